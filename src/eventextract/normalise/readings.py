"""The readers that `value` of a rule in `rules/time.toml` names: named groups -> what the expression says.

A reader answers None where the words make no date (31 June, a range that runs backwards): the match is then dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from eventextract.knowledge.compiling import expression
from eventextract.mentions import TimeValue
from eventextract.normalise.durations import Durations
from eventextract.normalise.timewords import TimeWords
from eventextract.values import LEAP_YEAR, PartialDate, days_inclusive

Groups = Mapping[str, str | None]
Reader = Callable[[Groups], TimeValue | None]
ReadOne = Callable[[str], TimeValue | None]

NUMBER = expression(r"\d+")
CENTURY_SPLIT = 70  # "70" to "99" are 19xx
LONGEST_SPAN_OF_YEARS = 60


class Readers:
    """All readers, by name. `read_one` reads one date (an end of a span); `listing`, `range_` part "2-4, 9 and 11"."""

    def __init__(self, words: TimeWords, durations: Durations, read_one: ReadOne, listing: str, range_: str) -> None:
        self._words = words
        self._durations = durations
        self._one = read_one
        self._listing = expression(listing, re.IGNORECASE)
        self._range = expression(range_, re.IGNORECASE)
        self.by_name: dict[str, Reader] = {
            "days": self._days,
            "days-in-a-row": self._days_in_a_row,
            "between": self._between,
            "across": self._across,
            "span": self._span,
            "adjacent": self._adjacent,
            "week-of": self._week_of,
            "numeric": self._numeric,
            "numeric-days": self._numeric_days,
            "numeric-span": self._numeric_span,
            "month": self._month,
            "months": self._months,
            "year": self._year,
            "years": self._years,
            "decade": self._decade,
            "season": self._season,
            "part-of-year": self._part_of_year,
            "duration": self._duration,
            "duration-range": _kind_alone("duration"),
            "recurring": _kind_alone("recurring"),
            "nothing": _kind_alone("nothing"),
        }

    # ---- days with a month ---------------------------------------------------------------------------------

    def _days(self, groups: Groups) -> TimeValue | None:
        said = (groups.get("days") or _said(groups, "days2")).lower()
        if said in self._words.ordinals:
            return self._of_days(groups, [[said]])
        return self._of_days(groups, self._spans(said))

    def _spans(self, said: str) -> list[list[str]]:
        """The days of a list, each alone or as the ends of a span; a weekday's comma ("to Friday, 13th") parts no list."""
        spans: list[list[str]] = []
        for part in self._listing.split(said):
            ends = self._range.split(part)
            if spans and not self._is_day(spans[-1][-1]):
                spans[-1][-1:] = ends
            else:
                spans.append(ends)
        return spans

    def _is_day(self, text: str) -> bool:
        return NUMBER.search(text) is not None or text in self._words.ordinals

    def _days_in_a_row(self, groups: Groups) -> TimeValue | None:
        value = self._days(groups)
        return value if value and not value.days else None

    def _between(self, groups: Groups) -> TimeValue | None:
        return self._of_days(groups, [self._listing.split(_said(groups, "days"))])

    def _across(self, groups: Groups) -> TimeValue | None:
        """Days of two months in a row ("29-30 June and 1 July"), none left out at the turn of the month."""
        first = self._days({**groups, "year": None, "short_year": None, "year_word": None})
        second = self._days({**groups, "days": groups.get("days2"), "month": groups.get("month2")})
        if not (first and second and first.start and first.end and second.start and second.end):
            return None
        year = second.start.year or LEAP_YEAR
        turn = days_inclusive(first.end.with_year(year), second.start.with_year(year))
        if turn != 2 or first.days or second.days:
            return None
        return TimeValue("interval", first.start.with_year(second.start.year), second.end, relative=second.relative)

    def _of_days(self, groups: Groups, parts: list[list[str]]) -> TimeValue | None:
        month = self._words.month(groups.get("month") or _said(groups, "month2"))
        numbers = [[self._day(day) for day in part] for part in parts]
        value = _from_days(numbers, month, _year_of(groups))
        if value is None:
            return None
        weekday = groups.get("weekday") or groups.get("weekday2")
        return replace(
            value, weekday=self._words.weekday(weekday) if weekday else None, relative=self._relative_year(groups)
        )

    def _day(self, text: str) -> int:
        found = NUMBER.search(text)
        return int(found[0]) if found else self._words.ordinals[text]

    def _relative_year(self, groups: Groups) -> str | None:
        said = groups.get("year_word")
        return f"{self._words.canonical[_without_article(said).rsplit(' ', 1)[0]]} year" if said else None

    # ---- spans of two dates --------------------------------------------------------------------------------

    def _span(self, groups: Groups) -> TimeValue | None:
        first, second = self._one(_said(groups, "first")), self._one(_said(groups, "second"))
        if not (first and second and first.start and second.end):
            return None
        start, end = _share_year(first.start, second.end)
        if start.year is not None and end.year is not None and start.edtf() > end.edtf():
            return None
        return TimeValue("interval", start, end, weekday=first.weekday, relative=second.relative or first.relative)

    def _adjacent(self, groups: Groups) -> TimeValue | None:
        value = self._span(groups)
        near = value and value.start and value.end and days_inclusive(value.start, value.end) == 2
        return value if near else None

    def _week_of(self, groups: Groups) -> TimeValue | None:
        first = self._one(_said(groups, "first"))
        if not (first and first.start and first.start.day):
            return None
        return TimeValue("interval", first.start, first.start.plus_days(6), weekday=first.weekday)

    # ---- dates in figures ----------------------------------------------------------------------------------

    def _numeric(self, groups: Groups) -> TimeValue | None:
        if groups.get("month_number"):
            day = PartialDate(*(int(_said(groups, name)) for name in ("year", "month_number", "day")))
            return TimeValue("date", day, day)
        first, second = int(_said(groups, "first_number")), int(_said(groups, "second_number"))
        year = _year_of(groups) or 0
        readings = [day for day in (_try(year, second, first), _try(year, first, second)) if day]
        month_first = groups.get("separator") == "." and _try(year, second, first) is None
        if not readings or (month_first and not groups.get("year")):  # "08.18.2017" is a date, "08.18.17" a number
            return None
        weekday = self._words.weekday(_said(groups, "weekday")) if groups.get("weekday") else None
        told = [day for day in readings if day.full().weekday() == weekday]
        other = readings[1] if len(readings) == 2 and first != second and groups.get("separator") != "." else None
        day = (told or readings)[0]
        return TimeValue("date", day, day, weekday=weekday, alternative=None if told else other)

    def _numeric_days(self, groups: Groups) -> TimeValue | None:
        numbers = [int(n) for n in NUMBER.findall(_said(groups, "days"))]
        return _from_days([numbers], int(_said(groups, "month_number")), _number(groups.get("year")))

    def _numeric_span(self, groups: Groups) -> TimeValue | None:
        first = [int(n) for n in NUMBER.findall(_said(groups, "first"))]
        second = [int(n) for n in NUMBER.findall(_said(groups, "second"))]
        last = second[2] if len(second) == 3 else LEAP_YEAR
        year = first[2] if len(first) == 3 else last
        orders = ((0, 1),) if "." in _said(groups, "second") else ((0, 1), (1, 0))  # day first, month first
        spans = [
            (start, end)
            for one, two in orders
            if (start := _try(year, first[1 - one], first[1 - two]))
            and (end := _try(last, second[1 - one], second[1 - two]))
            and start.edtf() < end.edtf()
        ]
        # an event lasts days, not months: of two readings the shorter
        shortest = min(spans, key=lambda span: days_inclusive(*span) or 0, default=None)
        if shortest and len(second) < 3:
            shortest = (shortest[0].with_year(None), shortest[1].with_year(None))
        return TimeValue("interval", *shortest) if shortest else None

    # ---- months, years, seasons ----------------------------------------------------------------------------

    def _month(self, groups: Groups) -> TimeValue:
        month = PartialDate(_number(groups.get("year")), self._words.month(_said(groups, "month")))
        return TimeValue("month", month, month, relative=self._relative_year(groups))

    def _months(self, groups: Groups) -> TimeValue | None:
        first, second = (self._words.month(_said(groups, name)) for name in ("month", "month2"))
        year, year2 = _number(groups.get("year")), _number(groups.get("year2"))
        if first == second and year == year2:
            return None
        start, end = _share_year(PartialDate(year, first), PartialDate(year2, second))
        backwards = start.year is not None and end.year is not None and start.edtf() > end.edtf()
        return None if backwards else TimeValue("interval", start, end)

    def _year(self, groups: Groups) -> TimeValue:
        year = PartialDate(int(_said(groups, "year")))
        return TimeValue("year", year, year)

    def _years(self, groups: Groups) -> TimeValue | None:
        first, second = int(_said(groups, "year")), _said(groups, "year2")
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if not 0 < last - first <= LONGEST_SPAN_OF_YEARS:
            return None
        return TimeValue("interval", PartialDate(first), PartialDate(last))

    def _decade(self, groups: Groups) -> TimeValue:
        return TimeValue("decade", literal=f"{_said(groups, 'decade')[:3]}X")

    def _season(self, groups: Groups) -> TimeValue:
        code = self._words.seasons[_said(groups, "season").lower()]
        return TimeValue("season", literal=f"{_said(groups, 'year')}-{code}")

    def _part_of_year(self, groups: Groups) -> TimeValue | None:
        length = 3 if _said(groups, "part").lower() in ("quarter", "q") else 6
        last = self._part_number(_said(groups, "part_number").lower(), 12 // length) * length
        if last > 12:
            return None
        year = _number(groups.get("year"))
        start, end = PartialDate(year, last - length + 1), PartialDate(year, last)
        return TimeValue("interval", start, end, relative=self._relative_year(groups))

    def _part_number(self, said: str, last: int) -> int:
        found = NUMBER.match(said)
        return int(found[0]) if found else self._words.ordinals.get(said, last)

    def _duration(self, groups: Groups) -> TimeValue | None:
        duration = self._durations.read(groups)
        return TimeValue("duration", duration=duration) if duration else None


def _kind_alone(kind: str) -> Reader:
    value = TimeValue(kind)
    return lambda _: value


def _from_days(parts: list[list[int]], month: int, year: int | None) -> TimeValue | None:
    """One day, a plain range, or a range with gaps; None unless the numbers rise."""
    flat = [number for part in parts for number in part]
    if any(later <= earlier for earlier, later in pairwise(flat)):
        return None
    named = [number for part in parts for number in range(part[0], part[-1] + 1)]
    start, end = PartialDate(year, month, flat[0]), PartialDate(year, month, flat[-1])
    gaps = len(named) < flat[-1] - flat[0] + 1
    days = tuple(PartialDate(year, month, number) for number in named) if gaps else ()
    return TimeValue("date" if len(flat) == 1 else "interval", start, end, days=days)


def _share_year(start: PartialDate, end: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Give the end that lacks its year that of the other, or the next or last where the span crosses New Year."""
    crosses = (start.month or 0, start.day or 0) > (end.month or 0, end.day or 0)
    if start.year is None and end.year is not None:
        return start.with_year(end.year - crosses), end
    if end.year is None and start.year is not None:
        return start, end.with_year(start.year + crosses)
    return start, end


def _try(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate.of(date(year, month, day))
    except ValueError:
        return None


def _century(short: int) -> int:
    return short + (1900 if short >= CENTURY_SPLIT else 2000)


def _year_of(groups: Groups) -> int | None:
    short = groups.get("short_year")
    return _century(int(short)) if short else _number(groups.get("year") or groups.get("year2"))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _said(groups: Groups, name: str) -> str:
    return groups.get(name) or ""


def _without_article(text: str) -> str:
    return text.lower().removeprefix("the ")
