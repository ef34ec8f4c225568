"""The JSON Schema is that of the models, says what each field means, and refuses what the models refuse."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eventextract.errors import ExtractionError, RecordError
from eventextract.record import EventRecord
from eventextract.schema import SCHEMA_ID, json_schema, schema_text

RECORDS = Path(__file__).parent / "records"
NAMES = ("cargo-forum", "yearly-report")  # written by hand: a value in every field; a release about no event
FILE = Path(__file__).parent.parent / "schemas" / "event_record.schema.json"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
OBJECTS = {"EventRecord": SCHEMA, **SCHEMA["$defs"]}
FIELDS = [(name, field) for name, definition in OBJECTS.items() for field in definition["properties"]]


def sample(name: str = "cargo-forum") -> Any:
    return json.loads((RECORDS / f"{name}.json").read_bytes())


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value below a plain value: each key of each object, each item of each list."""
    steps: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in steps:
        yield (*path, step)
        yield from places(child, (*path, step))


def at(node: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


def _grouped() -> dict[str, list[tuple[str, tuple[str | int, ...]]]]:
    """Every value of the samples, by where it stands whatever its number in a list."""
    groups = defaultdict(list)
    for name in NAMES:
        for path in places(sample(name)):
            groups["/".join("*" if isinstance(step, int) else step for step in path)].append((name, path))
    return groups


GROUPS = _grouped()
WRONG: dict[type, Any] = {str: 7, bool: "true", int: "7", float: "7.5", list: {"0": "x"}, dict: ["x"], type(None): {}}


def _refused(data: Any, *, by_schema: bool = True) -> bool:
    """Whether the models refuse, and the schema too (which takes long: not asked for the tenth item of a list)."""
    try:
        EventRecord.from_plain(data)
    except ExtractionError:
        return not (by_schema and VALIDATOR.is_valid(data))
    return False


def _spoilt(group: str) -> Iterator[tuple[Any, tuple[str | int, ...], bool]]:
    for number, (name, path) in enumerate(GROUPS[group]):
        yield sample(name), path, number < 10


def test_the_file_is_what_the_models_generate() -> None:
    assert FILE.read_bytes().decode() == schema_text()


def test_it_is_a_schema_of_draft_2020_12_with_a_stable_id() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == SCHEMA_ID == "urn:eventextract:schema:event-record:1.0"


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_accepted(name: str) -> None:
    assert list(VALIDATOR.iter_errors(sample(name))) == []


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_field_has_a_description_and_valid_examples(name: str, field: str) -> None:
    definition = OBJECTS[name]["properties"][field]
    assert definition["description"]
    assert definition["examples"]
    checker = Draft202012Validator({"$defs": SCHEMA["$defs"], **definition})
    assert [error.message for example in definition["examples"] for error in checker.iter_errors(example)] == []


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_object_is_closed_and_complete(name: str) -> None:
    assert OBJECTS[name]["additionalProperties"] is False
    assert OBJECTS[name]["required"] == list(OBJECTS[name]["properties"])


@pytest.mark.parametrize("group", [group for group in GROUPS if not group.endswith("*")])
def test_a_missing_key_is_refused(group: str) -> None:
    for data, path, by_schema in _spoilt(group):
        del at(data, path[:-1])[path[-1]]
        assert _refused(data, by_schema=by_schema), path


@pytest.mark.parametrize("group", GROUPS)
def test_a_value_of_another_type_is_refused(group: str) -> None:
    for data, path, by_schema in _spoilt(group):
        at(data, path[:-1])[path[-1]] = WRONG[type(at(data, path))]
        assert _refused(data, by_schema=by_schema), path


NEVER_NULL = [group for group in GROUPS if type(None) not in {type(at(sample(n), p)) for n, p in GROUPS[group]}]


@pytest.mark.parametrize("group", NEVER_NULL)
def test_models_and_schema_agree_where_null_is_allowed(group: str) -> None:
    data, path, _ = next(_spoilt(group))
    at(data, path[:-1])[path[-1]] = None
    faults = ""
    try:
        EventRecord.from_plain(data)
    except ExtractionError as error:  # of the shape, or because evidence now stands for no claim
        faults = str(error)
    assert VALIDATOR.is_valid(data) == ("Input should be" not in faults)


@pytest.mark.parametrize("group", GROUPS)
def test_an_unknown_key_is_refused(group: str) -> None:
    for data, path, by_schema in _spoilt(group):
        if isinstance(at(data, path), dict):
            at(data, path)["colour"] = "red"
            assert _refused(data, by_schema=by_schema), path


def test_an_unknown_key_at_the_top_is_refused() -> None:
    assert _refused(sample() | {"colour": "red"})


SPOILT_VALUES = [
    ("schema_version", "1"),
    ("id", ""),
    ("source/file", "/srv/releases/a.txt"),
    ("source/sha256", "A" * 64),
    ("source/characters", 0),
    ("source/published", "2021-06"),
    ("source/language", "eng"),
    ("event/type", "gala"),
    ("event/status", "finished"),
    ("event/format", "virtual"),
    ("event/topics/0", "fishing"),
    ("event/start", "14.06.2021"),
    ("event/start", "2021-06-14/2021-06-16"),
    ("event/end", "2021-13"),
    ("event/duration", "3 days"),
    ("event/duration", "P"),
    ("event/location/country", "Georgia"),
    ("event/location/subdivision", "Adjara"),
    ("event/location/latitude", 90.5),
    ("event/location/longitude", -180.5),
    ("event/participants/count/min", -1),
    ("event/participants/countries/0", "am"),
    ("related_events/0/relation", "next"),
    ("related_events/0/type", "none"),
    ("entities/agencies/0/kind", "club"),
    ("entities/agencies/0/knowledge_id", "World Customs"),
    ("entities/agencies/0/name", ""),
    ("entities/officials/0/name", " Maja Lindqvist"),
    ("entities/countries/0/alpha_3", "GE"),
    ("entities/countries/0/roles/0", "guest"),
    ("entities/dates/0/kind", "day"),
    ("entities/dates/0/kind", "recurring"),
    ("entities/dates/0/value", "2021-06-14T10:00"),
    ("entities/dates/0/value", None),
    ("entities/dates/3/value", "2021"),
    ("quotes/0/text", "x" * 301),
    ("warnings/0/code", "odd"),
    ("warnings/0/path", "event/start"),
    ("evidence/0/basis", "guessed"),
    ("evidence/0/rule", ""),
    ("evidence/0/path", "source.title"),
    ("evidence/0/spans", []),
    ("evidence/0/spans/0/start", -1),
    ("evidence/0/spans/0/text", ""),
]


@pytest.mark.parametrize(("path", "value"), SPOILT_VALUES)
def test_a_value_outside_its_pattern_or_list_is_refused(path: str, value: object) -> None:
    data = sample()
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("/"))
    at(data, steps[:-1])[steps[-1]] = value
    assert _refused(data)


def test_a_count_without_bounds_is_refused() -> None:
    data = sample()
    data["event"]["participants"]["count"] = {"min": None, "max": None, "approximate": False}
    assert _refused(data)


def test_a_given_value_with_a_span_is_refused() -> None:
    data = sample()
    data["evidence"][0]["basis"] = "given"
    assert _refused(data)


def test_the_refusal_names_the_place() -> None:
    data = sample()
    data["event"]["type"] = "gala"
    with pytest.raises(RecordError, match=r"^/event/type: Input should be 'training-course'"):
        EventRecord.from_json(json.dumps(data))
