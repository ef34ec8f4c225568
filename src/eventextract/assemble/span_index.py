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

    def any_within(self, stretch: Span) -> bool:
        """Whether one of the spans lies wholly within a stretch."""
        start, end = stretch
        for index in range(bisect_left(self._starts, start), len(self._spans)):
            found = self._spans[index]
            if found[1] <= end:
                return True
            if found[0] >= end:
                return False
        return False

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
