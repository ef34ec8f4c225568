"""The command as a user meets it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventextract import cli
from eventextract.cli import loading

TEXT = """Customs seminar opens in Batumi

BATUMI, Georgia, 14 June 2021 - A three-day seminar for some 25 customs officers opened today in Batumi. It was
organized by the World Customs Organization.
"""
HOSTILE = TEXT + "\nThe \x1b[31mred\x1b]0;owned\x07 text \u202egnirts\u202c with [bold]markup[/bold].\n"


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module", autouse=True)
def one_extractor() -> Iterator[None]:
    """Commands of this process share what they load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "extractor", cache(loading.extractor))
        yield


def command(*arguments: str | Path, data: str = "", **environment: str) -> Done:
    """One run of the command in this process, its output captured (so that nobody watches)."""
    result = CliRunner().invoke(cli.app, [*map(str, arguments)], input=data.encode(), env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Done(result.exit_code, result.stdout, result.stderr)


def process(*arguments: str | Path, **environment: str) -> Done:
    """One run of the command in a process of its own."""
    call = [sys.executable, "-m", "eventextract", *map(str, arguments)]
    done = subprocess.run(call, capture_output=True, env={**os.environ, **environment}, timeout=120)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "in/batumi.txt"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


def test_run_is_quiet_when_all_is_well(release: Path, tmp_path: Path) -> None:
    done = process("run", release.parent, "--out", tmp_path / "out")
    assert done == Done(0, "", "")
    assert json.loads((tmp_path / "out/batumi.json").read_text())["event"]["start"] == "2021-06-14"


def test_run_tells_what_failed_and_what_was_left_out(release: Path, tmp_path: Path) -> None:
    (release.parent / "empty.txt").touch()
    (release.parent / "photo.jpg").touch()
    (release.parent / "\x1b[31m.txt").touch()
    done = process("run", release.parent, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("eventextract: \\x1b[31m.txt: ")
    assert lines[1].startswith("eventextract: empty.txt: ")
    assert "photo.jpg" in lines[2]
    assert [line.strip() for line in lines[3:]] == ["1  records written", "1  files left out", "2  failed: EmptyError"]
    assert (tmp_path / "out/batumi.json").exists()


def test_run_tells_a_person_how_it_went(release: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    call = [sys.executable, "-m", "eventextract", "run", str(release.parent), "--out", str(tmp_path / "out")]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "COLUMNS": "300"}) as running:
        os.close(theirs)
        shown = "".join(iter(lambda: read_terminal(ours), ""))
        assert running.communicate() == (b"", None)
    assert running.returncode == 0
    assert "1  records written" in shown


def read_terminal(terminal: int) -> str:
    """What came to a terminal; nothing when all who could write to it are gone."""
    try:
        return os.read(terminal, 1024).decode(errors="replace")
    except OSError:
        os.close(terminal)
        return ""


def test_run_reads_standard_input(tmp_path: Path) -> None:
    done = command("run", "-", "--out", tmp_path / "out", data=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (tmp_path / "out").glob("[!.]*")
    record = json.loads(path.read_text())
    assert record["id"] == path.stem == record["source"]["sha256"][:16]
    assert record["source"]["file"] is None


def test_run_takes_the_publication_date(release: Path, tmp_path: Path) -> None:
    release.write_text("The customs seminar was held in Batumi on 3 June for officers of three regions of Georgia.\n")
    assert command("run", release, "--out", tmp_path, "--published", "2021-06-14").returncode == 0
    record = json.loads((tmp_path / "batumi.json").read_text())
    assert (record["source"]["published"], record["event"]["start"]) == ("2021-06-14", "2021-06-03")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "{in}/missing", "--out", "{out}"], "no such file or folder"),
        (["run", "{in}", "--out", "{file}"], "no folder to write to"),
        (["run", "{in}", "--out", "{file}/out"], "no folder to write to"),
        (["run", "{in}", "--out", "{out}", "--published", "June"], "not a full date"),
        (["run", "{in}", "--out", "{out}", "--models", "{in}"], "cannot be read"),
        (["run", "{in}"], "--out"),
        (["run", "--out", "{out}"], "INPUT"),
        (["run", "{in}", "--out", "{out}", "--fast"], "--fast"),
        (["show", "{in}"], "a folder, where one release is wanted"),
        (["explain", "{file}", "event.colour"], "no field 'event.colour' in the record (leave it out to see all)"),
        (["explain", "{file}", "event.participant"], "did you mean 'participants'?"),
        (["show", "{in}/nothing.txt"], "no such file (check the name)"),
        (["validate", "{out}"], "no such folder"),
        (["validate", "{in}"], "no records in it"),
        (["validate", "{in}", "--texts", "{out}"], "no such folder"),
        (["report", "{in}", "--texts", "{in}", "--out", "{out}/r.html"], "no records in it"),
        (["report", "{out}", "--texts", "{in}", "--out", "{out}/r.html"], "no such folder"),
        (["report", "{in}", "--texts", "{out}", "--out", "{out}/r.html"], "no such folder"),
        (["report", "{in}", "--texts", "{in}", "--out", "{out}/r.html", "--gold", "{out}"], "no such folder"),
        (["report", "{in}", "--out", "{out}/r.html"], "--texts"),
        (["fly"], "fly"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(release: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    places = {"in": release.parent, "out": tmp_path / "out", "file": release}
    done = command(*(argument.format(**places) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())
    assert not list((tmp_path / "out").glob("*"))


@pytest.mark.parametrize(("depth", "code"), [("40", 1), ("400", 0)])
def test_how_deep_a_page_may_be_nested(tmp_path: Path, depth: str, code: int) -> None:
    page = tmp_path / "deep.html"
    page.write_text(f"<html><body>{'<div>' * 250}<p>{TEXT}</p>{'</div>' * 250}</body></html>")
    done = command("run", page, "--out", tmp_path / "out", "--html-depth", depth)
    assert (done.returncode, f"more than {depth} deep" in done.stderr) == (code, bool(code))


def test_two_inputs_for_one_place(release: Path, tmp_path: Path) -> None:
    release.with_suffix(".md").write_text(TEXT)
    done = command("run", release.parent, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "batumi.md" in done.stderr
    assert "batumi.txt" in done.stderr
    assert command("run", release.parent, "--out", tmp_path / "out", "--keep-suffix").returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["batumi.md.json", "batumi.txt.json"]


def test_show_prints_record_and_marked_text(release: Path) -> None:
    done = command("show", release)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2021-06-14 to 2021-06-16; P3D" in done.stdout
    assert "about 25" in done.stdout
    assert "[agency: World Customs Organization]" in done.stdout
    assert "\x1b" not in done.stdout


def test_show_marks_by_colour_in_a_terminal(release: Path) -> None:
    done = command("show", release, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="100")
    assert "\x1b[" in done.stdout
    assert "[agency: " not in done.stdout


def test_hostile_text_is_shown_and_not_obeyed(release: Path) -> None:
    release.write_text(HOSTILE)
    for done in (command("show", release), command("explain", release)):
        assert done.returncode == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
    shown = command("show", release).stdout
    assert "\\x1b[31mred\\x1b]0;owned\\x07" in shown
    assert "[bold]markup[/bold]" in shown


def test_explain_gives_rule_basis_and_words(release: Path) -> None:
    done = command("explain", release, "event.end")
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first == '/event/end  "2021-06-16"'
    assert rest[0].strip().startswith("derived by dates.")
    assert '"three-day"' in rest[1]


def test_explain_without_a_field_tells_of_all(release: Path) -> None:
    shown = command("explain", release).stdout
    for path in ("/source/published", "/event/type", "/event/partners  []", "/event/location/venue  null"):
        assert path in shown


def test_validate(release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command("run", release.parent, "--out", out)
    done = command("validate", out, "--texts", release.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 valid, 0 not\n", "")
    path = out / "batumi.json"
    good = path.read_text()
    path.write_text(good.replace('"P3D"', '"three days"'))
    done = command("validate", out)
    assert (done.returncode, done.stdout) == (1, "0 valid, 1 not\n")
    assert "batumi.json" in done.stderr
    assert "/event/duration" in done.stderr
    path.write_text(good)
    release.write_text(TEXT.replace("Customs", "Kustoms"))
    assert command("validate", out).returncode == 0
    done = command("validate", out, "--texts", release.parent)
    assert done.returncode == 1
    assert "batumi.txt has changed" in done.stderr


def test_validate_finds_words_that_do_not_stand_there(release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command("run", release.parent, "--out", out)
    path = out / "batumi.json"
    path.write_text(path.read_text().replace('"text": "three-day"', '"text": "threeXday"'))
    assert command("validate", out).returncode == 0
    done = command("validate", out, "--texts", release.parent)
    assert done.returncode == 1
    assert "threeXday" in done.stderr


def test_validate_wants_the_text_of_each_record(release: Path, tmp_path: Path) -> None:
    command("run", release.parent, "--out", tmp_path / "out")
    release.unlink()
    done = command("validate", tmp_path / "out", "--texts", release.parent)
    assert (done.returncode, done.stdout) == (1, "0 valid, 1 not\n")


def test_report_writes_a_page_and_tells_what_is_not_well(release: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "out", tmp_path / "report.html"
    command("run", release.parent, "--out", out)
    done = command("report", out, "--texts", release.parent, "--out", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    release.write_text(TEXT.replace("Customs", "Kustoms"))
    done = command("report", out, "--texts", release.parent, "--out", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "eventextract: text changed: 1\n")


def test_report_says_which_packages_it_needs(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    for name in ("write", "page"):
        monkeypatch.delitem(sys.modules, f"eventextract.report.{name}", raising=False)
    done = command("report", release.parent, "--texts", release.parent, "--out", release.parent / "r.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'eventextract[report]'" in done.stderr


def test_ascii_terminals_get_the_same_bytes(release: Path) -> None:
    release.write_text(TEXT.replace("Batumi", "Báťumi"))
    shown = [process("show", release, **names) for names in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"})]
    assert shown[0] == shown[1]
    assert "Báťumi" in shown[0].stdout
