"""Sets an expression of time against a publication date: what its start and end are. Pure, and free of any clock.

How careful readers of press releases take them:
- "on Tuesday" in a report is the latest Tuesday not after publication; in an announcement the next one not before it.
- "last Tuesday" is the latest before publication, "this Tuesday" the one of its week (Monday to Sunday), "next Tuesday"
  that of the week after (the one of this week is then the `alternative`, if it is still to come).
- "this week", "last week": the month, where the whole week lies in one; else nothing.
- A missing year is that which brings the date nearest to publication, a date on the wrong side of it (future in a report,
  past in an announcement) counting as twice as far; where the text names the weekday, one of the years in which it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from eventextract.mentions import Basis, TimeValue
from eventextract.normalise.relativedays import Reached, reach
from eventextract.values import PartialDate

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to. `start`, `end` None: not to be said. `basis`: stated (all in the words), derived (counted from the publication date), inferred (the year was)."""

    kind: str
    start: PartialDate | None
    end: PartialDate | None
    basis: Basis = "stated"
    alternative: PartialDate | None = None


def resolve(
    value: TimeValue, published: PartialDate | None, context_year: int | None = None, tense: Tense | None = None
) -> Resolved:
    """Start and end of an expression. `context_year` is taken where a year is missing and there is no publication date; without either it stays unknown."""
    day = published.full() if published and published.is_full else None
    if value.relative and not value.relative.endswith(" year"):
        return _relative(value, day, tense)
    if value.relative:
        return _in_relative_year(value, day, tense)
    if value.literal and value.kind == "season":
        year = PartialDate(int(value.literal[:4]))
        return Resolved("season", year, year)
    if value.start is None or value.end is None:
        return Resolved(value.kind, None, None)
    return _with_year(value, day, context_year or (published.year if published else None), tense)


def weekday_contradicts(value: TimeValue) -> bool:
    """Whether the text names a weekday beside a full date that fell on another."""
    return value.weekday is not None and value.start is not None and value.start.is_full and value.start.full().weekday() != value.weekday


def _relative(value: TimeValue, day: date | None, tense: Tense | None) -> Resolved:
    if day is None or value.relative is None:
        return Resolved(value.kind, None, None)
    reached = [reach(part, day, tense) for part in value.relative.split("/")]
    if None in reached:
        return Resolved(value.kind, None, None)
    first, last = reached[0], reached[-1]
    assert first is not None and last is not None
    start, end = first.start, last.end
    if len(reached) > 1:
        start, end = _in_order(first, last)
    return Resolved(value.kind, start, end, "derived", first.alternative)


def _in_order(first: Reached, last: Reached) -> tuple[PartialDate, PartialDate]:
    """A span of weekdays whose ends came out in the wrong order: its first day is a week earlier."""
    if first.start.is_full and first.start.edtf() > last.end.edtf():
        return first.start.plus_days(-7), last.end
    return first.start, last.end


def _in_relative_year(value: TimeValue, day: date | None, tense: Tense | None) -> Resolved:
    year = reach(value.relative or "", day, tense) if day else None
    if year is None:
        return Resolved(value.kind, value.start, value.end)
    if value.start is None or value.end is None:
        return Resolved(value.kind, year.start, year.end, "derived")
    return Resolved(value.kind, *_years(value.start, value.end, year.start.year), "derived")


def _with_year(value: TimeValue, day: date | None, context_year: int | None, tense: Tense | None) -> Resolved:
    assert value.start is not None and value.end is not None
    if value.start.year is not None:
        other = value.alternative
        if other and value.weekday is None and day and _further(value.start, other, day):
            return Resolved(value.kind, other, other, "stated", value.start)
        return Resolved(value.kind, value.start, value.end, alternative=other)
    year = _nearest_year(value, day, tense) if day else context_year
    if year is None:
        return Resolved(value.kind, value.start, value.end)
    try:
        return Resolved(value.kind, *_years(value.start, value.end, year), "inferred")
    except ValueError:  # 29 February in a common year
        return Resolved(value.kind, value.start, value.end)


def _years(start: PartialDate, end: PartialDate, year: int | None) -> tuple[PartialDate, PartialDate]:
    crosses = year is not None and (start.month, start.day or 0) > (end.month, end.day or 0)
    return start.with_year(year), end.with_year(year + 1 if year is not None and crosses else year)


def _further(first: PartialDate, other: PartialDate, day: date) -> bool:
    """Whether the first reading of a date in figures is over two weeks off publication and the other within one."""
    return abs((first.full() - day).days) > 14 and abs((other.full() - day).days) <= 7


def _nearest_year(value: TimeValue, day: date, tense: Tense | None) -> int | None:
    assert value.start is not None
    years = [year for year in (day.year - 1, day.year, day.year + 1) if _exists(value.start, year)]
    fitting = [year for year in years if value.weekday in (None, _middle(value.start, year).weekday())]
    return min(fitting or years, key=lambda year: _distance(value, year, day, tense), default=None)


def _distance(value: TimeValue, year: int, day: date, tense: Tense | None) -> int:
    assert value.start is not None
    days = (_middle(value.start, year) - day).days
    slack = 1 if value.start.day else 31
    wrong = (tense == "past" and days > slack) or (tense == "future" and days < -slack)
    return abs(days) * (2 if wrong else 1)


def _middle(start: PartialDate, year: int) -> date:
    return date(year, start.month or 7, start.day or 15)


def _exists(start: PartialDate, year: int) -> bool:
    try:
        start.with_year(year)
    except ValueError:
        return False
    return True
