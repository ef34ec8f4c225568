"""Files appear whole or not at all; errors have their rows."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from eventextract.batch.errors_file import ErrorRow, read_errors, write_errors
from eventextract.batch.stores import FolderStore
from eventextract.batch.writing import cannot_write, prepare_folder, write_atomically
from eventextract.errors import EmptyError, ReadError, StorageError, UsageError, WriteError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_file_is_written_as_it_is(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b.json", "Zoë\r\n\n")
    assert (tmp_path / "a/b.json").read_bytes() == b"Zo\xc3\xab\r\n\n"
    assert names(tmp_path) == ["a", "b.json"]


@pytest.mark.parametrize("text", ["half \ud800 a pair"])
def test_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text("old")
    with pytest.raises(WriteError, match=r"a\.json: cannot be written"):
        write_atomically(tmp_path / "a.json", text)
    assert (tmp_path / "a.json").read_text() == "old"
    assert names(tmp_path) == ["a.json"]


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.json/kept").mkdir(parents=True)
    with pytest.raises(WriteError):
        write_atomically(tmp_path / "a.json", "text")
    assert names(tmp_path) == ["a.json", "kept"]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("no folder")
    with pytest.raises(WriteError, match=r"Not a directory|File exists"):
        write_atomically(tmp_path / "a/b.json", "text")
    with pytest.raises(UsageError, match="no folder to write to"):
        prepare_folder(tmp_path / "a/out")
    with pytest.raises(UsageError, match="no folder to write to"):
        prepare_folder(tmp_path / "a")


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    state = tmp_path / ".eventextract"
    state.mkdir()
    for path in (state / ".0123.part", state / "state.sqlite", tmp_path / "mine.part"):
        path.write_text("{")
    prepare_folder(tmp_path)
    assert names(tmp_path) == [".eventextract", "mine.part", "state.sqlite"]


def test_the_half_written_stands_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    seen: list[list[str]] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(names(tmp_path)))
    write_atomically(tmp_path / "a.json", "text", parts=tmp_path / "parts", durable=True)
    (part,) = set(seen[0]) - {"parts"}
    assert part.endswith(".part")
    assert names(tmp_path) == ["a.json", "parts"]


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOSPC, StorageError), (errno.EROFS, StorageError), (errno.EIO, WriteError)]
)
def test_a_place_that_takes_nothing_more_is_told_from_a_bad_one(
    number: int, error: type[WriteError], tmp_path: Path
) -> None:
    found = cannot_write(OSError(number, os.strerror(number)), tmp_path / "a.json")
    assert type(found) is error
    assert os.strerror(number) in str(found)


def test_rows_are_sorted_and_without_rows_there_is_no_file(tmp_path: Path) -> None:
    rows = [
        ErrorRow.of("b.txt", ReadError("gone\u2028away")),
        ErrorRow.of("a.txt", EmptyError("empty", remedy="fill it")),
    ]
    write_errors(FolderStore(tmp_path), rows)
    assert (tmp_path / "errors.jsonl").read_text() == (
        '{"file": "a.txt", "stage": "read", "error": "EmptyError", "message": "empty (fill it)"}\n'
        '{"file": "b.txt", "stage": "read", "error": "ReadError", "message": "gone\u2028away"}\n'
    )
    assert read_errors(FolderStore(tmp_path)) == tuple(sorted(rows))
    write_errors(FolderStore(tmp_path), [])
    assert names(tmp_path) == [".eventextract"]
    assert read_errors(FolderStore(tmp_path)) == ()


def test_a_trace_is_there_only_when_asked_for() -> None:
    plain, traced = ErrorRow.of("a.txt", KeyError("x")), ErrorRow.of("a.txt", KeyError("x"), "Traceback ...")
    assert "trace" not in json.loads(plain.to_json())
    assert json.loads(traced.to_json())["trace"] == "Traceback ..."


def test_an_unforeseen_error_says_that_it_is_a_defect() -> None:
    row = ErrorRow.of("a.txt", KeyError("start"))
    assert (row.stage, row.error) == ("extract", "KeyError")
    assert row.message == "the program failed: KeyError: 'start' (please report it)"
