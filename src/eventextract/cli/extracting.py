"""`run`: releases become a folder of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventextract.batch.exporting import Format, check_format, deliver, records_folder
from eventextract.cli import loading
from eventextract.cli.application import Exit, ModelsOption, PublishedOption
from eventextract.cli.messages import complain, is_watched, printed_table, progress, reporting
from eventextract.errors import UsageError

if TYPE_CHECKING:
    from eventextract.batch.inputs import Found
    from eventextract.batch.job import Engine
    from eventextract.batch.runner import Outcome
    from eventextract.batch.urls import Location


class Kind(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    RAY = "ray"


SHOWN = 20  # error rows that are printed; errors.jsonl has them all


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, URLs, - for standard input.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Folder or URL for the records.")],
    form: Annotated[
        Format, typer.Option("--format", help="A folder of records, one file of them, or tables (see docs/tables.md).")
    ] = Format.JSON,
    published: PublishedOption = None,
    models: ModelsOption = None,
    stdin_type: Annotated[
        str, typer.Option("--stdin-type", metavar="TYPE", help="What standard input is, such as md or jsonl.gz.")
    ] = "txt",
    max_size: Annotated[
        int | None,
        typer.Option("--max-size", min=1, metavar="BYTES", help="Largest release that is read (default 10000000)."),
    ] = None,
    html_depth: Annotated[
        int | None,
        typer.Option("--html-depth", min=1, metavar="N", help="Deepest nesting of a page that is read (default 200)."),
    ] = None,
    keep_suffix: Annotated[bool, typer.Option("--keep-suffix", help="Write a.txt.json instead of a.json.")] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Write the text that was read beside each record, as a.txt.")
    ] = False,
    unmatched: Annotated[
        Path | None,
        typer.Option("--unmatched", metavar="FILE", help="List phrases that look like unknown bodies (CSV)."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, metavar="N", help="How many do the work (default 1; on Ray one a CPU)."),
    ] = None,
    engine: Annotated[Kind, typer.Option("--engine", help="Processes of this machine, or actors on Ray.")] = Kind.LOCAL,
    ray_address: Annotated[
        str | None, typer.Option("--ray-address", metavar="ADDRESS", help="The Ray cluster; default: one started here.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Leave alone what an earlier run has done already.")] = False,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="Time for one release.")
    ] = 30.0,
    durable: Annotated[bool, typer.Option("--durable", help="Make each record outlast a power cut.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Put traces into DIR/errors.jsonl.")] = False,
) -> None:
    """Write one JSON record for each release.

    Folders are searched for .txt, .md, .html, .eml, .docx and .pdf files, and for .jsonl and .parquet files with one
    release a row (text, and where known id, published, title, url), each packed with gzip (.gz) or not. They are
    mirrored below DIR, a table as a folder; hidden files and those named README are left out. What fails has a row in
    DIR/errors.jsonl. When all INPUTs are folders, records in DIR whose input is gone are removed; files that are no
    records stay. A run that was interrupted goes on with --resume.
    """
    with reporting():
        from eventextract.batch.inputs import find_inputs
        from eventextract.batch.runner import Job, run_with
        from eventextract.batch.urls import location

        place = location(out)
        found = find_inputs(inputs, exclude=place, stdin=loading.stdin_type(stdin_type))
        check_format(form)
        if keep_text and form is not Format.JSON:
            raise UsageError("--keep-text needs a folder of records", remedy="leave out --format")
        limits, folder = loading.limits(max_size, html_depth), records_folder(place, form)
        job = Job(folder, published, keep_suffix, unmatched, models, resume, durable, debug, time_limit, limits)
        job = replace(job, keep_text=keep_text)
        with progress(len(found.inputs)) as tick:
            outcome = run_with(_engine(engine, workers, ray_address, (place, *found.roots)), found, job, tick)
        deliver(place, form)
        _report(outcome, found)
        raise typer.Exit(Exit.SOME_FAILED if outcome.errors else Exit.WELL)


def _engine(kind: Kind, workers: int | None, address: str | None, places: Sequence[Location]) -> Engine:
    from eventextract.batch.urls import is_of_this_process

    if any(map(is_of_this_process, places)):
        if workers or kind is Kind.RAY:
            raise UsageError("memory:// is in this process alone", remedy="leave out --workers and --engine")
        from eventextract.batch.desk import this_process

        return this_process
    if kind is Kind.RAY:
        from eventextract.batch.cluster import actors

        return actors(workers, address)
    from eventextract.batch.local import processes

    return processes(workers or 1)


def _report(outcome: Outcome, found: Found) -> None:
    """Failures and what was left out always; what went well only to a person, or beside what went wrong."""
    for row in outcome.errors[:SHOWN]:
        complain(row)
    if len(outcome.errors) > SHOWN:
        complain(f"and {len(outcome.errors) - SHOWN} more; errors.jsonl has them all")
    if found.skipped:
        complain(f"{len(found.skipped)} files left out, of a type that is not read: {', '.join(found.skipped[:5])}")
    if outcome.errors or is_watched():
        printed_table(_summary(outcome, found))


def _summary(outcome: Outcome, found: Found) -> list[tuple[str, int]]:
    """What became of the inputs, as rows of words and number."""
    rows = [
        ("records written", outcome.written),
        ("records kept from an earlier run", outcome.kept),
        ("stale records removed", len(outcome.removed)),
        ("files left out", len(found.skipped)),
        *((f"failed: {error}", count) for error, count in sorted(Counter(r.error for r in outcome.errors).items())),
    ]
    return [row for row in rows if row[1] or row[0] == "records written"]
