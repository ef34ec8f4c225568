"""Which rules of a family a stretch of text can set off: those whose words stand in it.

All words of all rules are looked for in one pass (Aho and Corasick, Efficient string matching, 1975).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

import ahocorasick

from eventextract.knowledge.patterns import Words, of_mentions

FIRST_OF_WORDS = 1 << 64  # of bits; those before are for kinds of mentions
ALL_WORDS = -FIRST_OF_WORDS
TEXTS = 512  # whose words are kept: the sentences of a long release
NO_WORD = "\0"  # an automaton without any words finds nothing but an error


class SetOff(NamedTuple):
    """Places of rules in their family, in order: those whose trigger stands in a text, and which of them may match it."""

    by_trigger: list[int]
    likely: list[int]


class WordFinder:
    """Finds the words of several families of rules, which are asked about the same texts one after the other, in one pass."""

    def __init__(self) -> None:
        self.number_of = {NO_WORD: 0}
        self._automaton: Any = None
        self._found: dict[str, tuple[set[int], bool]] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Give numbers to words, which are looked for from now on."""
        for word in words:
            self.number_of.setdefault(word, len(self.number_of))
        self._automaton = None
        self._found.clear()

    def found(self, lower: str) -> tuple[set[int], bool]:
        """The numbers of the words in a text in lower case, and whether it is plain (see `is_plain`)."""
        found = self._found.get(lower)
        if found is None:
            if len(self._found) >= TEXTS:
                self._found.clear()
            found = self._found[lower] = self._look(lower)
        return found

    def _look(self, lower: str) -> tuple[set[int], bool]:
        if self._automaton is None:
            self._automaton = _automaton(self.number_of)
        return {number for _, number in self._automaton.iter(lower)}, is_plain(lower)


class RuleIndex:
    """The words of rules, for each rule: its triggers (one of them sets it off; without any it always is), the kinds of
    mentions that it needs, and the sets of words that it cannot match without (one of each must stand there; those in
    which mentions take part do not count). `finder`: that of all families that are asked about the same texts.
    """

    def __init__(
        self,
        triggers: Sequence[tuple[str, ...]],
        kinds: Sequence[tuple[str, ...]],
        needed: Sequence[tuple[Words, ...]],
        finder: WordFinder | None = None,
    ) -> None:
        self._triggers = triggers
        self._kinds = kinds
        self._needed = [[words for words in sets if not any(map(of_mentions, words))] for sets in needed]
        self._always = frozenset(index for index, words in enumerate(triggers) if not words)
        self._finder = finder or WordFinder()
        self._finder.learn(chain(*triggers, *chain(*self._needed)))

    def set_off(self, lower: str, kinds: Iterable[str]) -> SetOff:
        """What a text in lower case sets off in which there are mentions of these kinds."""
        of_word, bits, of_kind, masks = self._made
        words, plain = self._finder.found(lower)
        there = 0 if plain else ALL_WORDS
        for number in bits.keys() & words:
            there |= bits[number]
        for kind in kinds:
            there |= of_kind.get(kind, 0)
        ordered = sorted(self._always.union(*[of_word[number] for number in of_word.keys() & words]))
        missing = ~there
        return SetOff(ordered, [rule for rule in ordered if not masks[rule] & missing])

    @cached_property
    def _made(self) -> _Made:
        of_kind = {kind: 1 << bit for bit, kind in enumerate(dict.fromkeys(chain(*self._kinds)))}
        of_set = {words: FIRST_OF_WORDS << bit for bit, words in enumerate(dict.fromkeys(chain(*self._needed)))}
        number_of = self._finder.number_of
        masks = [
            sum({*map(of_kind.__getitem__, kinds), *map(of_set.__getitem__, needed)})
            for kinds, needed in zip(self._kinds, self._needed, strict=True)
        ]
        return _Made(self._triggered(number_of), _bits(number_of, of_set), of_kind, masks)

    def _triggered(self, number_of: Mapping[str, int]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for rule, words in enumerate(self._triggers):
            for word in words:
                found.setdefault(number_of[word], set()).add(rule)
        return found


class _Made(NamedTuple):
    of_word: dict[int, set[int]]  # the rules that a word triggers, by its number
    bits: dict[int, int]  # the sets in which a word is, as bits, by its number
    of_kind: dict[str, int]  # the bit of a kind of mentions
    masks: list[int]  # the bits that each rule needs


def is_plain(lower: str) -> bool:
    """Whether a text in lower case has no letter that a pattern, where case does not count, takes for an "i" or "s"."""
    return not ("ı" in lower or "ſ" in lower or "i\u0307" in lower)


def _bits(number_of: Mapping[str, int], of_set: Mapping[Words, int]) -> dict[int, int]:
    bits: dict[int, int] = {}
    for words, bit in of_set.items():
        for word in words:
            bits[number_of[word]] = bits.get(number_of[word], 0) | bit
    return bits


def _automaton(numbers: Mapping[str, int]) -> Any:
    automaton = ahocorasick.Automaton()
    for word, number in numbers.items():
        automaton.add_word(word, number)
    automaton.make_automaton()
    return automaton
