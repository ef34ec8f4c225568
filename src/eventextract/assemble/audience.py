"""Who took part: the count, women and men, the groups, and the countries that they come from."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.assemble.headcount import Headcount, counted, headcount, weigh
from eventextract.mentions import PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Count, Span


def audience(scene: Scene, cues: Cues, kind: MainKind) -> dict[str, Any]:
    """The record's `participants`."""
    if kind.type == "none":
        return {"count": None, "women": None, "men": None, "groups": [], "countries": []}
    chosen = headcount(scene, cues, kind)
    count = Claim(plain_count(chosen.count), chosen.rule, chosen.spans, chosen.basis) if chosen else Claim(None, "")
    groups = _groups(scene, cues, chosen)
    return {
        "count": count,
        "women": _sex(scene, cues, kind, ("women", "woman")),
        "men": _sex(scene, cues, kind, ("men", "man")),
        "groups": [Claim(clean_name(scene.words(span)), rule, (span,)) for span, rule in groups],
        "countries": countries(scene, [span for span, _ in groups]),
    }


def plain_count(count: Count) -> dict[str, Any]:
    """The record's form of a count."""
    return {"min": count.min, "max": count.max, "approximate": count.approximate}


def _groups(scene: Scene, cues: Cues, chosen: Headcount | None) -> list[tuple[Span, str]]:
    """The phrases that say who takes part: the counted one, and those after "for" or "of" beside an attending verb."""
    found = [(who, chosen.rule) for who in chosen.groups] if chosen else []
    found += [(m.span, m.source) for m in scene.of("group") if scene.in_story(m.span) and not scene.in_quote(m.span)]
    kept: list[tuple[Span, str]] = []
    for span, rule in found:
        words = clean_name(scene.words(span))
        if not any(span.overlaps(other) or words == clean_name(scene.words(other)) for other, _ in kept):
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


def _sex(scene: Scene, cues: Cues, kind: MainKind, sorts: tuple[str, ...]) -> Claim:
    found = [
        m
        for m in scene.of("count")
        if counted(m).sort in sorts and scene.in_story(m.span) and not scene.in_quote(m.span)
    ]
    best = max(found, key=lambda m: weigh(scene, cues, kind, m), default=None)
    if best is None or cues.has(cues.clause(best.span), "past"):
        return Claim(None, "")
    return Claim(plain_count(counted(best).count), best.source, (best.span,))
