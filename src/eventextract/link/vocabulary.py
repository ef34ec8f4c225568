"""What linking knows, from `models/`: weights, families of types, words that tell little, words that count editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from eventextract.knowledge import Knowledge
from eventextract.normalise.names import fold_name, fold_word

ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
BAR = "bar"


class Vocabulary:
    """The lexicons that linking uses, each read at first use."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @cached_property
    def _weights(self) -> dict[str, str]:
        return {row["feature"]: row["weight"] for row in self._knowledge.lexicon("link_weights")}

    def is_bar(self, feature: str) -> bool:
        """Whether a feature rules a link out; KeyError for one that the table does not know."""
        return self._weights[feature] == BAR

    def weight(self, feature: str) -> int:
        """The points of a feature that is no bar; KeyError for one that the table does not know."""
        return int(self._weights[feature])

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        rows = self._knowledge.lexicon("link_kin")
        return {row["type"]: frozenset(r["family"] for r in rows if r["type"] == row["type"]) for row in rows}

    def kin(self, one: str, two: str) -> bool:
        """Whether releases use two types of events for one another; a type without a family goes with all."""
        first, second = self._families.get(one), self._families.get(two)
        return first is None or second is None or bool(first & second)

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(self._plain_words())

    def _plain_words(self) -> Iterator[str]:
        knowledge = self._knowledge
        for row in knowledge.lexicon("link_plain_words"):
            yield from row["words"].split()
        yield from (fold_word(word) for word in knowledge.words("function_words", "word"))
        phrases = [row["phrase"] for name in ("event_nouns", "event_verbs") for row in knowledge.lexicon(name)]
        lands = [form for land in knowledge.countries.all for form in (*land.names, *land.demonyms)]
        yield from (folded for form in (*phrases, *lands) if " " not in (folded := fold_name(form)))

    def telling(self, folded: str) -> tuple[str, ...]:
        """The words of a folded title that say what it is about, each once, in order."""
        words = (word for word in folded.split() if len(word) > 2 and not word.isdigit())
        return tuple(dict.fromkeys(word for word in words if word not in self._plain))

    def groups(self, groups: Iterable[str]) -> tuple[str, ...]:
        """The telling words of the phrases that say who takes part."""
        return self.telling(" ".join(fold_name(group) for group in groups))

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {row["word"]: int(row["value"]) for row in self._knowledge.lexicon("ordinal_words")}

    def editions(self, text: str) -> frozenset[int]:
        """The ordinals in a name or title: "Third Black Sea Forum", "the 3rd ..." -> {3}."""
        return frozenset(self._ordinals_in(text.casefold()))

    def _ordinals_in(self, text: str) -> Iterator[int]:
        for word in re.findall(r"[\w-]+", text):
            if word in self._ordinals:
                yield self._ordinals[word]
            elif figure := ORDINAL.fullmatch(word):
                yield int(figure[1])
