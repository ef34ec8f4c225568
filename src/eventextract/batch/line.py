"""Inputs stand in line to be worked on, and their results leave in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eventextract.batch.job import Result
from eventextract.batch.plan import Planned

WINDOW = 1000  # inputs begun before the first of them is done; their results wait for its


@dataclass(slots=True, eq=False)
class Task:
    """An input, its number in line, and how often it was begun."""

    number: int
    planned: Planned
    tries: int = 0


class Line:
    """At most `window` inputs are out of it at a time: whatever the length of the line, little memory is needed."""

    def __init__(self, inputs: Iterable[Planned], window: int = WINDOW) -> None:
        self._coming = (Task(number, planned) for number, planned in enumerate(inputs))
        self._window = window
        self._again: deque[Task] = deque()
        self._done: dict[int, Result] = {}
        self._ahead = next(self._coming, None)
        self._first = 0  # the number of the input whose result leaves next
        self._begun = 0

    def take(self) -> Task | None:
        """The next to begin; None while there is none, or too many are out already."""
        if self._again:
            return self._again.popleft()
        task = self._ahead
        if task is None or task.number - self._first >= self._window:
            return None
        self._ahead = next(self._coming, None)
        self._begun += 1
        return task

    def put_back(self, task: Task) -> None:
        """Begin this one once more, before all others."""
        self._again.append(task)

    def finish(self, task: Task, result: Result) -> None:
        """It is done."""
        self._done[task.number] = result

    def leave(self) -> Iterator[Result]:
        """The results whose turn it is."""
        while self._first in self._done:
            yield self._done.pop(self._first)
            self._first += 1

    @property
    def is_over(self) -> bool:
        """Whether every result has left."""
        return self._ahead is None and self._first == self._begun
