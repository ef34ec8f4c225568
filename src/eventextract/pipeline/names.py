"""Component `eventextract_names`: runs of capitalised words that may be a person's name; honorifics and job titles.

A run leaves out what earlier components know (bodies, countries, dates); particles ("van der", "bin") stand within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.phrases import Phrases
from eventextract.values import Span

CAPITAL = re.compile(r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽȘȚḀ-ỿ][\w'’-]*\.?|al-[A-Z][\w'-]+|el-[A-Z][\w'-]+|d'[A-Z][\w'-]+)")
WORD = re.compile(r"[^\s\"(),;:!?–\[\]/«»]+")
KNOWN = ("agency", "programme", "country", "date", "demonym")
LONGEST = 6  # words in a name


class Names:
    """Proposes mentions of kinds `honorific`, `title` and `name`."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._honorifics = frozenset(row["word"] for row in knowledge.lexicon("honorifics"))
        self._longest = max(word.count(" ") for word in self._honorifics) + 1
        self._titles = Phrases(nlp, ((row["title"], row["title"]) for row in knowledge.lexicon("job_titles")))
        rows = knowledge.lexicon("name_words")
        self._particles = frozenset(row["word"] for row in rows if row["sort"] == "particle")
        self._openers = knowledge.words("sentence_openers", "word")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for span, _ in self._titles.find(doc):
            if not any(body.span.covers(span) for body in board.within(board_sentence(board, span), "agency")):
                board.add(board.mention("title", *span, "people.title"))
        for sentence in board.sentences:
            self._sentence(board, sentence)
        return doc

    def _sentence(self, board: Board, sentence: Span) -> None:
        known = [m.span for m in board.within(sentence, *KNOWN)]
        run: list[Span] = []
        for word in self._words(board, sentence):
            hidden = any(word.overlaps(span) for span in known)
            text = board.text[word.start : word.end]
            apart = bool(run) and board.text[run[-1].end : word.start] != " "
            if apart or hidden or not self._may_belong(text, run):
                self._close(board, run)
                run = []
            if not hidden and (CAPITAL.fullmatch(text) or (run and text in self._particles)):
                run.append(word)
        self._close(board, run)

    def _words(self, board: Board, sentence: Span) -> Iterator[Span]:
        for found in WORD.finditer(board.text, *sentence):
            text = found[0].rstrip(".") if len(found[0]) > 3 else found[0]
            text = text.removesuffix("'s").removesuffix("'")
            if text:
                yield Span(found.start(), found.start() + len(text))

    def _may_belong(self, text: str, run: list[Span]) -> bool:
        return bool(CAPITAL.fullmatch(text)) or (bool(run) and text in self._particles)

    def _close(self, board: Board, run: list[Span]) -> None:
        """Part a finished run into honorifics and a name."""
        words = [board.text[span.start : span.end] for span in run]
        first = 0
        while first < len(run):
            size = self._honorific(words, first)
            if size:
                board.add(board.mention("honorific", run[first].start, run[first + size - 1].end, "people.honorific"))
                first += size
            elif words[first] in self._openers:
                first += 1
            else:
                last = self._end(words, first)
                self._name(board, run[first:last])
                first = last

    def _honorific(self, words: list[str], first: int) -> int:
        """How many words from `first` on are an honorific; 0 for none."""
        for size in range(self._longest, 0, -1):
            if " ".join(words[first : first + size]) in self._honorifics and first + size <= len(words):
                return size
        return 0

    def _end(self, words: list[str], first: int) -> int:
        last = first + 1
        while last < len(words) and not self._honorific(words, last):
            last += 1
        while last > first + 1 and words[last - 1] in self._particles:
            last -= 1
        return last

    def _name(self, board: Board, run: list[Span]) -> None:
        if len(run) <= LONGEST:
            board.add(board.mention("name", run[0].start, run[-1].end, "people.capitals"))


def board_sentence(board: Board, span: Span) -> Span:
    """A stretch around a span wide enough to hold any body that covers it."""
    return Span(max(span.start - 200, 0), min(span.end + 200, len(board.text)))


@Language.factory("eventextract_names", default_config={"models": None})
def make_names(nlp: Language, name: str, models: str | None) -> Names:
    """The component, with the knowledge of a models folder."""
    return Names(nlp, load_knowledge(models))
