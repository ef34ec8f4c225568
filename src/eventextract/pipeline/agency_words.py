"""The Doc as plain lists for the agency patterns: words, which may stand in a name, where places and bodies are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import compress, count

from spacy.tokens import Doc

from eventextract.pipeline.agency_lexicon import AgencyLexicon, Head, compound_kind
from eventextract.pipeline.agency_looks import BOUND, HEAD, SMALL_HEAD, counts_of, looks_of
from eventextract.pipeline.board import Board
from eventextract.pipeline.tokens import tokens_of
from eventextract.values import Span

PLACES = ("country", "demonym", "city", "region", "subdivision")
POSSESSIVES = ("'s", "'")
BULLETS = frozenset("•►▪●◦‣·*-–—✓➤")
ENDS = frozenset(".;)")  # what a title does not end with
LEADS = 14  # tokens at the beginning of a line among which a job title ends at a comma: "N. N., Press Officer, ..."
SIGNED = 6  # tokens at the beginning of a line among which the comma after a job title stands
MOSTLY = 0.7  # share of capitalised words from which a line is a title


@lru_cache
def _with(mark: int) -> bytes:
    """For all sums of marks whether one of these is among them."""
    return bytes([bool(marks & mark) for marks in range(256)])


class _Marked(dict[int, list[int]]):
    """The tokens that carry one of some marks, looked for when first asked for; `marks`: by token."""

    def __init__(self, marks: bytes) -> None:
        self._marks = marks

    def __missing__(self, mark: int) -> list[int]:
        found = self[mark] = [*compress(count(), self._marks.translate(_with(mark)))]
        return found


class Words:
    """Tokens by index: `text`, `fold`, `start`, `end`.

    `cap[i]`: may stand in a name; `next_to[i]`: no more than a blank before it; `stop[i]`: its sort of stop word or "";
    `marks[i]`: see `agency_looks`. `lines`: the token ranges of the sentences.
    """

    def __init__(self, doc: Doc, board: Board, lexicon: AgencyLexicon) -> None:
        self.lexicon = lexicon
        self.board = board
        self._tokens = tokens_of(doc)
        self.start, self.end = self._tokens.starts, self._tokens.ends
        self.text = self._tokens.texts
        self.next_to = [False, *[True] * (len(self.text) - 1)]  # white space beyond a blank is a token of its own
        looks = [*map(looks_of(lexicon).__getitem__, self.text)]
        self.fold: tuple[str, ...]
        self.stop: tuple[str, ...]
        self._shapes: tuple[int, ...]
        self.fold, self.stop, caps, marks, self._shapes = zip(*looks, strict=True) if looks else ((),) * 5
        self.cap = [*caps]
        self.marks = bytes(marks)
        self._marked = _Marked(self.marks)
        self.lines = [self.tokens(sentence) for sentence in board.sentences]
        self._styles = {line: self._style(*line) for line in self.lines}
        self._capitals: set[int] = set()
        self.place: dict[int, tuple[int, str]] = {}
        self.place_end: dict[int, tuple[int, str]] = {}
        self.known: dict[int, int] = {}
        self.known_end: dict[int, int] = {}
        self.covering: dict[int, int] = {}  # token inside a known body -> its first token
        self._lower_stops()
        self.bound = self._bound()
        self._mark_places()
        self._place_starts = sorted(self.place)
        self._mark_offices()
        self._in_name = bytearray(self.cap)  # by token whether it goes on with a name that has begun
        for i in self.bound:
            self._in_name[i] = True
        for mention in board.of("agency"):
            self.mark_known(mention.span)

    def __len__(self) -> int:
        return len(self.text)

    def tokens(self, span: Span) -> tuple[int, int]:
        """The half-open token range of a span."""
        return self._tokens.range_of(*span)

    def line_of(self, i: int) -> tuple[int, int]:
        """The line in which a token stands, as a token range; the token's place alone outside all lines."""
        first, last = self.lines[bisect_right(self.lines, (i, len(self))) - 1] if self.lines else (i, i)
        return (first, last) if first <= i < last else (i, i)

    def run_end(self, first: int, limit: int) -> int:
        """The end of the capitalised words that begin at `first`."""
        end = self._in_name.find(0, first + 1, limit)
        return end if end >= 0 else max(first + 1, limit)

    def run_start(self, i: int, floor: int) -> int:
        """Where the capitalised words begin among which a token stands, at `floor` or behind it; `i + 1` for none."""
        first = max(self._in_name.rfind(0, floor, i + 1) + 1, floor)
        while first <= i and not self.cap[first]:
            first += 1
        return first

    def holds_head(self, first: int, last: int) -> bool:
        """Whether the last word of a head noun stands in a range."""
        heads = self._marked[HEAD]
        place = bisect_left(heads, first)
        return place < len(heads) and heads[place] < last

    def marked(self, mark: int, first: int, last: int) -> list[int]:
        """The tokens of a range that carry a mark (see `agency_looks`)."""
        marked = self._marked[mark]
        start = bisect_left(marked, first)
        return marked[start : bisect_left(marked, last, start)]

    def tokens_before(self, position: int) -> int:
        """The end of the tokens that begin before a position of the text."""
        return bisect_left(self.start, position)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to but not including `last`."""
        return self._tokens.span(first, last)

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
        lexicon = self.lexicon
        for size in lexicon.head_sizes.get(self.fold[last], ()):
            first = last - size + 1
            head = lexicon.heads.get(self.fold[first : last + 1]) if first >= 0 else None
            if head is None or not self.cap[first]:
                continue
            if head.size > 1 or self.fold[first] not in lexicon.in_capitals or self.text[last].isupper():
                return head
        return self._compound(last)

    def _compound(self, last: int) -> Head | None:
        """The head that a word is by its ending: "Bundeskriminalamt"; no place, and no English compound."""
        fold = self.fold[last]
        if not self.marks[last] & HEAD or fold in self.lexicon.head_sizes or not self.cap[last]:
            return None
        kind = compound_kind(self.lexicon, fold)
        return Head(kind, True, True, 1, frozenset(), False, True) if kind and last not in self.place else None

    def other_at(self, last: int) -> str | None:
        """The sort of the non-agency head whose last word is token `last`."""
        size = self.other_size(last)
        return self.lexicon.others[self.fold[last - size + 1 : last + 1]] if size else None

    def other_size(self, last: int) -> int:
        """The number of words of the longest non-agency head that ends with token `last`; 0 for none."""
        for size in self.lexicon.other_sizes.get(self.fold[last], ()):
            if last + 1 >= size and self.fold[last - size + 1 : last + 1] in self.lexicon.others:
                return size
        return 0

    def subject(self, i: int) -> bool:
        """Whether a capitalised word says what a public body deals with."""
        fold = self.fold[i]
        known = fold in self.lexicon.subjects or fold.rpartition("-")[2] in self.lexicon.subjects
        return self.cap[i] and (known or fold.endswith(self.lexicon.endings))

    def style(self, first: int, last: int) -> str:
        """`caps` for a line in capitals, `title` for one in which nearly every word has one, else `text`."""
        style = self._styles.get((first, last))
        return style if style else self._style(first, last)

    def _style(self, first: int, last: int) -> str:
        words, capitals, long, long_capitals = counts_of(sum(self._shapes[first:last]))
        if words >= 3 and capitals > MOSTLY * words:
            return "caps"
        if long >= 4 and long_capitals > MOSTLY * long and self.text[last - 1] not in ENDS:
            return "text" if self._is_entry(first, last) else "title"
        return "text"

    def _is_entry(self, first: int, last: int) -> bool:
        """Whether a line is one of a list or a signature: after a bullet or an hour, or with a job title before a comma."""
        start = self.text[first]
        named = "," in self.text[first + 1 : min(first + SIGNED, last)] and self.stop[first] == "title"
        named = named or any(
            self.text[i] == "," and self.stop[i - 1] == "title" for i in range(first + 1, min(first + LEADS, last))
        )
        return named or start in BULLETS or (start[0].isdigit() and self.text[first + 1 : first + 2] == [":"])

    def _lower_stops(self) -> None:
        """In a line in capitals "OF" and "THE" are small words."""
        for (first, last), style in self._styles.items():
            if style == "caps":
                self._capitals.update(range(first, last))
                for i in range(first, last):
                    self.cap[i] = self.cap[i] and self.stop[i] in ("", "title", "head")

    def places_from(self, first: int, last: int) -> list[int]:
        """The tokens of a range at which places begin."""
        starts = self._place_starts
        return starts[bisect_left(starts, first) : bisect_left(starts, last)]

    def in_capitals(self, i: int) -> bool:
        """Whether a token stands in a line in capitals."""
        return i in self._capitals

    def _bound(self) -> set[int]:
        """E.g. "of" in "Rule of Law" holds its neighbours together."""
        bound: set[int] = set()
        for i in self.marked(BOUND, 0, len(self)):
            for phrase in self.lexicon.bound[self.fold[i]]:
                if self.cap[i] and self.fold[i : i + len(phrase)] == phrase and self.cap[i + len(phrase) - 1]:
                    bound.update(range(i + 1, i + len(phrase) - 1))
        return bound

    def _mark_places(self) -> None:
        for mention in self.board.of(*PLACES):
            first, last = self.tokens(mention.span)
            part = mention.span.end < self.end[last - 1] and self.fold[first] in self.lexicon.subjects
            if mention.span.start > self.start[first] or part:
                continue  # "Sogaz-Asia", "Agri-food": a word with a place inside
            if last > self.place.get(first, (0, ""))[0]:
                self.place[first] = (last, mention.kind)
            if first < self.place_end.get(last, (last, ""))[0]:
                self.place_end[last] = (first, mention.kind)
            for i in range(first, last):
                if not self.cap[i]:
                    self.cap[i] = self.text[i][0].isupper()

    def _mark_offices(self) -> None:
        """Small heads that stand in a name: "Ombudsman's office", "Criminal Networks unit"."""
        for i in self.marked(SMALL_HEAD, 2, len(self)):
            owner = self.fold[i - 1] in POSSESSIVES and (self.stop[i - 2] == "title" or self.fold[i - 2] == "general")
            subject = self.cap[i - 1] and self.cap[i - 2] and (self.subject(i - 1) or self.subject(i - 2))
            if (owner and self.cap[i - 2]) or (subject and self.next_to[i - 1]):
                self.cap[i] = True
