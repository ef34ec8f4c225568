"""What is kept on disk between processes: it saves work and changes nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.cache import VARIABLE, kept
from eventextract.knowledge.compiling import compiled
from eventextract.knowledge.kept_rules import as_plain, of_plain

SEEDS = Path(__file__).parents[2] / "seeds"
VALUE = {"a": (1, 2.5, None), "b": ["x", b"y", frozenset({"z"})]}


class Made:
    """Makes the value, and counts how often."""

    times = 0

    def __call__(self) -> object:
        self.times += 1
        return VALUE


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return Made()


def only_file(folder: Path) -> Path:
    (found,) = (folder / "cache").iterdir()
    return found


def test_a_value_is_made_once(made: Made) -> None:
    assert [kept("name", b"source", made) for _ in range(3)] == [VALUE] * 3
    assert made.times == 1


def test_what_is_made_of_something_else_takes_its_place(made: Made, tmp_path: Path) -> None:
    for source in (b"one", b"two", b"one"):
        kept("name", source, made)
    assert made.times == 3
    assert only_file(tmp_path)


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:0], lambda data: data[:-1], lambda data: data + b"x", lambda data: b"x" * len(data)]
)
def test_a_broken_file_is_made_anew(made: Made, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    kept("name", b"source", made)
    file = only_file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert kept("name", b"source", made) == VALUE
    assert made.times == 2
    assert file.read_bytes() == whole


def test_empty_turns_it_off(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert [kept("name", b"source", made) for _ in range(2)] == [VALUE] * 2
    assert made.times == 2


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_may_write_is_not_used(made: Made, tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(mode)
    kept("name", b"source", made)
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(made: Made, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert kept("name", b"source", made) == VALUE


@pytest.mark.parametrize("source", [r"(?P<a>b|c{2,3})[d-fö]+(?!x)\b", r"(?:\ue000|İ)*?(?P<n>\d+)(?P=n)", r"(?i:a)B"])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_kept_pattern_is_the_one_that_re_compiles(made: Made, source: str, flags: int) -> None:
    for _ in range(2):
        found = compiled("name", source, flags)
        assert found == re.compile(source, flags)
        assert (found.groupindex, found.groups) == (
            re.compile(source, flags).groupindex,
            re.compile(source, flags).groups,
        )


def test_what_the_engine_refuses_is_compiled_anew(made: Made, tmp_path: Path) -> None:
    code = (int(re.IGNORECASE), b"\xff" * 16, 0, {}, (None,))
    kept("pattern name", repr((("a+",), int(re.IGNORECASE))).encode(), lambda: (code,))
    assert compiled("name", "a+") == re.compile("a+", re.IGNORECASE)


def test_a_family_is_kept_whole() -> None:
    family = load_knowledge().family("people")
    again = of_plain(as_plain(family))
    assert (again.rules, again.parts) == (family.rules, family.parts)


def records(folder: Path | str) -> bytes:
    """What a process of its own prints for the seeds with this cache folder."""
    script = (
        "import sys, pathlib\n"
        "from eventextract import extract_event\n"
        "for path in sys.argv[1:]: print(extract_event(pathlib.Path(path).read_text(encoding='utf-8')).to_json())"
    )
    command = [sys.executable, "-c", script, *map(str, sorted(SEEDS.glob("*.txt")))]
    return subprocess.run(command, check=True, capture_output=True, env={**os.environ, VARIABLE: str(folder)}).stdout


def test_records_are_the_same_and_no_two_values_share_a_name(tmp_path: Path) -> None:
    """A second process finds all that it needs: it writes nothing, as it would where two values had one name."""
    first = records(tmp_path / "cache")
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()}
    assert len(files) > 100
    assert records(tmp_path / "cache") == first == records("")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()} == files
