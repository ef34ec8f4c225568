"""What a run holds in memory for each input: the list of inputs, their places, and error rows where all of them fail.

    python benchmarks/listing.py [--inputs 100000]

Makes so many empty files, a thousand a folder, and prints bytes an input, for a tenth of them and for all: figures that
stay the same say that memory grows in step with the list, and by how much.
"""

from __future__ import annotations

import argparse
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.inputs import find_inputs
from eventextract.batch.plan import plan
from eventextract.errors import EmptyError

T = TypeVar("T")


def fill(folder: Path, first: int, last: int) -> None:
    """Make the files with these numbers."""
    for number in range(first, last):
        path = folder / f"{number // 1000:04}" / f"release-{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def weighed(make: Callable[[], T]) -> tuple[T, int]:
    """What a function gives, and how many bytes it holds."""
    before = tracemalloc.get_traced_memory()[0]
    made = make()
    return made, tracemalloc.get_traced_memory()[0] - before


def measure(folder: Path, count: int) -> tuple[int, int, int]:
    """Bytes an input of the list, of the plan and of error rows."""
    tracemalloc.start()
    found, listed = weighed(lambda: find_inputs([str(folder)]).inputs)
    _planned, placed = weighed(lambda: plan(found))
    error = EmptyError("there is no text in it")
    _rows, failed = weighed(lambda: [ErrorRow.of(one.name, error) for one in found])
    tracemalloc.stop()
    return listed // count, placed // count, failed // count


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    most = parser.parse_args().inputs
    print("| inputs | list | places | error rows |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for first, count in ((0, most // 10), (most // 10, most)):
            fill(Path(folder), first, count)
            listed, placed, failed = measure(Path(folder), count)
            print(f"| {count:,} | {listed} bytes an input | {placed} | {failed} |", flush=True)


if __name__ == "__main__":
    main()
