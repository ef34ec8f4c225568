"""The Doc as plain lists for the agency patterns: words, which may stand in a name, where places and bodies are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from eventextract.normalise.names import fold_word
from eventextract.pipeline.agency_lexicon import AgencyLexicon, Head
from eventextract.pipeline.board import Board
from eventextract.values import Span

PLACES = ("country", "demonym", "city", "region", "subdivision")
POSSESSIVES = ("'s", "'")
MOSTLY = 0.7  # share of capitalised words from which a line is a title


@dataclass(frozen=True, slots=True)
class Look:
    """A word folded, its sort of stop word or "", and whether it may stand in a name."""

    fold: str
    stop: str
    cap: bool


@lru_cache(maxsize=65536)
def look(lexicon: AgencyLexicon, text: str) -> Look:
    """What a word by itself tells; "WHO" and "IT" in capitals are acronyms, "Thirty-four" is no part of a name."""
    fold = fold_word(text)
    stop = lexicon.stops.get(fold, "")
    small = lexicon.stops.get(fold.partition("-")[0]) in ("function", "calendar")
    if stop == "function" and len(text) > 1 and text.isupper():
        return Look(fold, stop, True)
    return Look(fold, stop, text[0].isupper() and not small and stop in ("", "title", "head"))


def _tokens(doc: Doc) -> tuple[list[str], list[int], list[int]]:
    """Words, starts and ends, without making a Token for each."""
    strings, texts, starts, ends, position = doc.vocab.strings, [], [], [], 0
    for word, length, blank in doc.to_array(["ORTH", "LENGTH", "SPACY"]).tolist():
        texts.append(strings[word])
        starts.append(position)
        ends.append(position + length)
        position += length + blank
    return texts, starts, ends


class Words:
    """Tokens by index: `text`, `fold`, `start`, `end`.

    `cap[i]`: may stand in a name; `next_to[i]`: no more than a blank before it; `stop[i]`: its sort of stop word or "".
    """

    def __init__(self, doc: Doc, board: Board, lexicon: AgencyLexicon) -> None:
        self.lexicon = lexicon
        self.board = board
        self.text, self.start, self.end = _tokens(doc)
        self.next_to = [False, *(after - before < 2 for before, after in zip(self.end, self.start[1:], strict=False))]
        looks = [look(lexicon, text) for text in self.text]
        self.fold = [one.fold for one in looks]
        self.stop = [one.stop for one in looks]
        self.cap = [one.cap for one in looks]
        self._styles: dict[tuple[int, int], str] = {}
        self.bound: set[int] = set()
        self._capitals: set[int] = set()
        self.place: dict[int, tuple[int, str]] = {}
        self.place_end: dict[int, tuple[int, str]] = {}
        self.known: dict[int, int] = {}
        self.known_end: dict[int, int] = {}
        self.covering: dict[int, int] = {}  # token inside a known body -> its first token
        self._lower_stops()
        self._mark_bound()
        self._mark_places()
        self._mark_offices()
        for mention in board.of("agency"):
            self.mark_known(mention.span)

    def __len__(self) -> int:
        return len(self.text)

    def tokens(self, span: Span) -> tuple[int, int]:
        """The half-open token range of a span."""
        return max(bisect_right(self.start, span.start) - 1, 0), bisect_left(self.start, span.end)

    def tokens_before(self, position: int) -> int:
        """The end of the tokens that begin before a position of the text."""
        return bisect_left(self.start, position)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to but not including `last`."""
        return Span(self.start[first], self.end[last - 1])

    def mark_known(self, span: Span) -> None:
        """Note a body that is known to stand here."""
        first, last = self.tokens(span)
        self.known[first] = max(last, self.known.get(first, 0))
        self.known_end[last] = min(first, self.known_end.get(last, first))
        for i in range(first + 1, last):
            self.covering[i] = min(first, self.covering.get(i, first))

    def acronym(self, i: int) -> bool:
        """Whether a token is written like an acronym: two capitals or more, no small letter but at its end."""
        text = self.text[i]
        return len(text) > 1 and text[:2].isupper() and sum(c.isupper() for c in text) * 2 > len(text)

    def head_at(self, last: int) -> Head | None:
        """The head noun whose last word is token `last`; the longest."""
        for phrase, head in self.lexicon.heads.get(self.fold[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase and self.cap[first]:
                return head
        return None

    def other_at(self, last: int) -> str | None:
        """The sort of the non-agency head whose last word is token `last`."""
        for phrase, sort in self.lexicon.others.get(self.fold[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase:
                return sort
        return None

    def other_size(self, last: int) -> int:
        """The number of words of the longest non-agency head that ends with token `last`; 0 for none."""
        for phrase, _ in self.lexicon.others.get(self.fold[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(self.fold[first : last + 1]) == phrase:
                return len(phrase)
        return 0

    def subject(self, i: int) -> bool:
        """Whether a capitalised word says what a public body deals with."""
        fold = self.fold[i]
        known = fold in self.lexicon.subjects or fold.rpartition("-")[2] in self.lexicon.subjects
        return self.cap[i] and (known or fold.endswith(self.lexicon.endings))

    def style(self, first: int, last: int) -> str:
        """`caps` for a line in capitals, `title` for one in which nearly every word has one, else `text`."""
        if (first, last) not in self._styles:
            self._styles[first, last] = self._style(first, last)
        return self._styles[first, last]

    def _style(self, first: int, last: int) -> str:
        words = [text for text in self.text[first:last] if text[0].isalpha() and len(text) > 1]
        if len(words) >= 3 and sum(word.isupper() for word in words) > MOSTLY * len(words):
            return "caps"
        words = [word for word in words if len(word) > 3]
        if len(words) >= 4 and self.text[last - 1] != "." and sum(w[0].isupper() for w in words) > MOSTLY * len(words):
            return "title"
        return "text"

    def _lower_stops(self) -> None:
        """In a line in capitals "OF" and "THE" are small words."""
        for sentence in self.board.sentences:
            first, last = self.tokens(sentence)
            if self.style(first, last) == "caps":
                self._capitals.update(range(first, last))
                for i in range(first, last):
                    self.cap[i] = self.cap[i] and self.stop[i] in ("", "title", "head")

    def in_capitals(self, i: int) -> bool:
        """Whether a token stands in a line in capitals."""
        return i in self._capitals

    def _mark_bound(self) -> None:
        """E.g. "of" in "Rule of Law" holds its neighbours together."""
        for i, fold in enumerate(self.fold):
            for phrase in self.lexicon.bound.get(fold, ()):
                if self.cap[i] and tuple(self.fold[i : i + len(phrase)]) == phrase and self.cap[i + len(phrase) - 1]:
                    self.bound.update(range(i + 1, i + len(phrase) - 1))

    def _mark_places(self) -> None:
        for mention in self.board.of(*PLACES):
            first, last = self.tokens(mention.span)
            if last > self.place.get(first, (0, ""))[0]:
                self.place[first] = (last, mention.kind)
            if first < self.place_end.get(last, (last, ""))[0]:
                self.place_end[last] = (first, mention.kind)
            for i in range(first, last):
                self.cap[i] = self.cap[i] or self.text[i][0].isupper()

    def _mark_offices(self) -> None:
        """Small heads that stand in a name: "Ombudsman's office", "Criminal Networks unit"."""
        for i in range(2, len(self.text)):
            if self.stop[i] != "head" or not self.next_to[i]:
                continue
            owner = self.fold[i - 1] in POSSESSIVES and (self.stop[i - 2] == "title" or self.fold[i - 2] == "general")
            subject = self.cap[i - 1] and self.cap[i - 2] and (self.subject(i - 1) or self.subject(i - 2))
            if (owner and self.cap[i - 2]) or (subject and self.next_to[i - 1]):
                self.cap[i] = True
