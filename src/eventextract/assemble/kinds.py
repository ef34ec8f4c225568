"""What kind of event the release is about: its type, and the sentences that speak of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.mentions import Candidate, EventValue, Mention
from eventextract.values import Span

GENERIC = "event"  # "the event", "the programme": speaks of whatever was named
NONE = "none"
VERB = "events.verb"
NARROWER = (("visit", "study-visit"),)
PLACES = {"school": ("school", "schools")}  # bare nouns of a place, unless the text has a fuller one ("summer school")
ORDINAL = "event.ordinal"  # cues of ordinal words
VAGUE = "other"  # a debate or exhibition beside another event is a part of it ("Debate and Quiz Competition")
JOINED = expression(r" (?:and|&) (?:[A-Z][\w'-]* ){0,3}$")
APART = 40  # characters between the first part of an event's name and its head
SHORT = 6  # sentences of a body in which an event need not be named often
CAP = 2  # how often one feature counts for a type
HELD = ("held", "begun", "ended", "announced")  # sorts of the verbs of events
ABOVE = ("headline", "lead", "dateline")
EARLY = ("first", "second", "third")
THE = expression(r"\b(?:the|this|that|our|its|their) (?:[\w'-]+ )?$", re.IGNORECASE)
A = expression(r"\b(?:an?|one|two|three) (?:[\w'-]+,? ){0,4}$", re.IGNORECASE)


@dataclass(frozen=True)
class MainKind:
    """The main event's type (`none` where there is no event) and the noun mentions that name it."""

    type: str
    nouns: tuple[Mention, ...]
    claim: Claim

    @cached_property
    def _places(self) -> SpanIndex:
        return SpanIndex(noun.span for noun in self.nouns)

    @cached_property
    def _endings(self) -> frozenset[str]:
        """What the nouns end in behind a blank, in small letters."""
        names = {noun.text.lower() for noun in self.nouns}
        return frozenset(n[i + 1 :] for n in names for i, letter in enumerate(n) if letter == " ")

    def ends_in(self, words: str) -> bool:
        """Whether what the event is called ends in these words, behind others."""
        return words.lower() in self._endings

    def begins_in(self, stretch: Span) -> bool:
        """Whether one of the nouns begins in a stretch."""
        return self._places.any_begins(stretch)

    def named_in(self, stretch: Span) -> bool:
        """Whether one of the nouns stands in a stretch."""
        return self._places.any_within(stretch)


def main_kind(scene: Scene, cues: Cues) -> MainKind:
    """Decide the type by the nouns of headline, lead and body: where they stand and how they are used."""
    nouns: dict[str, list[Mention]] = {}
    acts = SpanIndex(m.span for m in scene.of("event") if m.source == VERB)  # "will visit" holds no visit
    for mention in scene.of("event"):
        told = mention.source == VERB or not acts.any_around(mention.span)
        if told and scene.in_story(mention.span) and not scene.in_quote(mention.span):
            nouns.setdefault(_type(mention), []).append(mention)
    generic = nouns.pop(GENERIC, [])
    _narrow(scene, nouns)
    _clear(scene, cues, nouns)
    totals = tally(scene, cues, nouns)
    often = sorted(nouns, key=lambda kind: -len(nouns[kind]))  # of equals the one that is named more often
    candidates = [_candidate(kind, _sum(cues, totals[kind]), nouns[kind]) for kind in often]
    against = _sum(cues, news(scene, cues))
    winner = scene.decide("/event/type", candidates)
    if winner is None or winner.score < against:
        return _without_noun(scene, cues, generic)
    found = tuple(nouns[winner.value])
    return MainKind(winner.value, found + tuple(generic), Claim(winner.value, winner.rule, winner.spans))


def _narrow(scene: Scene, nouns: dict[str, list[Mention]]) -> None:
    """Take "the visit" for the study visit that was named before it."""
    for broad, narrow in NARROWER:
        early = [m for m in nouns.get(narrow, []) if _place(scene, m.span) != "body"]
        if early and broad in nouns:
            nouns[narrow] += [m for m in nouns.pop(broad) if m.span.start > early[0].span.start]


def _clear(scene: Scene, cues: Cues, nouns: dict[str, list[Mention]]) -> None:
    """Leave out bare nouns of places, and what is but the first part of another event's name."""
    for kind, bare in PLACES.items():
        found = nouns.pop(kind, [])
        if not any(m.score >= 1 or _counted_off(cues, m.span) for m in found):
            found = [m for m in found if m.text.lower() not in bare]
        if found:
            nouns[kind] = found
    starts = {m.span.start for kind, found in nouns.items() if kind != VAGUE for m in found}
    kept = [m for m in nouns.pop(VAGUE, []) if not _is_part(scene, m, starts)]
    if kept:
        nouns[VAGUE] = kept


def _counted_off(cues: Cues, noun: Span) -> bool:
    """Whether an ordinal stands right before a noun: an event is held again and again ("the first School in 2010")."""
    return cues.ends(Span(max(noun.start - APART, 0), noun.start), ORDINAL)


def _is_part(scene: Scene, noun: Mention, starts: set[int]) -> bool:
    near = sorted(start for start in starts if noun.span.end < start <= noun.span.end + APART)
    return bool(near) and JOINED.match(scene.text[noun.span.end : near[0]]) is not None


def tally(scene: Scene, cues: Cues, nouns: dict[str, list[Mention]]) -> dict[str, Counter[str]]:
    """For each type how often each feature holds of its nouns."""
    first = _firsts(scene, nouns)
    return {
        kind: Counter([f for m in found for f in _features(scene, cues, m, first)]) for kind, found in nouns.items()
    }


def news(scene: Scene, cues: Cues) -> Counter[str]:
    """What speaks for a release about no event: other news in headline and first sentence; against it, roles told of."""
    features = ["type.least"]
    features += ["type.roles-told" for m in scene.of("role") if scene.in_story(m.span) and not scene.in_quote(m.span)]
    features += ["type.short"] if len(scene.body) <= SHORT else []
    title = scene.given.title
    if title and cues.has(title, "event.other-news"):
        features.append("type.other-news-headline")
    if scene.body and cues.has(scene.body[0], "event.other-news"):
        features.append("type.other-news-first")
    return Counter(features)


def _sum(cues: Cues, features: Counter[str]) -> float:
    weights = cues.weights
    return sum([weights[feature] * (number if number < CAP else CAP) for feature, number in features.items()])


def _firsts(scene: Scene, nouns: dict[str, list[Mention]]) -> set[Span]:
    """The spans of the first event noun of the headline and of the first sentence of the body."""
    every = sorted((m for found in nouns.values() for m in found), key=lambda m: (m.span.start, -m.score))
    firsts: dict[str, Span] = {}
    for mention in every:
        firsts.setdefault(_place(scene, mention.span), mention.span)
    return {firsts[place] for place in ("headline", "first") if place in firsts}


def _place(scene: Scene, span: Span) -> str:
    zone = scene.zone(span)
    if zone in ABOVE:
        return zone
    index = scene.place_in_body(span)
    return EARLY[index] if index is not None and index < len(EARLY) else "body"


def _features(scene: Scene, cues: Cues, mention: Mention, firsts: set[Span]) -> list[str]:
    place = _place(scene, mention.span)
    told = [f"type.{place}"]
    if place != "headline":
        early = place in EARLY
        checks = {**_of_form(scene, mention, early), **_of_words(cues, mention, early)}
        told += [name for name, true in checks.items() if true]
    if mention.span in firsts:
        told.append(f"type.leading-{place}")
    if mention.score < 1:
        told.append("type.verb" if mention.source == VERB else "type.weak")
    return told


def _of_form(scene: Scene, mention: Mention, early: bool) -> dict[str, bool]:
    text, (start, end) = scene.text, Span(scene.sentence(mention.span).start, mention.span.start)
    led = text.endswith(" ", start, end)
    another = led and _marked(scene.knowledge, text[start:end])
    plain = led and not another
    return {
        "type.the": plain and THE.search(text, last_words(text, start, end, 2), end) is not None,
        "type.a": plain and early and A.search(text, last_words(text, start, end, 5), end) is not None,
        "type.another": another,
        "type.plural": mention.text.endswith("s"),
    }


def _marked(knowledge: Knowledge, before: str) -> bool:
    """Whether the words before a noun tell that the event is another one."""
    small = before.lower()
    for mark in knowledge.words("event_marks", "word"):  # far cheaper than the pattern
        if mark in small:
            return _another(knowledge).search(before) is not None
    return False


@lru_cache(maxsize=8)
def _another(knowledge: Knowledge) -> re.Pattern[str]:
    marks = "|".join([re.escape(row["word"]) for row in knowledge.lexicon("event_marks")])
    return compiled("event marks", rf"\b(?:{marks}) (?:[\w-]+ ){{0,3}}$")


def last_words(text: str, start: int, end: int, number: int) -> int:
    """Where the last words of a stretch begin that ends in a blank; its start where it has no more."""
    place = end - 1
    for _ in range(number):
        blank = text.rfind(" ", start, place)
        if blank < 0:
            return start
        place = blank
    return place + 1


def _of_words(cues: Cues, mention: Mention, early: bool) -> dict[str, bool]:
    clause = cues.clause(mention.span)
    around = Span(clause.start, min(mention.span.end + 12, clause.end))
    sorts = cues.sorts(clause)
    held = not sorts.isdisjoint(HELD)
    return {
        "type.held": early and held,
        "type.held-later": not early and held,
        "type.past-cue": "past" in sorts and cues.has(around, "past"),
        "type.future-cue": "future" in sorts and cues.has(around, "future"),
    }


def _without_noun(scene: Scene, cues: Cues, generic: list[Mention]) -> MainKind:
    """No noun names a type: `other` where an event is spoken of all the same, else `none` by the headline."""
    held = [m for m in generic if m.score >= 1 and cues.has(scene.sentence(m.span), "held")]
    if held:
        return MainKind("other", tuple(generic), Claim("other", "events.generic", (held[0].span,)))
    span = scene.given.title or (scene.sentences[0] if scene.sentences else None)
    return MainKind(NONE, (), Claim(NONE if span else None, "events.none", (span,) if span else (), "inferred"))


def _type(mention: Mention) -> str:
    assert isinstance(mention.value, EventValue)
    return mention.value.type


def _candidate(kind: str, total: float, nouns: list[Mention]) -> Candidate:
    spans = tuple(m.span for m in nouns[:3])
    return Candidate(kind, nouns[0].source, "stated", spans, total, f"named {len(nouns)} times")
