"""`show` and `explain`: one release, looked at closely."""

from __future__ import annotations

from typing import Annotated

import typer

from eventextract.cli import loading
from eventextract.cli.application import ModelsOption, PublishedOption, ReleaseArgument
from eventextract.cli.messages import console, reporting


def show(file: ReleaseArgument, published: PublishedOption = None, models: ModelsOption = None) -> None:
    """Show the record of a release as a table, and its text marked.

    In a terminal the text has a colour for each kind of thing that was found in it, elsewhere brackets.
    """
    with reporting():
        from eventextract.review.show import show as print_shown

        print_shown(loading.analysis(file, published, models), console())


def explain(
    file: ReleaseArgument,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD", help="Such as event.start, city or officials; all without it.")
    ] = None,
    published: PublishedOption = None,
    models: ModelsOption = None,
) -> None:
    """Explain each value of a release's record, and each null.

    For each: the rule that found it, what it is based on, the words of the text with their place in it, the candidates
    that lost, and what the record warns of.
    """
    with reporting():
        from eventextract.review.explain import explain as print_explained

        print_explained(loading.analysis(file, published, models), field, console())
