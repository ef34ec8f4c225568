"""The country in which the main event took place: its town's, else the one that the text places it in."""

from __future__ import annotations

from collections import Counter

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance, lies_in
from eventextract.assemble.town import place_of
from eventextract.mentions import BodyValue, Candidate, Mention
from eventextract.values import Span

NAMING = ("country", "demonym", "subdivision")
MANY = 3  # countries in a sentence
NEAR = 60  # characters
SMALL = 60_000  # inhabitants: the name of such a town is that of a village elsewhere
SURE = 0.5  # a country mention below this is a language or a currency


def country(stance: Stance, town: Mention | None, venue: Mention | None) -> Claim:
    """The town's country; else the one named beside it, in the venue's name, or with "in" beside the event."""
    if town is not None and (codes := place_of(town).countries) and not _namesake(stance, town):
        return _of_town(stance.scene, town, codes[0])
    candidates = _named(stance, town, venue)
    winner = stance.scene.decide("/event/location/country", candidates)
    return Claim(winner.value, winner.rule, winner.spans, winner.basis) if winner else Claim(None, "")


def _namesake(stance: Stance, town: Mention) -> bool:
    """Whether the only such town that is known is a small one in a country of which the text says nothing."""
    known = stance.scene.knowledge.cities.named(place_of(town).name or town.text)
    small = max((city.population for city in known), default=0) < SMALL
    return small and stance.foreign(town) and bool(_at_home(stance)) and not _compatriots(stance, town)


def _at_home(stance: Stance) -> list[Mention]:
    """The towns that lie, for sure, in countries that the text names."""
    known = [m for m in stance.scene.of("city") if m.score >= SURE and len(place_of(m).countries) == 1]
    return [m for m in known if not stance.foreign(m)]


def _compatriots(stance: Stance, town: Mention) -> bool:
    """Whether the text tells of other towns of the same country."""
    others = (m for m in stance.scene.of("city") if place_of(m).name != place_of(town).name)
    return any(place_of(m).countries == place_of(town).countries for m in others)


def _of_town(scene: Scene, town: Mention, code: str) -> Claim:
    """`stated` where the text names the country beside the town, else looked up."""
    after = Span(town.span.end, min(town.span.end + 40, len(scene.text)))
    beside = [m for m in scene.within(after, "country") if code in place_of(m).countries]
    if beside:
        return Claim(code, "places.country.beside-city", (beside[0].span,))
    return Claim(code, "places.country.of-city", (town.span,), "looked-up")


def _named(stance: Stance, town: Mention | None, venue: Mention | None) -> list[Candidate]:
    worth = [(m, _score(stance, m, town, venue)) for m in _mentions(stance.scene)] + _neighbours(stance, town)
    found: dict[str, list[tuple[Mention, float]]] = {}
    for mention, score in worth:
        found.setdefault(place_of(mention).countries[0], []).append((mention, score))
    least = stance.cues.weight("country.least") - (stance.cues.weight("country.alone") if len(found) == 1 else 0.0)
    return [_candidate(code, named, least) for code, named in found.items()]


def _candidate(code: str, named: list[tuple[Mention, float]], least: float) -> Candidate:
    spans = tuple(sorted(mention.span for mention, _ in named[:3]))
    return Candidate(code, "places.country.named", "inferred", spans, sum(score for _, score in named) - least)


def _mentions(scene: Scene) -> list[Mention]:
    """What names one country for sure, in order."""
    named = [m for kind in NAMING for m in scene.of(kind) if m.score >= SURE and scene.in_story(m.span)]
    return sorted((m for m in named if len(place_of(m).countries) == 1), key=lambda m: m.span)


def _neighbours(stance: Stance, town: Mention | None) -> list[tuple[Mention, float]]:
    """Known towns: that of the dateline, and one named right after a town that no list knows; others where none is told."""
    scene, weight = stance.scene, stance.cues.weight
    known = [m for m in scene.of("city") if len(place_of(m).countries) == 1]
    lines = [m for m in known if scene.zone(m.span) == "dateline"]
    found = [(m, weight("country.dateline-town")) for m in lines[:1]]
    if town is not None:
        reach = Span(town.span.end, min(scene.sentence(town.span).end, town.span.end + NEAR))
        near = [m for m in known if reach.covers(m.span)] or (_at_home(stance) if _namesake(stance, town) else [])
        found += [(m, weight("country.near-town")) for m in near[:1]]
    if town is not None and not place_of(town).countries:
        found += [(m, weight("country.dateline-home")) for m in lines[:1] if not stance.foreign(m)]
    if town is None:
        found += [(m, weight("country.home-town")) for m in _of_several(_at_home(stance))]
    return found


def _of_several(towns: list[Mention]) -> list[Mention]:
    """The first town of each country of which several are named."""
    places = {(place_of(m).countries[0], place_of(m).name): m for m in reversed(towns)}
    many = Counter(code for code, _ in places)
    return list({code: m for (code, _), m in places.items() if many[code] > 1}.values())


def _score(stance: Stance, mention: Mention, town: Mention | None, venue: Mention | None) -> float:
    scene, span, words = stance.scene, mention.span, stance.words
    person, owned = stance.of_person(span), stance.led_by(span, words.owner)
    placed = not person and stance.led_by(span, words.within, words.land)
    features = {
        "country.in": placed and _speaks(stance, span),
        "country.mention": not person and not owned,
        "country.visited": stance.visit and stance.led_by(span, words.travelled),
        "country.headline": scene.zone(span) == "headline",
        "country.headline-in": placed and scene.zone(span) == "headline",
        "country.dateline": scene.zone(span) == "dateline",
        **_standing(stance, span, owned),
        "country.of-town": town is not None and lies_in(scene, town.span, span),
        "country.of-venue": venue is not None and (venue.span.covers(span) or lies_in(scene, venue.span, span)),
    }
    return stance.total(features)


def _standing(stance: Stance, span: Span, owned: bool) -> dict[str, bool]:
    """Where in the text it stands, and in what: a body's name, a sentence of many countries.

    `owned`: whether it only says whose somebody is ("the Government of Norway"), as of donors.
    """
    scene = stance.scene
    first = scene.place_in_body(span) == 0 and not owned
    bodies = [body.value.kind for body in scene.around(span, "agency") if isinstance(body.value, BodyValue)]
    sent = "embassy" in bodies or stance.of_person(span)
    station = sent and stance.led_by(span, stance.words.station)
    return {
        "country.station": station,
        "country.embassy": "embassy" in bodies and not station,
        "country.agency": bool(bodies) and not owned and "embassy" not in bodies,
        "country.opening": first and stance.countries_in(scene.sentence(span)) == 1,
        "country.deep": stance.deep(span),
        "country.crowd": stance.countries_in(scene.sentence(span)) >= MANY,
    }


def _speaks(stance: Stance, span: Span) -> bool:
    """Whether the sentence speaks of the main event, and of no other."""
    sentence = stance.scene.sentence(span)
    event = stance.kind.named_in(sentence) or stance.acted(sentence)
    return event and not stance.of_other(span) and not stance.scene.in_quote(span)
