"""What a run needs for each input in the process that hands them out: memory, while all of them fail; and time.

    python benchmarks/listing.py [--inputs 100000]

Makes so many empty files, a thousand a folder, and for a tenth of them and for all, each in a process of its own: lists
them and settles their places; then runs over them, with nobody to work on them, so that each costs an error row. Prints
by how many bytes an input the process has grown at its largest (the peak of resident memory), what is left of it in
Python's own objects, and microseconds of CPU an input. Of memory that does not grow with the input a tenth has ten times as
many bytes an input as all. Linux and macOS only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.inputs import Found, find_inputs
from eventextract.batch.job import Job, Result, Work
from eventextract.batch.plan import Planned, plan
from eventextract.batch.runner import run_with
from eventextract.errors import EmptyError

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which the system tells the peak


def fill(folder: Path, first: int, last: int) -> None:
    """Make the files with these numbers."""
    for number in range(first, last):
        path = folder / f"{number // 1000:04}" / f"release-{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@contextmanager
def all_fail(_: Job) -> Iterator[Work]:
    """The engine that answers each input with an error row, and reads none."""
    error = EmptyError("there is no text in it")

    def work(planned: Iterable[Planned]) -> Iterator[Result]:
        return (Result(one, ErrorRow.of(one.input.name, error)) for one in planned)

    yield work


def peak() -> int:
    """The most bytes that this process has had in memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


def listed(folder: Path) -> Found:
    """The inputs, their places settled."""
    found = find_inputs([str(folder)])
    plan(found.inputs)
    return found


def measure(folder: Path, few: Path, count: int) -> str:
    """A row of the table; a run over the `few` files goes before, so that what is loaded once is not counted."""
    for given in (few, folder):
        before, started = peak(), time.process_time()
        found = listed(given)
        lists, seconds = peak() - before, time.process_time() - started
        outcome = run_with(all_fail, found, Job(folder.parent / f"{given.name}-{count}"))
        grown, all_seconds = peak() - before, time.process_time() - started
    assert len(outcome.errors) == count
    tracemalloc.start()
    held = listed(folder), tracemalloc.get_traced_memory()[0]
    told = (lists / count, grown / count, held[1] / count, seconds / count * 1e6, all_seconds / count * 1e6)
    return f"| {count:,} | {grown / 1e6:.0f} MB | " + " | ".join(f"{figure:,.0f}" for figure in told) + " |"


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    most = parser.parse_args().inputs
    print("| inputs | grown by | bytes an input: list | whole run | objects | CPU µs an input: list | whole run |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder, few = Path(name) / "in", Path(name) / "few"
        fill(few, 0, 10)
        for first, count in ((0, most // 10), (most // 10, most)):
            fill(folder, first, count)
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                print(pool.apply(measure, (folder, few, count)), flush=True)


if __name__ == "__main__":
    main()
