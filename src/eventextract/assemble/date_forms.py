"""How a date is told: by its month, as a season, as a stretch of months."""

from __future__ import annotations

import re

from eventextract.assemble.dated import Dated
from eventextract.knowledge.compiling import expression

SAME_YEAR = "same year"
PART_OF_YEAR = expression(r"\b(?:half|quarter)\b", re.IGNORECASE)
TAIL = expression(r" (?:and|or|to|/|&) |/")
"""Between two months that tell one event ("in January and February of this year")."""
LONG = 3  # months from the first to the last


def is_season(dated: Dated) -> bool:
    """Whether it is a season alone ("in the autumn") or with its year, not one counted from now ("last spring")."""
    return dated.value.kind == "season" and dated.start is not None and " " not in (dated.value.relative or "")


def names_month(dated: Dated) -> bool:
    """Whether a date counted from another names its month ("June of this year"): it is as clear as one with a year."""
    start, relative = dated.start, dated.value.relative or ""
    if start is None or start.month is None or start != dated.end or relative == SAME_YEAR:
        return False
    return relative.endswith(" year") or (dated.value.kind == "month" and not relative.endswith(" month"))


def is_long(dated: Dated) -> bool:
    """Whether a stretch of months is so long that things were done in it, rather than an event held."""
    start, end = dated.start, dated.end
    if PART_OF_YEAR.search(dated.mention.text):
        return start is not None and start != end
    if start is None or end is None or start.precision != "month" or None in (start.year, end.year):
        return False
    months = 12 * ((end.year or 0) - (start.year or 0)) + (end.month or 0) - (start.month or 0)
    return months >= LONG


def is_tail(text: str, first: Dated, second: Dated) -> bool:
    """Whether the second of two months is but the end of what the first tells."""
    months = first.value.kind == second.value.kind == "month"
    return months and TAIL.fullmatch(text, first.mention.span.end, second.mention.span.start) is not None
