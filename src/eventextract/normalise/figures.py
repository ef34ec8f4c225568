"""Dates in figures whose day and month may be either way round (03/04/2021): which way this publisher writes them.

Houses keep to one order. It is told, the surest first, by a date of the same release that can be read one way only
(07/23/2025), by what the text says in words (a reading near another date of it), by the order of days and months there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eventextract.knowledge.compiling import expression
from eventextract.normalise.dates import TimeMatch
from eventextract.values import PartialDate, days_inclusive

FIGURES = expression(r"(\d{1,2})[/-] ?(\d{1,2})[/-] ?\d{2,4}")
MONTH_FIRST = expression(r"[^\W\d]{3,9}\.? \d{1,2}\b")
IN_WORDS = ("time.day.", "time.days.", "time.span.")  # the rules of days whose month is a word
CLEAR = 3  # times as far from the other dates must the reading be that is given up
NEAR = 21  # days within which a reading agrees with another date


def settle_order(text: str, found: Sequence[TimeMatch]) -> tuple[TimeMatch, ...]:
    """The dates of a text with the ambiguous ones read as it writes them; unchanged where nothing tells."""
    doubtful = [match for match in found if match.value.alternative]
    month_first = _month_first(text, doubtful, found) if doubtful else None
    if month_first is None:
        return tuple(found)
    return tuple(_settled(match, month_first) if match in doubtful else match for match in found)


def _settled(match: TimeMatch, month_first: bool) -> TimeMatch:
    day = match.value.alternative if month_first else match.value.start
    return match._replace(value=replace(match.value, start=day, end=day, alternative=None))


def _month_first(text: str, doubtful: Sequence[TimeMatch], found: Sequence[TimeMatch]) -> bool | None:
    """Whether the month stands first; None when nothing tells."""
    clear = _clear([text[match.span.start : match.span.end] for match in found])
    if clear is not None:
        return clear
    told = [match for match in found if match not in doubtful]
    by_day, by_month = ([_reading(match, other) for match in doubtful] for other in (False, True))
    nearer = _nearer(_off(by_day, told), _off(by_month, told))
    return nearer if nearer is not None else _american(text, told) or None


def _clear(dates: Sequence[str]) -> bool | None:
    """What the dates in figures say that can be read one way only."""
    pairs = [match.groups() for date in dates if (match := FIGURES.fullmatch(date))]
    clear = {int(two) > 12 for one, two in pairs if (int(one) > 12) != (int(two) > 12)}
    return clear.pop() if len(clear) == 1 else None


def _nearer(by_day: int | None, by_month: int | None) -> bool | None:
    if by_day is None or by_month is None or min(by_day, by_month) > NEAR:
        return None
    if max(by_day, by_month) <= CLEAR * min(by_day, by_month):
        return None
    return by_month < by_day


def _reading(match: TimeMatch, other: bool) -> PartialDate | None:
    return match.value.alternative if other else match.value.start


def _off(days: Sequence[PartialDate | None], told: Sequence[TimeMatch]) -> int | None:
    """Days from these readings to the nearest dates of the text, summed; None where the text tells no other day."""
    near = [match.value for match in told if match.value.use == "event"]
    others = [part for value in near for part in (value.start, value.end) if part and part.day]
    nearest = [min((_apart(day, other) for other in others), default=None) for day in days if day]
    known = [days for days in nearest if days is not None]
    return sum(known) if known else None


def _apart(day: PartialDate, other: PartialDate) -> int:
    """Days between two, in the year of the first where the second tells none."""
    known = day if other.is_full else day.with_year(None)
    first, last = sorted((known, other), key=PartialDate.edtf)
    return (days_inclusive(first, last) or 1) - 1


def _american(text: str, told: Sequence[TimeMatch]) -> bool:
    """Whether every day that the text names in words follows its month ("May 4")."""
    worded = [text[match.span.start : match.span.end] for match in told if match.rule.startswith(IN_WORDS)]
    return bool(worded) and all(MONTH_FIRST.search(date) for date in worded)
