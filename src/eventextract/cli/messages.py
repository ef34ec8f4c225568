"""What the commands tell a person on standard error: errors, what failed, progress; and the console for results."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from eventextract.cli.application import Exit
from eventextract.errors import EventExtractError, ModelsError, UsageError

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def reporting() -> Iterator[None]:
    """The project's errors end the command with one line on standard error."""
    try:
        yield
    except (UsageError, ModelsError) as error:
        _fail(error, Exit.WRONG_USE)
    except EventExtractError as error:
        _fail(error, Exit.SOME_FAILED)
    except KeyboardInterrupt:
        complain("interrupted")
        raise typer.Exit(Exit.INTERRUPTED) from None


def _fail(error: EventExtractError, code: Exit) -> NoReturn:
    complain(error)
    raise typer.Exit(code) from error


def complain(message: object) -> None:
    """One line on standard error, whatever stands in the message."""
    from eventextract.terminal import one_line

    typer.echo(f"eventextract: {one_line(str(message))}", err=True)


def is_watched() -> bool:
    """Whether a person reads standard error as it is written."""
    return sys.stderr.isatty()


def printed_table(rows: list[tuple[str, int]]) -> None:
    """Numbers and what they count, on standard error, one a line."""
    width = max(len(f"{count:,}") for _, count in rows)
    for words, count in rows:
        typer.echo(f"{count:>{width},}  {words}", err=True)


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[str], None]]:
    """A bar on standard error while a person watches, moved on by each call of what it gives; else nothing.

    `total`: how many calls there will be, None where it is not known.
    """
    if not is_watched():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("releases", total=total)
        yield lambda _: bar.advance(task)


def console() -> Console:
    """Standard output for tables and colour; text is shown as it is, never read as markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)
