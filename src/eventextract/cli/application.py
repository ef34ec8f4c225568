"""What all commands share: the application, how the process starts and ends, options that several commands take."""

from __future__ import annotations

import gc
import sys
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Exit(IntEnum):
    """What the command returns to the shell."""

    WELL = 0
    SOME_FAILED = 1
    WRONG_USE = 2
    INTERRUPTED = 130


class Form(StrEnum):
    """How a result is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


EPILOG = (
    "Exit codes: 0 all well; 1 some inputs failed, some records are not valid, or records differ; "
    "2 wrong use, nothing done; 130 interrupted. "
    "Errors go to standard error."
)

HELP = """Press releases about trainings, seminars, conferences and visits become validated JSON records.

To begin: `eventextract run releases --out records`, and for one of them `eventextract show releases/a.txt`.
"""

app = typer.Typer(
    name="eventextract",
    help=HELP,
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
    str | None,
    typer.Option("--published", metavar="DATE", help="When it was published (YYYY-MM-DD), whatever it says."),
]
ReleaseArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A press release, of a type that `run` reads; no table.")
]


def main() -> None:
    """Run the command with the arguments of the process, and end the process with one of the `Exit` codes."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    finally:
        gc.freeze()  # the process is over: nothing that was loaded need be looked through for cycles


@app.callback()
def _command(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=lambda on: _version(on), help="Show the version and exit."),
    ] = False,
) -> None:
    pass


def _version(wanted: bool) -> None:
    if wanted:
        from eventextract import __version__

        typer.echo(__version__)
        raise typer.Exit
