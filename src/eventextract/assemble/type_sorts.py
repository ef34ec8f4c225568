"""What types of event are like (`type_sorts.csv`): people learn at some, and meet at others."""

from __future__ import annotations

from functools import lru_cache

from eventextract.knowledge import Knowledge


def of_sort(knowledge: Knowledge, kind: str | None, sort: str) -> bool:
    """Whether events of a type are of a sort. KeyError for an unknown sort."""
    return kind in _types(knowledge)[sort]


@lru_cache(maxsize=8)
def _types(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    rows = knowledge.lexicon("type_sorts")
    return {
        sort: frozenset(row["type"] for row in rows if row["sort"] == sort) for sort in {row["sort"] for row in rows}
    }
