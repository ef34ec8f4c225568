"""How a record stands to its release, analysed again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, run
from eventextract.errors import UsageError
from eventextract.extractor import Extractor
from eventextract.report.entries import Entry, Folders, State, differences, entries_of

TEXT = "The customs seminar was held in Batumi on 3 June for officers of three regions of Georgia.\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "records", tmp_path / "texts")
    folders.records.mkdir()
    folders.texts.mkdir()
    (folders.texts / "a.txt").write_text(TEXT)
    return folders


def only(folders: Folders, extractor: Extractor) -> Entry:
    (entry,) = entries_of(folders, extractor)
    return entry


def write(folders: Folders, text: str) -> Path:
    path = folders.records / "a.json"
    path.write_text(text)
    return path


@pytest.mark.parametrize("published", [None, "2021-06-14"])
def test_a_fresh_record_agrees_also_when_the_caller_gave_a_date(
    folders: Folders, extractor: Extractor, published: str | None
) -> None:
    record = extractor.extract_path(folders.texts / "a.txt", folders.texts, published=published)
    write(folders, record.to_json())
    entry = only(folders, extractor)
    assert (entry.state, entry.notes, entry.record) == (State.AGREES, (), record)


def test_a_record_that_the_program_would_write_otherwise_is_told_value_by_value(
    folders: Folders, extractor: Extractor
) -> None:
    record = extractor.extract_path(folders.texts / "a.txt", folders.texts)
    write(folders, record.to_json().replace('"type": "seminar"', '"type": "workshop"', 1))
    entry = only(folders, extractor)
    assert entry.state == State.DIFFERS
    assert entry.notes == ("event.type is workshop in the record, seminar now",)


def test_a_move_of_evidence_is_told_too(folders: Folders, extractor: Extractor) -> None:
    record = extractor.extract_path(folders.texts / "a.txt", folders.texts)
    first = record.evidence[0].model_copy(update={"rule": "another.rule"})
    moved = record.model_copy(update={"evidence": (first, *record.evidence[1:])})
    assert list(differences(record, record)) == []
    (line,) = differences(record, moved)
    assert "another.rule now" in line
    assert " rests on " in line


def test_records_come_before_releases_without_one(folders: Folders, extractor: Extractor) -> None:
    record = extractor.extract_path(folders.texts / "a.txt", folders.texts)
    write(folders, record.to_json())
    (folders.texts / "0.txt").write_text(TEXT)
    assert [(one.name, one.state) for one in entries_of(folders, extractor)] == [
        ("a", State.AGREES),
        ("0.txt", State.UNREAD),
    ]


def test_rows_of_tables_are_told_apart(folders: Folders, extractor: Extractor) -> None:
    (folders.texts / "a.txt").unlink()
    for table in ("x.jsonl", "y.jsonl"):
        rows = [json.dumps({"id": str(number), "text": f"{TEXT}{table}"}) for number in (1, 2)]
        (folders.texts / table).write_text("\n".join(rows))
    run(lambda: extractor, find_inputs([str(folders.texts)]), Job(folders.records))
    (folders.records / "y.jsonl/2.json").unlink()
    assert [(one.name, one.state) for one in entries_of(folders, extractor)] == [
        ("x.jsonl/1", State.AGREES),
        ("x.jsonl/2", State.AGREES),
        ("y.jsonl/1", State.AGREES),
        ("y.jsonl:2", State.UNREAD),
    ]


@pytest.mark.parametrize("missing", ["records", "texts"])
def test_folders_must_be_there(folders: Folders, extractor: Extractor, missing: str, tmp_path: Path) -> None:
    write(folders, "{}")
    wrong = Folders(**{"records": folders.records, "texts": folders.texts, missing: tmp_path / "nowhere"})
    with pytest.raises(UsageError, match="no such folder"):
        next(entries_of(wrong, extractor))
