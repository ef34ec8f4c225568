"""Facts with labels that stand in one line: "When: 4 May Where: Town Hall Who: thirty judges" becomes three lines."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.mapped import Edit, Mapped
from eventextract.values import Span

LABEL = expression(r"(?<![^\s(])(?=(?P<label>[A-Z][A-Za-z]+(?: [A-Za-z&/]+){0,3}):\s)")
"""What may be a label: up to four words, the first with a capital, and a colon."""


def apart(text: Mapped, cues: Cues) -> Mapped:
    """The text with a line end before each label of a fact, in lines that hold two such facts or more."""
    if ": " not in text.text:
        return text
    return text.edit(edit for line in _lines(text.text) for edit in _cuts(text.text, line, cues))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.count(": ") > 1:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _cuts(text: str, line: Span, cues: Cues) -> Iterator[Edit]:
    found = [label.start() for label in LABEL.finditer(text, *line) if label["label"].lower() in cues.labels]
    if len(found) > 1:
        yield from (Edit(at, at, "\n") for at in found if at > line.start)
