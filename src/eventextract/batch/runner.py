"""Planned inputs become records in a folder, one after the other; what fails costs one row of `errors.jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.batch.errors_file import ErrorRow, read_errors, write_errors
from eventextract.batch.inputs import Found, Input
from eventextract.batch.plan import Planned, plan
from eventextract.batch.stale import remove_record, remove_stale
from eventextract.batch.unmatched import Row, as_csv, unmatched
from eventextract.batch.writing import prepare_folder, write_atomically
from eventextract.errors import UsageError
from eventextract.release import DOCUMENTS, PLAIN_TEXT, TABLES, FileType, unpacked_if_packed

if TYPE_CHECKING:  # spaCy is imported when the plan stands, not before
    from eventextract.extractor import Analysis, Extractor

Tick = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many records it wrote, which inputs failed, which records it removed (their places)."""

    written: int
    errors: tuple[ErrorRow, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What the caller of a run settles: where records go, their publication date, and how they are named."""

    out: Path
    published: str | None = None
    keep_suffix: bool = False
    unmatched: Path | None = None  # a CSV file for phrases that look like bodies and matched nothing


def run(make: Callable[[], Extractor], found: Found, job: Job, tick: Tick = lambda _: None) -> Outcome:
    """Write the record of each input, then `errors.jsonl`; a run over whole folders removes stale records.

    `make` gives the extractor, once the plan stands. `tick` is called with the name of each input when it is done.
    Raises UsageError before anything is written (no inputs, two for one place, no folder to write to, no such date),
    ModelsError as `make` does, and WriteError when the list of errors cannot be written.
    """
    if not found.inputs and not found.unusable:
        kinds = ", ".join((*DOCUMENTS, *TABLES))
        raise UsageError("no release to read", remedy=f"name files, or folders that hold files of these types: {kinds}")
    planned = plan(found.inputs, keep_suffix=job.keep_suffix)
    extractor = make()
    prepare_folder(job.out)
    writer = _Writer(extractor, job)
    rows = list(found.unusable)
    for one in planned:
        rows += writer.write_all(one)
        tick(one.input.file)
    if job.unmatched:
        write_atomically(job.unmatched, as_csv(writer.loose))
    removed = remove_stale(job.out, writer.targets) if found.whole else ()
    write_errors(job.out, [*rows, *_kept_rows(found, job.out)])
    return Outcome(writer.written, tuple(sorted(rows)), removed)


class _Writer:
    """Writes records; `targets`: the places of those tried, `loose`: the unmatched phrases, if they are wanted."""

    def __init__(self, extractor: Extractor, job: Job) -> None:
        self.extractor, self.job = extractor, job
        self.targets: set[str] = set()
        self.loose: list[Row] = []
        self.written = 0

    def write_all(self, planned: Planned) -> Iterator[ErrorRow]:
        """Write the record of an input, or one for each row of a table; what failed."""
        for one in planned.releases(self.extractor.limits):
            failed = one if isinstance(one, ErrorRow) else self._write(one)
            if failed:
                yield failed

    def _write(self, one: Planned) -> ErrorRow | None:
        self.targets.add(one.target)
        try:
            analysis = analyse_input(self.extractor, one.input, self.job.published)
            write_atomically(self.job.out / one.target, analysis.record.to_json())
        except UsageError:
            raise
        except Exception as error:  # whatever it is, it must not end the batch
            remove_record(self.job.out / one.target)
            return ErrorRow.of(one.input.name, error)
        self.loose += unmatched(analysis) if self.job.unmatched else ()
        self.written += 1
        return None


def analyse_input(extractor: Extractor, one: Input, published: str | None = None) -> Analysis:
    """The analysis of one input, its record's evidence checked against the text. Raises the project's errors."""
    from eventextract.faults import verify_against

    data = None
    if one.row is not None:
        analysis = extractor.analyse_row(one.row, file=one.file if one.path else None, published=published)
    elif one.path is None or one.root is None:
        kind = one.kind or PLAIN_TEXT
        data = unpacked_if_packed(one.data or b"", kind, extractor.limits, one.file)
        analysis = extractor.analyse_bytes(data, kind=FileType(kind.suffix), published=published)
    else:
        analysis = extractor.analyse_path(one.path, one.root, published=published)
    verify_against(analysis.record, analysis.release.text, data=data)
    return analysis


def _kept_rows(found: Found, out: Path) -> tuple[ErrorRow, ...]:
    """The rows of earlier runs about files that this run did not touch; none where it ran over all there is."""
    touched = {one.file for one in found.inputs} | {row.file for row in found.unusable}
    tables = {one.file for one in found.inputs if one.is_table}
    return () if found.whole else tuple(row for row in read_errors(out) if not _is_of(row.file, touched, tables))


def _is_of(file: str, touched: Set[str], tables: Set[str]) -> bool:
    """Whether a row is about one of these files, or about a row of one of these tables."""
    table, colon, number = file.rpartition(":")
    return file in touched or (colon != "" and number.isdecimal() and table in tables)
