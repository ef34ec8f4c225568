"""A comparison as tables in the terminal."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eventextract.compare import wording
from eventextract.compare.differences import Comparison, RecordChange, State, Verdict
from eventextract.compare.summary import headline, in_order, sentences, worst_first
from eventextract.terminal import one_line

STYLES = {Verdict.REGRESSION: "bold red", Verdict.IMPROVEMENT: "green", Verdict.DRIFT: "yellow"}
APART = "dim"


def print_table(comparison: Comparison, console: Console) -> None:
    """Print a table for each record that differs, the worst first, and what it all comes to at the end."""
    for change in worst_first(comparison):
        console.print(_title(change), soft_wrap=True)
        if change.differences:
            console.print(_rows(change), end="\n\n")
    console.print(Text(headline(comparison), style="bold"))
    for sentence in sentences(comparison):
        console.print(Text(sentence), soft_wrap=True)


def _title(change: RecordChange) -> Text:
    title = Text(one_line(change.place), style="bold")
    if change.state is not State.CHANGED:
        title.append(f"  {change.state}, {change.verdict}", style=STYLES[change.verdict])
    return title.append(f"  ({one_line(change.note)})" if change.note else "", style=APART)


def _rows(change: RecordChange) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("", "field", "old", "new"):
        table.add_column(name, overflow="fold")
    for one in in_order(change):
        style = APART if one.is_apart else STYLES[one.verdict]
        mark = one.kind if one.is_apart else one.verdict
        cells = (mark, wording.where(one), wording.before(one), wording.after(one))
        table.add_row(*(Text(cell, style=style if place == 0 else "") for place, cell in enumerate(cells)))
    return table
