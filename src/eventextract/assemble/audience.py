"""Who took part: the count, women and men, the groups, and the countries that they come from."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.group_weight import PEOPLE
from eventextract.assemble.headcount import headcount
from eventextract.assemble.headcount_weight import counted, weigh
from eventextract.assemble.origins import Origins
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.normalise.names import clean_name
from eventextract.values import Count, Span


def audience(stance: Stance, host: Claim) -> dict[str, Any]:
    """The record's `participants`; `host` is the country of the main event."""
    if stance.kind.type == "none":
        return {"count": None, "women": None, "men": None, "groups": [], "countries": []}
    chosen = headcount(stance)
    origins = Origins(stance, chosen)
    count = Claim(plain_count(chosen.count), chosen.rule, chosen.spans, chosen.basis) if chosen else Claim(None, "")
    return {
        "count": count,
        "women": _sex(stance, ("women", "woman")),
        "men": _sex(stance, ("men", "man")),
        "groups": _named(stance.scene, origins),
        "countries": origins.countries(host),
    }


def plain_count(count: Count) -> dict[str, Any]:
    """The record's form of a count."""
    return {"min": count.min, "max": count.max, "approximate": count.approximate}


def _named(scene: Scene, origins: Origins) -> list[Claim]:
    """The noun phrases that say who takes part, in order; of phrases that overlap the surest."""
    kept: list[tuple[Span, str]] = []
    nameless = scene.knowledge.words("counts_without_noun", "rule")
    people = [g for g in origins.groups if g.rule.startswith(PEOPLE) and g.rule not in nameless]
    for group in sorted(people, key=lambda g: -g.score):
        words = clean_name(scene.words(group.span))
        if not any(group.span.overlaps(other) or words == clean_name(scene.words(other)) for other, _ in kept):
            kept.append((group.span, group.rule))
    return [Claim(clean_name(scene.words(span)), rule, (span,)) for span, rule in sorted(kept)]


def _sex(stance: Stance, sorts: tuple[str, ...]) -> Claim:
    scene, cues = stance.scene, stance.cues
    found = [
        m
        for m in scene.of("count")
        if counted(m).sort in sorts and scene.in_story(m.span) and not scene.in_quote(m.span)
    ]
    best = max(found, key=lambda m: weigh(stance, m)) if len(found) > 1 else next(iter(found), None)
    if best is None or cues.has(cues.clause(best.span), "past"):
        return Claim(None, "")
    return Claim(plain_count(counted(best).count), best.source, (best.span,))
