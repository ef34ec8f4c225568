"""Values as a person reads them, mentions as they are marked, and what gold says of a record."""

from __future__ import annotations

from typing import Any

import pytest

from eventextract.extractor import Extractor
from eventextract.measure.flat import FIELDS
from eventextract.report.detail import Detail
from eventextract.report.entries import Entry, State
from eventextract.report.gold import PLACES, verdict
from eventextract.report.wording import worded

TEXT = """Customs seminar opens in Batumi

BATUMI, Georgia, 14 June 2021 - A three-day seminar for some 25 customs officers opened today in Batumi. It was
organized by the World Customs Organization. "Trade needs trust," said Maja Lindqvist, Head of the Compliance Directorate.
"""


@pytest.mark.parametrize(
    ("value", "line", "more"),
    [
        (None, "", ()),
        ([], "", ()),
        ("2021-06-14", "2021-06-14", ()),
        (True, "yes", ()),
        (["a", "b"], "a, b", ()),
        ({"min": 25, "max": 25, "approximate": True}, "about 25", ()),
        ({"min": 20, "max": 30, "approximate": False}, "20 to 30", ()),
        ({"min": None, "max": 40, "approximate": False}, "up to 40", ()),
        ({"min": 50, "max": None, "approximate": False}, "50 or more", ()),
        (
            {"name": "World Customs Organization", "knowledge_id": "wco"},
            "World Customs Organization",
            ("knowledge id: wco",),
        ),
        ({"name": "UNODC", "acronym": None, "aliases": [], "kind": "other"}, "UNODC", ("kind: other",)),
        ({"text": "today", "value": "2021-06-14", "kind": "date"}, "today", ("value: 2021-06-14", "kind: date")),
        (
            {"relation": "previous", "type": "workshop", "name": None, "location": {"city": "Gori", "country": "GE"}},
            "workshop",
            ("relation: previous", "location: Gori, GE"),
        ),
    ],
)
def test_values_in_words(value: Any, line: str, more: tuple[str, ...]) -> None:
    assert worded(value) == (line, more)


@pytest.fixture(scope="module")
def entry(extractor: Extractor) -> Entry:
    analysis = extractor.analyse(TEXT)
    return Entry("a", State.AGREES, (), analysis.record, analysis)


def test_marks_and_spans_are_stretches_of_the_text(entry: Entry) -> None:
    detail = Detail(entry, None).plain()
    words = {(kind, detail["text"][start:end]) for start, end, _, kind in detail["marks"]}
    assert {
        ("agency", "World Customs Organization"),
        ("city", "Batumi"),
        ("date", "today"),
        ("count", "some 25"),
    } <= words
    by_path = {one["path"]: one for one in detail["values"]}
    assert "/event/organizers/0" in by_path
    assert "/event/organizers" not in by_path
    assert [detail["text"][a:b] for a, b in by_path["/event/duration"]["spans"]] == ["three-day"]
    assert by_path["/event/partners"] == {
        "path": "/event/partners",
        "value": "",
        "why": "nothing in the release says it",
    }


def gold(**fields: Any) -> dict[str, Any]:
    right = {
        "published": "2021-06-14",
        "event_type": ["seminar"],
        "start": "2021-06-14",
        "end": "2021-06-16",
        "duration": "P3D",
        "city": "Batumi",
        "country": "GE",
        "participants": {"min": 25, "max": 25, "approx": True},
        "organizers": ["World Customs Organization"],
        "agencies": ["World Customs Organization", "?Compliance Directorate"],
        "countries": ["GE"],
        "participant_countries": ["?GE"],
        "topics": ["customs-trade"],
        "officials": [
            {
                "name": "Maja Lindqvist",
                "position": "Head of the Compliance Directorate",
                "affiliation": ["Compliance Directorate", None],
                "quoted": True,
            }
        ],
    }
    return {**right, **fields}


@pytest.mark.parametrize(
    ("fields", "wrong", "missed"),
    [
        ({}, {}, ()),
        ({"end": "2021-06-17"}, {"/event/end": "gold has 2021-06-17"}, ()),
        ({"end": [None, "2021-06"]}, {"/event/end": "gold has nothing or 2021-06"}, ()),
        ({"venue": "Port Hall|Hall"}, {"/event/location/venue": "gold has Port Hall"}, ()),
        (
            {"participants": {"min": 20, "max": None, "approx": False}},
            {"/event/participants/count": "gold has 20 or more"},
            (),
        ),
        ({"funders": ["Japan"]}, {}, (("/event/funders", "Japan"),)),
        ({"topics": []}, {"/event/topics/0": "extra customs-trade"}, ()),
        (
            {"organizers": ["United Nations"]},
            {"/event/organizers/0": "extra World Customs Organization"},
            (("/event/organizers", "United Nations"),),
        ),
        (
            {"officials": [{"name": "Maja Lindqvist", "position": "Minister", "affiliation": None, "quoted": False}]},
            {
                "/entities/officials/0/position": "Maja Lindqvist: want Minister got Head of the Compliance Directorate",
                "/entities/officials/0/quoted": "Maja Lindqvist: want False",
            },
            (),
        ),
    ],
)
def test_gold_points_at_the_place(
    entry: Entry, fields: dict[str, Any], wrong: dict[str, str], missed: tuple[tuple[str, str], ...]
) -> None:
    assert entry.record
    found = verdict(gold(**fields), entry.record)
    ours = {path: message for path, message in found.wrong.items() if not path.endswith("/affiliation")}
    assert (ours, found.missed) == (wrong, missed)


def test_what_was_missed_stands_behind_the_items_of_its_list(entry: Entry) -> None:
    assert entry.record
    found = verdict(gold(topics=["customs-trade", "smuggling"]), entry.record)
    values = Detail(entry, found).plain()["values"]
    place = next(row for row, one in enumerate(values) if "missed" in one)
    assert values[place - 1]["path"] == "/event/topics/0"
    assert values[place] == {"path": "/event/topics", "missed": "smuggling"}


def test_every_scored_field_has_a_place() -> None:
    assert PLACES.keys() == set(FIELDS)
