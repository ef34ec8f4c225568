"""`report`: a folder of records as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventextract.cli import loading
from eventextract.cli.application import ModelsOption
from eventextract.cli.messages import complain, progress, reporting
from eventextract.errors import UsageError


def report(
    records: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of records.")],
    texts: Annotated[Path, typer.Option("--texts", metavar="FOLDER", help="The releases that they were made of.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write, such as report.html.")],
    gold: Annotated[Path | None, typer.Option("--gold", metavar="DIR", help="Gold files: mark what is wrong.")] = None,
    models: ModelsOption = None,
) -> None:
    """Write one HTML page of all records, which opens offline.

    It has plots, a table, and each release beside its record. The releases are analysed again; a record that no longer
    agrees with its release is marked, and counted on standard error. Needs the packages of eventextract[report].
    """
    with reporting():
        try:
            from eventextract.report.write import Request, write_report
        except ImportError as error:
            remedy = "pip install 'eventextract[report]'"
            raise UsageError(f"a report needs the package {error.name}", remedy=remedy) from error

        with progress(None) as tick:
            states = write_report(Request(records, texts, out, gold), lambda: loading.extractor(models), tick)
        for state, number in states.items():
            if state != "agrees":
                complain(f"{state}: {number}")
