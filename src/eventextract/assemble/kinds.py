"""What kind of event the release is about: its type, and the sentences that speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate, EventValue, Mention
from eventextract.values import Span

GENERIC = "event"  # "the event", "the programme": speaks of whatever was named
THIS = re.compile(r"\b(?:the|this|that|our|its)(?: [\w-]+){0,3} $", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|other|similar|previous|earlier|first|second|next|last|such|future|these|several|many) (?:[\w-]+ ){0,3}$", re.I)


@dataclass(frozen=True, slots=True)
class MainKind:
    """The main event's type (`none` where there is no event) and the noun mentions that name it."""

    type: str
    nouns: tuple[Mention, ...]
    claim: Claim


def main_kind(scene: Scene, cues: Cues) -> MainKind:
    """Decide the type by the nouns of headline, lead and body, the earlier the weightier."""
    sums: dict[str, float] = {}
    nouns: dict[str, list[Mention]] = {}
    for mention in scene.of("event"):
        if scene.in_story(mention.span) and not scene.in_quote(mention.span):
            kind = _type(mention)
            sums[kind] = sums.get(kind, 0.0) + _weight(scene, cues, mention)
            nouns.setdefault(kind, []).append(mention)
    generic = nouns.pop(GENERIC, [])
    named = {kind: total for kind, total in sums.items() if kind != GENERIC}
    candidates = [_candidate(kind, total, nouns[kind]) for kind, total in named.items()]
    winner = scene.decide("/event/type", candidates)
    if winner is None or winner.score < cues.weight("type.least"):
        return _without_noun(scene, cues, generic)
    found = tuple(nouns[winner.value])
    return MainKind(winner.value, found + tuple(generic), Claim(winner.value, winner.rule, winner.spans))


def _without_noun(scene: Scene, cues: Cues, generic: list[Mention]) -> MainKind:
    """No noun names a type: `other` where an event is spoken of all the same, else `none` by the headline."""
    held = [m for m in generic if m.score >= 1 and cues.has(scene.sentence(m.span), "held")]
    if held:
        return MainKind("other", tuple(generic), Claim("other", "events.generic", (held[0].span,)))
    span = scene.given.title or (scene.sentences[0] if scene.sentences else None)
    return MainKind("none", (), Claim("none" if span else None, "events.none", (span,) if span else (), "inferred"))


def _type(mention: Mention) -> str:
    assert isinstance(mention.value, EventValue)
    return mention.value.type


def _candidate(kind: str, total: float, nouns: list[Mention]) -> Candidate:
    return Candidate(kind, nouns[0].source, "stated", tuple(m.span for m in nouns[:3]), total, f"named {len(nouns)} times")


def _weight(scene: Scene, cues: Cues, mention: Mention) -> float:
    """Place, strength of the noun, and whether the sentence says that it took place."""
    sentence = scene.sentence(mention.span)
    total = _by_place(scene, cues, sentence)
    before = scene.text[sentence.start : mention.span.start]
    if scene.zone(sentence) == "body" and cues.has(sentence, "held"):
        total += cues.weight("type.held")
    if THIS.search(before):
        total += cues.weight("type.this")
    if ANOTHER.search(before) or cues.has(cues.clause(mention.span), "past"):
        total += cues.weight("type.past-cue")
    return total * mention.score


def _by_place(scene: Scene, cues: Cues, sentence: Span) -> float:
    if scene.zone(sentence) == "headline":
        return cues.weight("type.headline")
    body = scene.body
    if body and sentence == body[0]:
        return cues.weight("type.first")
    if len(body) > 1 and sentence == body[1]:
        return cues.weight("type.second")
    return cues.weight("type.body")
