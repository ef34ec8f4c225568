"""`eventextract diff` as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eventextract import cli

Plain = dict[str, Any]
Edited = Callable[[dict[str, Any]], Plain]
Written = Callable[[str, Mapping[str, Plain]], Path]


def diff(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli.app, ["diff", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


@pytest.fixture
def folders(edited: Edited, written: Written) -> tuple[Path, Path]:
    return written("old", {"a.json": edited({})}), written("new", {"a.json": edited({"/event/start": "2021-06-13"})})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps({"start": "2021-06-14"}))
    return folder


def test_it_ends_with_0_where_nothing_differs(folders: tuple[Path, Path]) -> None:
    done = diff(folders[0], folders[0])
    assert (done.exit_code, done.stdout.splitlines()[0], done.stderr) == (0, "no differences", "")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("table", ["drift", "event.start", "2021-06-14", "2021-06-13"]),
        ("markdown", ["| drift | `event.start` | `2021-06-14` | `2021-06-13` |"]),
        ("json", ['"old": "2021-06-14"', '"new": "2021-06-13"']),
    ],
)
def test_it_ends_with_1_and_prints_what_differs(folders: tuple[Path, Path], form: str, words: list[str]) -> None:
    done = diff(*folders, "--format", form)
    assert (done.exit_code, done.stderr) == (1, "")
    assert [word for word in words if word not in done.stdout] == []


@pytest.mark.parametrize(
    ("edits", "fail_on", "code"),
    [
        ({"/event/start": "2021-06-13"}, "regression", 1),
        ({"/event/name": None}, "regression", 0),
        ({"/event/name": None}, "value", 1),
        ({"/event/location/venue": "Harbour Training Center"}, "value", 0),
        ({"/event/location/venue": "Harbour Training Center"}, "difference", 1),
    ],
)
def test_what_it_fails_on(edited: Edited, written: Written, gold: Path, edits: Plain, fail_on: str, code: int) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited(edits)})
    assert diff(old, new, "--gold", gold, "--fail-on", fail_on).exit_code == code


def test_accepting(folders: tuple[Path, Path]) -> None:
    done = diff(*folders, "--accept")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2021-06-13" in done.stdout
    assert diff(*folders).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{old}"], "one folder, where two are compared"),
        (["{old}", "{new}", "--git", "HEAD"], "two folders and --git"),
        (["{old}", "--git", "HEAD", "--accept"], "--accept is for two folders"),
        (["{old}", "{new}/none"], "no such folder"),
        (["{old}", "{new}", "--gold", "{new}/none"], "no such folder"),
        (["{old}", "--git", "HEAD"], "not a git repository"),
        (["{old}", "{new}", "--format", "xml"], "xml"),
        ([], "OLD"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(folders: tuple[Path, Path], arguments: list[str], words: str) -> None:
    done = diff(*(argument.format(old=folders[0], new=folders[1]) for argument in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_revisions(edited: Edited, written: Written, tmp_path: Path) -> None:
    """The folder as it was committed, against the one that is there; and two commits."""
    git(tmp_path, "init", "--quiet")
    for day in ("2021-06-14", "2021-06-13"):
        written("records", {"a.json": edited({"/event/start": day})})
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", day)
    records = written("records", {"a.json": edited({"/event/start": "2021-06-12"})})

    def days(revision: str) -> tuple[str, str]:
        done = diff(records, "--git", revision, "--format", "json")
        assert done.exit_code == 1
        (value,) = json.loads(done.stdout)["records"][0]["values"]
        return value["old"], value["new"]

    assert days("HEAD") == ("2021-06-13", "2021-06-12")
    assert days("HEAD~1") == ("2021-06-14", "2021-06-12")
    assert days("HEAD~1..HEAD") == ("2021-06-14", "2021-06-13")
    assert diff(records, "--git", "HEAD..HEAD").exit_code == 0


def test_in_a_process_of_its_own(folders: tuple[Path, Path]) -> None:
    call = [sys.executable, "-m", "eventextract", "diff", *map(str, folders), "--format", "markdown"]
    done = subprocess.run(call, capture_output=True, env={**os.environ, "LC_ALL": "C"}, timeout=120)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"### Records: 1 drift\n")


def test_hostile_words_are_shown_and_not_obeyed(edited: Edited, written: Written) -> None:
    bad = {"/source/title": "red \x1b[31m and \x07 \u202eturned"}
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited(bad)})
    for form in ("table", "markdown"):
        done = diff(old, new, "--format", form)
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
        assert "\\x1b[31m" in done.stdout


def test_help_tells_of_it() -> None:
    done = diff("--help")
    assert done.exit_code == 0
    assert "or records differ" in " ".join(done.stdout.split())
