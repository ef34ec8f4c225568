"""Labelled lines: "When: Friday, 24 May" gives the event's day, "Start date: 4 May" its first, "Duration: 2 days" its length."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import cast

from eventextract.assemble.date_verbs import PARTS, Part
from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled
from eventextract.values import Span

NAME = "date_labels"
LENGTH = "length"  # the part of a label before a duration
MARKS = 8  # characters at most about a label
LEADING = 40  # characters between the label and its date ("When: from Friday, ", "Sea phase: ")


class DateLabels:
    """The labels of a models folder. Raises ModelsError for a part that there is not."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.lexicon(NAME)
        self._parts: Mapping[str, Part] = {r["label"]: _part(r) for r in rows if r["part"] != LENGTH}
        lengths = [row["label"] for row in rows if row["part"] == LENGTH]
        self._opens, self._opens_length = _opening("date labels", self._parts), _opening("length labels", lengths)
        self._longest = max([len(row["label"]) for row in rows], default=0) + MARKS

    def part(self, text: str, date: Span) -> Part | None:
        """Which part of the event a date is by the label that opens its line, or is the line above; None without one."""
        found = self._label(self._opens, text, date)
        return self._parts[found["label"].lower()] if found else None

    def is_length(self, text: str, duration: Span) -> bool:
        """Whether a duration stands behind a label that tells it is that of the event ("Duration: 2 days")."""
        return self._label(self._opens_length, text, duration) is not None

    def _label(self, opens: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
        """The label that opens the line of a span, or is the line above."""
        line = text.rfind("\n", 0, span.start) + 1
        if span.start - line > self._longest + LEADING:
            return None
        found = opens.match(text, line, span.start)
        if found is None:
            above = text.rfind("\n", 0, max(line - 1, 0)) + 1
            found = opens.fullmatch(text, above, line) if line - above <= self._longest else None
        if found is None or span.start - found.end() > LEADING or "\n" in text[found.end() : span.start]:
            return None
        return found


def _opening(name: str, labels: Collection[str]) -> re.Pattern[str]:
    """What opens a line with one of these labels: the label with its mark, or alone on its line."""
    longest = sorted(labels, key=lambda label: (-len(label), label))
    named = "|".join(re.escape(label) for label in longest)
    return compiled(name, rf"[^\w\n]{{0,4}}(?P<label>{named})[*_]{{0,2}} ?(?::|\?|\||–|\n)")


def _part(row: Mapping[str, str]) -> Part:
    if row["part"] not in PARTS:
        where, remedy = f"lexicons/{NAME}.csv: {row['label']}", f"write one of {', '.join((*PARTS, LENGTH))}"
        raise ModelsError(f"no such part: {row['part']}", where=where, remedy=remedy)
    return cast(Part, row["part"])


@lru_cache(maxsize=8)
def date_labels(knowledge: Knowledge) -> DateLabels:
    """The labels of a knowledge, compiled once."""
    return DateLabels(knowledge)
