"""Labels of facts and their values, each pair on a line of its own.

"When: 4 May Where: Town Hall Who: thirty judges" becomes three lines; a label alone on its line, with a mark
("Venue:", "- Venue"), takes up the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.mapped import Edit, Mapped
from eventextract.values import Span

LABEL = expression(r"(?<![^\s(])(?=(?P<label>[A-Z][A-Za-z]+(?: [A-Za-z&/]+){0,3}):\s)")
"""What may be a label: up to four words, the first with a capital, and a colon."""
BULLET = expression(r"[ \t]*(?:[-*•·–] )?")
BULLETS = frozenset("-*•·–")
ENDS = (":", "?")
MARKS = " :?"
LONGEST_VALUE = 120  # characters of a line that is the value of a label
LONGEST_LABEL = 30  # characters


def by_line(text: Mapped, cues: Cues) -> Mapped:
    """The text with each labelled fact on a line, where it tells two or more so."""
    if ": " in text.text:
        text = text.edit(edit for line in _lines(text.text) for edit in _cuts(text.text, line, cues))
    return text.edit(_joints(text.text, cues))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _cuts(text: str, line: Span, cues: Cues) -> Iterator[Edit]:
    """Line ends before all labels in a line but one that opens it."""
    if text.count(": ", *line) < 2:
        return
    found = [label.start() for label in LABEL.finditer(text, *line) if label["label"].lower() in cues.labels]
    if len(found) > 1:
        yield from (Edit(at, at, "\n") for at in found if at > line.start)


def _joints(text: str, cues: Cues) -> list[Edit]:
    """A colon in place of the line end behind labels that stand alone, of which there must be two."""
    written = [line for line in _lines(text) if not text[line.start : line.end].isspace() and line.start < line.end]
    pairs = [(label, value) for label, value in pairwise(written) if _is_label(text, label, cues)]
    edits = [_joint(text, label, value) for label, value in pairs if _is_value(text, value, cues)]
    return edits if len(edits) > 1 else []


def _is_label(text: str, line: Span, cues: Cues) -> bool:
    if line.end - line.start > LONGEST_LABEL:
        return False
    begin = _begin(text, line)
    written, before = text[begin : line.end], text[line.start : begin]
    marked = written.endswith(ENDS) or not BULLETS.isdisjoint(before)
    return marked and written.rstrip(MARKS).lower() in cues.labels


def _is_value(text: str, line: Span, cues: Cues) -> bool:
    return line.end - line.start <= LONGEST_VALUE and not _is_label(text, line, cues)


def _joint(text: str, label: Span, value: Span) -> Edit:
    end = label.start + len(text[label.start : label.end].rstrip(MARKS))
    return Edit(end, _begin(text, value), ": ")


def _begin(text: str, line: Span) -> int:
    """Where a line begins behind its blanks and bullet."""
    found = BULLET.match(text, *line)
    assert found  # it matches nothing, too
    return found.end()
