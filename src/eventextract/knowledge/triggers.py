"""Which rules of a family a stretch of text can set off: those whose trigger words stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

WORDS = re.compile(r"[a-z]{3,}")
FIRST = 3  # letters of a word's beginning


def beginnings(lower: str) -> frozenset[str]:
    """The first three letters of each word of a text in lower case."""
    return frozenset({word[:FIRST] for word in WORDS.findall(lower)})


class TriggerIndex:
    """The trigger words of rules, given as one tuple of words a rule; a rule without any is always set off."""

    def __init__(self, triggers: Sequence[tuple[str, ...]]) -> None:
        self._always = frozenset(index for index, words in enumerate(triggers) if not words)
        self._of_word: dict[str, set[int]] = {}
        for index, words in enumerate(triggers):
            for word in words:
                self._of_word.setdefault(word, set()).add(index)
        self._of_beginning: dict[str, list[str]] = {}  # "": those that hold no word of three letters
        for word in self._of_word:
            self._of_beginning.setdefault("".join(WORDS.findall(word)[:1])[:FIRST], []).append(word)

    def present(self, begun: frozenset[str], lower: str) -> tuple[str, ...]:
        """The triggers in a text, in no order, given `beginnings` of it: most fall out because no word begins as they do."""
        listed = [self._of_beginning[first] for first in self._of_beginning.keys() & {"", *begun}]
        return tuple([word for words in listed for word in words if word in lower])

    def rules(self, lower: str, present: Iterable[str]) -> list[int]:
        """The places of the rules that a stretch in lower case sets off, in order; `present` as for the whole text."""
        found = set(self._always)
        for word in present:
            if word in lower:
                found |= self._of_word[word]
        return sorted(found)
