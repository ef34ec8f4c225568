"""What the caller of a run settles, and what comes back of each input: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.plan import Planned
from eventextract.batch.stores import Store, store_of
from eventextract.batch.unmatched import Row
from eventextract.batch.urls import Location
from eventextract.release import DEFAULT_LIMITS, Limits

TIME_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Job:
    """What the caller of a run settles.

    `out`: the folder for the records, by path or URL. `published`: the publication date of every input, `YYYY-MM-DD`. `keep_suffix`:
    `a.txt.json` instead of `a.json`. `unmatched`: a CSV file for phrases that look like bodies and matched nothing.
    `models`: a models folder, None for the built-in one. `resume`: leave alone what an earlier run has done.
    `durable`: each record reaches the disk before the next is begun. `debug`: error rows with a trace.
    `time_limit`: seconds for one release, where it is worked on in a process of its own. `limits`: how large one may be.
    `keep_text`: the text that evidence counts in is written beside each record.
    """

    out: Location
    published: str | None = None
    keep_suffix: bool = False
    unmatched: Path | None = None
    models: Path | None = None
    resume: bool = False
    durable: bool = False
    debug: bool = False
    time_limit: float = TIME_LIMIT
    limits: Limits = DEFAULT_LIMITS
    keep_text: bool = False

    def store(self) -> Store:
        """Where the records go."""
        return store_of(self.out, durable=self.durable)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one input: its error row, or the keys of what was read and written, with its unmatched phrases."""

    planned: Planned
    row: ErrorRow | None = None
    content: str = ""
    record: str = ""
    loose: tuple[Row, ...] = ()


Work = Callable[[Iterable[Planned]], Iterator[Result]]
"""Does each planned input; the results come in the order of the inputs."""

Engine = Callable[[Job], AbstractContextManager[Work]]
"""Makes ready to work (ModelsError when the models cannot be loaded), and clears up behind itself."""
