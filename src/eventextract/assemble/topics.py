"""What the main event is about: at most four topics, by weighted terms, the headline's weightiest."""

from __future__ import annotations

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate
from eventextract.values import Span

MOST = 4


def topics(scene: Scene, cues: Cues) -> list[Claim]:
    """The topics, sorted by name, each with the terms that speak for it."""
    sums: dict[str, float] = {}
    spans: dict[str, list[Span]] = {}
    seen: set[tuple[str, str]] = set()
    for mention in scene.of("topic"):
        topic = mention.source.removeprefix("topics.")
        again = (topic, mention.text.lower()) in seen
        seen.add((topic, mention.text.lower()))
        weight = _weight(scene, cues, mention.span) * mention.score * (cues.weight("topic.again") if again else 1)
        if weight > 0:
            sums[topic] = sums.get(topic, 0.0) + weight
            spans.setdefault(topic, []).append(mention.span)
    best = max(sums.values(), default=0.0)
    floor = max(cues.weight("topic.least"), best * cues.weight("topic.share"))
    kept = sorted((t for t in sums if sums[t] >= floor), key=lambda t: (-sums[t], t))[:MOST]
    for topic in sorted(sums, key=lambda t: -sums[t]):
        scene.decide(f"/event/topics ({topic})", [_candidate(topic, sums[topic] - floor + 1e-9, spans[topic])])
    return [Claim(topic, f"topics.{topic}", tuple(spans[topic][:5])) for topic in sorted(kept)]


def _candidate(topic: str, score: float, spans: list[Span]) -> Candidate:
    return Candidate(topic, f"topics.{topic}", "inferred", tuple(spans[:5]), score)


def _weight(scene: Scene, cues: Cues, span: Span) -> float:
    zone, sentence = scene.zone(span), scene.sentence(span)
    if zone in ("headline", "lead"):
        return cues.weight("topic.headline")
    if sentence not in scene.body:
        return 0.0
    if scene.in_quote(span):
        return cues.weight("topic.quote")
    return cues.weight("topic.first") if scene.body.index(sentence) < 2 else cues.weight("topic.body")
