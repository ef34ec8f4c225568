"""Planned inputs become records in a folder, one after the other; what fails costs one row of `errors.jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
from eventextract.release import SUFFIXES

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
        kinds = " or ".join(sorted(SUFFIXES))
        raise UsageError("no release to read", remedy=f"name files, or folders that hold {kinds} files")
    planned = plan(found.inputs, keep_suffix=job.keep_suffix)
    extractor = make()
    prepare_folder(job.out)
    loose: list[Row] = []
    rows = [*found.unusable, *_write_records(extractor, planned, job, tick, loose)]
    if job.unmatched:
        write_atomically(job.unmatched, as_csv(loose))
    removed = remove_stale(job.out, {one.target for one in planned}) if found.whole else ()
    write_errors(job.out, [*rows, *_kept_rows(found, job.out)])
    return Outcome(len(planned) + len(found.unusable) - len(rows), tuple(sorted(rows)), removed)


def _write_records(
    extractor: Extractor, planned: Sequence[Planned], job: Job, tick: Tick, loose: list[Row]
) -> Iterable[ErrorRow]:
    for one in planned:
        try:
            analysis = analyse_input(extractor, one.input, job.published)
            write_atomically(job.out / one.target, analysis.record.to_json())
            loose += unmatched(analysis) if job.unmatched else ()
        except UsageError:
            raise
        except Exception as error:  # whatever it is, it must not end the batch
            remove_record(job.out / one.target)
            yield ErrorRow.of(one.input.file, error)
        tick(one.input.file)


def analyse_input(extractor: Extractor, one: Input, published: str | None = None) -> Analysis:
    """The analysis of one input, its record's evidence checked against the text. Raises the project's errors."""
    from eventextract.faults import verify_against

    if one.path is None or one.root is None:
        analysis = extractor.analyse_bytes(one.data or b"", file=None, published=published)
    else:
        analysis = extractor.analyse_path(one.path, one.root, published=published)
    verify_against(analysis.record, analysis.release.text)
    return analysis


def _kept_rows(found: Found, out: Path) -> tuple[ErrorRow, ...]:
    """The rows of earlier runs about files that this run did not touch; none where it ran over all there is."""
    touched = {one.file for one in found.inputs} | {row.file for row in found.unusable}
    return () if found.whole else tuple(row for row in read_errors(out) if row.file not in touched)
