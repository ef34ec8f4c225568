"""The year of a release that prints no day of publication: of those that the text states, the one its weekdays fit."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.mentions import TimeValue
from eventextract.values import PartialDate


def years_by_weekdays(values: Sequence[TimeValue]) -> set[int]:
    """The latest year stated with a day, where each day told with its weekday falls on it ("Thursday 21 November" in 2019)."""
    told = [(v.start, v.weekday) for v in values if v.weekday is not None and v.start and v.start.year is None]
    dated = [v.start for v in values if v.start and v.start.day and v.use == "event" and v.bound != "since"]
    stated = sorted({day.year for day in dated if day.year})[-1:]
    return {year for year in stated if told and all(_falls(day, year, weekday) for day, weekday in told)}


def _falls(day: PartialDate, year: int, weekday: int) -> bool:
    try:
        return day.with_year(year).full().weekday() == weekday
    except ValueError:  # 29 February, or no day
        return False
