"""`evaluate`: records scored against gold files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventextract.cli import loading
from eventextract.cli.application import Exit, Form, ModelsOption
from eventextract.cli.messages import complain, reporting


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files.")],
    source: Annotated[Path, typer.Argument(metavar="RECORDS_OR_TEXTS", help="Folder of records, or of releases.")],
    form: Annotated[Form, typer.Option("--format", help="How to print the figures.")] = Form.TABLE,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and extra.")] = False,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Print what changed since this JSON evaluation.")
    ] = None,
    floor: Annotated[
        Path | None, typer.Option("--floor", metavar="FILE", help="Exit with 1 where a field stands below this floor.")
    ] = None,
    raise_floor: Annotated[bool, typer.Option("--raise-floor", help="Raise the floor to these figures.")] = False,
    models: ModelsOption = None,
) -> None:
    """Score records against gold files.

    Precision, recall and F1 by field, with 95 % bootstrap intervals; a release without a record counts as an empty one.
    """
    with reporting():
        from eventextract.measure import evaluation, floors, tables

        result = evaluation.evaluate(gold, source, loading.extractor(models) if models else None)
        typer.echo(tables.changes(result, against) if against else tables.printed(result, form.value, errors), nl=False)
        if floor and (fallen := floors.hold(result, floor, raise_floor)):
            complain(f"below the floor {floor}: {'; '.join(fallen)}")
            raise typer.Exit(Exit.SOME_FAILED)
