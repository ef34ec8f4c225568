"""Dates of labelled lines: "When: Friday, 24 May" gives the event's day, "Start date: 4 May" its first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from eventextract.assemble.date_verbs import PARTS, Part
from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge
from eventextract.values import Span

NAME = "date_labels"
LEADING = 40  # characters between the label and its date ("When: from Friday, ", "Sea phase: ")


class DateLabels:
    """The labels of a models folder. Raises ModelsError for a part that there is not."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._parts: Mapping[str, Part] = {row["label"]: _part(row) for row in knowledge.lexicon(NAME)}
        longest = sorted(self._parts, key=lambda label: (-len(label), label))
        labels = "|".join(re.escape(label) for label in longest)
        self._opens = re.compile(rf"[^\w\n]{{0,4}}(?P<label>{labels})[*_]{{0,2}} ?(?::|\||–|\n)", re.IGNORECASE)

    def part(self, text: str, date: Span) -> Part | None:
        """Which part of the event a date is by the label that opens its line, or is the line above; None without one."""
        line = text.rfind("\n", 0, date.start) + 1
        found = self._opens.match(text, line, date.start)
        if found is None:
            above = text.rfind("\n", 0, max(line - 1, 0)) + 1
            found = self._opens.fullmatch(text, above, line)
        if found is None or date.start - found.end() > LEADING or "\n" in text[found.end() : date.start]:
            return None
        return self._parts[found["label"].lower()]


def _part(row: Mapping[str, str]) -> Part:
    if row["part"] not in PARTS:
        where, remedy = f"lexicons/{NAME}.csv: {row['label']}", f"write one of {', '.join(PARTS)}"
        raise ModelsError(f"no such part: {row['part']}", where=where, remedy=remedy)
    return cast(Part, row["part"])


@lru_cache(maxsize=8)
def date_labels(knowledge: Knowledge) -> DateLabels:
    """The labels of a knowledge, compiled once."""
    return DateLabels(knowledge)
