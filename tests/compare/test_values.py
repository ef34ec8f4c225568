"""What counts as a difference between two records, and as which."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from eventextract import EventRecord
from eventextract.compare.differences import Difference, Kind
from eventextract.compare.identity import CODES, WAYS
from eventextract.compare.pointers import value_at
from eventextract.compare.records import compare_records

Plain = dict[str, Any]
Edited = Callable[[dict[str, Any]], Plain]
SEEDS = sorted((Path(__file__).parents[2] / "out").glob("*.json"))

WCO = {"name": "World Customs Organization", "acronym": "WCO", "aliases": ["WCO"], "kind": "intergovernmental"}
WCO |= {"parent": None, "knowledge_id": "wco"}
MAJA = {"name": "Maja Lindqvist", "honorific": "Ambassador", "position": "Head of Compliance at the WCO"}
MAJA |= {"affiliation": "World Customs Organization", "quoted": True}
OLE = {**MAJA, "name": "Ole Brandt", "honorific": None, "quoted": False}
INSTITUTE = {"name": "National Customs Institute", "acronym": None, "aliases": [], "kind": "academy"}
INSTITUTE |= {"parent": None, "knowledge_id": None}
COUNT = {"min": 30, "max": 30, "approximate": True}

ROUND_TABLE = {"relation": "previous", "type": "round-table", "name": None, "start": "2020-10-05", "end": "2020-10-06"}
ROUND_TABLE |= {"duration": "P2D"}
ROUND_TABLE |= {"location": {"venue": "Ararat Hall", "city": "Yerevan", "subdivision": None, "country": "AM"}}
ROUND_TABLE["location"] |= {"latitude": 40.1811, "longitude": 44.5136}
NOWHERE = dict.fromkeys(("venue", "city", "subdivision", "country", "latitude", "longitude"))
VISIT = {**ROUND_TABLE, "relation": "planned", "type": "visit", "start": "2022", "end": None, "duration": None}
VISIT |= {"location": {**NOWHERE, "city": "Poti"}}

ROWS: list[tuple[str, dict[str, Any], dict[str, Any], set[tuple[str, str]]]] = [
    # what it shows, edits of the old record, edits of the new record, the differences: kind and field
    ("nothing", {}, {}, set()),
    ("a value lost", {}, {"/event/name": None}, {("lost", "event.name")}),
    ("a value gained", {"/event/name": None}, {}, {("gained", "event.name")}),
    ("a value changed", {}, {"/event/start": "2021-06-13"}, {("changed", "event.start")}),
    ("a count is one value", {}, {"/event/participants/count": {**COUNT, "max": 40}}, {("changed", "event.participants.count")}),
    ("a count lost", {}, {"/event/participants/count": None}, {("lost", "event.participants.count")}),
    ("no longer quoted", {}, {"/entities/officials/0/quoted": False}, {("lost", "entities.officials[Maja Lindqvist].quoted")}),
    ("the same name in other letters", {}, {"/event/location/venue": "Harbour Training Center"}, {("reworded", "event.location.venue")}),
    ("the same length", {}, {"/event/duration": "PT72H"}, {("reworded", "event.duration")}),
    ("a code added", {}, {"/event/topics": ["customs-trade", "policing", "smuggling"]}, {("added", "event.topics[policing]")}),
    ("a code removed", {}, {"/event/topics": ["smuggling"]}, {("removed", "event.topics[customs-trade]")}),
    (
        "coordinates follow their city",
        {},
        {"/event/location/city": "Poti", "/event/location/latitude": 42.15, "/event/location/longitude": 41.6719},
        {("changed", "event.location.city")},
    ),
    (
        "coordinates of the same city",
        {},
        {"/event/location/latitude": 41.6},
        {("changed", "event.location.latitude")},
    ),
    (
        "a new alias is no new body",
        {},
        {"/entities/agencies/0/aliases": ["WCO", "the Organization"]},
        {("added", "entities.agencies[World Customs Organization].aliases[the Organization]")},
    ),
    (
        "a body by its knowledge id, whatever it is called, and once",
        {},
        {
            "/entities/agencies/0/name": "Organization of Customs",
            "/event/organizers/0/name": "Organization of Customs",
            "/entities/officials/0/affiliation": "Organization of Customs",
        },
        {("changed", "entities.agencies[Organization of Customs].name")},
    ),
    (
        "a body by its acronym",
        {"/entities/agencies/0": {**WCO, "knowledge_id": None}, "/event/organizers/0/knowledge_id": None},
        {
            "/entities/agencies/0": {**WCO, "knowledge_id": None, "name": "WCO", "acronym": None, "aliases": []},
            "/event/organizers/0": {"name": "WCO", "knowledge_id": None},
            "/entities/officials/0/affiliation": "WCO",
        },
        {
            ("changed", "entities.agencies[WCO].name"),
            ("lost", "entities.agencies[WCO].acronym"),
            ("removed", "entities.agencies[WCO].aliases[WCO]"),
        },
    ),
    (
        "a knowledge id lost is told of the body, not of its roles",
        {},
        {"/entities/agencies/0/knowledge_id": None, "/event/organizers/0/knowledge_id": None},
        {("lost", "entities.agencies[World Customs Organization].knowledge_id")},
    ),
    (
        "two bodies, since the knowledge base says so",
        {},
        {
            "/entities/agencies/0": {**WCO, "name": "WCO", "acronym": None, "aliases": [], "knowledge_id": "other-wco"},
            "/event/organizers/0": {"name": "WCO", "knowledge_id": "other-wco"},
            "/entities/officials/0/affiliation": "WCO",
        },
        {
            ("removed", "entities.agencies[World Customs Organization]"),
            ("added", "entities.agencies[WCO]"),
            ("removed", "event.organizers[World Customs Organization]"),
            ("added", "event.organizers[WCO]"),
            ("changed", "entities.officials[Maja Lindqvist].affiliation"),
        },
    ),
    (
        "a role given to another body",
        {},
        {"/event/trainers/0": {"name": "World Customs Organization", "knowledge_id": "wco"}},
        {("removed", "event.trainers[National Customs Institute]"), ("added", "event.trainers[World Customs Organization]")},
    ),
    (
        "a person by part of the name, and the quote's speaker with it",
        {},
        {"/entities/officials/0/name": "Lindqvist", "/quotes/0/speaker": "Lindqvist"},
        {("changed", "entities.officials[Lindqvist].name")},
    ),
    (
        "a person whose name two share is neither of them",
        {"/entities/officials": [{**MAJA, "name": "Lindqvist"}], "/quotes/0/speaker": None},
        {"/entities/officials": [MAJA, {**MAJA, "name": "Per Lindqvist"}], "/quotes/0/speaker": None},
        {
            ("removed", "entities.officials[Lindqvist]"),
            ("added", "entities.officials[Maja Lindqvist]"),
            ("added", "entities.officials[Per Lindqvist]"),
        },
    ),
    (
        "a person before another",
        {},
        {"/entities/officials": [OLE, MAJA]},
        {("added", "entities.officials[Ole Brandt]")},
    ),
    (
        "a country's role",
        {},
        {"/entities/countries/0/roles": ["host"]},
        {("removed", "entities.countries[GE].roles[participant]")},
    ),
    (
        "a date read otherwise",
        {},
        {"/entities/dates/0/value": "2021-06-15"},
        {("changed", "entities.dates[14 June 2021].value")},
    ),
    (
        "another event, elsewhere in time",
        {},
        {"/related_events/0/start": "2020-10-04"},
        {("changed", "related_events[previous round-table 2020-10-04 Yerevan].start")},
    ),
    (
        "a quote cut short",
        {},
        {"/quotes/0/text": "Trade needs trust,"},
        {("changed", "quotes[Trade needs trust,].text")},
    ),
    ("a warning gone", {}, {"/warnings": []}, {("removed", "warnings[date-ambiguous /related_events/0/end]")}),
    (
        "a warning follows what it is about",
        {},
        {"/related_events": [VISIT, ROUND_TABLE], "/warnings/0/path": "/related_events/1/end"},
        {("added", "related_events[planned visit 2022 Poti]")},
    ),
    ("another text", {}, {"/source/sha256": "0" * 64, "/source/characters": 900}, {("changed", "source.sha256")}),
]  # fmt: skip


def told(differences: tuple[Difference, ...]) -> set[tuple[str, str]]:
    return {(one.kind.value, one.field) for one in differences}


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_differences(edited: Edited, old: Plain, new: Plain, expected: set[tuple[str, str]]) -> None:
    before, after = edited(old), edited(new)
    found = compare_records(before, after)
    values = tuple(one for one in found if one.kind is not Kind.MOVED)
    assert told(values) == expected
    assert len(values) == len(expected)
    for one in found:
        for record, pointer, value in ((before, one.old_path, one.old), (after, one.new_path, one.new)):
            if one.kind is not Kind.MOVED:
                assert value == (None if pointer is None else value_at(record, pointer))


MIRROR = {Kind.GAINED: Kind.LOST, Kind.ADDED: Kind.REMOVED} | {Kind.LOST: Kind.GAINED, Kind.REMOVED: Kind.ADDED}


@pytest.mark.parametrize(("old", "new"), [row[1:3] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_other_way_round_it_is_the_reverse(edited: Edited, old: Plain, new: Plain) -> None:
    there, back = compare_records(edited(old), edited(new)), compare_records(edited(new), edited(old))

    def ends(one: Difference) -> tuple[Any, ...]:
        return one.kind, one.old_path, one.new_path, json.dumps(one.old), json.dumps(one.new)

    mirrored = {(MIRROR.get(one.kind, one.kind), one.new_path, one.old_path, *reversed(ends(one)[3:])) for one in back}
    assert {ends(one) for one in there} == mirrored


def shuffled(record: Plain, chance: random.Random) -> Plain:
    """The record with every list of entities in another order, its evidence with it."""
    other, homes = copy.deepcopy(record), {}
    for kind, items in record["entities"].items():
        order = chance.sample(range(len(items)), len(items))
        other["entities"][kind] = [items[place] for place in order]
        homes |= {f"/entities/{kind}/{old}": f"/entities/{kind}/{new}" for new, old in enumerate(order)}
    for entry in other["evidence"]:
        head = "/".join(entry["path"].split("/")[:4])
        entry["path"] = homes.get(head, head) + entry["path"].removeprefix(head)
    chance.shuffle(other["evidence"])
    return other


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_order_of_a_list_says_nothing(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    other = shuffled(record, random.Random(path.stem))
    assert other != record
    assert compare_records(record, other) == ()


def test_seeds_are_there() -> None:
    assert len(SEEDS) == 5


def lists_of(model: type[BaseModel], path: str = "") -> set[str]:
    """Names of all lists of a model, as in `WAYS`."""
    found = set()
    for name, field in model.model_fields.items():
        here = f"{path}.{name}".removeprefix(".")
        kinds = [field.annotation, *get_args(field.annotation)]
        if Ellipsis in kinds:
            found.add(here)
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= lists_of(kind, here)
    return found


def test_every_list_of_the_record_says_what_makes_items_the_same() -> None:
    named = {name for name in lists_of(EventRecord) if not name.startswith("evidence")}
    assert {*WAYS, *CODES} == named
