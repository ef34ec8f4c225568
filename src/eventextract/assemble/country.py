"""The country in which the main event took place: its town's, else the one that the text places it in."""

from __future__ import annotations

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance, lies_in
from eventextract.assemble.town import place_of
from eventextract.mentions import Candidate, Mention
from eventextract.values import Span

SURE = 0.5  # a country mention below this is a language or a currency


def country(stance: Stance, town: Mention | None, venue: Mention | None) -> Claim:
    """The town's country; else the one named beside it, in the venue's name, or with "in" beside the event."""
    if town is not None and (codes := place_of(town).countries):
        return _of_town(stance.scene, town, codes[0])
    candidates = _named(stance, town, venue)
    winner = stance.scene.decide("/event/location/country", candidates)
    return Claim(winner.value, winner.rule, winner.spans, winner.basis) if winner else Claim(None, "")


def _of_town(scene: Scene, town: Mention, code: str) -> Claim:
    """`stated` where the text names the country beside the town, else looked up."""
    after = Span(town.span.end, min(town.span.end + 40, len(scene.text)))
    beside = [m for m in scene.within(after, "country") if code in place_of(m).countries]
    if beside:
        return Claim(code, "places.country.beside-city", (beside[0].span,))
    return Claim(code, "places.country.of-city", (town.span,), "looked-up")


def _named(stance: Stance, town: Mention | None, venue: Mention | None) -> list[Candidate]:
    scene = stance.scene
    sums: dict[str, float] = {}
    spans: dict[str, list[Span]] = {}
    for mention in sorted([*scene.of("country"), *scene.of("demonym"), *scene.of("subdivision")], key=lambda m: m.span):
        codes = place_of(mention).countries
        if scene.in_story(mention.span) and len(codes) == 1 and mention.score >= SURE:
            sums[codes[0]] = sums.get(codes[0], 0.0) + _score(stance, mention, town, venue)
            spans.setdefault(codes[0], []).append(mention.span)
    least = stance.cues.weight("country.least") - (stance.cues.weight("country.alone") if len(sums) == 1 else 0.0)
    return [
        Candidate(c, "places.country.named", "inferred", tuple(spans[c][:3]), total - least)
        for c, total in sums.items()
    ]


def _score(stance: Stance, mention: Mention, town: Mention | None, venue: Mention | None) -> float:
    scene, span, words = stance.scene, mention.span, stance.words
    before, person = stance.before(span), stance.of_person(mention.span)
    features = {
        "country.in": not person and words.within.search(before) is not None and _speaks(stance, span),
        "country.mention": not person and words.owner.search(before) is None,
        "country.visited": stance.visit and words.travelled.search(before) is not None,
        "country.headline": scene.zone(span) == "headline",
        "country.dateline": scene.zone(span) == "dateline",
        "country.of-town": town is not None and lies_in(scene, town.span, span),
        "country.of-venue": venue is not None and (venue.span.covers(span) or lies_in(scene, venue.span, span)),
    }
    return stance.total(features)


def _speaks(stance: Stance, span: Span) -> bool:
    """Whether the sentence speaks of the main event, and of no other."""
    sentence = stance.scene.sentence(span)
    event = any(sentence.covers(noun.span) for noun in stance.kind.nouns)
    return event and stance.same_time(span) is not False and not stance.scene.in_quote(span)
