"""Loose words at the end of a phrase ("thirty nurses from Malta | and the")."""

from __future__ import annotations

from eventextract.knowledge import Knowledge

MARKS = ",;–-"


def loose_words(knowledge: Knowledge, *, before_number: bool = False) -> frozenset[str]:
    """The words that end no phrase; with those that end none before a number."""
    rows = knowledge.lexicon("loose_words")
    return frozenset(row["word"] for row in rows if before_number or row["sort"] == "any")


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
