"""What the words of a sentence say about how it stands to the main event."""

from __future__ import annotations

import re
from functools import lru_cache

from eventextract.knowledge import Knowledge
from eventextract.assemble.scene import Scene
from eventextract.values import Span


class Cues:
    """Cue phrases (`cues.csv`) and weights (`weights.csv`) of one release's models."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._patterns, self._weights = _tables(scene.knowledge)

    def has(self, span: Span, sort: str) -> bool:
        """Whether a stretch of the reading holds a cue of a sort."""
        return self._patterns[sort].search(self.scene.text, *span) is not None

    def find(self, span: Span, sort: str) -> Span | None:
        """The first cue of a sort in a stretch."""
        found = self._patterns[sort].search(self.scene.text, *span)
        return Span(*found.span()) if found else None

    def ends(self, span: Span, sort: str) -> bool:
        """Whether the last words of a stretch, but for a blank and an article, are a cue of a sort."""
        article = ARTICLE.search(self.scene.text, *span)
        end = article.start() if article else span.end - 1
        return any(found.end() >= end for found in self._patterns[sort].finditer(self.scene.text, *span))

    def weight(self, feature: str) -> float:
        """The weight of a feature; KeyError for one that the table does not know."""
        return self._weights[feature]

    def clause(self, span: Span) -> Span:
        """The clause around a span: from the mark before it to the mark after it (; – : or a comma with a conjunction)."""
        sentence = self.scene.sentence(span)
        before = max((m.end() for m in CLAUSE.finditer(self.scene.text, sentence.start, span.start)), default=sentence.start)
        after = CLAUSE.search(self.scene.text, span.end, sentence.end)
        return Span(before, after.start() if after else sentence.end)


CLAUSE = re.compile(r"; | – |: |, (?:and|but|while|which|who|where|whereas|after|before|following|as)\b ")


ARTICLE = re.compile(r" (?:the|an?|its|their|his|her|both|all) ?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _tables(knowledge: Knowledge) -> tuple[dict[str, re.Pattern[str]], dict[str, float]]:
    sorts: dict[str, list[str]] = {}
    for row in knowledge.lexicon("cues"):
        sorts.setdefault(row["sort"], []).append(re.escape(row["phrase"]))
    patterns = {sort: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for sort, words in sorts.items()}
    return patterns, {row["feature"]: float(row["weight"]) for row in knowledge.lexicon("weights")}
