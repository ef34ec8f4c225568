"""Records to compare: one written by hand, and what edits make of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from eventextract import EventRecord
from eventextract.claims import claims

Plain = dict[str, Any]
Edits = Mapping[str, Any]
SAMPLE = Path(__file__).parents[1] / "records" / "cargo-forum.json"


def put(record: Plain, pointer: str, value: Any) -> None:
    """Replace what stands at a pointer."""
    *way, last = pointer.split("/")[1:]
    here: Any = record
    for step in way:
        here = here[int(step) if step.isdigit() else step]
    here[int(last) if last.isdigit() else last] = value


def ground(record: Plain) -> Plain:
    """Give each claim an evidence entry: the one that it had, or that of the title."""
    had = {entry["path"]: entry for entry in record["evidence"]}
    spare = {**record["evidence"][0], "rule": "tests.spare"}
    record["evidence"] = [had.get(path, {**spare, "path": path}) for path in claims(record)]
    return record


@pytest.fixture(scope="session")
def sample() -> Plain:
    """A record with a value in every field; not to be changed in place."""
    return dict(json.loads(SAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def edited(sample: Plain) -> Callable[[Edits], Plain]:
    """Makes a valid record: the sample with other values at some pointers."""

    def edit(edits: Edits) -> Plain:
        record = copy.deepcopy(sample)
        for pointer, value in edits.items():
            put(record, pointer, copy.deepcopy(value))
        return EventRecord.from_plain(ground(record)).model_dump(mode="json")

    return edit


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, Mapping[str, Plain]], Path]:
    """Writes records to a folder by their places, each with its own input file."""

    def write(name: str, records: Mapping[str, Plain]) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for place, record in records.items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            file = place.removesuffix(".json")
            own = {**record, "id": file, "source": {**record["source"], "file": f"{file}.txt"}}
            path.write_text(EventRecord.from_plain(own).to_json(), encoding="utf-8")
        return folder

    return write
