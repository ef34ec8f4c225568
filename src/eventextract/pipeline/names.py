"""Component `eventextract_names`: runs of capitalised words that may be a person's name; honorifics and job titles.

A run leaves out what earlier components know (bodies, countries, dates) and words of the language; particles ("van
der", "bin") stand within it. A name's score tells how much its words alone speak for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import BodyValue, Mention
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.name_words import GLUED, NameWords, lower_words
from eventextract.pipeline.phrases import Phrases
from eventextract.values import Span

IN_PLACE = re.compile(r" (?:in|of|at) $")
STOPS_NAME = re.compile(r" (?:of|for|at|in|to)\b")
OFFICE_BODY = re.compile(r" (?:for|on|in)\b")  # "Commissioner for ..." is a body and an office
KNOWN = ("agency", "programme", "country", "date", "demonym")
PLACES = ("city", "region", "subdivision", "venue")
SURE_BODY = 1.0  # bodies below this score were told by their words alone
NAME_SORTS = {"given", "initial", "surname", "doubtful"}
LONGEST = 7  # words in a name
STRONG, MEDIUM, LONE_GIVEN, LONE, OFFICE = 1.0, 0.5, 0.3, 0.2, 0.5
AFTER_ARTICLE = 0.3  # factor: "the Marshall Plan" names no person


class Word(NamedTuple):
    """A word with its span and what it may be to a name."""

    span: Span
    text: str
    sort: str


class Names:
    """Proposes mentions of kinds `honorific`, `title` and `name`."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._honorifics = {row["word"]: row["sort"] for row in knowledge.lexicon("honorifics")}
        self._longest = max(word.count(" ") for word in self._honorifics) + 1
        self._titles = Phrases(nlp, ((row["title"], row["title"]) for row in knowledge.lexicon("job_titles")))
        self._words = NameWords(knowledge)
        self._function_words = knowledge.words("function_words", "word")
        self._openers = knowledge.words("sentence_openers", "word")

    def __call__(self, doc: Doc) -> Doc:
        """Put the mentions of a Doc on its board."""
        board = board_of(doc)
        lower = lower_words(board.text)
        self._free_names(board, lower)
        self._find_titles(board, doc)
        for sentence in board.sentences:
            for run in self._runs(board, sentence, lower):
                self._part(board, run)
        _drop_strays(board)
        return doc

    def _free_names(self, board: Board, lower: frozenset[str]) -> None:
        """Cut persons' names off bodies that took them for their last words: "Ministry of Health Anna Berg"."""
        for mention in [m for m in board.of("agency") if m.score < SURE_BODY and isinstance(m.value, BodyValue)]:
            words = list(self._sentence_words(board, mention.span, lower))
            cut = self._name_at_end(words) if " of " in mention.text or " for " in mention.text else 0
            if cut:
                end = words[cut - 1].span.end
                assert isinstance(mention.value, BodyValue)
                value = replace(
                    mention.value, name=board.text[mention.span.start : end], acronym=None, optional_name=None
                )
                board.discard(mention)
                board.add(board.mention("agency", mention.span.start, end, mention.source, value, mention.score))

    def _name_at_end(self, words: list[Word]) -> int:
        """Where a form of address and full name begin that end the words of a body of the kind "X of Y"; 0 for none."""
        for index in range(2, len(words) - 1):
            rest = [w.sort for w in words[index:] if w.text not in self._honorifics]
            opens = words[index].text in self._honorifics or rest[:1] in (["given"], ["initial"], ["doubtful"])
            named = len(rest) > 1 and opens and set(rest) <= NAME_SORTS
            if named and words[index - 1].sort in ("common", "surname"):
                return index
        return 0

    def _find_titles(self, board: Board, doc: Doc) -> None:
        bodies = [m.span for m in board.of("agency", "programme")]
        for span, _ in self._titles.find(doc):
            within = any(body.covers(span) for body in bodies)
            if not within or OFFICE_BODY.match(board.text, span.end):
                board.add(board.mention("title", *span, "people.title"))

    def _runs(self, board: Board, sentence: Span, lower: frozenset[str]) -> Iterator[list[Word]]:
        """Capitalised words that stand side by side, with particles between them."""
        known = [m.span for m in board.within(sentence, *KNOWN)]
        run: list[Word] = []
        for word in self._sentence_words(board, sentence, lower):
            capitals = not word.sort and word.text.isupper() and len(word.text) > 2
            if capitals and (any(w.sort == "given" for w in run) or self._introduced(board, word.span.start)):
                word = word._replace(sort="surname")  # "Maria LOPES": a surname in capitals is no acronym
            hidden = bool(word.sort) and any(word.span.overlaps(span) for span in known)
            if run and (hidden or not word.sort or not self._beside(board.text, run[-1], word)):
                yield run
                run = []
            if not hidden and word.sort and (run or word.sort not in ("particle", "suffix")):
                run.append(word)
        if run:
            yield run

    def _sentence_words(self, board: Board, sentence: Span, lower: frozenset[str]) -> Iterator[Word]:
        """The words that may belong to a name: capitalised ones and particles."""
        for found in self._words.candidates.finditer(board.text, *sentence):
            text = found[0].removesuffix("'s").removesuffix("'")
            sort = self._words.sort(text, lower) or ("honorific" if text in self._honorifics else "")
            if text.endswith(".") and sort not in ("initial", "suffix", "short") and text not in self._honorifics:
                text = text.rstrip(".")
                sort = self._words.sort(text, lower)
            if text:
                yield Word(Span(found.start(), found.start() + len(text)), text, sort)

    def _beside(self, text: str, left: Word, right: Word) -> bool:
        gap = text[left.span.end : right.span.start]
        return gap == " " or (gap == ", " and right.sort == "suffix")

    def _part(self, board: Board, run: list[Word]) -> None:
        """Part a run into honorifics, words of the language, and names."""
        first, start = 0, 0
        while first < len(run):
            size = self._honorific(run, first)
            if size or self._parts(board, run, first, start):
                self._name(board, run[start:first])
                if size:
                    board.add(self._address(board, Span(run[first].span.start, run[first + size - 1].span.end)))
                start = first = first + (size or 1)
            else:
                first += 1
        self._name(board, run[start:])

    def _address(self, board: Board, span: Span) -> Mention:
        """A form of address; half the score where it is an office ("Ambassador"), which may be part of a job title."""
        office = self._honorifics[" ".join(board.text[span.start : span.end].split())] == "office"
        return board.mention("honorific", *span, "people.honorific", None, OFFICE if office else STRONG)

    def _honorific(self, run: list[Word], first: int) -> int:
        """How many words from `first` on are an honorific; 0 for none."""
        for size in range(min(self._longest, len(run) - first), 0, -1):
            if " ".join(word.text for word in run[first : first + size]) in self._honorifics:
                return size
        return 0

    def _parts(self, board: Board, run: list[Word], index: int, start: int) -> bool:
        """Whether a word ends a name before it and belongs to none: an opener, a word of the language, a job title."""
        word = run[index]
        if self._kept(board, run, index, start):
            return False
        if word.text in self._openers and word.text.lower() in self._function_words:
            return True
        title = any(m.span.overlaps(word.span) for m in board.within(_around(word.span), "title"))
        if not title and word.sort not in ("common", "honorific"):
            return index == start and word.text in self._openers and word.sort != "given"
        last = index == len(run) - 1 and not STOPS_NAME.match(board.text, word.span.end)
        return not (last and index - start in (1, 2) and run[start].sort in ("given", "initial"))

    def _kept(self, board: Board, run: list[Word], index: int, start: int) -> bool:
        """A word of the language is a surname after a particle ("de la Cruz") or before a given name ("Park Jin")."""
        if index > start and run[index - 1].sort == "particle":
            return True
        pair = index == start and index + 2 == len(run) and run[-1].sort == "given" and "-" in run[-1].text
        return pair and run[index].text not in self._openers and self._introduced(board, run[index].span.start)

    def _introduced(self, board: Board, start: int) -> bool:
        """Whether a line begins here, or a form of address stands right before."""
        if board.text[start - 1 : start] in ("", "\n"):
            return True
        return any(m.span.end == start - 1 for m in board.within(Span(max(start - 40, 0), start), "honorific"))

    def _name(self, board: Board, run: list[Word]) -> None:
        while run and run[-1].sort == "particle":
            run = run[:-1]
        while run and run[0].sort in ("particle", "suffix"):
            run = run[1:]
        run = self._without_place(board, run)
        score = self._score(run) if 0 < len(run) <= LONGEST else 0.0
        if not score:
            return
        span = Span(run[0].span.start, run[-1].span.end)
        if any(m.span.covers(span) for m in board.within(_around(span), *PLACES)):
            score = min(score, LONE)
        if board.text[max(span.start - 4, 0) : span.start].lower() == "the ":
            score *= AFTER_ARTICLE
        board.add(board.mention("name", *span, "people.name", None, score))

    def _without_place(self, board: Board, run: list[Word]) -> list[Word]:
        """A run without the town that it begins with after a preposition: "representative in Tallinn Anna Berg"."""
        if len(run) < 3 or not IN_PLACE.search(board.text, max(run[0].span.start - 5, 0), run[0].span.start):
            return run
        whole = Span(run[0].span.start, run[-1].span.end)
        place = next((m.span for m in board.within(whole, *PLACES) if m.span.start == whole.start), None)
        rest = [word for word in run if place and word.span.start >= place.end]
        return rest if len(rest) > 1 else run

    def _score(self, run: list[Word]) -> float:
        sorts = [word.sort for word in run if word.sort not in ("particle", "suffix")]
        if all(sort in ("initial", "short") for sort in sorts):
            return 0.0
        if len(sorts) == 1 and not GLUED.fullmatch(run[0].text):
            return LONE_GIVEN if sorts[0] == "given" else LONE
        sure = "given" in sorts or "initial" in sorts or "short" in sorts
        first = sorts[0] == "doubtful" and "surname" in sorts
        return STRONG if sure or first else MEDIUM


def _drop_strays(board: Board) -> None:
    """Discard lone capitalised words that no form of address and no full name makes a person's name."""
    parts = {part for m in board.of("name") if m.score >= MEDIUM for part in m.text.split()}
    ends = {m.span.end + 1 for m in board.of("honorific")}
    for mention in list(board.of("name")):
        if mention.score <= LONE and mention.text not in parts and mention.span.start not in ends:
            board.discard(mention)


def _around(span: Span) -> Span:
    """A stretch around a word that holds any title it belongs to."""
    return Span(max(span.start - 40, 0), span.end + 40)


@Language.factory("eventextract_names", default_config={"models": None})
def make_names(nlp: Language, name: str, models: str | None) -> Names:
    """The component, with the knowledge of a models folder."""
    return Names(nlp, load_knowledge(models))
