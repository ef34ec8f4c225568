"""The words around the bodies of a role phrase, by sort."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from eventextract.knowledge import Knowledge

RoleWords = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def role_words(knowledge: Knowledge) -> RoleWords:
    """The words of `role_words.csv`, by sort, in order."""
    rows = knowledge.lexicon("role_words")
    return MappingProxyType(
        {sort: tuple(r["word"] for r in rows if r["sort"] == sort) for sort in {r["sort"] for r in rows}}
    )
