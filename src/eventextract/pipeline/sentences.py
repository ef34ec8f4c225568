"""Component `eventextract_sentences`: sentence boundaries within each paragraph and zone.

A full stop ends a sentence before a capital, a figure or an opening mark, unless it belongs to an abbreviation, an
initial or the number of a list item. Sentences glued together ("in 2016.The seminar") are parted too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.pipeline.board import board_of
from eventextract.values import Span, paragraphs, span_of

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
    """Sets `board.sentences`; spaCy's own marks of sentence starts stay unset, since nobody reads them."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.lexicon("abbreviations")
        self._before = frozenset(row["word"] for row in rows if row["sort"] == "before")
        self._within = frozenset(row["word"] for row in rows if row["sort"] == "within")
        self._starters = knowledge.words("sentence_starters", "word")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        text = board.text
        cuts = sorted({edge for zone in board.reading.zones for edge in zone.span})
        found: list[Span] = []
        for paragraph in paragraphs(text):
            for start, end in self._split(text, paragraph, cuts):
                if end - start > LONGEST:
                    found += [_trim(text, *part) for part in _bounded(text, Span(start, end))]
                else:
                    found.append(_trim(text, start, end))
        board.sentences = tuple([sentence for sentence in found if sentence.end > sentence.start])
        return doc

    def _split(self, text: str, paragraph: Span, cuts: list[int]) -> Iterator[tuple[int, int]]:
        start, last = paragraph
        edges = {m.start("gap") for m in STOP.finditer(text, start, last) if self._ends(text, m, start)}
        edges.update(cuts[bisect_right(cuts, start) : bisect_left(cuts, last)])
        for end in sorted(edges):
            yield start, end
            start = end
        yield start, last

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


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end].lstrip()
    return span_of((end - len(piece), end - len(piece) + len(piece.rstrip())))


@Language.factory("eventextract_sentences", default_config={"models": None})
def make_sentences(nlp: Language, name: str, models: str | None) -> Sentences:
    """The component, with the knowledge of a models folder."""
    return Sentences(load_knowledge(models))
