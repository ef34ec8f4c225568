"""`diff`: records compared with those of before."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventextract.cli.application import Exit, Form
from eventextract.cli.messages import complain, console, reporting
from eventextract.errors import UsageError

if TYPE_CHECKING:
    from eventextract.compare.differences import Comparison


class FailOn(StrEnum):
    """From which differences on the command ends with 1; the levels of `compare.differences`."""

    DIFFERENCE = "difference"
    VALUE = "value"
    REGRESSION = "regression"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of records as they were.")],
    new: Annotated[Path | None, typer.Argument(metavar="NEW", help="Folder of records as they are.")] = None,
    git: Annotated[
        str | None,
        typer.Option(
            "--git", metavar="REV", help="Name one folder: what git has of it at REV (or A..B) is the old one."
        ),
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="DIR", help="Gold files: tell regressions from improvements.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to print the differences.")] = Form.TABLE,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 on any difference, on those of values, or on regressions.")
    ] = FailOn.DIFFERENCE,
    accept: Annotated[bool, typer.Option("--accept", help="Copy NEW over OLD, and exit with 0.")] = False,
) -> None:
    """Compare two folders of records field by field.

    What values mean counts, not their lines or order. Items of lists are matched by identity; the same value resting on
    other evidence, or written otherwise, is told apart. With gold a difference is a regression, an improvement or
    drift; without, drift. A record that now fails is a regression always.
    """
    with reporting():
        from eventextract.compare.accepting import accept as take_over
        from eventextract.compare.differences import Level
        from eventextract.compare.records import compare_folders

        if accept and git:
            raise UsageError("--accept is for two folders", remedy="with --git, commit the folder instead")
        with _folders(old, new, git) as (before, after):
            comparison = compare_folders(before, after, gold)
            _print(comparison, form)
            if accept:
                _tell(take_over(before, after, comparison), old)
        failed = not accept and comparison.matters(Level(fail_on.value))
        raise typer.Exit(Exit.SOME_FAILED if failed else Exit.WELL)


@contextmanager
def _folders(old: Path, new: Path | None, git: str | None) -> Iterator[tuple[Path, Path]]:
    """The two folders to compare: both as named, or one of them or both as they were at a revision."""
    from eventextract.compare.revision import folder_at

    if not git:
        if new is None:
            raise UsageError("one folder, where two are compared", remedy="name NEW too, or a revision with --git")
        yield old, new
        return
    if new is not None:
        raise UsageError("two folders and --git", remedy="name one folder, or leave --git out")
    first, dots, second = git.partition("..")
    with folder_at(old, first) as before:
        if not dots:
            yield before, old
            return
        with folder_at(old, second) as after:
            yield before, after


def _print(comparison: Comparison, form: Form) -> None:
    if form is Form.TABLE:
        from eventextract.compare.table import print_table

        print_table(comparison, console())
    elif form is Form.MARKDOWN:
        from eventextract.compare.markdown import as_markdown

        typer.echo(as_markdown(comparison), nl=False)
    else:
        from eventextract.compare.plain import as_json

        typer.echo(as_json(comparison), nl=False)


def _tell(changed: int, old: Path) -> None:
    if sys.stderr.isatty():
        complain(f"{changed} files of {old} written or removed")
