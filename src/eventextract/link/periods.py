"""The days that a record gives its event, and how those of two records lie to each other."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eventextract.values import PartialDate

LONG = 14  # days; what lies within a longer time may be any part of it
WEEKS = 5  # of a longer event only the first and the last week are looked up

Relation = Literal[
    "dates-apart",
    "dates-cross",
    "same-days",
    "same-start",
    "same-start-other-end",
    "same-end",
    "same-end-other-start",
    "days-within",
    "days-within-long",
]


@dataclass(frozen=True, slots=True)
class Period:
    """All days that an event may have from what is known: `first` to `last`; `start` and `end` where given as days."""

    first: date
    last: date
    start: date | None
    end: date | None

    @classmethod
    def of(cls, start: str | None, end: str | None) -> Period | None:
        """The period of two EDTF dates; None where no month and year is known, or they contradict each other."""
        dates = [PartialDate.parse(text) for text in (start, end) if text]
        bounds = [bound for one in dates if (bound := _bounds(one))]
        if not bounds or len(bounds) < len(dates):
            return None
        first, last = bounds[0][0], bounds[-1][1]
        return cls(first, last, _day(start), _day(end)) if first <= last else None

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1

    def weeks(self) -> tuple[int, ...]:
        """The weeks (numbered from the year 1) that it touches; of a long period the first and the last."""
        first, last = self.first.toordinal() // 7, self.last.toordinal() // 7
        return tuple(range(first, last + 1)) if last - first < WEEKS else (first, last)

    def covers(self, other: Period) -> bool:
        """Whether the other lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def relation(one: Period, two: Period) -> Relation:
    """How the days of two records of perhaps one event lie to each other."""
    if one.last < two.first or two.last < one.first:
        return "dates-apart"
    if one.start and one.start == two.start:
        return "same-days" if one.end == two.end and one.end else _or_other("same-start", one.end, two.end)
    if one.end and one.end == two.end:
        return _or_other("same-end", one.start, two.start)
    return _nested(one, two)


def _or_other(shared: Literal["same-start", "same-end"], one: date | None, two: date | None) -> Relation:
    if one is None or two is None:
        return shared
    return "same-start-other-end" if shared == "same-start" else "same-end-other-start"


def _nested(one: Period, two: Period) -> Relation:
    if not (one.covers(two) or two.covers(one)):
        return "dates-cross"
    return "days-within" if max(one.days, two.days) <= LONG else "days-within-long"


def _bounds(one: PartialDate) -> tuple[date, date] | None:
    if one.year is None or one.month is None:
        return None
    if one.day is not None:
        return one.full(), one.full()
    return date(one.year, one.month, 1), date(one.year, one.month, calendar.monthrange(one.year, one.month)[1])


def _day(text: str | None) -> date | None:
    one = PartialDate.parse(text) if text else None
    return one.full() if one and one.is_full else None
