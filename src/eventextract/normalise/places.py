"""Places in a text: countries, peoples, regions, subdivisions and cities, with their codes and the rule behind each.

Pure: a text in, mentions out. The steps: `place_spots` looks names up; `place_peoples` and `place_cities` judge them in
their surroundings; `place_patterns` finds what no list knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eventextract.knowledge.places import City, Subdivision
from eventextract.knowledge.store import Knowledge
from eventextract.mentions import Mention, PlaceValue
from eventextract.normalise.place_choice import CityChoice, choose_city
from eventextract.normalise.place_cities import CityRules
from eventextract.normalise.place_lexicons import PlaceLexicons, place_lexicons
from eventextract.normalise.place_patterns import Named, PatternRules
from eventextract.normalise.place_peoples import PeopleRules
from eventextract.normalise.place_spots import Spot, find_spots
from eventextract.normalise.place_states import StateRules
from eventextract.normalise.place_words import Words
from eventextract.values import Span, span_of

__all__ = ["CityChoice", "choose_city", "countries_of", "find_places"]

CITY_STATE_SCORE = 0.6
SURE = 0.7  # from this score a country counts as named by the text


def find_places(text: str, knowledge: Knowledge, datelines: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """The places that a text names, in order.

    Kinds: country, demonym, region, subdivision, city; values are PlaceValue. A city's `countries` are those of its
    candidates, best first; none for a place that no list knows and that has no country beside it.
    `datelines`: where they stand in the text.
    """
    return tuple(_Reader(text, place_lexicons(knowledge), datelines).mentions())


def countries_of(surface: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The alpha-2 codes that a name or phrase names ("Kazakh-Kyrgyz": KZ, KG), in order; () for none."""
    named = [
        code
        for mention in find_places(surface, knowledge)
        if mention.kind in ("country", "demonym")
        for code in _codes(mention)
    ]
    return tuple(dict.fromkeys(named))


def _codes(mention: Mention) -> tuple[str, ...]:
    return mention.value.countries if isinstance(mention.value, PlaceValue) else ()


class _Reader:
    """One text on its way to mentions."""

    def __init__(self, text: str, known: PlaceLexicons, datelines: Sequence[Span]) -> None:
        self.text, self.known, self.datelines = text, known, datelines
        self.words = Words(text)
        self.spots = find_spots(self.words, known)

    def mentions(self) -> list[Mention]:
        states = self._states()
        countries = self._countries(states)
        named = [code for mention in countries.values() if mention.score >= SURE for code in _codes(mention)]
        ranked = [code for code, _ in Counter(named).most_common()]
        rules = CityRules(self.words, self.spots, self.known, ranked, self.datelines)
        unknown = PatternRules(self.words, self.spots, self.known, rules)
        patterns = [*unknown.find(), *unknown.datelined(self.datelines)]
        typed = _apart([mention for place in patterns if (mention := self._typed(place, ranked))])
        taken = [mention.span for mention in typed]
        plain = [*countries.values(), *states.values(), *self._areas(rules), *self._cities(rules)]
        if taken:
            plain = [mention for mention in plain if not _replaced(mention, taken)]
        return _joined(self.text, [*typed, *plain])

    # ---- countries and peoples -------------------------------------------------------------------------------

    def _countries(self, states: dict[int, Mention]) -> dict[int, Mention]:
        rules = PeopleRules(self.words, self.spots, self.known)
        found: dict[int, Mention] = {}
        named: list[str] = []
        for spot in self.spots.all:
            phrase = spot.phrase
            if phrase and phrase.kind in ("country", "demonym") and spot.first not in states:
                reading = rules.read(spot, phrase, named)
                if reading:
                    found[spot.first] = self._mention(
                        phrase.kind, spot, reading.rule, PlaceValue(reading.codes), reading.score
                    )
                    found |= self._first_half(spot)
                    named += reading.codes if not phrase.ambiguous else ()
        return found

    def _first_half(self, spot: Spot) -> dict[int, Mention]:
        """The mention of "Franco" before "-German", by its first word; empty for none."""
        before = spot.first - 1
        code = self.known.compounds.get(self.words.keys[before])
        if not code or self.words.gaps[before + 1] != "-" or not self.words.capitals[before]:
            return {}
        half = Spot(before, before + 1, None, (), "city")
        return {before: self._mention("demonym", half, "places.demonym.compound", PlaceValue((code,)))}

    def _states(self) -> dict[int, Mention]:
        states = StateRules(self.words, self.spots, self.known).find()
        return {spot.first: self._state(spot, states[spot.first]) for spot in self.spots.all if spot.first in states}

    def _state(self, spot: Spot, state: Subdivision) -> Mention:
        value = PlaceValue((state.country,), self._name(spot), state.code)
        return self._mention("subdivision", spot, "places.subdivision.state", value, 0.9)

    # ---- regions, subdivisions, cities -----------------------------------------------------------------------

    def _areas(self, rules: CityRules) -> Iterator[Mention]:
        for spot in self.spots.all:
            if spot.phrase and spot.kind == "region":
                yield self._mention("region", spot, "places.region.name", PlaceValue((), self._name(spot)))
            elif spot.phrase and spot.kind == "subdivision" and not rules.given_name(spot):
                value = PlaceValue(spot.phrase.codes, self._name(spot), spot.phrase.subdivision)
                yield self._mention("subdivision", spot, "places.subdivision.name", value)

    def _cities(self, rules: CityRules) -> Iterator[Mention]:
        for spot in self.spots.all:
            if spot.cities and spot.kind == "city":
                found = rules.judge(spot)
                if found:
                    value = PlaceValue(_countries_of(found.choice), self._name(spot))
                    yield self._mention("city", spot, found.rule, value, found.score)
            elif spot.cities and spot.phrase and spot.kind == "country":
                yield from self._city_state(spot, rules)

    def _city_state(self, spot: Spot, rules: CityRules) -> Iterator[Mention]:
        """A country that is also its own city ("in Singapore")."""
        code = spot.phrase.codes[0] if spot.phrase else ""
        placed = rules.preposition(spot.first) == "strong" or self._heads_dateline(spot)
        if any(city.country == code and city.capital for city in spot.cities) and placed:
            yield self._mention(
                "city", spot, "places.city.state", PlaceValue((code,), self._name(spot)), CITY_STATE_SCORE
            )

    def _heads_dateline(self, spot: Spot) -> bool:
        return any(line.start == self.words.starts[spot.first] for line in self.datelines)

    def _typed(self, place: Named, ranked: Sequence[str]) -> Mention | None:
        span = self._span(place.first, place.last)
        name = self.text[span.start : span.end]
        if place.kind == "subdivision":
            return self._subdivision(place, name, ranked)
        choice = choose_city(self._candidates(place, name, ranked), ranked)
        countries = (place.country,) if place.country else _countries_of(choice) if choice else ()
        return Mention("city", span, name, place.rule, PlaceValue(countries, name), place.score)

    def _candidates(self, place: Named, name: str, ranked: Sequence[str]) -> list[City]:
        """The known cities of its name; for a district those in the countries of the text."""
        known = self.known.cities.named(name) if not place.country else ()
        return [city for city in known if place.kind == "city" or city.country in ranked]

    def _subdivision(self, place: Named, name: str, ranked: Sequence[str]) -> Mention | None:
        """A subdivision that pycountry knows: of the countries of the text before others."""
        parts = self.known.countries.subdivisions_named(name)
        order = {code: number for number, code in enumerate(ranked)}
        parts = tuple(sorted(parts, key=lambda part: (order.get(part.country, len(order)), part.code)))
        if not parts or (len(parts) > 1 and parts[0].country not in order) or not place.whole:
            return None
        span = self._span(*place.whole)
        value = PlaceValue((parts[0].country,), name, parts[0].code)
        return Mention("subdivision", span, self.text[span.start : span.end], place.rule, value, place.score)

    # ---- words to mentions -----------------------------------------------------------------------------------

    def _span(self, first: int, last: int) -> Span:
        """The span of words; with the stop of an abbreviation ("U.S.") unless it may end the sentence."""
        start, end = self.words.starts[first], self.words.ends[last - 1]
        dotted = self.text[end - 2 : end - 1] == "." and self.text[end : end + 1] == "."
        return span_of((start, end + 1 if dotted and self.text[end + 1 : end + 2] not in ("", "\n") else end))

    def _name(self, spot: Spot) -> str:
        span = self._span(spot.first, spot.last)
        return self.text[span.start : span.end]

    def _mention(self, kind: str, spot: Spot, source: str, value: PlaceValue, score: float = 1.0) -> Mention:
        span = self._span(spot.first, spot.last)
        return Mention(kind, span, self.text[span.start : span.end], source, value, score)


def _countries_of(choice: CityChoice) -> tuple[str, ...]:
    """The countries of the candidates, best first; the best alone where no other is comparable."""
    ranked = choice.ranked if choice.ambiguous else choice.ranked[:1]
    return tuple(dict.fromkeys(city.country for city in ranked))


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap the surest, then the first."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda item: (-item.score, item.span)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def _replaced(mention: Mention, taken: Sequence[Span]) -> bool:
    """Whether a place found by its type stands where a city or country was found by its name."""
    return mention.kind == "city" and any(span.overlaps(mention.span) for span in taken)


def _joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """All in order; peoples and countries that a hyphen joins made one demonym ("Kazakh-Kyrgyz")."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_order):
        before = kept[-1] if kept else None
        if before and _compound(text, before, mention):
            span = Span(before.span.start, mention.span.end)
            codes = tuple(dict.fromkeys(_codes(before) + _codes(mention)))
            kept[-1] = Mention(
                "demonym", span, text[span.start : span.end], "places.demonym.compound", PlaceValue(codes)
            )
        else:
            kept.append(mention)
    return kept if len(kept) == len(mentions) else sorted(kept, key=_order)


def _order(mention: Mention) -> tuple[int, int, str]:
    start, end = mention.span
    return start, -end, mention.kind


def _compound(text: str, before: Mention, mention: Mention) -> bool:
    peoples = before.kind in ("country", "demonym") and mention.kind in ("country", "demonym")
    return peoples and text[before.span.end : mention.span.start] in ("-", "–", "/")
