"""Workers on a Ray cluster: actors that load the models once, and write each record themselves to its place.

A record is the same whoever writes it, so that one written twice, or by an actor whose node is gone, does no harm.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from eventextract.batch.crew import Gone, Ready
from eventextract.batch.desk import Desk, extractor_for
from eventextract.batch.job import Engine, Job, Result, Work
from eventextract.batch.plan import Planned
from eventextract.batch.schedule import at_work
from eventextract.errors import EventExtractError, UsageError


def actors(count: int | None = None, address: str | None = None) -> Engine:
    """The engine of so many Ray actors (None: one for each CPU of the cluster).

    `address`: of a running cluster; without it the one that Ray's own settings name, else one on this machine for the
    time of the run. The program, and the folders of the run under the same names, must be there on each of its nodes.
    Raises UsageError where Ray is not installed or no such cluster answers.
    """

    @contextmanager
    def ready(job: Job) -> Iterator[Work]:
        with _connected(address) as ray:
            size = count or max(1, int(ray.cluster_resources().get("CPU", 1)))
            with at_work(ActorCrew(ray, job), size, job) as work:
                yield work

    return ready


class ActorWorker:
    """An actor, and what it was asked for last."""

    def __init__(self, ray: Any, actor: Any) -> None:
        self._ray, self._actor = ray, actor
        self.asked = actor.load.remote()

    def give(self, planned: Planned) -> None:
        """Begin this input."""
        self.asked = self._actor.do.remote(planned)

    def hear(self) -> Result | Ready:
        """What it answered; Gone where it or its node died."""
        try:
            said = self._ray.get(self.asked)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, EventExtractError) else error from None
        except self._ray.exceptions.RayError as error:
            raise Gone(f"is gone ({type(error).__name__})") from error
        assert isinstance(said, (Result, Ready))
        return said

    def end(self) -> None:
        """Kill the actor."""
        self._ray.kill(self._actor)


class ActorCrew:
    """Starts the actors of one job, each with a CPU of its own."""

    def __init__(self, ray: Any, job: Job) -> None:
        self._ray, self._job = ray, job
        self._actor = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Station)

    def hire(self) -> ActorWorker:
        """An actor that is about to load."""
        return ActorWorker(self._ray, self._actor.remote(self._job))

    def listen(self, workers: Collection[ActorWorker], seconds: float | None) -> Collection[ActorWorker]:
        """Those that have answered, or never will."""
        by_answer = {worker.asked: worker for worker in workers}
        heard, _ = self._ray.wait(list(by_answer), num_returns=1, timeout=seconds, fetch_local=False)
        return [by_answer[answer] for answer in heard]


class Station:
    """The inside of an actor: a desk."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._desk: Desk | None = None

    def load(self) -> Ready:
        """Load the models. Raises ModelsError."""
        self._desk = Desk(extractor_for(self._job), self._job)
        return Ready()

    def do(self, planned: Planned) -> Result:
        """The result of one input."""
        assert self._desk is not None
        return self._desk.do(planned)


@contextmanager
def _connected(address: str | None) -> Iterator[Any]:
    """Ray, connected: to the cluster that this process is connected to already, or for the time of the run."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        import ray
    except ImportError as error:
        raise UsageError("Ray is not installed", remedy="pip install 'eventextract[ray]'") from error
    if ray.is_initialized():
        yield ray
        return
    try:
        ray.init(address=address, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UsageError(f"no Ray cluster: {error}", remedy="see to --ray-address") from error
    try:
        yield ray
    finally:
        ray.shutdown()
