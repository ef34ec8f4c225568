"""Records without an input go; what is no record of ours stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventextract.batch.stale import remove_record, remove_stale
from eventextract.batch.stores import FolderStore


def record(out: Path, place: str, file: str | None) -> Path:
    """A file that has what marks a record, made of the input `file`."""
    content = {"schema_version": "1.0", "id": "x", "source": {"file": file}, "event": {}, "evidence": []}
    return text(out, place, json.dumps(content))


def text(out: Path, place: str, content: str) -> Path:
    path = out / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def places(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*"))


def test_records_without_an_input_go_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    record(tmp_path, "a.json", "a.txt")
    record(tmp_path, "b.txt.json", "b.txt")
    record(tmp_path, "c/d/e.json", "c/d/e.md")
    record(tmp_path, "kept.json", "kept.txt")
    assert remove_stale(FolderStore(tmp_path), {"kept.json"}) == ("a.json", "b.txt.json", "c/d/e.json")
    assert places(tmp_path) == ["kept.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"source": {"file": "a.txt"}}',
        "[" * 100_000,
        '{"schema_version": 1, "id": 1, "source": 1}',
    ],
)
def test_files_that_are_no_records_stay(tmp_path: Path, content: str) -> None:
    text(tmp_path, "a.json", content)
    assert remove_stale(FolderStore(tmp_path), set()) == ()
    remove_record(FolderStore(tmp_path), "a.json")
    assert places(tmp_path) == ["a.json"]


def test_records_elsewhere_than_we_write_them_stay(tmp_path: Path) -> None:
    record(tmp_path, "backup/a.json", "a.txt")
    record(tmp_path, "from-standard-input.json", None)
    assert remove_stale(FolderStore(tmp_path), set()) == ()


def test_the_record_of_an_input_that_fails_goes(tmp_path: Path) -> None:
    record(tmp_path, "a.json", "a.txt")
    for place in ("a.json", "never-there.json"):
        remove_record(FolderStore(tmp_path), place)
    assert places(tmp_path) == []
