"""By gold a difference is a regression, an improvement, or drift; and the scores agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.compare.differences import Verdict
from eventextract.compare.judging import Judge, verdict_on_record
from eventextract.compare.records import compare_records
from eventextract.compare.values import ValueComparison
from eventextract.measure.scoring import score

Plain = dict[str, Any]
Edited = Callable[[dict[str, Any]], Plain]

GOLD: Plain = {  # of the record written by hand, which is right in all that gold names
    "published": "2021-06-14",
    "event_type": ["workshop"],
    "start": "2021-06-14",
    "end": "2021-06-16",
    "duration": "P3D",
    "city": "Batumi",
    "country": "GE",
    "venue": ["Harbour Training Centre", None],
    "participants": {"min": 30, "max": 30, "approx": True},
    "participant_countries": ["AM", "?GE"],
    "topics": ["customs-trade", "smuggling"],
    "organizers": ["World Customs Organization|WCO"],
    "partners": ["Revenue Service of Georgia"],
    "funders": ["Government of Norway|Norway"],
    "agencies": ["World Customs Organization", "Revenue Service of Georgia", "?Government of Norway", "National Customs Institute"],
    "countries": ["GE", "AM", "NO"],
    "officials": [
        {
            "name": "Maja Lindqvist",
            "position": "Head of Compliance at the WCO",
            "affiliation": "World Customs Organization|WCO",
            "quoted": True,
        }
    ],
    "other_events": [{"start": "2020-10-05", "city": "Yerevan"}],
}  # fmt: skip

OFFICE = {"name": "Harbour Office", "acronym": None, "aliases": [], "kind": "other", "parent": None}
OFFICE |= {"knowledge_id": None}
NORWAY = {**OFFICE, "name": "Government of Norway", "kind": "government"}
WCO = {"name": "World Customs Organization", "acronym": "WCO", "aliases": ["WCO"], "kind": "intergovernmental"}
WCO |= {"parent": None, "knowledge_id": "wco"}
MAJA = {"name": "Maja Lindqvist", "honorific": "Ambassador", "position": "Head of Compliance at the WCO"}
MAJA |= {"affiliation": "World Customs Organization", "quoted": True}

REG, IMP, DRIFT = Verdict.REGRESSION, Verdict.IMPROVEMENT, Verdict.DRIFT

# pointer, what stands there instead, the verdicts on the differences to the record that is right
ROWS: list[tuple[str, Any, list[Verdict]]] = [
    ("/source/published", "2021-06-13", [REG]),
    ("/source/published", None, [REG]),
    ("/source/author", None, [DRIFT]),  # gold does not name it
    ("/event/type", "seminar", [REG]),
    ("/event/name", None, [DRIFT]),
    ("/event/start", "2021-06-13", [REG]),
    ("/event/end", "2021-06", [REG]),
    ("/event/duration", "P4D", [REG]),
    ("/event/duration", "PT72H", [DRIFT]),  # the same, written otherwise
    ("/event/location/city", "Poti", [REG]),
    ("/event/location/city", "Bátumi", [DRIFT]),
    ("/event/location/venue", None, [DRIFT]),  # gold accepts both
    ("/event/location/venue", "Town Hall", [REG]),
    ("/event/participants/count", {"min": 30, "max": 40, "approximate": True}, [REG]),
    ("/event/participants/count", None, [REG]),
    ("/event/participants/women", None, [DRIFT]),
    ("/event/participants/countries", ["AM"], [DRIFT]),  # the other one is optional
    ("/event/participants/countries", ["GE"], [REG]),
    ("/event/participants/countries", ["AM", "AZ", "GE"], [REG]),
    ("/event/topics", ["customs-trade"], [REG]),
    ("/event/topics", ["customs-trade", "policing", "smuggling"], [REG]),
    ("/event/topics", ["customs-trade", "policing"], [REG, REG]),
    ("/event/organizers", [], [REG]),
    ("/event/funders", [{"name": "Norway", "knowledge_id": None}], [DRIFT, DRIFT]),  # the same entry of gold
    ("/event/funders", [{"name": "Sweden", "knowledge_id": None}], [REG, REG]),
    ("/event/trainers", [], [DRIFT]),
    ("/entities/officials/0/position", "Head of Everything", [REG]),
    ("/entities/officials/0/position", None, [REG]),
    ("/entities/officials/0/honorific", None, [DRIFT]),
    ("/entities/officials/0/affiliation", "Revenue Service of Georgia", [REG]),
    ("/entities/officials/0/quoted", False, [REG]),
    ("/entities/officials", [MAJA, {**MAJA, "name": "Ole Brandt", "quoted": False}], [REG]),
    ("/entities/agencies/0/aliases", ["WCO", "the Organization"], [DRIFT]),
    ("/entities/agencies/0/acronym", None, [DRIFT]),
    ("/entities/countries/0/roles", ["host"], [DRIFT]),
    ("/related_events/0/start", "2020-10-04", [REG]),
    ("/related_events/0/relation", "other", [DRIFT]),
    ("/quotes/0/text", "Trade needs trust", [DRIFT]),
    ("/warnings", [], [DRIFT]),
]

IDS = [f"{pointer} {value}"[:60] for pointer, value, _ in ROWS]


def judged(old: Plain, new: Plain) -> list[Verdict]:
    return sorted(one.verdict for one in compare_records(old, new, GOLD) if one.kind != "moved")


def errors(record: Plain) -> int:
    return sum(tally.fp + tally.fn for tally in score(GOLD, record).values())


@pytest.mark.parametrize(("pointer", "value", "verdicts"), ROWS, ids=IDS)
def test_verdicts(edited: Edited, pointer: str, value: Any, verdicts: list[Verdict]) -> None:
    right, other = edited({}), edited({pointer: value})
    assert judged(right, other) == verdicts
    assert judged(other, right) == [{REG: IMP}.get(verdict, verdict) for verdict in verdicts]
    assert (REG in verdicts) == (errors(other) > errors(right) == 0)


@pytest.mark.parametrize(("pointer", "value"), [row[:2] for row in ROWS], ids=IDS)
def test_without_gold_all_is_drift(edited: Edited, pointer: str, value: Any) -> None:
    found = compare_records(edited({}), edited({pointer: value}))
    assert found
    assert {one.verdict for one in found} == {DRIFT}


@given(st.lists(st.sampled_from(ROWS), max_size=5, unique_by=lambda row: tuple(row[0].split("/")[1:3])))
@settings(deadline=None, max_examples=60)
def test_a_regression_is_found_exactly_where_a_right_record_loses(
    edited: Edited, rows: list[tuple[str, Any, list[Verdict]]]
) -> None:
    other = edited({pointer: value for pointer, value, _ in rows})
    assert (REG in judged(edited({}), other)) == (errors(other) > 0)
    assert (IMP in judged(other, edited({}))) == (errors(other) > 0)
    assert REG not in judged(other, edited({}))


def test_another_event_is_missed(edited: Edited) -> None:
    right, other = edited({}), edited({"/related_events": [], "/warnings": []})
    assert judged(right, other) == [DRIFT, REG]  # its warning goes with it
    assert judged(other, right) == [DRIFT, IMP]


def test_wrong_before_and_after_is_drift(edited: Edited) -> None:
    assert judged(edited({"/event/start": "2021-06-13"}), edited({"/event/start": "2021-06-12"})) == [DRIFT]


def test_each_item_is_judged_by_itself(edited: Edited) -> None:
    """A right item that goes and a wrong one that goes: the score alone would not show the one for the other."""
    old = edited({"/event/topics": ["customs-trade", "policing", "smuggling"]})
    new = edited({"/event/topics": ["customs-trade"]})
    found = {one.field: one.verdict for one in compare_records(old, new, GOLD) if one.kind != "moved"}
    assert found == {"event.topics[policing]": IMP, "event.topics[smuggling]": REG}


def test_a_body_that_becomes_known_is_judged_in_its_role_too(edited: Edited) -> None:
    """The organizer is the gold's by its acronym alone, which the agency loses."""
    body = {**WCO, "name": "Tariff Body"}
    names = {"/event/organizers/0/name": body["name"], "/entities/officials/0/affiliation": body["name"]}
    old = edited({"/entities/agencies/0": body, **names})
    new = edited({"/entities/agencies/0": {**body, "acronym": None, "aliases": []}, **names})
    assert REG in judged(old, new)
    assert judged(new, old) == [IMP, IMP]


def test_apart_is_never_judged(edited: Edited) -> None:
    found = compare_records(edited({}), edited({"/event/location/venue": "Harbour Training Center"}), GOLD)
    assert [(one.is_apart, Judge(GOLD, ValueComparison(edited({}), edited({}))).verdict(one)) for one in found] == [
        (True, DRIFT)
    ]


@pytest.mark.parametrize(("old", "new", "verdict"), [(0, 1, IMP), (1, 0, REG), (0, 0, DRIFT)])
def test_a_whole_record_is_judged_by_whether_anything_in_it_is_right(
    edited: Edited, old: int, new: int, verdict: Verdict
) -> None:
    record = edited({})
    assert verdict_on_record(GOLD, record if old else None, record if new else None) is verdict
