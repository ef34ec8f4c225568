"""The main event's own name, its status and its format."""

from __future__ import annotations

import re

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.assemble.when import When
from eventextract.normalise.names import clean_name
from eventextract.values import Span

NOTHING = Claim(None, "")
CHANGED = ("postponed", "cancelled")
BY_VERB = {"date.ended": "concluded", "date.begun": "opened", "date.ongoing": "ongoing", "date.held": "concluded"}
BY_VERB |= {"date.announced": "announced"}


def status(cues: Cues, time: When) -> Claim:
    """By the sentence that gives the main event its date."""
    if time.chosen is None:
        return NOTHING
    sentence = cues.scene.sentence(time.chosen.mention.span)
    for value in CHANGED:
        found = cues.find(sentence, f"date.{value}")
        if found:
            return Claim(value, f"status.{value}", (found,))
    return _by_verb(cues, time)


def _by_verb(cues: Cues, time: When) -> Claim:
    ended = [verb for verb in time.verbs if verb[0] == "date.ended" and not cues.to_come(verb[1])]
    begun = [verb for verb in time.verbs if verb[0] == "date.begun"]
    for sort, span in ended or begun or time.verbs:
        value = "announced" if cues.to_come(span) else BY_VERB.get(sort)
        if value:
            return Claim(value, f"status.{value}", (span,))
    return NOTHING


def event_format(scene: Scene, cues: Cues, kind: MainKind) -> Claim:
    """`online`, `hybrid` or `in-person`, where a sentence that names the event says so in words."""
    for sentence in scene.story if kind.type != "none" else ():
        if scene.within(sentence, "event") and not scene.in_quote(sentence):
            for sort in ("hybrid", "online", "in-person"):
                found = cues.find(sentence, sort)
                if found:
                    return Claim(sort, f"format.{sort}", (found,))
    return NOTHING


QUOTED_NAME = re.compile(r'"(?P<name>[^"\n]{6,160})"')
CAPITAL = re.compile(r"[A-Z0-9]")


def event_name(scene: Scene, kind: MainKind) -> Claim:
    """The name in quotation marks right after (or before) the event's noun."""
    for noun in kind.nouns:
        sentence = scene.sentence(noun.span)
        for found in QUOTED_NAME.finditer(scene.text, *sentence):
            name = Span(*found.span("name"))
            gap = scene.text[noun.span.end : found.start()] if found.start() >= noun.span.end else None
            if (
                gap is not None
                and len(gap) < 25
                and not re.search(r"\bsaid|[.;]", gap)
                and CAPITAL.match(found["name"])
            ):
                return Claim(clean_name(found["name"]), "event.name.quoted", (name,))
    return NOTHING
