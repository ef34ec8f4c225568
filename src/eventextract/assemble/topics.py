"""What the main event is about: at most four topics, by weighted terms: where they stand, what they are part of, how often.

Of each topic: how much stands in the headline, the first sentences, the body, a quotation, what is said to be the subject;
how often its terms come again, and what share they are of all terms. Some topics are met in passing more than others
(`topic.of.transport`: every port is one), and need more.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, Mention
from eventextract.values import Span

MOST = 4
TITLES = ("headline", "lead")
EARLY = 5  # sentences of the body in which a phrase may name the subject
REACH = 110  # characters that such a phrase goes on for
CAP = 2.0  # how much one feature may count
IN_NAME = 0.5  # how much a term in a body's name or beside people counts among those that come again
USUAL = 12  # sentences of a body; in a longer one each term tells less
END = expression(r"[.;\n]| – | (?:which|who|that|was|were|is|are|has|have|held|organi[sz]ed|took|opened|began|ended)\b")
SHARED = expression(
    r"(?:(?:,|,? and|,? or|/) ?(?:[a-z-]+ )?[a-z-]+){0,2}?(?:,? and | or |/)(?:[a-z-]+ )?[a-z]+s\b", re.I
)
OWNERS = ("agency", "programme", "person", "title")  # what a term may be but a part of
Features = dict[str, float]
Term = tuple[Mention, str, str]
"""A mention of a term, its topic, and the place in the story."""


def topics(scene: Scene, cues: Cues) -> list[Claim]:
    """The topics, sorted by name, each with the terms that speak for it."""
    terms = _terms(scene)
    if not terms:
        return []
    found = features(scene, cues, terms)
    scores = {topic: _score(cues, topic, values) for topic, values in found.items()}
    best = max(scores.values(), default=cues.weight("topic.bias"))
    floor = _floor(cues, best)
    outright = max(
        _least(cues, best), cues.weight("topic.outright")
    )  # for what is named so, however strong the best is
    floors = {t: min(floor, outright) if _outright(found[t]) else floor for t in scores}
    kept = sorted((t for t in scores if scores[t] >= floors[t]), key=lambda t: (-scores[t], t))[:MOST]
    spans = _spans(terms)
    for topic in sorted(scores, key=lambda t: (-scores[t], t)):
        worth = scores[topic] - floors[topic] + (1e-9 if topic in kept else -1e-9)
        scene.decide(
            f"/event/topics ({topic})", [Candidate(topic, f"topics.{topic}", "inferred", spans[topic][:5], worth)]
        )
    return [Claim(topic, f"topics.{topic}", spans[topic][:5]) for topic in sorted(kept)]


def _floor(cues: Cues, best: float) -> float:
    """What a topic must be worth beside the best; one that is sure by itself is kept however strong that is."""
    return max(_least(cues, best), min(best - cues.weight("topic.distance"), cues.weight("topic.sure")))


def _outright(values: Features) -> bool:
    """Whether the headline, or what is said to be the subject, holds as much as the topic's own name."""
    return values.get("topic.headline", 0.0) + values.get("topic.subject", 0.0) >= 1


def _least(cues: Cues, best: float) -> float:
    """What a topic must be worth; less where no topic is worth that: an event is about something."""
    least = cues.weight("topic.least")
    return least if best >= least else cues.weight("topic.last")


def features(scene: Scene, cues: Cues, terms: list[Term]) -> dict[str, Features]:
    """For each topic of which the story has a term: how much of it stands in which place and form."""
    subjects = _subjects(scene, cues)
    owners = sorted([m.span for kind in OWNERS for m in scene.of(kind)])
    people = {m.span[1] for m in scene.of("person-noun")}
    found: dict[str, Features] = defaultdict(lambda: defaultdict(float))
    seen: set[tuple[str, str, str]] = set()
    told: dict[str, float] = defaultdict(float)
    share = min(1.0, USUAL / max(len(scene.body), 1))
    for mention, topic, place in terms:
        span, score = mention.span, mention.score
        form = "-agency" if _within(span, owners) else "-people" if _of_people(scene, mention, people) else ""
        told[topic] += score * (IN_NAME if form else 1.0)
        key = (topic, mention.text.lower(), place)
        if key not in seen:
            seen.add(key)
            found[topic][f"topic.{place}{form}"] += score * (share if place in ("body", "quote") else 1.0)
            if not form and _within(span, subjects):
                found[topic]["topic.subject"] += score
    total = sum(told.values())
    for topic, worth in told.items():
        found[topic]["topic.often"] = math.log1p(worth) * math.sqrt(share)
        found[topic]["topic.share"] = worth / total
    return found


def _terms(scene: Scene) -> list[Term]:
    """The terms of the story, in order."""
    placed = [(m, m.source.removeprefix("topics."), _place(scene, m.span)) for m in scene.of("topic")]
    return [term for term in placed if term[2] != "none"]


def _of_people(scene: Scene, mention: Mention, people: set[int]) -> bool:
    """Whether a term says what people they are: "police officers", "customs" of "customs and police officers"."""
    if mention.span.end in people:
        return True
    service = mention.text.lower() in scene.knowledge.words("service_words", "word")
    shared = SHARED.match(scene.text, mention.span.end) if service else None
    return shared is not None and shared.end() in people


def _score(cues: Cues, topic: str, values: Features) -> float:
    usual = cues.weight("topic.bias") + cues.weight(f"topic.of.{topic}")
    weights = cues.weights
    return usual + sum([weights[name] * (value if value < CAP else CAP) for name, value in values.items()])


def _spans(terms: list[Term]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for mention, topic, _ in terms:
        spans.setdefault(topic, []).append(mention.span)
    return {topic: tuple(found) for topic, found in spans.items()}


def _place(scene: Scene, span: Span) -> str:
    if scene.zone(span) in TITLES:
        return "headline"
    place = scene.place_in_body(span)
    if place is None:
        return "none"
    if scene.in_quote(span):
        return "quote"
    return "first" if place < 2 else "body"


def _within(span: Span, listed: list[Span]) -> bool:
    """Whether one of the spans, in order of start, covers a span."""
    start, end = span
    index = bisect_right(listed, (start, 1 << 60))
    return True in [other[1] >= end for other in listed[index - 6 if index > 6 else 0 : index]]


def _subjects(scene: Scene, cues: Cues) -> list[Span]:
    """Stretches that say what the event is about: after its noun ("workshop on ...") or a phrase like "to discuss"."""
    starts = [m.span.end for m in scene.of("event") if m.score >= 1 and _tells(scene, m.span)]
    early = [s for s in scene.story if scene.zone(s) in TITLES]
    early += [s for s in scene.body[:EARLY] if not scene.in_quote(s)]
    starts += [found.end for sentence in early for found in cues.within(sentence, "event.subject")]
    return sorted({_stretch(scene, start) for start in starts})


def _tells(scene: Scene, span: Span) -> bool:
    if scene.zone(span) in TITLES:
        return True
    place = scene.place_in_body(span)
    return place is not None and place < EARLY and not scene.in_quote(span)


def _stretch(scene: Scene, start: int) -> Span:
    end = END.search(scene.text, start + 1, start + REACH)
    return Span(start, end.start() if end else min(start + REACH, len(scene.text)))
