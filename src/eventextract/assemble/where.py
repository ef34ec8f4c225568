"""Where the main event took place: city, country, venue, coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

IN = re.compile(r"\b(?:in|at|near|to|of|around|outside)(?: the)?(?: (?:city|town|village|capital|district|port|resort)(?: of)?)? $", re.I)
FROM = re.compile(r"\b(?:from|of|for) $", re.I)
HERE = re.compile(r"\b(?:here|today)\b", re.I)


@dataclass(frozen=True, slots=True)
class Where:
    """The place of the main event."""

    city: Claim
    country: Claim
    venue: Claim
    subdivision: Claim
    coordinates: tuple[float, float] | None

    def plain(self) -> dict[str, Any]:
        """The record's `location`."""
        latitude, longitude = self.coordinates or (None, None)
        return {
            "venue": self.venue,
            "city": self.city,
            "subdivision": self.subdivision,
            "country": self.country,
            "latitude": latitude,
            "longitude": longitude,
        }


def where(scene: Scene, cues: Cues, kind: MainKind) -> Where:
    """Choose city, venue and country."""
    nothing = Claim(None, "")
    if kind.type == "none":
        return Where(nothing, nothing, nothing, nothing, None)
    city, mention = _city(scene, cues, kind)
    venue = _venue(scene, cues, kind)
    country = _country(scene, cues, mention, venue)
    return Where(city, country, venue, nothing, _coordinates(mention))


def _city(scene: Scene, cues: Cues, kind: MainKind) -> tuple[Claim, Mention | None]:
    mentions = [m for m in scene.of("city") if scene.in_story(m.span)]
    scored = [(m, _score(scene, cues, kind, m)) for m in mentions]
    winner = scene.decide("/event/location/city", [_candidate(m, s) for m, s in scored])
    chosen = next((m for m in mentions if winner and (m.span,) == winner.spans), None)
    if winner is None or chosen is None:
        return Claim(None, ""), None
    return Claim(winner.value, winner.rule, winner.spans), chosen


def _place(mention: Mention) -> PlaceValue:
    assert isinstance(mention.value, PlaceValue)
    return mention.value


def _candidate(mention: Mention, score: float) -> Candidate:
    name = clean_name(_place(mention).name or mention.text)
    return Candidate(name, mention.source, "stated", (mention.span,), score)


def _score(scene: Scene, cues: Cues, kind: MainKind, mention: Mention) -> float:
    span, weight = mention.span, cues.weight
    sentence, clause = scene.sentence(span), cues.clause(span)
    before = scene.text[max(sentence.start, span.start - 40) : span.start]
    features = {
        "city.dateline": scene.zone(span) == "dateline",
        "city.headline": scene.zone(span) == "headline",
        "city.in": IN.search(before) is not None,
        "city.from": FROM.search(before) is not None,
        "city.held": any(cues.has(clause, s) for s in ("held", "begun", "ended", "announced")),
        "city.event": any(clause.covers(noun.span) for noun in kind.nouns),
        "city.quote": scene.in_quote(span),
        "city.past-cue": cues.has(clause, "past"),
        "city.future-cue": cues.has(clause, "future"),
        "city.person": any(person.span.covers(span) for person in scene.within(sentence, "person", "agency")),
    }
    early = 0.0
    if sentence in scene.body:
        early = max(weight("city.first") - weight("city.decay") * scene.body.index(sentence), 0.0)
    return sum(weight(name) for name, true in features.items() if true) + early - weight("city.least")


def _venue(scene: Scene, cues: Cues, kind: MainKind) -> Claim:
    scored = [
        Candidate(clean_name(m.text), m.source, "stated", (m.span,), _venue_score(scene, cues, m))
        for m in scene.of("venue")
        if scene.in_story(m.span)
    ]
    winner = scene.decide("/event/location/venue", scored)
    return Claim(winner.value, winner.rule, winner.spans) if winner else Claim(None, "")


def _venue_score(scene: Scene, cues: Cues, mention: Mention) -> float:
    sentence, clause = scene.sentence(mention.span), cues.clause(mention.span)
    total = mention.score + cues.weight("venue.in")
    total += any(cues.has(clause, s) for s in ("held", "begun", "ended", "announced")) * cues.weight("venue.held")
    total += (scene.in_quote(mention.span)) * cues.weight("city.quote")
    total += cues.has(clause, "past") * cues.weight("city.past-cue")
    return total - cues.weight("venue.decay") * (scene.body.index(sentence) if sentence in scene.body else 0)


def _country(scene: Scene, cues: Cues, city: Mention | None, venue: Claim) -> Claim:
    """The city's country; else one named with "in", or in the venue's sentence; else the one that the story names most."""
    if city is not None:
        codes = _place(city).countries
        if codes:
            return _city_country(scene, city, codes[0])
    candidates = _named_countries(scene, cues, venue)
    winner = scene.decide("/event/location/country", candidates)
    return Claim(winner.value, winner.rule, winner.spans, winner.basis) if winner else Claim(None, "")


def _city_country(scene: Scene, city: Mention, code: str) -> Claim:
    """`stated` where the text names the country beside the city, else looked up."""
    after = Span(city.span.end, min(city.span.end + 40, len(scene.text)))
    beside = [m for m in scene.within(after, "country") if code in _place(m).countries]
    if beside:
        return Claim(code, "places.country.beside-city", (beside[0].span,))
    return Claim(code, "places.country.of-city", (city.span,), "looked-up")


def _named_countries(scene: Scene, cues: Cues, venue: Claim) -> list[Candidate]:
    sums: dict[str, float] = {}
    spans: dict[str, list[Span]] = {}
    for mention in (*scene.of("country"), *scene.of("demonym")):
        if scene.in_story(mention.span) and len(_place(mention).countries) == 1 and mention.score >= 0.5:
            code = _place(mention).countries[0]
            sums[code] = sums.get(code, 0.0) + _country_score(scene, cues, mention, venue)
            spans.setdefault(code, []).append(mention.span)
    return [
        Candidate(code, "places.country.named", "inferred", tuple(spans[code][:3]), total - cues.weight("country.least"))
        for code, total in sums.items()
    ]


def _country_score(scene: Scene, cues: Cues, mention: Mention, venue: Claim) -> float:
    sentence = scene.sentence(mention.span)
    before = scene.text[max(sentence.start, mention.span.start - 12) : mention.span.start]
    total = cues.weight("country.mention")
    total += (re.search(r"\bin (?:the )?$", before) is not None) * cues.weight("country.in")
    total += (scene.zone(sentence) == "headline") * cues.weight("country.headline")
    total += any(scene.sentence(s) == sentence for s in venue.spans) * cues.weight("country.in")
    return total


def _coordinates(city: Mention | None) -> tuple[float, float] | None:
    return None
