"""Who does what, when: one input a worker at a time, whatever workers do or fail to do.

An input whose worker dies is given to another, once; one that takes too long costs its worker, which is replaced.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic

from eventextract.batch.crew import Crew, Gone, Ready, W
from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.job import Job, Result, Work
from eventextract.batch.line import Line, Task
from eventextract.batch.plan import Planned
from eventextract.batch.stale import remove_record
from eventextract.errors import EventExtractError, ExtractionError, TimeLimitError, WorkerDiedError

TRIES = 2  # how often an input is begun before it is held to be what kills the workers
LOADING = 300.0  # seconds within which a worker must have loaded: on a crowded machine it may take long
FALSE_STARTS = 3  # workers that die while they load, one after the other, before the run is given up


@dataclass(slots=True)
class _Watch:
    """What a worker is busy with (None: with loading), and until when it may be."""

    task: Task | None
    until: float


class Schedule(Generic[W]):
    """Hands inputs to `size` workers of a crew; `limit`: seconds that one input may take."""

    def __init__(self, crew: Crew[W], size: int, limit: float) -> None:
        self._crew, self._size, self._limit = crew, size, limit
        self._busy: dict[W, _Watch] = {}
        self._idle: list[W] = []
        self._false_starts = 0

    def start(self) -> None:
        """Hire all, and wait until one is ready. Raises ModelsError and the like when they cannot load."""
        line = Line(())
        while not self._idle:
            self._hire()
            self._listen(line)

    def run(self, inputs: Iterable[Planned]) -> Iterator[Result]:
        """The result of each input, in order. Raises what ends a run: UsageError, StorageError, ModelsError."""
        line = Line(inputs)
        while not line.is_over:
            self._hire()
            self._give(line)
            self._listen(line)
            yield from line.leave()

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in (*self._busy, *self._idle):
            worker.end()
        self._busy.clear()
        self._idle.clear()

    def _hire(self) -> None:
        while len(self._busy) + len(self._idle) < self._size:
            self._busy[self._crew.hire()] = _Watch(None, time.monotonic() + LOADING)

    def _give(self, line: Line) -> None:
        while self._idle and (task := line.take()):
            worker = self._idle.pop()
            task.tries += 1
            self._busy[worker] = _Watch(task, time.monotonic() + self._limit)
            worker.give(task.planned)

    def _listen(self, line: Line) -> None:
        """Hear whoever has something to say, until then or until somebody has taken too long."""
        wait = min((watch.until for watch in self._busy.values()), default=0) - time.monotonic()
        for worker in self._crew.listen(tuple(self._busy), max(0, wait)):
            self._hear(worker, self._busy.pop(worker), line)
        now = time.monotonic()
        for worker in [worker for worker, watch in self._busy.items() if watch.until <= now]:
            self._stop_late(worker, self._busy.pop(worker), line)

    def _hear(self, worker: W, watch: _Watch, line: Line) -> None:
        try:
            said = worker.hear()
        except Gone as gone:
            worker.end()
            self._replace(watch.task, str(gone), line)
            return
        self._idle.append(worker)
        self._false_starts = 0
        if watch.task and not isinstance(said, Ready):
            line.finish(watch.task, said)

    def _replace(self, task: Task | None, how: str, line: Line) -> None:
        """Settle what becomes of the input of a worker that is gone; the worker is hired anew with the next round."""
        if task is None:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise ExtractionError(f"the worker processes end while they load: {how}", remedy="try with more memory")
        elif task.tries < TRIES:
            line.put_back(task)
        else:
            self._fail(task, WorkerDiedError(f"the worker on it {how}, and so did the one before"), line)

    def _stop_late(self, worker: W, watch: _Watch, line: Line) -> None:
        worker.end()
        if watch.task is None:
            self._replace(None, f"took more than {LOADING:g} s", line)
        else:
            error = TimeLimitError(f"it took more than {self._limit:g} s", remedy="raise --time-limit, or split it")
            self._fail(watch.task, error, line)

    def _fail(self, task: Task, error: EventExtractError, line: Line) -> None:
        line.finish(task, Result(task.planned, ErrorRow.of(task.planned.input.name, error)))


@contextmanager
def at_work(crew: Crew[W], size: int, job: Job) -> Iterator[Work]:
    """A crew's work on a job, from when its first worker is ready; all are ended with it."""
    schedule = Schedule(crew, size, job.time_limit)
    try:
        schedule.start()
        yield lambda planned: _cleared(schedule.run(planned), job)
    finally:
        schedule.stop()


def _cleared(results: Iterable[Result], job: Job) -> Iterator[Result]:
    """The results; a worker that was stopped could not remove the record of an earlier run."""
    store = job.store()
    for result in results:
        if result.row:
            remove_record(store, result.planned.target)
        yield result
