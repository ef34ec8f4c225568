"""Evidence that moves, alone and beside a value that changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from eventextract.compare.differences import Difference, Kind
from eventextract.compare.records import compare_records

Plain = dict[str, Any]
Edited = Callable[[dict[str, Any]], Plain]
MAJA = {"name": "Maja Lindqvist", "honorific": "Ambassador", "position": "Head of Compliance at the WCO"}
MAJA |= {"affiliation": "World Customs Organization", "quoted": True}
OLE = {**MAJA, "name": "Ole Brandt", "honorific": None, "quoted": False}


def told(differences: tuple[Difference, ...]) -> set[tuple[str, str]]:
    return {(one.kind.value, one.field) for one in differences}


def grounded(record: Plain, pointer: str, **changes: Any) -> Plain:
    other = copy.deepcopy(record)
    entry = next(entry for entry in other["evidence"] if entry["path"] == pointer)
    entry.update(changes)
    return other


SPAN = {"start": 0, "end": 5, "text": "Third"}


@pytest.mark.parametrize("changes", [{"rule": "tests.other"}, {"basis": "inferred"}, {"spans": [SPAN]}])
def test_evidence_that_moves_alone_is_told_apart(sample: Plain, changes: Plain) -> None:
    (one,) = compare_records(sample, grounded(sample, "/event/start", **changes))
    assert (one.kind, one.field, one.is_apart) == (Kind.MOVED, "event.start", True)
    assert {name: one.new[name] for name in changes} == changes


def test_evidence_of_a_value_that_changed_is_no_second_difference(edited: Edited) -> None:
    other = grounded(edited({"/event/start": "2021-06-13"}), "/event/start", rule="tests.other", spans=[SPAN])
    assert told(compare_records(edited({}), other)) == {("changed", "event.start")}


def test_evidence_is_followed_to_where_the_item_stands_now(edited: Edited) -> None:
    old, new = edited({}), edited({"/entities/officials": [OLE, MAJA]})
    for pointer in ("", "/position", "/affiliation", "/quoted"):
        source = next(one for one in old["evidence"] if one["path"] == f"/entities/officials/0{pointer}")
        new = grounded(
            new, f"/entities/officials/1{pointer}", **{key: source[key] for key in ("basis", "rule", "spans")}
        )
    assert told(compare_records(old, new)) == {("added", "entities.officials[Ole Brandt]")}
    new = grounded(new, "/entities/officials/1/position", rule="tests.other")
    assert ("moved", "entities.officials[Maja Lindqvist].position") in told(compare_records(old, new))


def test_offsets_say_nothing_where_the_text_is_another(sample: Plain) -> None:
    other = copy.deepcopy(sample)
    for entry in other["evidence"]:
        for span in entry["spans"]:
            span["start"], span["end"] = span["start"] + 7, span["end"] + 7
    assert {kind for kind, _ in told(compare_records(sample, other))} == {"moved"}
    other["source"]["sha256"] = "0" * 64
    assert told(compare_records(sample, other)) == {("changed", "source.sha256")}
