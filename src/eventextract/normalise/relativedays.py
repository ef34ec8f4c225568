"""The notation of relative expressions (see `normalise.relative`) counted from a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from eventextract.knowledge.compiling import expression
from eventextract.values import PartialDate

# The words of the notation (what texts call them stands in the lexicons).
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the month in which each begins
DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
OFFSETS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Reached:
    """First and last day (or the month, the year) that an expression comes to; `alternative`: another reading."""

    start: PartialDate
    end: PartialDate
    alternative: PartialDate | None = None


Read = Callable[[re.Match[str], date, str | None], "Reached | None"]


def reach(expression: str, day: date, tense: str | None) -> Reached | None:
    """What one expression of the notation comes to, counted from `day`; None where it cannot be said."""
    for pattern, read in READS:
        match = pattern.fullmatch(expression)
        if match:
            try:
                return read(match, day, tense)
            except (ValueError, OverflowError):
                return None
    return None


def _day(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    return _one(day + timedelta(DAYS[match[1]]))


def _weekday(match: re.Match[str], day: date, tense: str | None) -> Reached:
    ahead = (WEEKDAYS.index(match[1]) - day.weekday()) % 7
    return _one(day + timedelta(ahead if tense == "future" or ahead == 0 else ahead - 7))


def _which_weekday(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    found = _monday(day) + timedelta(WEEKDAYS.index(match[2]))
    if match[1] == "last":
        return _one(found - timedelta(7 if found >= day else 0))
    if match[1] == "next":
        sooner = PartialDate.of(found) if found > day else None
        reached = _one(found + timedelta(7))
        return Reached(reached.start, reached.end, sooner)
    return _one(found)


def _weekday_of_week(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    return _one(_monday(day) + timedelta(WEEKDAYS.index(match[1]) + 7 * OFFSETS[match[2]]))


def _weekday_numbered(match: re.Match[str], day: date, _tense: str | None) -> Reached | None:
    wanted = WEEKDAYS.index(match[1]), int(match[2])
    near = [day + timedelta(off) for off in range(-62, 63)]
    fitting = [d for d in near if (d.weekday(), d.day) == wanted]
    return _one(min(fitting, key=lambda d: abs(d - day))) if fitting else None


def _week(match: re.Match[str], day: date, _tense: str | None) -> Reached | None:
    monday = _monday(day) + timedelta(7 * OFFSETS[match[1]])
    sunday = monday + timedelta(6)
    return _whole(PartialDate(monday.year, monday.month)) if monday.month == sunday.month else None


def _weekend(match: re.Match[str], day: date, tense: str | None) -> Reached:
    saturday = _monday(day) + timedelta(5)
    if match[1]:
        saturday += timedelta(7 * OFFSETS[match[1].strip()])
    elif tense != "future" and saturday > day:
        saturday -= timedelta(7)
    return Reached(PartialDate.of(saturday), PartialDate.of(saturday + timedelta(1)))


def _month(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    months = day.year * 12 + day.month - 1 + OFFSETS[match[1]]
    return _whole(PartialDate(months // 12, months % 12 + 1))


def _year(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    return _whole(PartialDate(day.year + OFFSETS[match[1]]))


def _quarter(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    quarters = day.year * 4 + (day.month - 1) // 3 + OFFSETS[match[1]]
    first = quarters % 4 * 3 + 1
    return Reached(PartialDate(quarters // 4, first), PartialDate(quarters // 4, first + 2))


def _named_month(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    month = MONTHS.index(match[2]) + 1
    year = day.year
    if match[1] == "last" and month >= day.month:
        year -= 1
    if match[1] == "next" and month <= day.month:
        year += 1
    return _whole(PartialDate(year, month))


def _season(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    """A season is known only as its year (GUIDE.md)."""
    first = SEASONS[match[2]]
    year = day.year
    if match[1] == "last " and first + 2 >= day.month:
        year -= 1
    if match[1] == "next " and first <= day.month:
        year += 1
    return _whole(PartialDate(year))


def _amount(match: re.Match[str], day: date, _tense: str | None) -> Reached | None:
    sign = 1 if match["ahead"] else -1
    amount, unit = sign * int(match["amount"]), match["unit"]
    if unit == "day":
        return _one(day + timedelta(amount))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + amount
        return _whole(PartialDate(months // 12, months % 12 + 1))
    return _whole(PartialDate(day.year + amount)) if unit == "year" else None


def _days_of_month(match: re.Match[str], day: date, _tense: str | None) -> Reached:
    months = day.year * 12 + day.month - 1 + OFFSETS[match[3]]
    first = PartialDate(months // 12, months % 12 + 1, int(match[1]))
    return Reached(first, PartialDate(first.year, first.month, int(match[2] or match[1])))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _one(day: date) -> Reached:
    return _whole(PartialDate.of(day))


def _whole(reached: PartialDate) -> Reached:
    return Reached(reached, reached)


_WEEKDAY, _MONTH, _SEASON = "|".join(WEEKDAYS), "|".join(MONTHS), "|".join(SEASONS)
READS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (expression(pattern), read)
    for pattern, read in (
        ("(today|yesterday|tomorrow)", _day),
        (f"({_WEEKDAY})", _weekday),
        (f"(last|this|next) ({_WEEKDAY})", _which_weekday),
        (f"({_WEEKDAY}) of (last|this|next) week", _weekday_of_week),
        (rf"({_WEEKDAY}) (\d+)", _weekday_numbered),
        ("(last|this|next) week", _week),
        ("(last |this |next )?weekend", _weekend),
        ("(last|this|next) month", _month),
        ("(last|this|next) quarter", _quarter),
        ("(last|this|next) year", _year),
        (f"(last|this|next) ({_MONTH})", _named_month),
        (f"(last |this |next )?({_SEASON})", _season),
        (r"(?P<ahead>in )?(?P<amount>\d+) (?P<unit>day|week|month|year)(?: ago)?", _amount),
        (r"(\d+)(?:(?:-\d+){0,8}-(\d+))? of (last|this|next) month", _days_of_month),
    )
)
"""Each form of the notation and what reads it; "same day", "2 day later" hang on the text and reach nothing here."""
