"""Names of countries that are states of the US in their surroundings ("Atlanta, Georgia")."""

from __future__ import annotations

from eventextract.knowledge.places import Subdivision
from eventextract.normalise.place_lexicons import PlaceLexicons
from eventextract.normalise.place_spots import Spot, Spots
from eventextract.normalise.place_words import Words

COUNTRY = "US"


class StateRules:
    """Tells states from countries in one text."""

    def __init__(self, words: Words, spots: Spots, known: PlaceLexicons) -> None:
        self._words, self._spots, self._known = words, spots, known
        self._by_first, self._by_last = spots.by_first, spots.by_last

    def find(self) -> dict[int, Subdivision]:
        """The states, by the first word of their spot.

        Where a text shows one to be a state, and names neither the people nor a city of the country, it means the
        state throughout.
        """
        doubtful = [(spot, state) for spot in self._spots.all if (state := self._namesake(spot))]
        certain = {spot.first: state for spot, state in doubtful if self._shown(spot, state)}
        codes = {state.code for state in certain.values()}
        rest = {spot.first: state for spot, state in doubtful if state.code in codes and not self._country_shown(spot)}
        return {**rest, **certain}

    def _namesake(self, spot: Spot) -> Subdivision | None:
        if spot.kind != "country" or spot.last - spot.first > 1:
            return None
        return self._known.states.get(self._words.keys[spot.first])

    def _shown(self, spot: Spot, state: Subdivision) -> bool:
        words = self._words
        neighbours = (self._listed(spot.first, -1), self._listed(spot.last, 1))
        if any(other and self._american(other) for other in neighbours):
            return True
        if words.keys[spot.first - 1] == "," and self._city_of(spot, state):
            return True
        return (
            words.keys[spot.first - 1] == "of"
            and words.keys[spot.first - 2] == "state"
            and not words.capitals[spot.first - 2]
        )

    def _listed(self, index: int, step: int) -> Spot | None:
        """The place before or after in a list ("Florida, Georgia and Texas")."""
        index -= step < 0
        start = index
        while self._words.keys[index] in (",", "and", "or"):
            index += step
        if index == start:
            return None
        return self._by_first.get(index) if step > 0 else self._by_last.get(index + 1)

    def _american(self, spot: Spot) -> bool:
        if not spot.phrase or spot.phrase.codes != (COUNTRY,):
            return False
        return spot.kind == "subdivision" or (spot.kind == "country" and self._words.keys[spot.first - 1] == ",")

    def _city_of(self, spot: Spot, state: Subdivision) -> bool:
        """Whether the city before the comma is one of the state, and none of the country."""
        before = self._by_last.get(spot.first - 1)
        cities = before.cities if before else ()
        home = spot.phrase.codes if spot.phrase else ()
        return any(city.state == state.code[3:] for city in cities) and not any(city.country in home for city in cities)

    def _country_shown(self, spot: Spot) -> bool:
        """Whether the text names the people of the country or one of its cities, or a body "of" it."""
        codes = spot.phrase.codes if spot.phrase else ()
        if self._words.keys[spot.first - 1] == "of":  # "Revenue Service of Georgia"
            return True
        peoples = any(
            other.kind == "demonym" and other.phrase and other.phrase.codes == codes for other in self._spots.all
        )
        return peoples or any(other.kind == "city" and other.cities[0].country in codes for other in self._spots.all)
