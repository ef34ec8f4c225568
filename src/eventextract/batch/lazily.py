"""An engine that is started when there is something to do: it loads the models, which takes a while."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain

from eventextract.batch.job import Engine, Job, Result, Work
from eventextract.batch.plan import Planned


def once_needed(engine: Engine) -> Engine:
    """The same engine, made ready when the first input comes, and not at all where none does."""

    @contextmanager
    def ready(job: Job) -> Iterator[Work]:
        with ExitStack() as stack:

            def work(planned: Iterable[Planned]) -> Iterator[Result]:
                coming = iter(planned)
                for first in coming:
                    yield from stack.enter_context(engine(job))(chain([first], coming))

            yield work

    return ready
