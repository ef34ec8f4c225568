"""The inputs of a run in order, of which little stands in memory: of each no more is kept than what it is called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from eventextract.batch.input import Input
from eventextract.batch.spilling import Spilled, Walked

Cells = tuple[str, str, str]
"""The name of an input, a hash of where it stands, and the number of the argument that it was found by."""


class Inputs(Walked[Input]):
    """Sorted by name, those of one name by path; each file once, as it was found by the last argument that meant it."""

    def __init__(self) -> None:
        self._found: Spilled[Cells] = Spilled(3, tuple, lambda *cells: cells)
        self._sources: list[Callable[[str], Input]] = []
        self._count: int | None = None

    def begin(self, make: Callable[[str], Input]) -> None:
        """From now on they come from another argument, of which `make` gives the input of a name."""
        self._sources.append(make)

    def add(self, file: str) -> None:
        """One of the present argument is called so."""
        number = len(self._sources) - 1
        self._found.add((file, _place(self._sources[number](file)), f"{number:09}"))
        self._count = None

    def named(self, file: str) -> Iterator[Input]:
        """The inputs of this name."""
        return self._inputs(self._found.starting_with(file))

    def __iter__(self) -> Iterator[Input]:
        return self._inputs(self._found)

    def __len__(self) -> int:
        if self._count is None:
            self._count = sum(1 for _ in groupby(self._found, key=itemgetter(0, 1)))
        return self._count

    def _inputs(self, found: Iterable[Cells]) -> Iterator[Input]:
        for file, same in groupby(found, key=itemgetter(0)):
            numbers = {place: int(number) for _, place, number in same}  # of one place the last
            inputs = [self._sources[number](file) for number in sorted(numbers.values())]
            yield from sorted(inputs, key=lambda one: str(one.path))


def _place(one: Input) -> str:
    """The same text for inputs that are one and the same file."""
    where = os.path.realpath(one.path) if one.path else repr(one.url)
    return hashlib.sha256(where.encode("utf-8", "surrogatepass")).hexdigest()
