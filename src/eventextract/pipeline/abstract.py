"""A sentence in which earlier mentions stand as one character each, so that rules are short regular expressions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from eventextract.knowledge.compiling import expression
from eventextract.knowledge.rules import PLACEHOLDERS
from eventextract.mentions import Mention
from eventextract.quickly_made import quickly_made
from eventextract.values import Span, span_of

BY_SPAN = attrgetter("span")
PRIVATE = expression("[\ue000-\uf8ff]")  # a release's own private-use characters must not pose as placeholders


@quickly_made
@dataclass(frozen=True, slots=True)
class Abstract:
    """`text` is the abstracted sentence; the rest maps it back."""

    text: str
    mentions: tuple[Mention, ...]  # in order; mentions[i] stands at places[i] of `text`
    places: tuple[int, ...]
    _starts: tuple[int, ...]  # starts of plain pieces in `text`
    _sources: tuple[int, ...]  # and where each begins in the reading

    def source(self, position: int) -> int:
        """The position of the reading that a position of `text` stands for (the start of a mention for its placeholder)."""
        index = max(bisect_right(self._starts, position) - 1, 0)
        return self._sources[index] + position - self._starts[index]

    def span(self, start: int, end: int) -> Span:
        """The span of the reading that a non-empty span of `text` stands for."""
        last = self.at(end - 1)
        return span_of((self.source(start), last.span.end if last else self.source(end - 1) + 1))

    def at(self, position: int) -> Mention | None:
        """The mention whose placeholder stands at a position of `text`."""
        index = bisect_right(self.places, position) - 1
        return self.mentions[index] if index >= 0 and self.places[index] == position else None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions whose placeholders stand in `text[start:end]`."""
        return self.mentions[bisect_left(self.places, start) : bisect_left(self.places, end)]


def abstract(text: str, span: Span, kinds: tuple[str, ...], found: list[Mention]) -> Abstract:
    """Abstract `text[span]`, which holds no private-use characters; `found` are the mentions of `kinds` within it."""
    chosen = _without_overlaps(found, kinds)
    pieces: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    sources: list[int] = []
    length, position = 0, span.start
    for mention in chosen:
        start, end = mention.span
        place = length + start - position
        starts += (length, place)
        sources += (position, start)
        pieces += (text[position:start], PLACEHOLDERS[mention.kind])
        places.append(place)
        length, position = place + 1, end
    pieces.append(text[position : span.end])
    starts.append(length)
    sources.append(position)
    return Abstract("".join(pieces), tuple(chosen), tuple(places), tuple(starts), tuple(sources))


def _without_overlaps(found: list[Mention], kinds: tuple[str, ...]) -> list[Mention]:
    """The mentions in order of start; of those that overlap the one of the earlier kind, then the longest."""
    if _are_apart(found):
        return found
    ordered = sorted(found, key=BY_SPAN)
    if _are_apart(ordered):
        return ordered
    chosen: list[Mention] = []
    for mention in sorted(
        found, key=lambda m: (kinds.index(m.kind), m.span.start - m.span.end, m.span.start, m.source)
    ):
        start, end = mention.span
        for other in chosen:
            if start < other.span.end and other.span.start < end:
                break
        else:
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.span.start)


def _are_apart(found: list[Mention]) -> bool:
    """Whether each mention starts where those before it have ended, or later."""
    reached = 0
    for mention in found:
        start, end = mention.span
        if start < reached:
            return False
        reached = end
    return True
