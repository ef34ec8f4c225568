"""`validate` and `schema`: whether records are what they must be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventextract.cli.application import Exit
from eventextract.cli.messages import complain, reporting


def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of records.")],
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="FOLDER", help="The releases: check the evidence against them too."),
    ] = None,
) -> None:
    """Check that the records below DIR are valid.

    Every .json file is one: its shape, its values against each other, and with --texts its evidence against the release.
    """
    with reporting():
        from eventextract.batch.validating import validate_folder

        checked = validate_folder(folder, texts)
        for error in checked.errors:
            complain(error)
        typer.echo(f"{checked.valid} valid, {len(checked.errors)} not")
        raise typer.Exit(Exit.SOME_FAILED if checked.errors else Exit.WELL)


def schema() -> None:
    """Print the JSON Schema of the record (draft 2020-12)."""
    with reporting():
        from eventextract.schema import schema_text

        typer.echo(schema_text(), nl=False)
