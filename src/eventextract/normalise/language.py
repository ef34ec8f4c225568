"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from eventextract.normalise.kept import KeptChunks

FEW = 20  # words, below which nothing is said
ENGLISH = 0.18  # share of function words above which a text is English beyond doubt
SAMPLE = 4000  # characters looked at
BITS = 20  # of a number of words
MOST = (1 << BITS) - 1


class ChunkCounts(KeptChunks[int]):
    """Of what stands between two blanks, in small letters: how many words it has, and how many of them are in some sets.

    As one number, so that those of a text add up (see `told`). Each chunk is counted once: releases repeat their words.
    """

    def __init__(self, word: str, *sets: frozenset[str], ignored: frozenset[str] = frozenset()) -> None:
        super().__init__(self._count)
        self._find, self._sets, self._ignored = re.compile(word).findall, sets, ignored

    def _count(self, chunk: str) -> int:
        words = [word for word in self._find(chunk) if word not in self._ignored]
        count = len(words)
        for place, known in enumerate(self._sets, 1):
            count += sum(map(known.__contains__, words)) << place * BITS
        return count

    def told(self, text: str) -> tuple[int, ...]:
        """The words of a text (of under a million), and those of them in each set."""
        total = sum(map(self.__getitem__, text.lower().split()))
        return tuple([total >> place * BITS & MOST for place in range(len(self._sets) + 1)])


@lru_cache(maxsize=4)
def _counts(function_words: frozenset[str]) -> ChunkCounts:
    return ChunkCounts(r"\w+", function_words)


def detect_language(text: str, function_words: Set[str]) -> str | None:
    """The ISO 639-1 code of a text's language; None under twenty words.

    English is recognised by the share of its function words alone; only where these are rare is a trained identifier
    asked (py3langid, some 2 ms a text).
    """
    words, known = _counts(frozenset(function_words)).told(text[:SAMPLE])
    if words < FEW:
        return None
    if known / words >= ENGLISH:
        return "en"
    import py3langid

    code = str(py3langid.classify(text[:SAMPLE])[0])
    return code if len(code) == 2 else None
