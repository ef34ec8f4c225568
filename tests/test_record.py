"""What a record refuses beyond its shape, how it says so, and that it comes back as it went."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from eventextract import record as models
from eventextract.claims import EVENT_VALUES, LOCATION_VALUES, OFFICIAL_VALUES, SOURCE_VALUES, claims
from eventextract.errors import RecordError
from eventextract.faults import faults_against, verify_against
from eventextract.record import EventRecord

RECORDS = Path(__file__).parent / "records"
NAMES = ("cargo-forum", "yearly-report")  # written by hand: a value in every field; a release about no event


def sample_json(name: str = "cargo-forum") -> str:
    return (RECORDS / f"{name}.json").read_bytes().decode()


def sample(name: str = "cargo-forum") -> Any:
    return json.loads(sample_json(name))


def sample_text(name: str = "cargo-forum") -> str:
    return (RECORDS / f"{name}.txt").read_bytes().decode()


# ---- there and back -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_written_as_it_was_read(name: str) -> None:
    assert EventRecord.from_json(sample_json(name)).to_json() == sample_json(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_record_of_plain_data_is_the_same(name: str) -> None:
    assert EventRecord.from_plain(sample(name)) == EventRecord.from_json(sample_json(name))


def test_plain_data_may_hold_tuples() -> None:
    data = sample()
    data["event"]["topics"] = tuple(data["event"]["topics"])
    assert EventRecord.from_plain(data).event.topics == ("customs-trade", "smuggling")


def test_a_record_is_frozen_and_hashable() -> None:
    record = EventRecord.from_plain(sample())
    with pytest.raises(ValidationError, match="frozen"):
        record.event.type = "visit"  # type: ignore[misc]
    assert len({record, EventRecord.from_plain(sample())}) == 1


# Any text that JSON files hold; lone surrogates are no text.
ANY = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(lambda t: t == t.strip())
TRIMMED = ANY.filter(lambda text: re.fullmatch(r"\S(?:.*\S)?", text, re.DOTALL) is not None)
COUNTS = st.tuples(st.integers(0, 10**12), st.integers(0, 10**12), st.booleans())


@given(
    title=TRIMMED,
    words=TRIMMED,
    bounds=COUNTS,
    north=st.integers(-900000, 900000),
    east=st.integers(-1800000, 1800000),
    hostile=st.sampled_from(["\x00\x1f\x7f", "\u2028\u2029", "</script>", "\U0001f600", '"\\/\b\f', "\ufeff"]),
)
@settings(max_examples=60, deadline=None)
def test_any_record_comes_back_and_is_written_as_json_dumps_would(
    title: str, words: str, bounds: tuple[int, int, bool], north: int, east: int, hostile: str
) -> None:
    data = sample()
    data["source"]["title"], data["quotes"][0]["text"] = title, f"x{hostile}{words}"
    low, high, approximate = bounds
    count = {"min": min(low, high), "max": max(low, high), "approximate": approximate}
    data["event"]["participants"]["count"] = count
    data["event"]["location"] |= {"latitude": north / 10000, "longitude": east / 10000}
    record = EventRecord.from_plain(data)
    assert record.to_json() == json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    assert EventRecord.from_json(record.to_json()) == record


# ---- claims -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_claims_of_a_record_and_of_its_plain_form_are_those_with_evidence(name: str) -> None:
    paths = tuple(entry["path"] for entry in sample(name)["evidence"])
    assert claims(sample(name)) == claims(EventRecord.from_plain(sample(name))) == paths


def test_claims_stand_in_the_order_of_the_record() -> None:
    text = sample()
    del text["evidence"]
    order: list[str] = []

    def walk(node: Any, path: str) -> None:
        order.append(path)
        for key, child in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
            walk(child, f"{path}/{key}")

    walk(text, "")
    places = [order.index(path) for path in claims(sample())]
    assert places == sorted(places)


NO_CLAIMS = {
    models.Source: {"file", "sha256", "characters"},
    models.Location: {"latitude", "longitude"},
    models.Official: {"name", "honorific"},  # the entity itself
    models.Event: {"topics", "location", "participants", "organizers", "partners", "funders", "trainers", "programme"},
}
CLAIMED = {
    models.Source: SOURCE_VALUES,
    models.Location: LOCATION_VALUES,
    models.Official: OFFICIAL_VALUES,
    models.Event: EVENT_VALUES[0] + EVENT_VALUES[1],
}


@pytest.mark.parametrize("model", NO_CLAIMS)
def test_every_field_is_a_claim_or_known_to_be_none(model: type[models.Part]) -> None:
    assert set(CLAIMED[model]) | NO_CLAIMS[model] == set(model.model_fields)  # type: ignore[index]


def test_not_quoted_is_no_claim_and_no_event_is_one() -> None:
    paths = claims(sample("yearly-report"))
    assert "/entities/officials/0/quoted" not in paths
    assert "/event/type" in paths


# ---- against the text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_samples_agree_with_their_texts(name: str) -> None:
    text = sample_text(name)
    record = EventRecord.from_json(sample_json(name))
    assert faults_against(record, text, data=text.encode()) == ()
    verify_against(record, text)


def test_other_words_another_length_and_another_hash_are_found() -> None:
    record = EventRecord.from_json(sample_json())
    text = sample_text().replace("Green Corridors", "Blue Corridors!!")
    found = {fault.path: str(fault) for fault in faults_against(record, text, data=text.encode())}
    assert {"/source/characters", "/source/sha256", "/evidence/30/spans/0"} <= set(found)
    assert found["/evidence/30/spans/0"].startswith("/evidence/30/spans/0: /event/programme rests on 'Green Corridors")


def test_without_bytes_the_hash_of_a_bare_string_alone_is_checked() -> None:
    other = {"sha256": hashlib.sha256(b"other").hexdigest()}
    bare, filed = sample("yearly-report"), sample()
    bare["source"] |= other
    filed["source"] |= other
    assert [f.path for f in faults_against(EventRecord.from_plain(bare), sample_text("yearly-report"))] == [
        "/source/sha256"
    ]
    assert faults_against(EventRecord.from_plain(filed), sample_text()) == ()


def test_verify_against_raises_with_all_faults() -> None:
    record = EventRecord.from_json(sample_json())
    with pytest.raises(RecordError, match=r"(?s)^2021/cargo-forum\.txt: \d+ faults:.*/source/characters.*/evidence/0"):
        verify_against(record, "another text")
