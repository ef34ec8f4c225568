"""Sets an expression of time against a publication date: what its start and end are. Pure, and free of any clock.

How careful readers of press releases take them:
- "on Tuesday" in a report is the latest Tuesday not after publication; in an announcement the next one not before it.
- "last Tuesday" is the latest before publication, "this Tuesday" the one of its week (Monday to Sunday), "next
  Tuesday" that of the week after (the one of this week is then the `alternative`, if it is still to come).
- "this week", "last week": the month, where the whole week lies in one; else nothing.
- A missing year is that which brings the date nearest to publication, a date on the wrong side of it (future in a
  report, past in an announcement) counting as twice as far; where the text names the weekday, a year in which it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from eventextract.knowledge.compiling import expression
from eventextract.mentions import Basis, TimeValue
from eventextract.normalise.relativedays import MONTHS, WEEKDAYS, Reached, reach
from eventextract.values import LEAP_YEAR, PartialDate

Tense = Literal["past", "future"]
CYCLE = 28  # years, after which the weekdays of all days come again
_NAMED = "|".join(MONTHS)
STEP = (  # a relative expression that needs neither weekday nor year
    r"(?:today|yesterday|tomorrow|(?:in )?\d+ (?:day|month)(?: ago)?|[\d-]+ of (?:last|this|next) month"
    rf"|(?:last|this|next) (?:month|{_NAMED}))"
)
STEPS = expression(rf"{STEP}(?:/{STEP})*")
_DAY = "|".join(WEEKDAYS)
WEEKDAY_STEP = (
    rf"(?:{STEP}|(?:last |this |next )?(?:weekend|{_DAY})|(?:{_DAY}) of (?:last|this|next) week|(?:{_DAY}) \d+)"
)
WEEKDAY_STEPS = expression(rf"{WEEKDAY_STEP}(?:/{WEEKDAY_STEP})*")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to; `start`, `end` None: not to be said.

    `basis`: stated (all in the words), derived (counted from the publication date), inferred (the year was).
    """

    kind: str
    start: PartialDate | None
    end: PartialDate | None
    basis: Basis = "stated"
    alternative: PartialDate | None = None


def resolve(
    value: TimeValue,
    published: PartialDate | None,
    context_year: int | None = None,
    tense: Tense | None = None,
    weekday: int | None = None,
) -> Resolved:
    """Start and end of an expression.

    A missing year is `context_year` where there is no full publication date; without either it stays unknown.
    `weekday`: that of a publication day without a year (Monday is 0), where it is known.
    """
    day = published.full() if published and published.is_full else None
    if value.relative and not value.relative.endswith(" year"):
        return _relative(value, day, tense) if day else _without_year(value, published, tense, weekday)
    if value.relative:
        return _in_relative_year(value, day, tense)
    if value.literal and value.kind == "season":
        year = PartialDate(int(value.literal[:4]))
        return Resolved("season", year, year)
    if value.start is None or value.end is None:
        return Resolved(value.kind, None, None)
    if value.start.year is not None:
        return _stated(value.kind, value.start, value.end, value.alternative if value.weekday is None else None, day)
    return _with_year(value, day, context_year or (published.year if published else None), tense)


def weekday_contradicts(value: TimeValue) -> bool:
    """Whether the text names a weekday beside a full date that fell on another."""
    start = value.start
    return value.weekday is not None and bool(start and start.is_full) and _weekday(start) != value.weekday


def _weekday(day: PartialDate | None) -> int | None:
    return day.full().weekday() if day else None


def _without_year(
    value: TimeValue, published: PartialDate | None, tense: Tense | None, weekday: int | None
) -> Resolved:
    """Counted from a publication day whose year is unknown: "yesterday" is a day of that unknown year too."""
    steps = STEPS if weekday is None else WEEKDAY_STEPS
    day = _in_some_year(published, weekday) if steps.fullmatch(value.relative or "") else None
    found = _relative(value, day, tense) if day else None
    if day is None or found is None or found.start is None or found.end is None:
        return Resolved(value.kind, None, None)
    if {found.start.year, found.end.year} != {day.year} and found.start.day:  # the day then hangs on the year
        return Resolved(value.kind, None, None)
    return Resolved(value.kind, found.start.with_year(None), found.end.with_year(None), "derived")


def _in_some_year(published: PartialDate | None, weekday: int | None) -> date | None:
    """A publication day in a year in which it falls on that weekday."""
    if published is None or published.day is None or published.month is None:
        return None
    years = [year for year in range(LEAP_YEAR, LEAP_YEAR + CYCLE) if _exists(published, year)]
    days = (date(year, published.month, published.day) for year in years)
    return next((day for day in days if weekday in (None, day.weekday())), None)


def _relative(value: TimeValue, day: date, tense: Tense | None) -> Resolved:
    reached = [reach(part, day, tense) for part in (value.relative or "").split("/")]
    first, last = reached[0], reached[-1]
    if first is None or last is None:
        return Resolved(value.kind, None, None)
    start, end = first.start, last.end
    if len(reached) > 1:
        start, end = _in_order(first, last, anchored=day.isoformat() <= first.start.edtf())
    return Resolved(value.kind, start, end, "derived", first.alternative)


def _in_order(first: Reached, last: Reached, anchored: bool) -> tuple[PartialDate, PartialDate]:
    """A span of weekdays whose ends came out in the wrong order: one is a week off, the last if the first is `anchored`."""
    if first.start.is_full and first.start.edtf() > last.end.edtf():
        return (first.start, last.end.plus_days(7)) if anchored else (first.start.plus_days(-7), last.end)
    return first.start, last.end


def _in_relative_year(value: TimeValue, day: date | None, tense: Tense | None) -> Resolved:
    year = reach(value.relative or "", day, tense) if day else None
    if year is None:
        return Resolved(value.kind, value.start, value.end)
    if value.start is None or value.end is None:
        return Resolved(value.kind, year.start, year.end, "derived")
    return Resolved(value.kind, *_years(value.start, value.end, year.start.year), "derived")


def _stated(kind: str, start: PartialDate, end: PartialDate, other: PartialDate | None, day: date | None) -> Resolved:
    if other and day and _further(start, other, day):
        return Resolved(kind, other, other, "stated", start)
    return Resolved(kind, start, end, "stated", other)


def _with_year(value: TimeValue, day: date | None, context_year: int | None, tense: Tense | None) -> Resolved:
    if value.start is None or value.end is None:
        return Resolved(value.kind, None, None)
    year = _nearest_year(value, value.start, day, tense) if day else context_year
    try:
        start, end = _years(value.start, value.end, year)
    except ValueError:  # 29 February in a common year
        return Resolved(value.kind, value.start, value.end)
    return Resolved(value.kind, start, end, "stated" if year is None else "inferred")


def _years(start: PartialDate, end: PartialDate, year: int | None) -> tuple[PartialDate, PartialDate]:
    crosses = year is not None and (start.month, start.day or 0) > (end.month, end.day or 0)
    return start.with_year(year), end.with_year(year + 1 if year is not None and crosses else year)


def _further(first: PartialDate, other: PartialDate, day: date) -> bool:
    """Whether the first reading of a date in figures is over two weeks off publication and the other within one."""
    return abs((first.full() - day).days) > 14 and abs((other.full() - day).days) <= 7


def _nearest_year(value: TimeValue, start: PartialDate, day: date, tense: Tense | None) -> int | None:
    years = [year for year in (day.year - 1, day.year, day.year + 1) if _exists(start, year)]
    fitting = [year for year in years if value.weekday in (None, _middle(start, year).weekday())]
    return min(fitting or years, key=lambda year: _distance(start, year, day, tense), default=None)


def _distance(start: PartialDate, year: int, day: date, tense: Tense | None) -> int:
    days = (_middle(start, year) - day).days
    slack = 1 if start.day else 31
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
