"""Rows of a table as lines: "| Venue | Town Hall |" and "Venue     Town Hall" become "Venue: Town Hall".

Of columns apart by blanks only those that tell facts of an event by their labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.mapped import Edit, Mapped
from eventextract.values import Span

EDGE = "|"
DRAWN = frozenset("-:= ")
"""What a row that only draws a line consists of."""
LABEL_ENDS = (":", "?")
PAIR = 2  # cells of a row that is a label and its value
LONGEST_LABEL = 40  # characters
GAP = expression(r" ?\t[ \t]*| {3,}\t?[ \t]*")
"""What parts two columns."""


def as_lines(text: Mapped, cues: Cues) -> Mapped:
    """The text with its table rows as lines: those that begin and end with `|`, and labels in a column of their own."""
    if EDGE in text.text:
        text = text.edit(edit for line in _rows(text.text) for edit in _without_edges(text.text, line))
    if "\t" in text.text or "   " in text.text:
        text = text.edit(_labelled(text.text, cues))
    return text


def _lines(text: str) -> Iterator[Span]:
    """Each line without the blanks about it."""
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        first = start + line.index(bare[0]) if bare else start
        yield Span(first, first + len(bare))
        start += len(line) + 1


def _rows(text: str) -> Iterator[Span]:
    for line in _lines(text):
        if line.end - line.start > PAIR and text[line.start] == text[line.end - 1] == EDGE:
            yield line


def _without_edges(text: str, row: Span) -> Iterator[Edit]:
    cells = list(_cells(text, row))
    if not cells:
        yield Edit(row.start, row.end)
        return
    yield Edit(row.start, cells[0].start)
    if len(cells) == PAIR:
        yield _joint(text, *cells)
    yield Edit(cells[-1].end, row.end)


def _cells(text: str, row: Span) -> Iterator[Span]:
    """The cells that hold words, without the blanks about them."""
    start = row.start + 1
    for cell in text[start : row.end - 1].split(EDGE):
        bare = cell.strip()
        if not DRAWN.issuperset(bare):
            begin = start + cell.index(bare[0])
            yield Span(begin, begin + len(bare))
        start += len(cell) + 1


def _joint(text: str, label: Span, value: Span) -> Edit:
    marked = text[label.end - 1] in LABEL_ENDS or text[value.start] == LABEL_ENDS[0]
    return Edit(label.end, value.start, " " if marked else ": ")


def _labelled(text: str, cues: Cues) -> Iterator[Edit]:
    """Join label and value in runs of lines with two columns, one of whose labels tells a fact of an event."""
    pairs = [_columns(text, line) for line in _lines(text)]
    for is_pair, run in groupby(pairs, key=bool):
        rows = [pair for pair in run if pair]
        if is_pair and any(_label(text, pair[0]) in cues.labels for pair in rows):
            yield from (_joint(text, *pair) for pair in rows)


def _columns(text: str, line: Span) -> tuple[Span, Span] | None:
    """The label and the value of a line with two columns."""
    gaps = list(GAP.finditer(text, *line))
    if len(gaps) != 1 or not text[line.start].isalpha() or gaps[0].start() - line.start > LONGEST_LABEL:
        return None
    return Span(line.start, gaps[0].start()), Span(gaps[0].end(), line.end)


def _label(text: str, label: Span) -> str:
    return text[label.start : label.end].rstrip(":?").lower()
