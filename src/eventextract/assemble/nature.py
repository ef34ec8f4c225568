"""The main event's own name, its status and its format."""

from __future__ import annotations

import re

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.date_verbs import date_verbs
from eventextract.assemble.event_names import own_name
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.assemble.when import When
from eventextract.knowledge.compiling import expression
from eventextract.normalise.names import clean_name
from eventextract.values import Span

NOTHING = Claim(None, "")
CHANGED = ("postponed", "cancelled")


def status(cues: Cues, time: When) -> Claim:
    """By the sentence that gives the main event its date."""
    told = [time.chosen.mention.span] if time.chosen else [span for _, span in time.verbs]
    if not told:
        return NOTHING
    sentence = cues.scene.sentence(told[0])
    for value in CHANGED:
        found = cues.find(sentence, f"date.{value}")
        if found:
            return Claim(value, f"status.{value}", (found,))
    return _by_verb(cues, time)


def _by_verb(cues: Cues, time: When) -> Claim:
    ended = [verb for verb in time.verbs if verb[0] in ("date.ended", "date.final") and not cues.to_come(verb[1])]
    begun = [verb for verb in time.verbs if verb[0] in ("date.begun", "date.initial")]
    verbs = date_verbs(cues.scene.knowledge)
    for sort, span in ended or begun or time.verbs:
        told = verbs.get(sort)
        value = "announced" if cues.to_come(span) else told and told.status
        if value:
            return Claim(value, f"status.{value}", (span,))
    return NOTHING


def event_format(scene: Scene, cues: Cues, kind: MainKind) -> Claim:
    """`online`, `hybrid` or `in-person`, where a sentence that names the main event says so in words."""
    told = [m for m in kind.nouns if not cues.has(cues.clause(m.span), "event.series")]
    for sentence in dict.fromkeys(scene.sentence(m.span) for m in told):
        for sort in ("hybrid", "online", "in-person"):
            found = [span for span in cues.within(sentence, sort) if _of_event(scene, cues, span)]
            if found:
                return Claim(sort, f"format.{sort}", (found[0],))
    webinars = [m.span for m in told if kind.type == "webinar"]
    return Claim("online", "format.webinar", (webinars[0],)) if webinars else NOTHING


def _of_event(scene: Scene, cues: Cues, span: Span) -> bool:
    """Whether "online" or "virtual" is said of an event: not of assets, fraud or a portal."""
    after = scene.text[span.end : span.end + REACH]
    nouns = scene.within(Span(span.start, min(span.end + REACH, len(scene.text))), "event")
    before_noun = bool(nouns) and not re.search(r"[.,;:]", scene.text[span.end : nouns[0].span.start])
    return before_noun or (ADVERB.match(after) is not None and cues.has(cues.clause(span), "event.takes-place"))


REACH = 40
ADVERB = expression(r"^(?:[.,;:)\n]|$| (?:on|from|for|via|by|using|due|to|between|over|in|with|format|mode|setting)\b)")


def event_name(scene: Scene, kind: MainKind) -> Claim:
    """The main event's own name, by the first of its nouns that has one."""
    for noun in kind.nouns:
        name = own_name(scene, noun)
        if name:
            return Claim(clean_name(scene.words(name)), "event.name", (name,))
    return NOTHING
