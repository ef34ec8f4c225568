"""The phrases of a lexicon as the alternatives of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def by_sort(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Of rows with a `phrase` and a `sort`: for each sort its phrases, escaped and parted by `|`, the longest first."""
    sorts: dict[str, list[str]] = {}
    for row in rows:
        sorts.setdefault(row["sort"], []).append(row["phrase"])
    return {sort: "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) for sort, words in sorts.items()}
