"""What the schedule asks of those who do the work, be they processes of this machine or actors of a cluster."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol, TypeVar

from eventextract.batch.job import Result
from eventextract.batch.plan import Planned


class Gone(Exception):  # noqa: N818  (an event of the crew, no error of the program)
    """A worker is no more; the words tell how it ended."""


class Ready:
    """A worker's first word: it has loaded what it needs."""


class Worker(Protocol):
    """Does one input at a time."""

    def give(self, planned: Planned) -> None:
        """Begin this input; a worker that is gone says so when it is heard."""

    def hear(self) -> Result | Ready:
        """What it has said; raises Gone, or the error that it ended the run with."""

    def end(self) -> None:
        """Stop it at once, in the middle of whatever it does."""


W = TypeVar("W", bound=Worker)


class Crew(Protocol[W]):
    """Where workers come from."""

    def hire(self) -> W:
        """A worker that begins to load."""

    def listen(self, workers: Collection[W], seconds: float | None) -> Collection[W]:
        """Those that can be heard, after so many seconds at most (None: for as long as it takes)."""
