"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

FEW = 20  # words, below which nothing is said
ENGLISH = 0.18  # share of function words above which a text is English beyond doubt
SAMPLE = 4000  # characters looked at
MANY = 1 << 20  # more words than a sample has
KEPT = 30_000  # chunks whose counts are kept: releases repeat their words


class _Counts(dict[str, int]):
    """What stands between two blanks -> its words, and `MANY` times those of them that are function words."""

    def __init__(self, function_words: frozenset[str]) -> None:
        self._known = function_words

    def __missing__(self, chunk: str) -> int:
        words = re.findall(r"\w+", chunk)
        count = len(words) + MANY * sum(map(self._known.__contains__, words))
        if len(self) < KEPT:
            self[chunk] = count
        return count


@lru_cache(maxsize=4)
def _counts(function_words: frozenset[str]) -> _Counts:
    return _Counts(function_words)


def detect_language(text: str, function_words: Set[str]) -> str | None:
    """The ISO 639-1 code of a text's language; None under twenty words.

    English is recognised by the share of its function words alone; only where these are rare is a trained identifier
    asked (py3langid, some 2 ms a text).
    """
    total = sum(map(_counts(frozenset(function_words)).__getitem__, text[:SAMPLE].lower().split()))
    words, known = total % MANY, total // MANY
    if words < FEW:
        return None
    if known / words >= ENGLISH:
        return "en"
    import py3langid

    code = str(py3langid.classify(text[:SAMPLE])[0])
    return code if len(code) == 2 else None
