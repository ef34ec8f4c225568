"""What is kept on disk between processes: it saves work and changes nothing."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eventextract.knowledge import cache, load_knowledge
from eventextract.knowledge.cache import VARIABLE, is_kept, kept, stamp
from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.kept_file import MARK, KeptFile
from eventextract.knowledge.kept_rules import as_plain, of_plain

SEEDS = Path(__file__).parents[2] / "seeds"
VALUE = {"a": (1, 2.5, None), "b": ["x", b"y", frozenset({"z"})]}


class Made:
    """Makes the value, and counts how often."""

    times = 0

    def __call__(self) -> object:
        self.times += 1
        return VALUE


def new_process() -> None:
    """Forget what this process knows of the cache: it reads as another one would."""
    cache._file.cache_clear()
    cache._folder.cache_clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Made]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    new_process()
    yield Made()
    new_process()


def only_file(folder: Path) -> Path:
    (found,) = (folder / "cache").iterdir()
    return found


def test_a_value_is_made_once(made: Made) -> None:
    assert [kept("name", b"source", made) for _ in range(3)] == [VALUE] * 3
    assert made.times == 1


def test_another_process_finds_it(made: Made) -> None:
    for _ in range(3):
        assert kept("name", b"source", made) == VALUE
        new_process()
    assert made.times == 1


def test_what_another_process_keeps_meanwhile_is_found(made: Made) -> None:
    kept("first", b"source", made)
    mine = cache._file
    cache._file = functools.cache(mine.__wrapped__)  # type: ignore[attr-defined]  # the other process
    kept("second", b"source", made)
    cache._file = mine
    assert kept("second", b"source", made) == VALUE
    assert made.times == 2


def test_what_is_made_of_something_else_overtakes_it(made: Made, tmp_path: Path) -> None:
    for source in (b"one", b"two", b"one"):
        kept("name", source, made)
        new_process()
    assert made.times == 3
    assert only_file(tmp_path)


def test_a_file_of_overtaken_values_goes(made: Made, tmp_path: Path) -> None:
    sizes = []
    for number in range(12):
        kept("name", b"%d" % number, lambda: b"x" * 1_000_000)
        new_process()
        sizes.append(only_file(tmp_path).stat().st_size)
    assert max(sizes) < 8_000_000


def test_the_files_of_former_states_of_the_program_go(tmp_path: Path) -> None:
    for number, state in enumerate(("former", "early", "late", "now")):
        KeptFile(tmp_path, "program", state).put("name", b"source", b"value")
        os.utime(tmp_path / f"program-{state}", (number, number))
    KeptFile(tmp_path, "another", "former").put("name", b"source", b"value")
    assert {path.name for path in tmp_path.iterdir()} == {
        "another-former",
        "program-early",
        "program-late",
        "program-now",
    }


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data[1:],
        lambda data: b"x" * len(data),
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:],
        lambda data: data[:41] + b"\xff\xff" + data[43:],
    ],
)
def test_a_damaged_value_is_made_anew(made: Made, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    kept("name", b"source", made)
    file = only_file(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    new_process()
    assert kept("name", b"source", made) == VALUE
    assert made.times == 2
    new_process()
    assert kept("name", b"source", made) == VALUE
    assert made.times == 2


@pytest.mark.parametrize("junk", [b"", b"x", MARK, MARK * 3, MARK + b"x" * 100])
def test_junk_costs_no_more_than_the_value_before_it(made: Made, tmp_path: Path, junk: bytes) -> None:
    names = ("first", "second", "third")
    for name in names:
        kept(name, b"source", made)
        file = only_file(tmp_path)
        file.write_bytes(file.read_bytes() + junk)
        new_process()
    assert [kept(name, b"source", made) for name in names] == [VALUE] * 3
    assert made.times <= 6
    times = made.times
    new_process()
    assert [kept(name, b"source", made) for name in names] == [VALUE] * 3
    assert made.times == times


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
def test_a_kept_pattern_is_the_one_that_was_compiled(made: Made, source: str, flags: int) -> None:
    assert_kept(lambda: compiled("name", source, flags), re.compile(source, flags))


def assert_kept(make: Callable[[], re.Pattern[str]], plain: re.Pattern[str]) -> None:
    """A pattern is the same in another process, and says of itself what `re` says of it."""
    first = make()
    new_process()
    second = make()
    assert first == second  # to the engine's last number
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(second, name) == getattr(plain, name)


def test_what_the_engine_refuses_is_compiled_anew(made: Made, tmp_path: Path) -> None:
    code = ("a+", int(re.IGNORECASE), b"\xff" * 16, 0, {}, (None,))
    kept("pattern name", b"%d a+" % re.IGNORECASE, lambda: (code,))
    assert is_kept("pattern name", b"%d a+" % re.IGNORECASE)
    assert compiled("name", "a+") == re.compile("a+", re.IGNORECASE)


@pytest.mark.parametrize("source", [r"(?x) a  b # so", r"^(?P<x>é|\d+)$"])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE | re.VERBOSE])
def test_an_expression_of_the_code_is_what_re_makes_of_it(made: Made, source: str, flags: int) -> None:
    assert_kept(lambda: expression(source, flags), re.compile(source, flags))


def test_files_are_told_apart_by_size_and_time(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("word\n")
    first = stamp([file])
    assert stamp([file]) == first
    file.write_text("words\n")
    assert stamp([file]) != first
    file.write_text("word\n")
    os.utime(file, ns=(1, 1))
    assert stamp([file]) != first


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
    before = only_file(tmp_path).read_bytes()
    assert before.count(MARK) > 500
    assert records(tmp_path / "cache") == first == records("")
    assert only_file(tmp_path).read_bytes() == before
