"""Component `eventextract_sentences`: sentence boundaries within each paragraph and zone.

A full stop ends a sentence before a capital, a figure or an opening mark, unless it belongs to an abbreviation, an
initial or the number of a list item. Sentences glued together ("in 2016.The seminar") are parted too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

import numpy
from spacy.attrs import SENT_START  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.pipeline.board import board_of
from eventextract.values import Span, paragraphs

STOP = expression(
    r"""[.!?…]["')\]»]{0,3}(?:\[\d{1,3}\])?      # the stop, with closing marks and a note's number
    (?P<gap>[ ]+|(?=[A-Z][a-z]))               # blanks, or nothing where sentences are glued together
    (?=["'(\[«]{0,3}[A-ZÀ-ÞΑ-ΩА-Я0-9])         # what may begin a sentence""",
    re.VERBOSE,
)
LONGEST = (
    2000  # characters of a sentence; lists and tables without full stops are parted, since rules search each whole
)
LAST_WORD = expression(r"[^\s(\[\"'/-]+$")
INITIAL = expression(r"(?:[A-ZÀ-Þ]|[A-Z][a-z]?\.[A-Z]|(?P<several>[A-Z]\.[A-Z]\.[A-Z]))")
LIST_NUMBER = expression(r"(?:^|\n|[.!?:] )\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})$")
GLUED = expression(r"(?:[a-zà-þ]{2,}|\d{4}|[)\"])[.!?]$")


class Sentences:
    """Sets `board.sentences` and spaCy's sentence starts."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.lexicon("abbreviations")
        self._before = frozenset(row["word"] for row in rows if row["sort"] == "before")
        self._within = frozenset(row["word"] for row in rows if row["sort"] == "within")
        self._starters = knowledge.words("sentence_starters", "word")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        cuts = sorted({edge for zone in board.reading.zones for edge in zone.span})
        board.sentences = tuple(
            trimmed
            for paragraph in paragraphs(board.text)
            for whole in self._split(board.text, paragraph, cuts)
            for sentence in _bounded(board.text, whole)
            if (trimmed := _trim(board.text, sentence)).end > trimmed.start
        )
        _mark(doc, board.sentences)
        return doc

    def _split(self, text: str, paragraph: Span, cuts: list[int]) -> Iterator[Span]:
        start = paragraph.start
        ends = [m.start("gap") for m in STOP.finditer(text, *paragraph) if self._ends(text, m, paragraph.start)]
        within = cuts[bisect_right(cuts, paragraph.start) : bisect_left(cuts, paragraph.end)]
        for end in sorted({*ends, *within}):
            yield Span(start, end)
            start = end
        yield Span(start, paragraph.end)

    def _ends(self, text: str, stop: re.Match[str], start: int) -> bool:
        before = text[max(start, stop.start() - 30) : stop.start()]
        if stop["gap"] == "" and not GLUED.search(before + text[stop.start()]):
            return False
        if text[stop.start()] != ".":
            return True
        word = LAST_WORD.search(before)
        last = word[0] if word else ""
        if last in self._before or LIST_NUMBER.search(text[start : stop.start()]):
            return False
        initial = INITIAL.fullmatch(last)
        if initial or last in self._within:
            may_end = last in self._within or bool(initial and initial["several"])
            return may_end and self._starts_anew(text[stop.end() : stop.end() + 20])
        return True

    def _starts_anew(self, following: str) -> bool:
        """After "U.S.", "Inc." or "A.B.C." only a word that begins sentences ends the one before; after one initial nothing."""
        word = re.match(r"[\"']?([A-Za-z]+)", following)
        return word is not None and word[1] in self._starters


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, parted at blanks where it is too long."""
    start = sentence.start
    while sentence.end - start > LONGEST and (blank := text.find(" ", start + LONGEST, sentence.end)) > 0:
        yield Span(start, blank)
        start = blank
    yield Span(start, sentence.end)


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _mark(doc: Doc, sentences: tuple[Span, ...]) -> None:
    """Set all sentence starts in one call (spaCy checks the whole Doc at each single one)."""
    if not len(doc):
        return
    sizes = doc.to_array(["LENGTH", "SPACY"]).astype("int64").sum(axis=1)
    places = numpy.concatenate(([0], numpy.cumsum(sizes)[:-1]))
    begins = numpy.isin(places, [0, *(span.start for span in sentences)])
    array: Any = numpy.where(begins, 1, -1).astype("int64").astype("uint64")
    doc.from_array(SENT_START, array)


@Language.factory("eventextract_sentences", default_config={"models": None})
def make_sentences(nlp: Language, name: str, models: str | None) -> Sentences:
    """The component, with the knowledge of a models folder."""
    return Sentences(load_knowledge(models))
