"""The small values that every stage speaks: spans, partial dates (EDTF), durations (ISO 8601), counts.

EDTF is the Library of Congress Extended Date/Time Format (ISO 8601-2:2019); of it this project writes days, months
and years (year `XXXX` where unknown), and in lists of dates also intervals, seasons (21 to 24) and decades (`201X`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

EDTF_DAY_PATTERN = r"(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
EDTF_DATE_PATTERN = r"(?:(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|[0-9]{4})"
EDTF_ENTITY_PATTERN = rf"(?:{EDTF_DATE_PATTERN}(?:/{EDTF_DATE_PATTERN})?|[0-9]{{4}}-2[1-4]|[0-9]{{3}}X)"
_AMOUNT = r"[0-9]+(?:\.[0-9]+)?"
ISO_DURATION_PATTERN = (
    rf"P(?=[0-9T])(?:{_AMOUNT}Y)?(?:{_AMOUNT}M)?(?:{_AMOUNT}W)?(?:{_AMOUNT}D)?"
    rf"(?:T(?=[0-9])(?:{_AMOUNT}H)?(?:{_AMOUNT}M)?)?"
)

LEAP_YEAR = 2000  # stands in for an unknown year: 29 February stays possible


class Span(NamedTuple):
    """A half-open stretch `start <= i < end` of code points; of which text, the owner says."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span (or is the same)."""
        return self.start <= other.start and other.end <= self.end


span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The span of a pair of ends, at half the cost of `Span(start, end)`: for where a release makes dozens."""


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A day, month or year of which the year may be unknown (`None`).

    `PartialDate(2016, 11, 2)`, `PartialDate(None, 11, 13)`, `PartialDate(2016, 11)`, `PartialDate(2016)`.
    Raises ValueError for a day that does not exist, a day without a month, or a year alone that is unknown.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and (self.day is not None or self.year is None):
            raise ValueError("a date needs a year, or a month with its day")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is outside 1 to 9999")
        if 0 in (self.month, self.day):
            raise ValueError("months and days count from 1")
        date(self.year or LEAP_YEAR, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF day, month or year (`2016-11-02`, `XXXX-11-13`, `2016-11`, `2016`); ValueError for another."""
        return _parsed(text)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The full date of a `datetime.date`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    def edtf(self) -> str:
        """The EDTF string."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" if self.day is None else f"{year}-{self.month:02d}-{self.day:02d}"

    def full(self) -> date:
        """As `datetime.date`; ValueError unless `is_full`."""
        if self.year is None or self.month is None or self.day is None:
            raise ValueError(f"{self.edtf()} is not a full date")
        return date(self.year, self.month, self.day)

    def with_year(self, year: int | None) -> PartialDate:
        """The same day or month in another year; ValueError for 29 February outside a leap year."""
        return PartialDate(year, self.month, self.day)

    def plus_days(self, days: int) -> PartialDate:
        """A day moved by `days`; an unknown year stays unknown.

        ValueError unless this is a day, or when it would leave its year while that is unknown.
        """
        if self.day is None or self.month is None:
            raise ValueError(f"{self.edtf()} is not a day")
        moved = date(self.year or LEAP_YEAR, self.month, self.day) + timedelta(days=days)
        if self.year is None and moved.year != LEAP_YEAR:
            raise ValueError(f"{self.edtf()} moved by {days} days leaves its unknown year")
        return PartialDate(self.year and moved.year, moved.month, moved.day)


@lru_cache(maxsize=4096)  # releases name few dates, and name them often
def _parsed(text: str) -> PartialDate:
    if not re.fullmatch(EDTF_DATE_PATTERN, text):
        raise ValueError(f"not an EDTF day, month or year: {text!r}")
    year, *rest = text.split("-")
    return PartialDate(None if year == "XXXX" else int(year), *map(int, rest))


def is_full_date(text: str) -> bool:
    """Whether a text is an EDTF day of a known year, such as `2016-11-02`."""
    try:
        return PartialDate.parse(text).is_full
    except ValueError:
        return False


def comparable(first: PartialDate, second: PartialDate) -> bool:
    """Two dates are compared only where both have a year and the same precision."""
    return first.year is not None and second.year is not None and first.precision == second.precision


def days_inclusive(start: PartialDate, end: PartialDate) -> int | None:
    """Days from `start` to `end`, both counted.

    None unless both are days, in order, with both years known or both unknown.
    """
    if not (start.day and start.month and end.day and end.month) or (start.year is None) != (end.year is None):
        return None
    first = date(start.year or LEAP_YEAR, start.month, start.day)
    last = date(end.year or LEAP_YEAR, end.month, end.day)
    return (last - first).days + 1 if last >= first else None


def is_edtf(text: str) -> bool:
    """Whether `text` is one of the EDTF forms that the record knows, and names dates that exist."""
    if not re.fullmatch(EDTF_ENTITY_PATTERN, text):
        return False
    try:
        ends = [PartialDate.parse(part) for part in text.split("/") if re.fullmatch(EDTF_DATE_PATTERN, part)]
    except ValueError:
        return False
    return len(ends) < 2 or not comparable(*ends) or ends[0].edtf() <= ends[1].edtf()


def is_duration(text: str) -> bool:
    """Whether `text` is an ISO 8601 duration with at least one part (`P3D`, `P2.5D`, `PT2H`)."""
    return bool(re.fullmatch(ISO_DURATION_PATTERN, text))


_FORMS = {
    "date": EDTF_DAY_PATTERN,
    "month": r"(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2])",
    "year": r"[0-9]{4}",
    "interval": rf"{EDTF_DATE_PATTERN}/{EDTF_DATE_PATTERN}",
    "season": r"[0-9]{4}-2[1-4]",
    "decade": r"[0-9]{3}X",
    "duration": ISO_DURATION_PATTERN,
}
_COMPILED_FORMS = {kind: re.compile(pattern) for kind, pattern in _FORMS.items()}


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str | None:
    """The kind of date expression that a value is the value of: `2016-11` of `month`, `P3D` of `duration`, ...

    None where the text has none of the forms; whether the date exists is for `is_edtf` to say.
    """
    return next((kind for kind, form in _COMPILED_FORMS.items() if form.fullmatch(text)), None)


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of one unit: `Duration("3", "D")` is `P3D`. Units: Y, M (months), W, D, h (hours), m (minutes)."""

    amount: str
    unit: str

    def iso(self) -> str:
        """The ISO 8601 string."""
        return f"PT{self.amount}{self.unit.upper()}" if self.unit in "hm" else f"P{self.amount}{self.unit}"

    @property
    def days(self) -> int | None:
        """The whole number of days where the unit is days; else None (weeks and months are not counted out)."""
        return int(self.amount) if self.unit == "D" and self.amount.isdigit() else None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: exact (`min == max`), open at one end (None), or a range; `approximate` for "some 30"."""

    min: int | None
    max: int | None
    approximate: bool = False

    def __str__(self) -> str:
        """`30`, `30~`, `50..`, `..40`, `20..30`: the notation of the rule files."""
        body = str(self.min) if self.min == self.max else f"{_text(self.min)}..{_text(self.max)}"
        return body + "~" * self.approximate

    def plain(self) -> Count:
        """The number without what limits or rounds it."""
        number = self.max if self.min is None else self.min
        return Count(number, number)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


@lru_cache(maxsize=4096)
def in_order(first: str, second: str) -> bool:
    """False only where both EDTF dates are comparable and the first is later."""
    one, two = PartialDate.parse(first), PartialDate.parse(second)
    return not comparable(one, two) or one.edtf() <= two.edtf()


def paragraphs(text: str, separator: str = "\n") -> Iterator[Span]:
    """The stretches of `text` between separators, empty ones left out."""
    start = 0
    for part in text.split(separator):
        if part.strip():
            yield span_of((start, start + len(part)))
        start += len(part) + len(separator)
