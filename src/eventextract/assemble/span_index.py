"""Many spans, asked often: whether one of them lies within a stretch, or around one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from eventextract.values import Span


class SpanIndex:
    """Spans in order; each question costs the number of spans near by."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span[0] for span in self._spans]
        self._longest = max([end - start for start, end in self._spans], default=0)

    def __len__(self) -> int:
        return len(self._spans)

    def any_within(self, stretch: Span) -> bool:
        """Whether one of the spans lies wholly within a stretch."""
        start, end = stretch
        spans = self._spans
        for index in range(bisect_left(self._starts, start), len(spans)):
            if spans[index][1] <= end:
                return True
            if spans[index][0] > end:
                return False
        return False

    def any_begins(self, stretch: Span) -> bool:
        """Whether one of the spans begins within a stretch."""
        first = bisect_left(self._starts, stretch[0])
        return first < len(self._starts) and self._starts[first] < stretch[1]

    def within(self, stretch: Span) -> list[Span]:
        """The spans that lie wholly within a stretch, in order."""
        start, end = stretch
        first = bisect_left(self._starts, start)
        return [span for span in self._spans[first : bisect_right(self._starts, end, first)] if span[1] <= end]

    def any_around(self, span: Span) -> bool:
        """Whether one of the spans covers a span (or is the same)."""
        start, end = span
        for index in range(bisect_right(self._starts, start) - 1, -1, -1):
            found = self._spans[index]
            if found[1] >= end:
                return True
            if found[0] + self._longest < end:
                return False
        return False
