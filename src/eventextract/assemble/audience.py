"""Who took part: the count, women and men, the groups, and the countries that they come from."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate, CountValue, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Count, Span


def audience(scene: Scene, cues: Cues, kind: MainKind) -> dict[str, Any]:
    """The record's `participants`."""
    if kind.type == "none":
        return {"count": None, "women": None, "men": None, "groups": [], "countries": []}
    scored = [(m, _score(scene, cues, m)) for m in scene.of("count") if _sort(m) not in ("women", "men")]
    winner = scene.decide("/event/participants/count", [_candidate(m, s) for m, s in scored])
    chosen = next((m for m in scene.of("count") if winner and (m.span,) == winner.spans[:1]), None)
    count = Claim(plain_count(_value(chosen).count), winner.rule, winner.spans) if winner and chosen else Claim(None, "")
    groups = _groups(scene, cues, chosen)
    return {
        "count": count,
        "women": _sex(scene, cues, "women"),
        "men": _sex(scene, cues, "men"),
        "groups": [Claim(clean_name(scene.words(span)), rule, (span,)) for span, rule in groups],
        "countries": countries(scene, [span for span, _ in groups]),
    }


def plain_count(count: Count) -> dict[str, Any]:
    """The record's form of a count."""
    return {"min": count.min, "max": count.max, "approximate": count.approximate}


def _value(mention: Mention) -> CountValue:
    assert isinstance(mention.value, CountValue)
    return mention.value


def _sort(mention: Mention) -> str:
    return _value(mention).sort


def _candidate(mention: Mention, score: float) -> Candidate:
    value = _value(mention)
    return Candidate(str(value.count), mention.source, "stated", (mention.span, value.who), score, f"counts {value.sort}s")


def _score(scene: Scene, cues: Cues, mention: Mention) -> float:
    span, weight = mention.span, cues.weight
    sentence = scene.sentence(span)
    features = {
        "count.attended": cues.has(sentence, "attended"),
        "count.participant": _sort(mention) == "participant",
        "count.expert": _sort(mention) == "expert",
        "count.crowd": _sort(mention) in ("crowd", "guest"),
        "count.quote": scene.in_quote(span),
        "count.decoy": cues.has(cues.clause(span), "past") or not scene.in_story(span),
    }
    early = max(weight("count.first") - weight("count.decay") * (scene.sentence_number(span)), 0.0)
    return sum(weight(n) for n, true in features.items() if true) + early + mention.score - weight("count.least")


def _groups(scene: Scene, cues: Cues, chosen: Mention | None) -> list[tuple[Span, str]]:
    """The phrases that say who takes part: the counted one, and those after "for" or "of" beside an attending verb."""
    found = [(_value(chosen).who, chosen.source)] if chosen else []
    found += [(m.span, m.source) for m in scene.of("group") if scene.in_story(m.span) and not scene.in_quote(m.span)]
    kept: list[tuple[Span, str]] = []
    for span, rule in found:
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, rule))
    return sorted(kept)


def countries(scene: Scene, groups: list[Span]) -> list[Claim]:
    """The countries named in the phrases that say who takes part, sorted by code."""
    spans: dict[str, list[Span]] = {}
    for group in groups:
        for mention in scene.within(group, "country", "demonym"):
            assert isinstance(mention.value, PlaceValue)
            for code in mention.value.countries if mention.kind == "demonym" else mention.value.countries[:1]:
                spans.setdefault(code, []).append(mention.span)
    return [Claim(code, "participants.countries.named", tuple(spans[code])) for code in sorted(spans)]


def _sex(scene: Scene, cues: Cues, sort: str) -> Claim:
    found = [m for m in scene.of("count") if _sort(m) == sort and scene.in_story(m.span) and not scene.in_quote(m.span)]
    best = max(found, key=lambda m: _score(scene, cues, m), default=None)
    if best is None or cues.has(cues.clause(best.span), "past"):
        return Claim(None, "")
    return Claim(plain_count(_value(best).count), best.source, (best.span,))
