"""The number of the main event in its series: "the second forum" is told of, "the first forum" was another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from eventextract.assemble.cues import ORDINAL, Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

LED = 60  # characters before a noun in which its number stands
FIRST = 3  # sentences of the story in which the main event's number is told
DIGIT = expression(r"\d")
FIGURES = r"\d{1,3}(?=(?:st|nd|rd|th)\b)"


class EventNumbers:
    """The numbers before the nouns of the main event, and that of the event itself."""

    def __init__(self, scene: Scene, cues: Cues, kind: MainKind) -> None:
        self.text, self.scene, self._cues = scene.text, scene, cues
        self._before, self._values = _numbers(scene.knowledge)
        self._nouns = [noun.span for noun in kind.nouns]
        opening = scene.story[:FIRST]
        told = [self._number(span) for span in self._nouns if scene.sentence(span) in opening]
        early = {number for number in told if number is not None}
        self.own = early.pop() if len(early) == 1 else None

    def differs(self, date: Span, clause: Span) -> bool:
        """Whether the numbered noun nearest to a date in its clause is another of the series."""
        if self.own is None:
            return False
        near = [span for span in self._told if clause.start <= span.start and span.end <= clause.end]
        nearest = min(near, key=lambda span: max(span.start - date.end, date.start - span.end), default=None)
        return nearest is not None and self._told[nearest] != self.own

    @cached_property
    def _told(self) -> dict[Span, int]:
        return {span: number for span in self._nouns if (number := self._number(span)) is not None}

    def _number(self, noun: Span) -> int | None:
        start = max(self.scene.sentence(noun).start, noun.start - LED)
        near = Span(start, noun.start)
        if not self._cues.has(near, ORDINAL) and not DIGIT.search(self.text, *near):
            return None
        found = self._before.search(self.text, start, noun.start)
        if found is None:
            return None
        said = found["number"].lower()
        return int(said) if said.isdigit() else self._values[said]


@lru_cache(maxsize=8)
def _numbers(knowledge: Knowledge) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """A number that counts and, behind it, up to five words that lead to the noun; the words with their numbers."""
    values = {row["word"]: int(row["value"]) for row in knowledge.lexicon("ordinal_words")}
    numbers = "|".join(re.escape(word) for word in sorted(values, key=lambda word: (-len(word), word)))
    before = rf"\b(?P<number>{FIGURES}|(?:{numbers})\b)\w{{0,2}}(?: [\w'-]+){{0,5}} $"
    return expression(before, re.IGNORECASE), MappingProxyType(values)
