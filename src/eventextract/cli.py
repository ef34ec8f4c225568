"""The command `eventextract`: arguments, messages, exit codes; no capability of its own.

Nothing heavy is imported before a command runs: `--help` needs neither spaCy nor the record's models.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from eventextract.errors import EventExtractError, ModelsError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from eventextract.batch.inputs import Found
    from eventextract.batch.runner import Outcome
    from eventextract.extractor import Analysis, Extractor


class Exit(IntEnum):
    """What the command returns to the shell."""

    WELL = 0
    SOME_FAILED = 1
    WRONG_USE = 2


EPILOG = (
    "Exit codes: 0 all well; 1 some inputs failed, or some records are not valid; 2 wrong use, nothing done. "
    "Errors go to standard error."
)

app = typer.Typer(
    name="eventextract",
    help="Press releases about trainings, seminars, conferences and visits become validated JSON records.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ModelsOption = Annotated[
    Path | None, typer.Option("--models", metavar="DIR", help="Rules and lexicons to use instead of the built-in ones.")
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD) of every input.")
]
ReleaseArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A press release (.txt or .md).")]


def main() -> None:
    """Run the command with the arguments of the process, and end the process with one of the `Exit` codes."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    app()


@app.callback()
def _command(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda on: _version(on), help="The version.")
    ] = False,
) -> None:
    pass


@app.command(epilog=EPILOG)
def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the records.")],
    published: PublishedOption = None,
    models: ModelsOption = None,
    keep_suffix: Annotated[bool, typer.Option("--keep-suffix", help="Write a.txt.json instead of a.json.")] = False,
    unmatched: Annotated[
        Path | None,
        typer.Option("--unmatched", metavar="FILE", help="List phrases that look like unknown bodies (CSV)."),
    ] = None,
) -> None:
    """Write one JSON record for each release.

    Folders are searched for .txt and .md files, and mirrored below DIR; hidden files and those named README are left
    out. What fails has a row in DIR/errors.jsonl. When all INPUTs are folders, records in DIR whose input is gone are
    removed; files that are no records stay.
    """
    with _reporting():
        from eventextract.batch.inputs import find_inputs
        from eventextract.batch.runner import Job
        from eventextract.batch.runner import run as run_batch

        found = find_inputs(inputs, exclude=out)
        job = Job(out, published, keep_suffix, unmatched)
        with _progress(len(found.inputs)) as tick:
            outcome = run_batch(lambda: _extractor(models), found, job, tick)
        _report(outcome, found, out)
        raise typer.Exit(Exit.SOME_FAILED if outcome.errors else Exit.WELL)


@app.command(epilog=EPILOG)
def show(file: ReleaseArgument, published: PublishedOption = None, models: ModelsOption = None) -> None:
    """Show the record of a release as a table, and its text with what was found in it marked."""
    with _reporting():
        from eventextract.review.show import show as print_shown

        print_shown(_analysis(file, published, models), _console())


@app.command(epilog=EPILOG)
def explain(
    file: ReleaseArgument,
    field: Annotated[
        str | None, typer.Argument(metavar="[FIELD]", help="Such as event.start, city or officials.")
    ] = None,
    published: PublishedOption = None,
    models: ModelsOption = None,
) -> None:
    """Explain each value of a release's record: its rule, its basis, its words, and the candidates that lost."""
    with _reporting():
        from eventextract.review.explain import explain as print_explained

        print_explained(_analysis(file, published, models), field, _console())


@app.command(epilog=EPILOG)
def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of records.")],
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="FOLDER", help="The releases: check the evidence against them too."),
    ] = None,
) -> None:
    """Check that every .json file below DIR is a valid record, and agrees with its text."""
    with _reporting():
        from eventextract.batch.validating import validate_folder

        checked = validate_folder(folder, texts)
        for error in checked.errors:
            _complain(error)
        typer.echo(f"{checked.valid} valid, {len(checked.errors)} not")
        raise typer.Exit(Exit.SOME_FAILED if checked.errors else Exit.WELL)


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of the record (draft 2020-12)."""
    with _reporting():
        from eventextract.schema import schema_text

        typer.echo(schema_text(), nl=False)


class Form(StrEnum):
    """How an evaluation is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command(epilog=EPILOG)
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
    """Score records against gold files: precision, recall and F1 by field, with 95 % intervals."""
    with _reporting():
        from eventextract.measure import evaluation, floors, tables

        result = evaluation.evaluate(gold, source, _extractor(models) if models else None)
        typer.echo(tables.changes(result, against) if against else tables.printed(result, form.value, errors), nl=False)
        if floor and (fallen := floors.hold(result, floor, raise_floor)):
            _complain(f"below the floor {floor}: {'; '.join(fallen)}")
            raise typer.Exit(Exit.SOME_FAILED)


def _extractor(models: Path | None) -> Extractor:
    from eventextract.extractor import Extractor

    return Extractor(models)


def _analysis(file: Path, published: str | None, models: Path | None) -> Analysis:
    if file.is_dir():
        raise UsageError("a folder, where one release is wanted", where=str(file))
    return _extractor(models).analyse_path(file, file.parent, published=published)


@contextmanager
def _reporting() -> Iterator[None]:
    """The project's errors end the command with one line on standard error."""
    try:
        yield
    except (UsageError, ModelsError) as error:
        _fail(error, Exit.WRONG_USE)
    except EventExtractError as error:
        _fail(error, Exit.SOME_FAILED)


def _fail(error: EventExtractError, code: Exit) -> NoReturn:
    _complain(error)
    raise typer.Exit(code) from error


def _complain(message: object) -> None:
    from eventextract.review.terminal import one_line

    typer.echo(f"eventextract: {one_line(str(message))}", err=True)


def _report(outcome: Outcome, found: Found, out: Path) -> None:
    """Failures and what was left out always; what went well only to a person."""
    for row in outcome.errors:
        _complain(row)
    if found.skipped:
        _complain(f"{len(found.skipped)} files left out, of a type that is not read: {', '.join(found.skipped[:5])}")
    if sys.stderr.isatty():
        removed = f", {len(outcome.removed)} stale removed" if outcome.removed else ""
        typer.echo(f"{outcome.written} records in {out}, {len(outcome.errors)} failed{removed}", err=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error while a person watches; nothing else."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("releases", total=total)
        yield lambda _: progress.advance(task)


def _console() -> Console:
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def _version(wanted: bool) -> None:
    if wanted:
        from eventextract import __version__

        typer.echo(__version__)
        raise typer.Exit
