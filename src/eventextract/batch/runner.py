"""Planned inputs become records in a folder; what fails costs one row of `errors.jsonl`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eventextract.batch.ahead import ahead
from eventextract.batch.content import content_key
from eventextract.batch.desk import in_process
from eventextract.batch.errors_file import ErrorRow, read_errors, spilled_rows, write_errors
from eventextract.batch.inputs import Found
from eventextract.batch.job import Engine, Job, Result
from eventextract.batch.lazily import once_needed
from eventextract.batch.plan import Planned, check_apart, plan, text_place
from eventextract.batch.program import fingerprint, key_of
from eventextract.batch.stale import remove_stale
from eventextract.batch.state import State, open_state
from eventextract.batch.stores import Store
from eventextract.batch.unmatched import no_rows, write_csv
from eventextract.batch.urls import Location, Url, at_once
from eventextract.errors import InputError, UsageError, WriteError
from eventextract.release import DOCUMENTS, TABLES
from eventextract.values import is_full_date

if TYPE_CHECKING:
    from eventextract.extractor import Extractor

__all__ = ["Job", "Outcome", "run", "run_with"]

Tick = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    How many records it wrote, which inputs failed, which records it removed (their places), how many records were there
    already. Of the two sequences, which are sorted, little stands in memory: they are made to be walked.
    """

    written: int
    errors: Sequence[ErrorRow]
    removed: Sequence[str]
    kept: int = 0


def run(make: Callable[[], Extractor], found: Found, job: Job, tick: Tick = lambda _: None) -> Outcome:
    """As `run_with`, in this process; `make` gives the extractor, once the plan stands."""
    return run_with(in_process(make), found, job, tick)


def run_with(engine: Engine, found: Found, job: Job, tick: Tick = lambda _: None) -> Outcome:
    """Write the record of each input, then `errors.jsonl`; a run over whole folders removes stale records.

    `tick` is called with the name of each input when it is done.
    Raises UsageError before anything is written (no inputs, two for one place, no folder to write to, no such date),
    ModelsError, and StorageError or WriteError when records or the list of errors can be written no more.
    """
    _check(found, job)
    planned = plan(found.inputs, keep_suffix=job.keep_suffix)
    store = job.store()
    with (once_needed(engine) if job.resume else engine)(job) as work:
        store.prepare()
        check_apart(planned, store.fold)
        with open_state(store, resume=job.resume) as state:
            progress = _Progress(state, store, job, tick, at_once([*found.roots, job.out]))
            progress.rows.extend(found.unusable)
            for result in work(progress.missing(planned)):
                progress.settle(result)
            removed = remove_stale(store, state) if found.whole else ()
            write_errors(store, chain(progress.rows, _kept_rows(found, store)))
    if job.unmatched:
        write_csv(job.unmatched, progress.loose)
    return Outcome(progress.written, progress.rows, removed, progress.kept)


class _LookedUp(NamedTuple):
    """The keys of what an input holds, and of the record at its place."""

    content: str
    record: str


class _Progress:
    """Leaves out what is done, and takes down what comes of the rest."""

    def __init__(self, state: State, store: Store, job: Job, tick: Tick, at_once: int) -> None:
        self._state, self._store, self._job, self._tick = state, store, job, tick
        self._at_once = at_once if job.resume else 1
        self._fingerprint = fingerprint(job.models, f"{job.published} {job.keep_text}")
        self.rows, self.loose = spilled_rows(), no_rows()
        self.written = self.kept = 0

    def missing(self, planned: Iterable[Planned]) -> Iterator[Planned]:
        """The releases that have to be done, of files and of the rows of tables."""
        for one, looked_up in ahead(self._look_up, self._releases(planned), self._at_once):
            if not self._is_done(one, looked_up):
                yield one

    def _releases(self, planned: Iterable[Planned]) -> Iterator[Planned]:
        for file in planned:
            for one in file.releases(self._job.limits):
                if isinstance(one, ErrorRow):
                    self.rows.add(one)
                elif self._state.see(one.target):
                    yield one
                else:
                    self.rows.add(ErrorRow.of(one.input.name, _same_file(one.target)))
            self._tick(file.input.file)

    def settle(self, result: Result) -> None:
        """Take down what came of one."""
        self._state.settle(result, self._key(result.planned, result.content))
        if result.row:
            self.rows.add(result.row)
        else:
            self.written += 1
        self.loose.extend(result.loose)

    def _look_up(self, one: Planned) -> _LookedUp | None:
        """What stands at an input and at its place, where that matters; run by many threads at once."""
        record = self._store.read(one.target) if self._job.resume else None
        if record is None or (self._job.keep_text and self._store.read(text_place(one.target)) is None):
            return None
        with suppress(InputError):
            return _LookedUp(content_key(one.input.fetched(self._job.limits)), hashlib.sha256(record).hexdigest())
        return None

    def _is_done(self, one: Planned, found: _LookedUp | None) -> bool:
        done = found is not None and self._state.is_done(one.target, self._key(one, found.content), found.record)
        self.kept += done
        return done

    def _key(self, one: Planned, content: str) -> str:
        return key_of(self._fingerprint, one.input.file, content)


def _same_file(place: str) -> WriteError:
    told = f"on this disk {place} is the file of another row, whose id differs only in case or form"
    return WriteError(told, remedy="write to a disk that tells them apart")


def _check(found: Found, job: Job) -> None:
    if not found.inputs and not found.unusable:
        kinds = ", ".join((*DOCUMENTS, *TABLES))
        raise UsageError("no release to read", remedy=f"name files, or folders that hold files of these types: {kinds}")
    if job.published is not None and not is_full_date(job.published):
        raise UsageError(f"published={job.published!r} is not a full date", remedy="write it as YYYY-MM-DD")
    if job.keep_text and any(_is_same(root, job.out) for root in found.roots):
        raise UsageError("--keep-text would write over the releases", remedy="name another folder with --out")
    if job.resume and job.unmatched:
        raise UsageError("--unmatched needs every release to be read", remedy="leave out --resume")


def _is_same(root: Location, out: Location) -> bool:
    """Whether a folder, or that of a file, is the output folder."""
    if isinstance(root, Url):
        return root.is_same_as(out) or root.parent.is_same_as(out)
    return isinstance(out, Path) and (root if root.is_dir() else root.parent).resolve() == out.resolve()


def _kept_rows(found: Found, store: Store) -> Iterator[ErrorRow]:
    """The rows of earlier runs about files that this run did not touch; none where it ran over all there is."""
    if not found.whole:
        yield from (row for row in read_errors(store) if not _is_touched(row.file, found))


def _is_touched(file: str, found: Found) -> bool:
    """Whether this is the name of an input, or of a row of one that is a table."""
    table, colon, number = file.rpartition(":")
    if any(found.inputs.named(file)) or any(found.unusable.starting_with(file)):
        return True
    return colon != "" and number.isdecimal() and any(one.is_table for one in found.inputs.named(table))
