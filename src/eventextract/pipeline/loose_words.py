"""Loose words at the end of a phrase ("thirty nurses from Malta | and the")."""

from __future__ import annotations

LOOSE = frozenset(
    ("and", "or", "the", "a", "an", "as", "to", "in", "on", "at", "for", "by", "from", "of", "with", "among", "over", "around")
)  # fmt: skip
MARKS = ",;–-"


def without_loose_end(phrase: str, loose: frozenset[str]) -> str:
    """A phrase without the loose words, marks and blanks at its end."""
    end = len(phrase)
    while end:
        if phrase[end - 1].isspace() or phrase[end - 1] in MARKS:
            end -= 1
            continue
        start = end
        while start and (phrase[start - 1].isalnum() or phrase[start - 1] == "_"):
            start -= 1
        if phrase[start:end] not in loose:
            break
        end = start
    return phrase[:end]
