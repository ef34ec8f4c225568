"""Files appear whole or not at all; errors have their rows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eventextract.batch.errors_file import ErrorRow, read_errors, write_errors
from eventextract.batch.writing import prepare_folder, write_atomically
from eventextract.errors import EmptyError, ReadError, UsageError, WriteError


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
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, alive, other = (tmp_path / f".{name}.part" for name in (gone.pid, os.getppid(), "movie"))
    for path in (left, alive, other):
        path.write_text("{")
    prepare_folder(tmp_path)
    assert names(tmp_path) == sorted([alive.name, other.name])


def test_rows_are_sorted_and_without_rows_there_is_no_file(tmp_path: Path) -> None:
    rows = [
        ErrorRow.of("b.txt", ReadError("gone\u2028away")),
        ErrorRow.of("a.txt", EmptyError("empty", remedy="fill it")),
    ]
    write_errors(tmp_path, rows)
    assert (tmp_path / "errors.jsonl").read_text() == (
        '{"file": "a.txt", "stage": "read", "error": "EmptyError", "message": "empty (fill it)"}\n'
        '{"file": "b.txt", "stage": "read", "error": "ReadError", "message": "gone\u2028away"}\n'
    )
    assert read_errors(tmp_path) == tuple(sorted(rows))
    write_errors(tmp_path, [])
    assert names(tmp_path) == []
    assert read_errors(tmp_path) == ()


def test_an_unforeseen_error_says_that_it_is_a_defect() -> None:
    row = ErrorRow.of("a.txt", KeyError("start"))
    assert (row.stage, row.error) == ("extract", "KeyError")
    assert row.message == "the program failed: KeyError: 'start' (please report it)"
