"""Worker processes on this machine.

Each has a pipe of its own: whatever a process holds when it is killed, no other waits for it.
Where the system allows, they are copies of one process that has loaded the models, so that the next is there at once.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Collection
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from eventextract.batch.crew import Gone, Ready
from eventextract.batch.desk import Desk, extractor_for
from eventextract.batch.job import Engine, Job, Result
from eventextract.batch.plan import Planned
from eventextract.batch.schedule import at_work
from eventextract.errors import EventExtractError

WARM = "eventextract.batch.warm"  # what the process that workers are copied from has loaded


def processes(count: int) -> Engine:
    """The engine of so many worker processes."""
    return lambda job: at_work(ProcessCrew(job), count, job)


class ProcessWorker:
    """A process, and our end of the pipe to it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe

    def give(self, planned: Planned) -> None:
        """Begin this input."""
        try:
            self.pipe.send(planned)
        except OSError:  # it is gone: `hear` will tell
            return

    def hear(self) -> Result | Ready:
        """What it has put into the pipe; Gone at the end of it."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            raise Gone(_ending(self.process.exitcode)) from None
        if isinstance(said, EventExtractError):
            raise said
        assert isinstance(said, (Result, Ready))
        return said

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


class ProcessCrew:
    """Starts the worker processes of one job."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._context = _context(warm=job.models is None)

    def hire(self) -> ProcessWorker:
        """A process that has been started."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._job), daemon=True)
        process.start()
        theirs.close()
        return ProcessWorker(process, ours)

    def listen(self, workers: Collection[ProcessWorker], seconds: float | None) -> Collection[ProcessWorker]:
        """Those with a word in their pipe, or at the end of it."""
        by_pipe = {worker.pipe: worker for worker in workers}
        return [by_pipe[pipe] for pipe in wait(list(by_pipe), seconds) if isinstance(pipe, Connection)]


def _context(*, warm: bool) -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([WARM] if warm else [])
    return context


def serve(pipe: Connection, job: Job) -> None:
    """The life of a worker process: load, say so, then one result for each input that comes; ends with the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the run ends it from the other side of the pipe
    try:
        desk = Desk(extractor_for(job), job, is_wanted=lambda: not pipe.poll())
        gc.freeze()  # what is loaded stays as long as the process: the collector need not look through it
        pipe.send(Ready())
        while True:
            pipe.send(desk.do(pipe.recv()))
    except EventExtractError as error:
        pipe.send(error)
    except (EOFError, ConnectionError):  # the run is gone
        return


def _ending(code: int | None) -> str:
    """How a process ended, in words, by its exit code."""
    if code is None or code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
