"""Component `eventextract_counts`: nouns for people, and how many of them a phrase counts."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import CountValue, Mention, NumberValue
from eventextract.pipeline.board import board_of
from eventextract.pipeline.phrases import Phrases
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Count, Span

SEEN = ("agency", "programme", "date", "number", "demonym", "country", "city", "region", "event", "person-noun")
TAIL = re.compile(r"(?:[\s,;–-]|\b(?:and|or|the|a|an|as|to|in|on|at|for|by|from|of|with))+$")


class Counts:
    """Proposes mentions of kinds `person-noun` and `count`."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._nouns = Phrases(nlp, ((row["word"], row["sort"]) for row in knowledge.lexicon("person_nouns")))
        self._family = knowledge.family("counts")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for span, sort in self._nouns.find(doc):
            board.add(board.mention("person-noun", *span, f"counts.noun.{sort}"))
        for sentence in board.sentences:
            if board.within(sentence, "number"):
                for hit in hits(self._family, board, sentence, SEEN):
                    if mention := self._mention(hit, board.text):
                        board.add(mention)
        return doc

    def _mention(self, hit: Hit, text: str) -> Mention | None:
        count = _count(hit)
        who = hit.span("who")
        if count is None or who is None:
            return None
        who = Span(who.start, who.start + len(TAIL.sub("", text[who.start : who.end])))
        span = hit.whole
        value = CountValue(count, who, _sort(hit, text))
        return Mention("count", span, text[span.start : span.end], hit.rule.id, value, hit.rule.score)


def _count(hit: Hit) -> Count | None:
    approximate = hit.span("approx") is not None or hit.span("so") is not None
    if hit.span("low"):
        low, high = _number(hit, "low"), _number(hit, "high")
        return Count(low, high, approximate) if low is not None and high is not None and low < high else None
    number = _number(hit, "number")
    if number is None or number < 1:
        return None
    if hit.span("over"):
        return Count(number, None)
    return Count(None, number) if hit.span("under") else Count(number, number, approximate)


def _number(hit: Hit, group: str) -> int | None:
    found = hit.mentions(group)
    value = found[0].value if found else None
    return int(value.value) if isinstance(value, NumberValue) and value.value == int(value.value) else None


def _sort(hit: Hit, text: str) -> str:
    """`women`, `men`, or the sort of the last noun counted."""
    sex = hit.span("sex")
    if sex:
        return "women" if re.match(r"(?i)w|f|g", text[sex.start : sex.end]) else "men"
    nouns = [m for m in hit.mentions("who") if m.kind == "person-noun"]
    return nouns[0].source.removeprefix("counts.noun.") if nouns else "participant"


@Language.factory("eventextract_counts", default_config={"models": None})
def make_counts(nlp: Language, name: str, models: str | None) -> Counts:
    """The component, with the knowledge of a models folder."""
    return Counts(nlp, load_knowledge(models))
