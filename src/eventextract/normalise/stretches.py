"""Stretches of a text in order, asked for what overlaps or covers another, without a look at those far away."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from eventextract.values import Span


class Stretches:
    """Half-open stretches, in any order; they may overlap each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate([end for _, end in self._spans], max))  # how far those up to each reach

    def overlapping(self, start: int, end: int) -> Iterator[Span]:
        """Those that share at least one code point with a stretch, the last first."""
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._reach[index] > start:
            span = self._spans[index]
            if span[1] > start:
                yield span
            index -= 1

    def overlap(self, start: int, end: int) -> bool:
        """Whether any shares at least one code point with a stretch."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._reach[index] > start

    def cover(self, start: int, end: int) -> bool:
        """Whether a stretch lies within any."""
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._reach[index] > start:
            first, last = self._spans[index]
            if first <= start < last and end <= last:
                return True
            index -= 1
        return False
