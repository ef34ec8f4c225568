"""The same bytes each time: no clock, locale, time zone, hash seed, place, order or neighbour is in any record."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from eventextract import Extractor

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
OTHERS = {
    "0_first.txt": "Forum in Lima\n\nLIMA, Peru, 1 July 1999 - A two-day forum of the Andean Centre (AC) opened.\n",
    "001_between.txt": "Mr. Ivo Kovac, Head of the Office, met 13 officers of the OSCE on 13 and 14 November 2003.\n",
    "003_empty.txt": "",
    "003_z.md": "# Une réunion\n\nLes experts se sont réunis à Paris le 3 mars pour parler des douanes.\n",
    "9_last.txt": "The AC, the DEA and the NCDC will hold a workshop in Birmingham next week, in Kenya and Georgia.\n",
}


def digest(out: Path) -> str:
    """One hash of the names and bytes of all that a run has written, but for what it remembers for the next."""
    total = hashlib.sha256()
    for path in sorted(path for path in out.rglob("*") if path.is_file() and path.parent.name != ".eventextract"):
        total.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def run(out: Path, *inputs: Path | str, cwd: Path = ROOT, ends_with: int = 0, **environment: str) -> str:
    """The hash of what a run in a process of its own writes."""
    call = [sys.executable, "-m", "eventextract", "run", *map(str, inputs), "--out", str(out)]
    done = subprocess.run(call, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120)
    assert done.returncode == ends_with, done.stderr
    return digest(out)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("usual")
    found = run(out, ROOT / "seeds")
    assert len(list(out.glob("*.json"))) == len(SEEDS) > 0
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_environment(usual: str, tmp_path: Path, environment: dict[str, str]) -> None:
    assert run(tmp_path, ROOT / "seeds", **environment) == usual


def faked(date: str) -> dict[str, str]:
    """The environment of a process that believes it is another day; skips the test where that cannot be had."""
    found = find_spec("libfaketime")
    if found is None or found.origin is None:
        pytest.skip("the package libfaketime is not installed: it is there for Linux alone")
    library = Path(found.origin).parent / "vendor/libfaketime/src/libfaketime.so.1"
    environment = {"LD_PRELOAD": str(library), "FAKETIME": f"@{date} 12:00:00", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    code = "import datetime; print(datetime.date.today())"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.stdout.strip() != date:
        pytest.skip(f"libfaketime does not work on this machine: {done.stderr.strip()}")
    return environment


@pytest.mark.parametrize("date", ["2016-02-29", "2036-12-31"])
def test_system_date(usual: str, tmp_path: Path, date: str) -> None:
    assert run(tmp_path, ROOT / "seeds", **faked(date)) == usual


def test_working_directory(usual: str, tmp_path: Path) -> None:
    assert run(tmp_path / "out", os.path.relpath(ROOT / "seeds", tmp_path), cwd=tmp_path) == usual


def test_order_of_the_inputs(usual: str, tmp_path: Path) -> None:
    assert run(tmp_path, *reversed(SEEDS)) == usual


def test_other_releases_in_between(usual: str, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for path in SEEDS:
        (folder / path.name).write_bytes(path.read_bytes())
    for name, text in OTHERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    run(out, folder, ends_with=1)
    ours = {path.with_suffix(".json").name for path in SEEDS}
    for path in out.iterdir():
        if path.is_file() and path.name not in ours:
            path.unlink()
    assert digest(out) == usual


def test_order_of_the_work(usual: str, tmp_path: Path) -> None:
    extractor = Extractor()
    for path in reversed(SEEDS):
        record = extractor.extract_path(path, path.parent)
        (tmp_path / path.with_suffix(".json").name).write_text(record.to_json(), encoding="utf-8", newline="")
    assert digest(tmp_path) == usual


def test_the_hash_sees_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    second = digest(tmp_path)
    (tmp_path / "b").write_text("2")
    assert len({first, second, digest(tmp_path)}) == 3
