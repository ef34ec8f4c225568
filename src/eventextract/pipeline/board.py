"""The board that a Doc carries through the pipeline: the reading, its sentences, and all mentions found so far.

It lives in `doc.user_data` (never in spaCy's process-wide extensions) and dies with the Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from eventextract.mentions import Mention, Reading
from eventextract.pipeline.abstract import PRIVATE, Abstract, abstract
from eventextract.values import Span

KEY = "eventextract"
BLOCK = 16  # mentions are kept in blocks of 2 ** 16 code points
_Key = tuple[int, int, str, str]  # what mentions are sorted by


class Board:
    """Mentions in order: by start, then the longest, then kind, then rule id; all together and by kind."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences: tuple[Span, ...] = ()
        self._plain = PRIVATE.sub(" ", reading.text)
        self._blocks: dict[int, tuple[list[_Key], list[Mention]]] = {}  # all mentions and their keys, by `_block`
        self._mentions: dict[str, list[Mention]] = {}
        self._starts: dict[str, list[int]] = {}
        self._lower: dict[Span, str] = {}

    def add(self, *mentions: Mention) -> None:
        """Add mentions; the same kind, span and source twice is one."""
        for mention in mentions:
            key = _order(mention)
            keys, listed = self._block(key[0])
            place = bisect_left(keys, key)
            if place < len(keys) and keys[place] == key:
                continue
            keys.insert(place, key)
            listed.insert(place, mention)
            self._add_to_kind(mention, key)

    def _block(self, start: int) -> tuple[list[_Key], list[Mention]]:
        """The block for mentions that start here: of a long text each is short enough to insert into."""
        number = start >> BLOCK
        if number not in self._blocks:
            self._blocks[number] = ([], [])
        return self._blocks[number]

    def _add_to_kind(self, mention: Mention, key: _Key) -> None:
        listed = self._mentions.setdefault(mention.kind, [])
        starts = self._starts.setdefault(mention.kind, [])
        start = key[0]
        place = bisect_left(starts, start)
        while place < len(starts) and starts[place] == start and _order(listed[place]) < key:
            place += 1
        listed.insert(place, mention)
        starts.insert(place, start)

    def discard(self, mention: Mention) -> None:
        """Take a mention off the board (a later component knew better)."""
        key = _order(mention)
        place = bisect_left(self._mentions[mention.kind], key, key=_order)
        del self._mentions[mention.kind][place], self._starts[mention.kind][place]
        keys, listed = self._block(key[0])
        place = bisect_left(keys, key)
        del listed[place], keys[place]

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds, in order of start, the longest first."""
        if len(kinds) == 1:
            return list(self._mentions.get(kinds[0], ()))
        return [mention for mention in self.all() if mention.kind in kinds]

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie wholly within a span, in order."""
        start, end = span
        if len(kinds) == 1:
            starts = self._starts.get(kinds[0])
            if not starts:
                return []
            near = self._mentions[kinds[0]][bisect_left(starts, start) : bisect_right(starts, end)]
            return [mention for mention in near if mention.span.end <= end]
        found: list[Mention] = []
        for number in range(start >> BLOCK, (end >> BLOCK) + 1):
            if number in self._blocks:
                keys, listed = self._blocks[number]
                near = listed[bisect_left(keys, (start,)) : bisect_left(keys, (end + 1,))]
                found += [mention for mention in near if mention.kind in kinds and mention.span.end <= end]
        return found

    def mention(
        self, kind: str, start: int, end: int, source: str, value: object = None, score: float = 1.0
    ) -> Mention:
        """A mention of this text (not yet added)."""
        return Mention(kind, Span(start, end), self.text[start:end], source, value, score)  # type: ignore[arg-type]

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


def _order(mention: Mention) -> _Key:
    start, end = mention.span
    return start, -end, mention.kind, mention.source


def board_of(doc: Doc) -> Board:
    """The board of a Doc that `find_mentions` (or the tests) put on its way."""
    board = doc.user_data[KEY]
    assert isinstance(board, Board)
    return board
