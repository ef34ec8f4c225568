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


class SetOff(NamedTuple):
    """Places of rules in their family, in order: those whose trigger stands in a text, and which of them may match it."""

    by_trigger: list[int]
    likely: list[int]


class RuleIndex:
    """The words of rules, for each rule: its triggers (one of them sets it off; without any it always is), the kinds of
    mentions that it needs, and the sets of words that it cannot match without (one of each must stand there; those in
    which mentions take part do not count).
    """

    def __init__(
        self, triggers: Sequence[tuple[str, ...]], kinds: Sequence[tuple[str, ...]], needed: Sequence[tuple[Words, ...]]
    ) -> None:
        self._triggers = triggers
        self._kinds = kinds
        self._needed = [[words for words in sets if not any(map(of_mentions, words))] for sets in needed]
        self._always = [index for index, words in enumerate(triggers) if not words]

    def set_off(self, lower: str, kinds: Iterable[str]) -> SetOff:
        """What a text in lower case sets off in which there are mentions of these kinds."""
        automaton, of_kind, masks = self._made
        found, there = set(self._always), 0
        if automaton is not None:
            for _, (rules, sets) in automaton.iter(lower):
                there |= sets
                if rules:
                    found.update(rules)
        if not is_plain(lower):
            there = ALL_WORDS
        for kind in kinds:
            there |= of_kind.get(kind, 0)
        ordered = sorted(found)
        return SetOff(ordered, [rule for rule in ordered if not masks[rule] & ~there])

    @cached_property
    def _made(self) -> tuple[Any, dict[str, int], list[int]]:
        """The automaton, which gives for each word the rules that it triggers and its sets as bits; the bit of each kind;
        the bits that each rule needs.
        """
        of_kind = {kind: 1 << bit for bit, kind in enumerate(dict.fromkeys(chain(*self._kinds)))}
        of_words = {words: FIRST_OF_WORDS << bit for bit, words in enumerate(dict.fromkeys(chain(*self._needed)))}
        masks = [
            sum({*map(of_kind.__getitem__, kinds), *map(of_words.__getitem__, needed)})
            for kinds, needed in zip(self._kinds, self._needed, strict=True)
        ]
        return _automaton(self._triggers, of_words), of_kind, masks


def is_plain(lower: str) -> bool:
    """Whether a text in lower case has no letter that a pattern, where case does not count, takes for an "i" or "s"."""
    return not ("ı" in lower or "ſ" in lower or "i\u0307" in lower)


def _automaton(triggers: Sequence[tuple[str, ...]], sets: Mapping[Words, int]) -> Any:
    """None for no words: an empty automaton finds nothing but an error."""
    rules: dict[str, list[int]] = {}
    bits: dict[str, int] = {}
    for rule, words in enumerate(triggers):
        for word in words:
            rules.setdefault(word, []).append(rule)
    for words, bit in sets.items():
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    automaton = ahocorasick.Automaton()
    for word in rules.keys() | bits.keys():
        automaton.add_word(word, (tuple(rules.get(word, ())), bits.get(word, 0)))
    automaton.make_automaton()
    return automaton if len(automaton) else None
