"""`link`: records of one event, found among many."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from eventextract.cli.application import Exit, ModelsOption
from eventextract.cli.messages import complain, console, reporting


class LinkForm(StrEnum):
    """How groups are printed."""

    TABLE = "table"
    JSON = "json"


def link(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of records.")],
    form: Annotated[LinkForm, typer.Option("--format", help="How to print the groups.")] = LinkForm.TABLE,
    models: ModelsOption = None,
) -> None:
    """Group the records that tell of one event.

    Of several publishers, of an announcement and its report, of a translation. Each link comes with its reasons and
    their points, each group with what its records contradict each other in. In doubt records stay apart. Records
    without a date (month and year at least) are not compared.
    """
    with reporting():
        from eventextract.link.linking import link_folder
        from eventextract.link.printing import as_json, print_linked

        linked, errors = link_folder(folder, models)
        for error in errors:
            complain(error)
        if form is LinkForm.JSON:
            typer.echo(as_json(linked), nl=False)
        else:
            print_linked(linked, console())
        raise typer.Exit(Exit.SOME_FAILED if errors else Exit.WELL)
