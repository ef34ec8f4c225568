"""What goes wrong outside of the program: full disks, locked folders, odd names, links in circles, unfinished files."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventextract import EventRecord, Extractor
from eventextract.batch import desk
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run

TEXT = """Pilots train in Oslo

OSLO, Norway, 3 March 2021 - A two-day course for 20 pilots began today. It was organized by the OSCE.
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return desk.load_extractor(None)


def start(extractor: Extractor, folder: Path, out: Path, **given: object) -> Outcome:
    return run(lambda: extractor, find_inputs([str(folder)], exclude=out), Job(out, **given))  # type: ignore[arg-type]


def files(out: Path) -> list[str]:
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    return [name for name in found if not name.startswith(".eventextract/")]


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    return folder


def command(*arguments: str | Path, wrapper: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    call = [*wrapper, sys.executable, "-m", "eventextract", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 160 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted: that needs root and the right to mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_ends_the_run_with_whole_files_and_it_goes_on(small_disk: Path, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", *(f"{number:02}.txt" for number in range(40))), small_disk / "out"
    done = command("run", folder, "--out", out)
    assert done.returncode == 1
    assert "No space left" in done.stderr or "disk is full" in done.stderr
    assert "--resume" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    written = files(out)
    assert 0 < len(written) < 40
    for name in written:
        EventRecord.from_json((out / name).read_text())
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    done = command("run", folder, "--out", out, "--resume")
    assert (done.returncode, len(files(out))) == (0, 40)


@pytest.fixture
def bound() -> tuple[str, ...]:
    """What runs a command for which the rights of files count, also where we are root."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to forgo that")
    rights = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}")


def test_a_read_only_folder_is_told(bound: tuple[str, ...], tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "a.txt"), tmp_path / "out"
    out.mkdir(mode=0o555)
    done = command("run", folder, "--out", out, wrapper=bound)
    assert (done.returncode, files(out)) == (2, [])
    assert "no folder to write to: Permission denied" in done.stderr


def test_a_file_that_may_not_be_read_costs_a_row(bound: tuple[str, ...], tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "a.txt", "b.txt", "shut/c.txt"), tmp_path / "out"
    (folder / "a.txt").chmod(0)
    (folder / "shut").chmod(0)
    done = command("run", folder, "--out", out, wrapper=bound)
    (folder / "shut").chmod(0o755)
    assert done.returncode == 1
    rows = [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]
    assert [(row["file"], row["error"]) for row in rows] == [("a.txt", "ReadError"), ("shut", "ReadError")]
    assert files(out) == ["b.json", "errors.jsonl"]


ODD = {
    "new\nline.txt": "new\nline.json",
    "bell\x07 \x1b[31mred.txt": "bell\x07 \x1b[31mred.json",
    "left\u202egnp.txt": "left\u202egnp.json",
    "Case.txt": "Case.json",
    "case.txt": "case.json",
    "caf\u00e9.txt": "caf\u00e9.json",
    unicodedata.normalize("NFD", "caf\u00e9.txt"): unicodedata.normalize("NFD", "caf\u00e9.json"),
    "-dash.txt": "-dash.json",
    "y" * 250 + ".txt": "y" * 250 + ".json",
}


def test_odd_names(extractor: Extractor, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", *ODD), tmp_path / "out"
    outcome = start(extractor, folder, out)
    assert outcome.errors == ()
    assert files(out) == sorted(ODD.values())
    for source, place in ODD.items():
        record = EventRecord.from_json((out / place).read_text(encoding="utf-8"))
        assert (record.source.file, record.id) == (source, place.removesuffix(".json"))


def test_a_name_that_is_too_long_with_its_new_ending_costs_a_row(extractor: Extractor, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "x" * 251 + ".txt", "z.txt"), tmp_path / "out"
    outcome = start(extractor, folder, out)
    assert [(row.error, row.stage) for row in outcome.errors] == [("WriteError", "write")]
    assert "File name too long" in outcome.errors[0].message
    assert files(out) == ["errors.jsonl", "z.json"]


def test_a_name_with_blanks_at_its_ends_costs_a_row(tmp_path: Path) -> None:
    fill(tmp_path, "a /b.txt", " c.txt", "d .txt")
    found = find_inputs([str(tmp_path)])
    assert [one.file for one in found.inputs] == ["a /b.txt"]
    assert {(row.file, row.error) for row in found.unusable} == {(" c.txt", "ReadError"), ("d .txt", "ReadError")}


def test_hostile_names_reach_no_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("\x1b]0;owned\x07.txt", "two\nlines.txt", "\u202etxt.exe.txt", "\x9b31m.jpg"):
        (folder / name).touch()
    shown = command("run", folder, "--out", tmp_path / "out").stderr
    assert shown.isprintable() is False  # it has lines
    assert all(line.isprintable() for line in shown.splitlines())
    assert len(shown.splitlines()) == 7


def test_linked_folders_are_searched_and_circles_told(extractor: Extractor, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "a/b.txt", "c/d.txt"), tmp_path / "out"
    fill(tmp_path / "elsewhere", "e.txt")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "a/up").symlink_to(folder)
    (folder / "a/to-c").symlink_to(folder / "c")
    (folder / "c/to-a").symlink_to(folder / "a")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    outcome = start(extractor, folder, out)
    assert sorted(name for name in files(out) if name != "errors.jsonl") == [
        "a/b.json", "a/to-c/d.json", "c/d.json", "c/to-a/b.json", "linked/e.json",
    ]  # fmt: skip
    assert {row.file for row in outcome.errors} == {
        "a/up", "a/to-c/to-a", "c/to-a/to-c", "c/to-a/up", "self.txt",
    }  # fmt: skip
    assert "holds it" in outcome.errors[0].message


def test_a_file_that_is_still_being_written_costs_a_row(extractor: Extractor, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", "a.txt", "b.txt"), tmp_path / "out"
    if not has_leases(folder / "b.txt"):
        pytest.skip("the file system cannot tell who has a file open for writing")
    with (folder / "a.txt").open("a") as writer:
        writer.write("More is to come")
        outcome = start(extractor, folder, out)
    assert [(row.file, row.error) for row in outcome.errors] == [("a.txt", "ReadError")]
    assert "still writing" in outcome.errors[0].message
    assert start(extractor, folder, out, resume=True).errors == ()
    assert files(out) == ["a.json", "b.json"]


def has_leases(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError:
            return False
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return True


def test_a_file_that_changes_under_our_hands_costs_a_row(
    extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = fill(tmp_path / "in", "a.txt"), tmp_path / "out"
    whole = desk.analyse_input

    def written_to(extractor: object, one: object, published: str | None = None) -> object:
        found = whole(extractor, one, published)  # type: ignore[arg-type]
        (folder / "a.txt").write_text(TEXT * 2)
        return found

    monkeypatch.setattr(desk, "analyse_input", written_to)
    outcome = start(extractor, folder, out)
    assert [(row.error, "changed while" in row.message) for row in outcome.errors] == [("ReadError", True)]
    assert files(out) == ["errors.jsonl"]


def test_a_trace_stands_in_the_row_when_asked_for(
    extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = fill(tmp_path / "in", "a.txt"), tmp_path / "out"
    monkeypatch.setattr(desk, "analyse_input", lambda *_: 1 / 0)
    for debug in (False, True):
        start(extractor, folder, out, debug=debug)
        row = json.loads((out / "errors.jsonl").read_text())
        assert row["error"] == "ZeroDivisionError"
        assert ("trace" in row) is debug


def test_durable_records_are_the_same(extractor: Extractor, tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", "a.txt")
    start(extractor, folder, tmp_path / "one", durable=True)
    start(extractor, folder, tmp_path / "two")
    assert (tmp_path / "one/a.json").read_bytes() == (tmp_path / "two/a.json").read_bytes()
