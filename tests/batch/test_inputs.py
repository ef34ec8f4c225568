"""Which files a run reads."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from eventextract.batch.inputs import Found, find_inputs
from eventextract.errors import UsageError


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {name}.\n")


def files(found: Found) -> list[str]:
    return [one.file for one in found.inputs]


def test_a_folder_is_searched_recursively_and_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/b/c.TXT", "a.txt")
    found = find_inputs([str(tmp_path)])
    assert files(found) == ["a.txt", "a/b/c.TXT", "a/z.md", "b.txt"]
    assert found.whole
    assert found.skipped == ()


def test_files_about_the_folder_are_no_releases(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "a/readme.txt", "Readme", ".hidden.txt", ".state/b.txt", "readme-kept.txt")
    found = find_inputs([str(tmp_path)])
    assert files(found) == ["readme-kept.txt"]
    assert found.skipped == ()


def test_other_types_are_left_out_and_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "photo.jpg", "b/notes")
    found = find_inputs([str(tmp_path)])
    assert files(found) == ["a.txt"]
    assert found.skipped == ("b/notes", "photo.jpg")


def test_a_file_named_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "a/README.md", "a/photo.jpg")
    found = find_inputs([str(tmp_path / "a/README.md"), str(tmp_path / "a/photo.jpg")])
    assert files(found) == ["README.md", "photo.jpg"]
    assert not found.whole


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "out/b.txt")
    assert files(find_inputs([str(tmp_path)], exclude=tmp_path / "out")) == ["a.txt"]


def test_the_same_file_named_twice_is_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "in/a.txt")
    monkeypatch.chdir(tmp_path)
    assert files(find_inputs(["in", "./in", "in/a.txt", str(tmp_path / "in")])) == ["a.txt"]


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, "a/1.txt", "b/2.txt", "3.txt")
    arguments = [str(tmp_path / name) for name in ("a", "b", "3.txt")]
    assert find_inputs(arguments) == find_inputs(arguments[::-1])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Some text.")))
    found = find_inputs(["-"])
    assert [(one.file, one.data, one.label) for one in found.inputs] == [("-", b"Some text.", "standard input")]
    assert not found.whole


def test_what_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        find_inputs([str(tmp_path / "missing")])


def test_a_name_that_is_not_utf8_costs_a_row(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The text.\n")
    found = find_inputs([str(tmp_path)])
    assert files(found) == ["a.txt"]
    assert [(row.file, row.error) for row in found.unusable] == [("caf\\xe9.txt", "ReadError")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    found = find_inputs([str(tmp_path)])
    assert found.inputs == ()
    assert [(row.file, row.message) for row in found.unusable] == [("a.txt", "not a regular file")]
