"""The process that hands out the inputs of a run needs no more memory for many than for few."""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.batch import runner
from eventextract.batch.errors_file import ErrorRow, read_errors, spilled_rows, write_errors
from eventextract.batch.inputs import find_inputs
from eventextract.batch.job import Job, Result, Work
from eventextract.batch.plan import Planned, plan
from eventextract.batch.runner import run_with
from eventextract.batch.spilling import SpilledSet, spilled_texts
from eventextract.batch.stores import FolderStore
from eventextract.errors import EmptyError, StorageError

FEW, MANY = 250, 2000
AN_INPUT = 200  # bytes that each of the many may cost more at the peak, by chance; in lists each would cost a thousand


@contextmanager
def all_fail(_: Job) -> Iterator[Work]:
    """An engine without models: each input costs an error row, with a loose phrase."""
    error = EmptyError("there is no text in it")

    def work(planned: Iterable[Planned]) -> Iterator[Result]:
        for number, one in enumerate(planned):
            if number % 200 == 0:
                gc.collect()  # what waits for it is no matter here
            loose = ((one.input.file, f"Body of {one.target}", "unknown body"),)
            yield Result(one, ErrorRow.of(one.input.name, error), loose=loose)

    yield work


def run_over(folder: Path) -> int:
    """How many bytes a run holds at its peak, with places listed, stale records sought, and all that it tells."""
    tracemalloc.start()
    try:
        job = Job(folder.parent / f"{folder.name}-out", unmatched=folder.parent / "loose.csv")
        outcome = run_with(all_fail, find_inputs([str(folder)]), job)
        assert sum(1 for _ in outcome.errors) == len(outcome.errors)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def files(folder: Path, count: int) -> Path:
    """As many inputs and as many files of a type that is not read."""
    folder.mkdir()
    for number in range(count):
        (folder / f"release-{number:05}.txt").touch()
        (folder / f"picture-{number:05}.jpg").touch()
    return folder


def table(folder: Path, count: int) -> Path:
    """As many inputs, as rows of a table."""
    folder.mkdir()
    rows = (json.dumps({"id": f"row {number}", "text": "A text."}) + "\n" for number in range(count))
    (folder / "rows.jsonl").write_text("".join(rows))
    return folder


@pytest.mark.parametrize("make", [files, table])
def test_a_run_over_many_needs_the_memory_of_one_over_few(
    tmp_path: Path, make: Callable[[Path, int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "intern", str)  # pathlib's use of it lets a table of Python's own be copied now and then
    monkeypatch.setattr(runner, "fingerprint", lambda *_: "")  # reads all models: its peak would hide that of the run
    run_over(make(tmp_path / "first", 10))  # what is loaded once is loaded
    few, many = run_over(make(tmp_path / "few", FEW)), run_over(make(tmp_path / "many", MANY))
    assert many - few < AN_INPUT * (MANY - FEW)


def test_a_list_can_be_walked_again_and_indexed(tmp_path: Path) -> None:
    found = find_inputs([str(files(tmp_path / "in", 5))])
    planned = plan(found.inputs)
    assert (
        [one.file for one in found.inputs] == [one.input.file for one in planned] == [one.file for one in found.inputs]
    )
    assert (len(found.inputs), len(planned), len(found.skipped)) == (5, 5, 5)
    assert (found.inputs[0].file, found.inputs[-1].file) == ("release-00000.txt", "release-00004.txt")
    assert found.skipped[:2] == ("picture-00000.jpg", "picture-00001.jpg")
    with pytest.raises(IndexError):
        found.inputs[5]
    assert [one.file for one in found.inputs.named("release-00003.txt")] == ["release-00003.txt"]
    assert list(found.inputs.named("release-9.txt")) == []


ANY_TEXT = st.text(st.characters(exclude_categories=()))  # halves of surrogate pairs too


@given(st.lists(ANY_TEXT))
def test_texts_come_back_sorted_as_python_sorts_them(texts: list[str]) -> None:
    assert list(spilled_texts(texts)) == sorted(texts)


@given(st.lists(ANY_TEXT))
def test_a_set_tells_what_is_new(texts: list[str]) -> None:
    held, seen = SpilledSet(), set[str]()
    for text in texts:
        assert (text in held, held.add(text)) == (text in seen, text not in seen)
        seen.add(text)


@given(st.lists(st.builds(ErrorRow, *[ANY_TEXT] * 5)))
def test_rows_come_back_sorted_equal_ones_too(rows: list[ErrorRow]) -> None:
    held = spilled_rows(rows + rows[:1])
    assert list(held) == sorted(rows + rows[:1])
    assert held == sorted(rows + rows[:1])
    assert all(list(held.starting_with(row.file)) == [one for one in held if one.file == row.file] for row in rows)


def test_what_is_added_after_a_walk_is_sorted_in() -> None:
    held = spilled_texts(["b", "d"])
    assert list(held) == ["b", "d"]
    held.add("c")
    assert list(held) == ["b", "c", "d"]


def test_no_room_for_the_list_ends_the_run() -> None:
    held = spilled_texts()
    held._connection.execute("PRAGMA max_page_count = 3")  # as a disk that is full
    with pytest.raises(StorageError, match=r"cannot be kept: .*full .*TMPDIR"):
        held.extend(f"{number:0500}" for number in range(1000))


@pytest.mark.parametrize("content", ["no JSON", "[]", '{"file": 1}', '{"file": "a"}', '{"other": "a"}', '"text"'])
def test_a_list_of_errors_that_is_not_ours_has_no_rows(tmp_path: Path, content: str) -> None:
    store = FolderStore(tmp_path)
    write_errors(store, [ErrorRow.of("a.txt", EmptyError("empty"))])
    assert len(read_errors(store)) == 1
    with (tmp_path / "errors.jsonl").open("a") as file:
        file.write(content + "\n")
    assert read_errors(store) == ()
