"""How the number of comparisons grows: with the records, and never with the pairs of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from eventextract.knowledge import Knowledge
from eventextract.link.blocking import WINDOW, candidates
from eventextract.link.facts import Facts, Place, facts_of
from eventextract.link.linking import link
from eventextract.link.periods import Period
from eventextract.link.vocabulary import Vocabulary
from eventextract.record import EventRecord

RecordOf = Callable[[dict[str, Any]], EventRecord]
COUNTRIES = ("GE", "KZ", "MD", "TJ", "RS", "UG", "MW", "BA")
DOUBLINGS = (250, 500, 1000, 2000)


@pytest.fixture(scope="module")
def made(record_of: RecordOf, knowledge: Knowledge) -> Callable[[str, int], Facts]:
    """Facts of a record with the days and the place that a spread gives its number."""
    base = facts_of("base", record_of(crowded(0)), Vocabulary(knowledge))

    def make(kind: str, number: int) -> Facts:
        spec = SPREADS[kind](number)
        period = Period.of(spec["start"], spec["end"])
        assert period
        place = Place(spec["city"] or None, spec["country"], venue=None, point=None, online=False)
        return replace(base, file=f"{number:05}", period=period, place=place)

    return make


def over_time(number: int) -> dict[str, Any]:
    """An archive that goes on: each day has some events, in a few cities."""
    day = date(2010, 1, 1) + timedelta(days=number // 4)
    last = day + timedelta(days=number % 5)
    city = f"Town {number % 7}"
    return {"type": "seminar", "start": str(day), "end": str(last), "city": city, "country": COUNTRIES[number % 8]}


def over_places(number: int) -> dict[str, Any]:
    """One week, in ever more cities."""
    return {
        "type": "seminar",
        "start": "2020-03-02",
        "end": "2020-03-04",
        "city": f"Town {number // 5}",
        "country": "KZ",
    }


def crowded(number: int) -> dict[str, Any]:
    """All in one city in one week: the worst that can be."""
    return {"type": "seminar", "start": "2020-03-02", "end": "2020-03-04", "city": "Almaty", "country": "KZ"}


def countries_alone(number: int) -> dict[str, Any]:
    """One country in one week, every third without a city."""
    return {**over_places(number), **({"city": ""} if number % 3 == 0 else {})}


SPREADS = {one.__name__: one for one in (over_time, over_places, crowded, countries_alone)}


@pytest.mark.parametrize("kind", SPREADS)
def test_twice_the_records_are_about_twice_the_comparisons(kind: str, made: Callable[[str, int], Facts]) -> None:
    facts = [made(kind, number) for number in range(DOUBLINGS[-1])]
    counts = [len(candidates(facts[:size]).pairs) for size in DOUBLINGS]
    assert all(counts)
    ratios = [larger / smaller for smaller, larger in pairwise(counts)]
    assert max(ratios) < 2.3, counts
    assert counts[-1] <= DOUBLINGS[-1] * WINDOW * 2


def test_a_crowded_week_is_told(record_of: RecordOf) -> None:
    records = {f"{number:03}": record_of(crowded(number)) for number in range(WINDOW + 2)}
    (files,) = link(records).crowded
    assert files == tuple(records)


def test_the_same_event_is_found_in_a_crowd(record_of: RecordOf) -> None:
    records = {f"{number:03}": record_of({**crowded(number), "title": f"Topic{number}"}) for number in range(100)}
    twin = {**crowded(0), "title": "Falconers study kestrels", "organizers": ["Union of Falconers"], "count": "33"}
    records |= {"000": record_of(twin), "099": record_of({**twin, "count": "34"})}
    (group,) = link(records).groups
    assert {one.file for one in group.members} == {"000", "099"}
