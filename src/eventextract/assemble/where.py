"""Where the main event took place: venue, city, subdivision, country, coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.country import country
from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance, lies_in
from eventextract.assemble.town import place_of, town
from eventextract.assemble.venue import venue
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.places import choose_city
from eventextract.values import Span

NOTHING = Claim(None, "")
CITY, DECIMALS = "/event/location/city", 4
NO_TOWN = frozenset(("places.district.type-of", "places.district.type-after"))
"""Rules that find districts: their names may be those of towns elsewhere, so they have no position."""


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


def where(stance: Stance) -> Where:
    """Choose venue, city and country; the venue first, since its town stands beside it.

    Nothing for no event, or for one online.
    """
    if stance.kind.type == "none" or online(stance):
        return Where(NOTHING, NOTHING, NOTHING, NOTHING, None)
    house, facility = venue(stance)
    city, mention = town(stance, facility)
    land = country(stance, mention, facility)
    part = _subdivision(stance.scene, mention or facility, land.value)
    return Where(city, land, house, part, _coordinates(stance.scene, mention, land.value))


GAP = expression(r"[\w -]{0,24}")
MATTER = 24  # characters behind "online" in which it may be told what is online, when the event is not ("online fraud")


def online(stance: Stance) -> bool:
    """Whether the main event was held online: a webinar, or "online" beside its noun or the verb of holding."""
    scene, kind = stance.scene, stance.kind
    everywhere = Span(0, len(scene.text))
    if stance.cues.has(everywhere, "hybrid") and any(stance.cues.has(s, "hybrid") for s in scene.story):
        return False
    if kind.type == "webinar" or not stance.cues.has(everywhere, "online"):
        return kind.type == "webinar"
    nouns = [noun.span for noun in kind.nouns if scene.in_story(noun.span)]
    return any(_virtual(scene, stance.cues, n) and not stance.of_other(n) for n in nouns)


def _virtual(scene: Scene, cues: Cues, noun: Span) -> bool:
    sentence = scene.sentence(noun)
    before = Span(max(sentence.start, noun.start - 24), noun.start)
    found = cues.find(before, "online")
    if cues.has(noun, "online"):
        return True
    if found is not None:
        gap = Span(found.end, noun.start)
        return GAP.fullmatch(scene.text, *gap) is not None and not cues.has(gap, "online-matter")
    opening = cues.find(Span(sentence.start, noun.start), "held")
    verbs = [v for v in (opening, cues.find(Span(noun.end, sentence.end), "held")) if v is not None]
    found_after = [cues.find(Span(v.end, min(v.end + 16, sentence.end)), "online") for v in verbs]
    return any(o and not cues.has(Span(o.end, min(o.end + MATTER, sentence.end)), "online-matter") for o in found_after)


def _subdivision(scene: Scene, place: Mention | None, land: str | None) -> Claim:
    """The province named right beside the town (or the venue), where it is one of its country."""
    for mention in scene.of("subdivision") if place and land else ():
        code = place_of(mention).subdivision
        if place and code and code[:2] == land and lies_in(scene, place.span, mention.span):
            return Claim(code, mention.source, (mention.span,))
    return NOTHING


def _coordinates(scene: Scene, mention: Mention | None, land: str | None) -> tuple[float, float] | None:
    """The gazetteer's, where it knows the town and leaves no doubt which; else a warning says why there are none."""
    if mention is None:
        return None
    name, state = place_of(mention).name or mention.text, _state(scene, mention)
    known = scene.knowledge.cities.named(name) if mention.source not in NO_TOWN else ()
    choice = choose_city(known, (), land, state) or choose_city(known, (), land)
    if choice is None:
        scene.warn("city-unknown", CITY, f"the gazetteer has no place {name} in the country")
        return None
    if choice.ambiguous or (len(place_of(mention).countries) > 1):
        scene.warn("city-ambiguous", CITY, f"there are several places named {name}")
        return None
    return round(choice.city.latitude, DECIMALS), round(choice.city.longitude, DECIMALS)


def _state(scene: Scene, town_mention: Mention) -> str | None:
    """The state of the US that stands beside the town."""
    for mention in scene.of("subdivision"):
        code = place_of(mention).subdivision or ""
        if code.startswith("US-") and lies_in(scene, town_mention.span, mention.span):
            return code[3:]
    return None
