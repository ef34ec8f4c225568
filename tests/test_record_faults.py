"""What is no record is refused: wrong values, values that do not agree, other versions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventextract.errors import ExtractionError, RecordError
from eventextract.record import EventRecord
from eventextract.record_fields import SCHEMA_VERSION, version_to_load

RECORDS = Path(__file__).parent / "records"


def sample_json(name: str = "cargo-forum") -> str:
    return (RECORDS / f"{name}.json").read_bytes().decode()


def sample(name: str = "cargo-forum") -> Any:
    return json.loads(sample_json(name))


def put(data: Any, path: str, value: object) -> None:
    """Set the value at `a/0/b`; `a/+` adds to a list."""
    *steps, last = path.split("/")
    for step in steps:
        data = data[int(step) if isinstance(data, list) else step]
    if last == "+":
        data.append(value)
    else:
        data[int(last) if isinstance(data, list) else last] = value


def faults(data: Any) -> list[str]:
    with pytest.raises(RecordError) as refusal:
        EventRecord.from_json(json.dumps(data))
    lines = refusal.value.what.split("\n  ")
    return lines if len(lines) == 1 else lines[1:]


AGENCY = {"name": "WCO", "acronym": None, "aliases": [], "kind": "other", "parent": None, "knowledge_id": None}
NOWHERE = {"venue": None, "city": None, "subdivision": None, "country": None, "latitude": None, "longitude": None}
WRONG = [
    ("event/end", "2021-06-13", "/event/end: 2021-06-13 is before the start, 2021-06-14"),
    ("related_events/0/end", "2020-10-04", "/related_events/0/end: 2020-10-04 is before the start, 2020-10-05"),
    ("event/start", "2021-02-29", "/event/start: not an EDTF day, month or year that exists, found '2021-02-29'"),
    ("source/published", "2021-02-30", "/source/published: no such day, found '2021-02-30'"),
    ("source/language", "xx", "/source/language: no such language in ISO 639-1, found 'xx'"),
    ("event/location/country", "ZZ", "/event/location/country: no such country in ISO 3166-1 (nor XK), found 'ZZ'"),
    (
        "event/location/subdivision",
        "GE-ZZ",
        "/event/location/subdivision: no such subdivision in ISO 3166-2, found 'GE-ZZ'",
    ),
    ("event/location/subdivision", "AM-ER", "/event/location/subdivision: AM-ER is not in the country, GE"),
    ("event/location/latitude", None, "/event/location: latitude and longitude are known both or neither"),
    ("event/location/latitude", 41.64231, "/event/location/latitude: 41.64231 has more than four decimals"),
    ("event/participants/count/max", 29, "/event/participants/count: min 30 is above max 29"),
    ("event/participants/men/min", 19, "/event/participants/men: min 19 is above max 18"),
    ("event/topics", ["smuggling", "customs-trade"], "/event/topics: not sorted, or not each once: "),
    ("event/participants/countries", ["GE", "AM"], "/event/participants/countries: not sorted, or not each once: "),
    ("event/participants/countries/0", "GE", "/event/participants/countries: not sorted, or not each once: GE, GE"),
    (
        "entities/countries/0/roles",
        ["participant", "host"],
        "/entities/countries/0/roles: not sorted, or not each once: ",
    ),
    ("entities/countries/1/alpha_3", "GEO", "/entities/countries/1/alpha_3: AM is ARM"),
    ("entities/agencies/0/aliases/+", "WCO", "/entities/agencies/0/aliases/1: stands in the list already"),
    ("entities/venues/1", {"name": "Harbour Training Centre", "city": "Batumi", "country": "GE"}, "/entities/venues/1"),
    ("entities/agencies/2/name", "National Customs Institute", "/entities/agencies/3: stands in the list already"),
    ("event/funders/0/name", "Revenue Service of Georgia", "/event/partners/0: 'Revenue Service of Georgia' stands in"),
    (
        "event/organizers/0/name",
        "WCO",
        "/event/organizers/0/name: 'WCO' is called 'World Customs Organization' in this",
    ),
    (
        "entities/officials/0/affiliation",
        "WCO",
        "/entities/officials/0/affiliation: 'WCO' is called 'World Customs Org",
    ),
    ("quotes/0/speaker", "WCO", "/quotes/0/speaker: 'WCO' is called 'World Customs Organization' in this record"),
    (
        "event/trainers/0/knowledge_id",
        "wco",
        "/event/trainers/0/knowledge_id: not that of 'National Customs Institute'",
    ),
    ("entities/dates/0/value", "2021-06", "/entities/dates/0/value: 2021-06 is no value of kind date"),
    ("entities/dates/0/value", None, "/entities/dates/0/value: None is no value of kind date"),
    ("entities/dates/1/value", "2021", "/entities/dates/1/value: 2021 is no value of kind duration"),
    ("entities/dates/2/kind", "season", "/entities/dates/2/value: 2020-10-05/2020-10-06 is no value of kind season"),
    ("entities/dates/3/value", "2021", "/entities/dates/3/value: 2021 is no value of kind recurring"),
    ("warnings/0/path", "/event/finish", "/warnings/0/path: '/event/finish' is not in the record"),
    ("warnings/0/path", "/related_events/1", "/warnings/0/path: '/related_events/1' is not in the record"),
    ("warnings/0/code", "value-unstated", "/warnings/0: /related_events/0/end has a value"),
    ("related_events/0", None, "/related_events/0: Input should be an object"),
    ("entities/agencies/0/name", "World  Customs", "/entities/agencies/0/name: a name is not empty, and has single"),
    ("entities/agencies/0/name", "Cafe\u0301", "/entities/agencies/0/name: a name is not empty, and has single"),
    ("entities/agencies/0/name", "Norway’s Seat", "/entities/agencies/0/name: a name is not empty, and has single"),
    ("evidence/0/basis", "given", "/evidence/0/spans: 1 spans, although the basis is given"),
    ("evidence/6/basis", "stated", "/evidence/6/spans: 0 spans, although the basis is stated"),
    ("evidence/0/spans/0/end", 40, "/evidence/0/spans/0: 40 characters, but the text has 43"),
    ("source/characters", 40, "/evidence/0/spans/0: 0 to 43 is no stretch of 40 characters"),
    ("event/programme", None, "/evidence/30: /event/programme is no claim of this record"),
    ("evidence/30/path", "/event/programs", "/event/programme: a claim without evidence"),
    ("evidence/30/path", "/event/start", "/evidence/30: a second entry for /event/start"),
    ("related_events/0/start", "2020-10-05T", "/related_events/0/start: not an EDTF day, month or year that exists"),
    ("event/duration", "3D", "/event/duration: not an ISO 8601 duration such as P3D, found '3D'"),
]


@pytest.mark.parametrize(("path", "value", "fault"), WRONG)
def test_a_wrong_value_is_refused_with_its_place(path: str, value: object, fault: str) -> None:
    data = sample()
    put(data, path, value)
    assert [line for line in faults(data) if line.startswith(fault)]


def _swap_evidence(data: Any) -> None:
    data["evidence"][0], data["evidence"][1] = data["evidence"][1], data["evidence"][0]


def _swap_spans(data: Any) -> None:
    data["evidence"][13]["spans"].reverse()


def _related_nowhere(data: Any) -> None:
    data["related_events"][0] |= {"start": None, "end": None, "location": NOWHERE}


def _two_agencies(data: Any) -> None:
    data["entities"]["agencies"].append(data["entities"]["agencies"][0])


def _coordinates_of_nothing(data: Any) -> None:
    data["event"]["location"]["city"] = None


def _no_event(data: Any) -> None:
    data["event"]["type"] = "none"


def _not_read(data: Any) -> None:
    data["event"]["type"] = None


def _boundless(data: Any) -> None:
    data["event"]["participants"]["women"] |= {"min": None, "max": None}


TANGLED: list[tuple[Callable[[Any], None], str]] = [
    (_swap_evidence, "/evidence: not in the order of the record"),
    (_swap_spans, "/evidence/13/spans/1: not after the span before it"),
    (_related_nowhere, "/related_events/0: neither a date nor a place of its own"),
    (_two_agencies, "/entities/agencies/4: stands in the list already"),
    (_coordinates_of_nothing, "/event/location: coordinates are those of a city, and there is none"),
    (_no_event, "/event/start: a value, although the type of the event is none"),
    (_no_event, "/related_events/0: a value, although the type of the event is none"),
    (_not_read, "/event/start: a value, although the type of the event is null"),
    (_no_event, "/evidence/7/basis: the type `none` is inferred"),
    (_boundless, "/event/participants/women: at least one of min and max is known"),
]


@pytest.mark.parametrize(("tangle", "fault"), TANGLED)
def test_what_does_not_agree_is_refused(tangle: Callable[[Any], None], fault: str) -> None:
    data = sample()
    tangle(data)
    assert fault in faults(data)


RIGHT = [
    ("event/end", "2021-06"),  # another precision is not compared
    ("event/end", "XXXX-01-01"),  # nor an unknown year
    ("event/start", "XXXX-02-29"),
    ("event/participants/count/max", None),
    ("event/participants/count/min", None),
    ("entities/officials/0/affiliation", "Norway"),  # a country, which is no agency
    ("quotes/0/speaker", None),
    ("entities/countries/0", {"alpha_2": "XK", "alpha_3": "XKX", "name": "Kosovo", "roles": []}),
    ("warnings/0/path", ""),
    ("entities/dates/2", {"text": "autumn of 2020", "value": "2020-23", "kind": "season"}),
    ("entities/dates/2", {"text": "the 2010s", "value": "201X", "kind": "decade"}),
    ("entities/dates/2", {"text": "June", "value": "XXXX-06", "kind": "month"}),
    ("evidence/0/rule", "model:tagger@3f2a"),
]


@pytest.mark.parametrize(("path", "value"), RIGHT)
def test_what_is_unusual_but_right_is_accepted(path: str, value: object) -> None:
    data = sample()
    put(data, path, value)
    assert EventRecord.from_plain(data).to_json()


def test_all_faults_are_told_at_once() -> None:
    data = sample()
    put(data, "event/location/country", "ZZ")  # a value by itself
    put(data, "event/end", "2021-06-13")  # two fields of the same object
    put(data, "event/participants/count/max", 1)
    del data["evidence"][0]  # far apart
    data["colour"] = "red"
    found = [fault.split(":")[0] for fault in faults(data)]
    assert found == [
        "/event/location/country",
        "/colour",
        "/event/end",
        "/event/location/subdivision",
        "/event/participants/count",
        "/source/title",
    ]


def test_a_broken_shape_does_not_hide_other_faults() -> None:
    data = sample()
    del data["event"]["location"]
    data["entities"]["countries"][0]["alpha_3"] = "ARM"
    assert {"/event/location: Field required", "/entities/countries/0/alpha_3: GE is GEO"} <= set(faults(data))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{} {}", '{"schema_version": "1.0"}'])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(RecordError):
        EventRecord.from_json(text)


def test_the_file_leads_the_message() -> None:
    with pytest.raises(RecordError, match=r"^out/a\.json: "):
        EventRecord.from_json("{", where="out/a.json")


def test_a_long_wrong_value_is_cut() -> None:
    data = sample()
    put(data, "event/type", "x" * 5000)
    assert all(len(fault) < 500 for fault in faults(data))


@pytest.mark.parametrize("odd", [object(), "\ud800", float("nan"), float("inf")])
def test_plain_data_that_is_no_json_is_an_extraction_error(odd: object) -> None:
    data = sample()
    data["event"]["location"]["latitude"] = odd
    with pytest.raises(ExtractionError):
        EventRecord.from_plain(data)


def test_plain_data_with_faults_is_an_extraction_error_that_lists_them() -> None:
    data = sample()
    put(data, "event/end", "2021-06-13")
    put(data, "event/type", 5)
    with pytest.raises(ExtractionError, match=r"(?s)^2 faults:.*/event/type.*/event/end"):
        EventRecord.from_plain(data)


# ---- versions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("found", "known"), [("1.0", "1.0"), ("1.0", "1.2"), ("1.9", "1.10"), ("2.1", "2.3")])
def test_the_same_and_older_minor_versions_load(found: str, known: str) -> None:
    assert version_to_load(found, known) == known


@pytest.mark.parametrize(("found", "known"), [("1.1", "1.0"), ("2.0", "1.5"), ("1.10", "1.9"), ("0.9", "1.0")])
def test_newer_versions_and_other_majors_are_refused_naming_both(found: str, known: str) -> None:
    with pytest.raises(ValueError, match=rf"(?s){re.escape(found)}.*{re.escape(known)}"):
        version_to_load(found, known)


def test_a_newer_record_is_refused_for_its_version_alone() -> None:
    data = sample() | {"schema_version": "1.7", "added_later": 1}
    (fault,) = faults(data)
    assert fault.startswith(f"/schema_version: the record has version 1.7, newer than {SCHEMA_VERSION}")


@pytest.mark.parametrize("version", ["1", "one", "", 1.0, None, "1.0.0", "１.０"])
def test_what_is_no_version_is_refused(version: object) -> None:
    assert any(fault.startswith("/schema_version: ") for fault in faults(sample() | {"schema_version": version}))
