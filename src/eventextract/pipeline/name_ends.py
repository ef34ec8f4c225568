"""Places that are the end of a name that is not known: "PT Pelabuhan | Indonesia|"."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression

BEFORE = expression(r"(?:[A-Z][\w-]+|[A-Z]{2,}) [A-Z][a-z][\w-]+ $")


def ends_name(text: str, place: int) -> bool:
    """Whether two words with capital letters and a blank stand before a place of a text."""
    last = text.rfind(" ", 0, max(place - 1, 0)) + 1
    if not "A" <= text[last] <= "Z":  # so it is mostly
        return False
    first = text.rfind(" ", 0, max(last - 1, 0)) + 1
    return BEFORE.search(text, first, place) is not None
