"""`run`: releases become a folder of records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventextract.batch.exporting import Format, check_format, deliver, records_folder
from eventextract.cli import loading
from eventextract.cli.application import Exit, ModelsOption, PublishedOption
from eventextract.cli.messages import complain, progress, reporting

if TYPE_CHECKING:
    from eventextract.batch.inputs import Found
    from eventextract.batch.runner import Outcome


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the records.")],
    form: Annotated[
        Format, typer.Option("--format", help="A folder of records, one file of them, or tables (see docs/tables.md).")
    ] = Format.JSON,
    published: PublishedOption = None,
    models: ModelsOption = None,
    stdin_type: Annotated[
        str, typer.Option("--stdin-type", metavar="TYPE", help="What standard input is, such as md or jsonl.gz.")
    ] = "txt",
    max_size: Annotated[
        int | None, typer.Option("--max-size", metavar="BYTES", help="Largest release that is read (default 10000000).")
    ] = None,
    keep_suffix: Annotated[bool, typer.Option("--keep-suffix", help="Write a.txt.json instead of a.json.")] = False,
    unmatched: Annotated[
        Path | None,
        typer.Option("--unmatched", metavar="FILE", help="List phrases that look like unknown bodies (CSV)."),
    ] = None,
) -> None:
    """Write one JSON record for each release.

    Folders are searched for .txt, .md, .html, .eml, .docx and .pdf files, and for .jsonl and .parquet files with one
    release a row (text, and where known id, published, title, url), each packed with gzip (.gz) or not. They are
    mirrored below DIR, a table as a folder; hidden files and those named README are left out. What fails has a row in
    DIR/errors.jsonl. When all INPUTs are folders, records in DIR whose input is gone are removed; files that are no
    records stay.
    """
    with reporting():
        from eventextract.batch.inputs import find_inputs
        from eventextract.batch.runner import Job
        from eventextract.batch.runner import run as run_batch

        found = find_inputs(inputs, exclude=out, stdin=loading.stdin_type(stdin_type))
        check_format(form)
        job = Job(records_folder(out, form), published, keep_suffix, unmatched)
        with progress(len(found.inputs)) as tick:
            outcome = run_batch(lambda: loading.extractor(models, max_size), found, job, tick)
        deliver(out, form)
        _report(outcome, found, out)
        raise typer.Exit(Exit.SOME_FAILED if outcome.errors else Exit.WELL)


def _report(outcome: Outcome, found: Found, out: Path) -> None:
    """Failures and what was left out always; what went well only to a person."""
    for row in outcome.errors:
        complain(row)
    if found.skipped:
        complain(f"{len(found.skipped)} files left out, of a type that is not read: {', '.join(found.skipped[:5])}")
    if sys.stderr.isatty():
        removed = f", {len(outcome.removed)} stale removed" if outcome.removed else ""
        typer.echo(f"{outcome.written} records in {out}, {len(outcome.errors)} failed{removed}", err=True)
