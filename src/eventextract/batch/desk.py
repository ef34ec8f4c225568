"""Where one release after the other is worked on: read, extracted, checked against its text, written."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.batch.content import content_key, unchanged
from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.input import Input
from eventextract.batch.job import Engine, Job, Result, Work
from eventextract.batch.plan import Planned, text_place
from eventextract.batch.stale import remove_record
from eventextract.batch.unmatched import unmatched
from eventextract.errors import StorageError, UsageError
from eventextract.release import PLAIN_TEXT, FileType, document_type, unpacked_if_packed

if TYPE_CHECKING:  # spaCy is imported where the work is done, not before
    from eventextract.extractor import Analysis, Extractor


class Desk:
    """Does one planned input at a time with one extractor.

    `is_wanted` is asked before a record is written: a worker whose run is gone writes nothing.
    """

    def __init__(self, extractor: Extractor, job: Job, is_wanted: Callable[[], bool] = lambda: True) -> None:
        self._extractor, self._job, self._is_wanted = extractor, job, is_wanted
        self._store = job.store()

    def do(self, planned: Planned) -> Result:
        """Write the record of an input, or tell in an error row why there is none.

        Raises UsageError for a faulty job, and StorageError when nothing can be written any more.
        """
        try:
            return self._record(planned)
        except (UsageError, StorageError):
            raise
        except Exception as error:  # whatever it is, it must not end the batch
            remove_record(self._store, planned.target)
            trace = traceback.format_exc() if self._job.debug else ""
            return Result(planned, ErrorRow.of(planned.input.name, error, trace))

    def _record(self, planned: Planned) -> Result:
        with unchanged(planned.input):
            one = planned.input.fetched(self._job.limits)
            content = content_key(one)
            analysis = analyse_input(self._extractor, one, self._job.published)
        text = analysis.record.to_json()
        if not self._is_wanted():
            raise SystemExit
        if self._job.keep_text:
            self._store.write(text_place(planned.target), analysis.release.text)
        self._store.write(planned.target, text)
        loose = tuple(unmatched(analysis)) if self._job.unmatched else ()
        return Result(planned, None, content, hashlib.sha256(text.encode()).hexdigest(), loose)


def analyse_input(extractor: Extractor, one: Input, published: str | None = None) -> Analysis:
    """The analysis of one input, its record's evidence checked against the text. Raises the project's errors."""
    from eventextract.faults import verify_against

    data = None
    if one.row is not None:
        analysis = extractor.analyse_row(one.row, file=None if one.is_stdin else one.file, published=published)
    elif one.url is not None:
        document_type(one.file)
        analysis = extractor.analyse_bytes(one.data or b"", file=one.file, published=published)
    elif one.path is None or one.root is None:
        kind = one.kind or PLAIN_TEXT
        data = unpacked_if_packed(one.data or b"", kind, extractor.limits, one.file)
        analysis = extractor.analyse_bytes(data, kind=FileType(kind.suffix), published=published)
    else:
        analysis = extractor.analyse_path(one.path, one.root, published=published)
    verify_against(analysis.record, analysis.release.text, data=data)
    return analysis


def extractor_for(job: Job) -> Extractor:
    """The extractor that a job asks for. Raises ModelsError."""
    return load_extractor(job.models).limited(job.limits)


@cache
def load_extractor(models: Path | None) -> Extractor:
    """The extractor of this process with these models, loaded once. Raises ModelsError."""
    from eventextract.extractor import Extractor

    return Extractor(models)


def this_process(job: Job) -> AbstractContextManager[Work]:
    """The engine that works in this process with the extractor that the job asks for."""
    return in_process(lambda: extractor_for(job))(job)


def in_process(make: Callable[[], Extractor]) -> Engine:
    """The engine that works in this process, one input after the other: without time limit, and dying with it."""

    @contextmanager
    def ready(job: Job) -> Iterator[Work]:
        desk = Desk(make(), job)

        def work(planned: Iterable[Planned]) -> Iterator[Result]:
            return map(desk.do, planned)

        yield work

    return ready
