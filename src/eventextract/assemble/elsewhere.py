"""Other events that are told by their place alone: "the next meeting will be held in Bujumbura"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.stretches import Stretches
from eventextract.values import Span

NOUN = "events.noun"
BEFORE = 45  # characters before an event's noun in which it is told to be another one
BEHIND = 60  # characters between the noun and its city


class _Words(NamedTuple):
    """`other`: ends where the noun begins; `at`: all that stands between noun and town; `beside`: between two towns of a list."""

    other: re.Pattern[str]
    at: re.Pattern[str]
    beside: re.Pattern[str]


def placed(scene: Scene, cues: Cues, main_city: str | None) -> Iterator[tuple[Mention, Mention]]:
    """Nouns of other events with their cities, each in a sentence of the story without a date; none beside an unknown main city."""
    if main_city is None:
        return
    words = _words(scene.knowledge)
    hidden = Stretches(m.span for kind in ("agency", "person") for m in scene.of(kind))
    for noun in scene.of("event"):
        sentence = scene.sentence(noun.span)
        if not _names_event(cues, noun, sentence) or not scene.in_story(noun.span) or scene.in_quote(noun.span):
            continue
        before = Span(max(sentence.start, noun.span.start - BEFORE), noun.span.start)
        if not cues.has(before, "elsewhere.other") or words.other.search(scene.text, *before) is None:
            continue
        for city in _cities(scene, words, noun, sentence):
            dated = any(cues.clause(noun.span).covers(date.span) for date in scene.within(sentence, "date"))
            if city.text != main_city and not dated and not hidden.cover(*city.span):
                yield noun, city


def _names_event(cues: Cues, noun: Mention, sentence: Span) -> bool:
    """Whether a noun is that of an event; one that may be another thing needs a verb of holding right behind it."""
    behind = Span(noun.span.end, min(sentence.end, noun.span.end + BEHIND))
    return noun.score >= 1 or (noun.source == NOUN and cues.has(behind, "event.takes-place"))


def listed(scene: Scene, first: Mention, second: Mention) -> bool:
    """Whether nothing but what joins the towns of a list stands between two."""
    return _words(scene.knowledge).beside.fullmatch(scene.text, first.span.end, second.span.start) is not None


def _cities(scene: Scene, words: _Words, noun: Mention, sentence: Span) -> list[Mention]:
    """The first city soon behind a noun, if only a verb and a preposition stand between; with those listed behind it for several."""
    near = scene.within(Span(noun.span.end, min(sentence.end, noun.span.end + BEHIND + 30)), "city")[:1]
    found = [city for city in near if words.at.fullmatch(scene.text, noun.span.end, city.span.start)]
    if found and noun.text.endswith("s"):
        for city in scene.within(Span(found[0].span.end, sentence.end), "city"):
            if listed(scene, found[-1], city):
                found.append(city)
    return found


@lru_cache(maxsize=8)
def _words(knowledge: Knowledge) -> _Words:
    words = by_sort(knowledge.lexicon("elsewhere_words"))
    row = rf"(?: (?:{words['series']}))?(?: for [a-z][\w' -]{{2,40}})?"
    vague = rf"(?:,? (?:{words['when']}),?)?"
    reached = rf"(?: (?:{words['reached']}) [^,.;:()]{{2,50}})?"
    told = rf"(?: (?:{words['aux']}))*(?: (?:{words['held']}))*{vague}(?: (?:{words['at']})){{1,2}} (?:the )?"
    return _Words(
        other=expression(rf"\b(?:{words['other']}) (?:[\w'-]+ ){{0,3}}$", re.IGNORECASE),
        at=expression(rf",?{row}{reached}{told}"),
        beside=expression(rf"(?:,|,? (?:{words['and']}))(?: (?:{words['at']}))? "),
    )
