"""What types of event are like (`type_sorts.csv`): people learn at some, and meet at others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

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


def alike(knowledge: Knowledge, one: str | None, two: str | None) -> bool:
    """Whether a text may call one and the same event by nouns of both types: "the training" of a workshop."""
    groups = _groups(knowledge)
    return one == two or (one is not None and one in groups and groups[one] == groups.get(two or ""))


@lru_cache(maxsize=4)
def _groups(knowledge: Knowledge) -> Mapping[str, str]:
    return MappingProxyType({row["type"]: row["group"] for row in knowledge.lexicon("alike_types")})
