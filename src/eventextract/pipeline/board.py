"""The board that a Doc carries through the pipeline: the reading, its sentences, and all mentions found so far.

It lives in `doc.user_data` (never in spaCy's process-wide extensions) and dies with the Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache

from spacy.tokens import Doc

from eventextract.mentions import Mention, Reading
from eventextract.pipeline.abstract import PRIVATE, Abstract, abstract
from eventextract.values import Span, span_of

KEY = "eventextract"
BLOCK = 16  # mentions are kept in blocks of 2 ** 16 code points
_Listed = tuple[list[int], list[Mention]]  # starts of mentions, and the mentions; in order


class Board:
    """Mentions in order: by start, then the longest, then kind, then rule id; all together and by kind."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences: tuple[Span, ...] = ()
        self._plain = PRIVATE.sub(" ", reading.text)
        self._blocks: dict[int, _Listed] = defaultdict(_nothing)  # all mentions; blocks are short enough to insert into
        self._kinds: dict[str, _Listed] = defaultdict(_nothing)
        self._lower: dict[Span, str] = {}

    def add(self, *mentions: Mention) -> None:
        """Add mentions; the same kind, span and source twice is one."""
        for mention in mentions:
            start = mention.span[0]
            starts, listed = self._kinds[mention.kind]
            if not starts or starts[-1] < start:  # most are found in order
                starts.append(start)
                listed.append(mention)
            else:
                place = _place(starts, listed, mention)
                if place < len(starts) and starts[place] == start and not _before(mention, listed[place]):
                    continue
                starts.insert(place, start)
                listed.insert(place, mention)
            starts, listed = self._blocks[start >> BLOCK]
            place = _place(starts, listed, mention)
            starts.insert(place, start)
            listed.insert(place, mention)

    def discard(self, mention: Mention) -> None:
        """Take a mention off the board (a later component knew better)."""
        for starts, listed in (self._kinds[mention.kind], self._blocks[mention.span.start >> BLOCK]):
            place = _place(starts, listed, mention)
            del starts[place], listed[place]

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds, in order of start, the longest first."""
        if len(kinds) == 1:
            return self._kinds[kinds[0]][1].copy() if kinds[0] in self._kinds else []
        wanted = _wanted(kinds)
        return [mention for mention in self.all() if mention.kind in wanted]

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie wholly within a span, in order."""
        start, end = span
        if len(kinds) == 1:
            if kinds[0] not in self._kinds:
                return []
            starts, listed = self._kinds[kinds[0]]
            first = bisect_left(starts, start)
            if first == len(starts) or starts[first] > end:
                return []
            return [mention for mention in listed[first : bisect_right(starts, end, first)] if mention.span[1] <= end]
        found: list[Mention] = []
        wanted = _wanted(kinds)
        for number in range(start >> BLOCK, (end >> BLOCK) + 1):
            if number in self._blocks:
                starts, listed = self._blocks[number]
                near = listed[bisect_left(starts, start) : bisect_right(starts, end)]
                found += [mention for mention in near if mention.kind in wanted and mention.span[1] <= end]
        return found

    def mention(
        self, kind: str, start: int, end: int, source: str, value: object = None, score: float = 1.0
    ) -> Mention:
        """A mention of this text (not yet added)."""
        return Mention(kind, span_of((start, end)), self.text[start:end], source, value, score)  # type: ignore[arg-type]

    def abstract(self, span: Span, kinds: tuple[str, ...], found: list[Mention]) -> Abstract:
        """The stretch with each mention in `found` (of these kinds, within it) as one placeholder.

        Of those that overlap, an earlier kind goes before a later, then the longest.
        """
        return abstract(self._plain, span, kinds, found)

    def lower(self, span: Span) -> str:
        """A stretch in lower case, as rules see it (its offsets may differ from those of the text)."""
        if span not in self._lower:
            self._lower[span] = self._plain[span.start : span.end].lower()
        return self._lower[span]

    def all(self) -> tuple[Mention, ...]:
        """Every mention, in order."""
        blocks = [self._blocks[number][1] for number in sorted(self._blocks)]
        return tuple(blocks[0]) if len(blocks) == 1 else tuple([mention for block in blocks for mention in block])


def _nothing() -> _Listed:
    return [], []


_wanted = lru_cache(maxsize=256)(frozenset[str])
"""Kinds as a set: asked for each mention around."""


def _place(starts: list[int], listed: list[Mention], mention: Mention) -> int:
    """Where a mention stands or would stand; most are added behind all others."""
    start = mention.span[0]
    if not starts or starts[-1] < start:
        return len(starts)
    place = bisect_left(starts, start)
    while place < len(starts) and starts[place] == start and _before(listed[place], mention):
        place += 1
    return place


def _before(one: Mention, other: Mention) -> bool:
    """Whether of two mentions that start at one place the first stands before the second."""
    end, further = one.span[1], other.span[1]
    if end != further:
        return end > further
    return (one.kind, one.source) < (other.kind, other.source)


def board_of(doc: Doc) -> Board:
    """The board of a Doc that `find_mentions` (or the tests) put on its way."""
    board = doc.user_data[KEY]
    assert isinstance(board, Board)
    return board
