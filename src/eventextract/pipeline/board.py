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


class Board:
    """Mentions by kind, each list sorted by start, then the longest, then rule id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences: tuple[Span, ...] = ()
        self._plain = PRIVATE.sub(" ", reading.text)
        self._mentions: dict[str, list[Mention]] = {}
        self._starts: dict[str, list[int]] = {}
        self._lower: dict[Span, str] = {}

    def add(self, *mentions: Mention) -> None:
        """Add mentions; the same kind, span and source twice is one."""
        for mention in mentions:
            listed = self._mentions.setdefault(mention.kind, [])
            place = bisect_left(listed, _order(mention), key=_order)
            if not (place < len(listed) and _order(listed[place]) == _order(mention)):
                listed.insert(place, mention)
                self._starts.setdefault(mention.kind, []).insert(place, mention.span.start)

    def discard(self, mention: Mention) -> None:
        """Take a mention off the board (a later component knew better)."""
        place = self._mentions[mention.kind].index(mention)
        del self._mentions[mention.kind][place], self._starts[mention.kind][place]

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds, in order of start, the longest first."""
        found = [mention for kind in kinds for mention in self._mentions.get(kind, ())]
        return found if len(kinds) == 1 else sorted(found, key=_order)

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie wholly within a span, in order."""
        found: list[Mention] = []
        for kind in kinds:
            starts = self._starts.get(kind)
            if starts:
                near = self._mentions[kind][bisect_left(starts, span.start) : bisect_right(starts, span.end)]
                found += [mention for mention in near if mention.span.end <= span.end]
        return found if len(kinds) == 1 else sorted(found, key=_order)

    def mention(
        self, kind: str, start: int, end: int, source: str, value: object = None, score: float = 1.0
    ) -> Mention:
        """A mention of this text (not yet added)."""
        return Mention(kind, Span(start, end), self.text[start:end], source, value, score)  # type: ignore[arg-type]

    def abstract(self, span: Span, kinds: tuple[str, ...]) -> Abstract:
        """The stretch with each mention of these kinds as one placeholder; an earlier kind goes before a later, then the longest."""
        return abstract(self._plain, span, kinds, self.within(span, *kinds))

    def lower(self, span: Span) -> str:
        """A stretch in lower case (its offsets may differ from those of the text)."""
        if span not in self._lower:
            self._lower[span] = self.text[span.start : span.end].lower()
        return self._lower[span]

    def all(self) -> tuple[Mention, ...]:
        """Every mention, in order."""
        return tuple(self.of(*self._mentions))


def _order(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, -mention.span.end, mention.kind, mention.source


def board_of(doc: Doc) -> Board:
    """The board of a Doc that `find_mentions` (or the tests) put on its way."""
    board = doc.user_data[KEY]
    assert isinstance(board, Board)
    return board
