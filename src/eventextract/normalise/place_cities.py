"""Second step for cities: whether a name means the city here, which city, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventextract.normalise.place_choice import CityChoice, choose_city
from eventextract.normalise.place_lexicons import PlaceLexicons
from eventextract.normalise.place_spots import Spot
from eventextract.normalise.place_words import Words
from eventextract.values import Span

LARGE = 100_000
SHORT = 3  # letters: many such words are in the list
AFTER_DATELINE = re.compile(
    r" ?(?:,|\(|/|[–-] |: )[^\n]{0,50}?(?:[0-9]{1,4}|[–-] |: )"  # ", Kazakhstan, 2 November", " (TCA) –"
    r"| ?: (?=[A-Z][a-z])|: (?=\"?[A-Z])"  # "ACCRA: The"
    r"| [0-9]{1,2} [A-Z]| [A-Z][a-z]{2,8}\.? [0-9]{1,2}\b| ?[–-] "  # " 2 November", " Nov. 2", " – "
)


@dataclass(frozen=True, slots=True)
class CityFound:
    """A city in the text: the choice, the rule, how sure it is."""

    choice: CityChoice
    rule: str
    score: float


class CityRules:
    """Judges the cities of one text. `countries`: the codes that the text names."""

    def __init__(
        self, words: Words, spots: list[Spot], known: PlaceLexicons, countries: Sequence[str], datelines: Sequence[Span]
    ) -> None:
        self._words, self._known, self._countries, self._datelines = words, known, countries, datelines
        self._by_first = {spot.first: spot for spot in spots}
        self._by_last = {spot.last: spot for spot in spots}

    def judge(self, spot: Spot) -> CityFound | None:
        """The city that a spot means; None where it means none."""
        if self._after_title(spot):
            return None
        country, state = self.beside(spot)
        if country or state:
            choice = choose_city(spot.cities, self._countries, country, state)
            return CityFound(choice, "places.city.country-beside", 1.0) if choice else None
        found = self._by_context(spot)
        choice = choose_city(spot.cities, self._countries)
        return CityFound(choice, *found) if found and choice else None

    def _by_context(self, spot: Spot) -> tuple[str, float] | None:
        """Rule and score from the words around; None where the name means no city here."""
        if self._in_dateline(spot):
            return "places.city.dateline", 1.0
        strength = self.preposition(spot.first)
        inside = self._within_name(spot, strength)
        if self._flagged(spot):
            return (
                ("places.city.preposition", 0.8)
                if strength == "strong" and not inside and self._plausible(spot)
                else None
            )
        if (
            self._words.all[spot.first].text.isupper()
            and len(self._words.all[spot.first].text) > 1
            and strength != "strong"
        ):
            return None
        if inside:
            return "places.city.within-name", 0.3
        if strength:
            return "places.city.preposition", 0.9 if strength == "strong" else 0.7
        return "places.city.bare", 0.5 if spot.cities[0].population >= LARGE else 0.35

    # ---- what stands around ----------------------------------------------------------------------------------

    def beside(self, spot: Spot) -> tuple[str | None, str | None]:
        """The country, or the state of the US, that the text names right beside a city and that has such a city."""
        for other in (self._after(spot), self._owner(spot)):
            if other and other.phrase and other.kind in ("country", "demonym", "subdivision"):
                state = (
                    (other.phrase.subdivision or "")[3:]
                    if other.phrase.codes == ("US",) and other.phrase.subdivision
                    else None
                )
                codes = [code for code in other.phrase.codes if any(city.country == code for city in spot.cities)]
                if codes and choose_city(spot.cities, (), codes[0], state):
                    return codes[0], state
        return None, None

    def _after(self, spot: Spot) -> Spot | None:
        """The place in ", X", " (X", " in X", " in northern X" after a city."""
        words, step = self._words, spot.last
        if words.key(step) in (",", "("):
            step += 1
        elif words.key(step) == "in" and words.gap(step - 1) == " ":
            step += 1
            while self._known.prepositions.get(words.key(step)) == "modifier":
                step += 1
        else:
            return None
        found = self._by_first.get(step)
        return found if found and found.kind in ("country", "subdivision") else None

    def _owner(self, spot: Spot) -> Spot | None:
        """The place in "X's city", "the X capital", "X capital," before a city."""
        words, step = self._words, spot.first - 1
        while self._types_city(step) or words.key(step) in ("s", "of", ","):
            step -= 1
        owned = words.key(step + 1) == "s" or self._types_city(step + 1)
        return self._by_last.get(step + 1) if owned and step < spot.first - 1 else None

    def _types_city(self, index: int) -> bool:
        kind = self._known.types.get(self._words.key(index))
        return kind is not None and kind.kind == "city"

    def preposition(self, first: int) -> str | None:
        """`strong` or `weak` where a place preposition stands before word `first`; adjectives may stand between."""
        kinds, step = self._known.prepositions, first - 1
        while step >= 0 and kinds.get(self._words.key(step)) == "modifier" and self._words.gap(step) == " ":
            step -= 1
        kind = kinds.get(self._words.key(step))
        if kind in ("strong", "weak") and self._words.gap(step) == " ":
            return kind
        return self._as_before(first)

    def _as_before(self, first: int) -> str | None:
        """The preposition of the city before in "in Tashkent and Samarkand", "in Osh, Naryn and Talas"."""
        step = first
        while self._words.key(step - 1) in (",", "and", "or"):
            step -= 1
        before = self._by_last.get(step) if step < first else None
        return self.preposition(before.first) if before and before.kind == "city" else None

    def _within_name(self, spot: Spot, strength: str | None) -> bool:
        """Whether the name is a part of a longer name in capitals ("Tashkent Declaration", "University of Vienna")."""
        words = self._words
        if words.case_of_line(spot.first) != "plain":
            return False
        following = words.capital(spot.last) and words.gap(spot.last - 1) == " " and not self._month(spot.last)
        if (following and not self._place_at(spot.last)) or self._half_of_name(spot):
            return True
        if strength:
            return (
                words.key(spot.first - 1) == "of"
                and words.capital(spot.first - 2)
                and words.key(spot.first - 2) not in self._known.types
            )
        before = (
            words.capital(spot.first - 1) and words.gap(spot.first - 1) == " " and not words.opens_line(spot.first - 1)
        )
        return before and not self._sentence_start(spot.first - 1) and spot.first not in self._by_last

    def _month(self, index: int) -> bool:
        return self._words.key(index).isalpha() and self._words.key(index) in self._known.months

    def _half_of_name(self, spot: Spot) -> bool:
        """Whether a hyphen or "de" ties it to a name that is no place ("Ruiz-Ocampo", "Ana de Almeida")."""
        words, before, after = self._words, spot.first - 1, spot.last
        if words.gap(before) == "-" and words.capital(before) and spot.first not in self._by_last:
            return True
        if words.gap(after - 1) == "-" and words.capital(after) and after not in self._by_first:
            return True
        particle = self._known.connectors.get(words.key(before), False) and not words.capital(before)
        return particle and words.joined(before) and words.joined(before - 1) and words.capital(before - 1)

    def _place_at(self, index: int) -> bool:
        spot = self._by_first.get(index)
        return spot is not None and spot.kind in ("country", "subdivision")

    def _sentence_start(self, index: int) -> bool:
        return self._words.gap(index - 1).rstrip(' "(').endswith((".", "!", "?", ":", "\n"))

    def _after_title(self, spot: Spot) -> bool:
        words, before = self._words, spot.first - 1
        initial = len(words.key(before)) == 1 and words.capital(before) and words.gap(before).startswith(".")
        return initial or (
            words.capital(before) and words.key(before) in self._known.honorifics and words.gap(before) in (" ", ". ")
        )

    def _in_dateline(self, spot: Spot) -> bool:
        """Whether a city stands in a dateline; a name that may be a word or a month must open it."""
        start = self._words.all[spot.first].start
        inside = any(line.start <= start < line.end for line in self._datelines) or self._opens_dateline(spot)
        opens = self._words.opens_line(spot.first) and not self._date(spot)
        return inside and (opens or not self._flagged(spot))

    def _date(self, spot: Spot) -> bool:
        """Whether it is a month with its day or year ("March 5, 2012")."""
        return self._month(spot.first) and self._words.key(spot.last).isdigit()

    def _opens_dateline(self, spot: Spot) -> bool:
        """A city in capitals that opens a line which goes on with a country, a date or a dash."""
        words, text = self._words, self._words.text
        name = text[words.all[spot.first].start : words.all[spot.last - 1].end]
        return (
            name.isupper()
            and words.opens_line(spot.first)
            and bool(AFTER_DATELINE.match(text, words.all[spot.last - 1].end))
        )

    def _flagged(self, spot: Spot) -> bool:
        """Whether the name is also a word or a person's name; with accents ("Malé") it is no English word."""
        named = self._words.all[spot.first : spot.last]
        small = len(named[0].text) <= SHORT and spot.cities[0].population < LARGE
        short = len(named) == 1 and (small or named[0].key in self._known.not_names)
        plain = all(word.text.isascii() for word in named)
        return short or (plain and (spot.cities[0].word or spot.cities[0].person))

    def _plausible(self, spot: Spot) -> bool:
        """Whether "in" and a word that is also a city ("Nice") may mean the city.

        In plain lines, if it is large or lies in a country of the text.
        """
        words, city = self._words, spot.cities[0]
        if words.case_of_line(spot.first) != "plain" or words.key(spot.first) in self._known.not_names:
            return False
        return city.population >= LARGE or any(city.country in self._countries for city in spot.cities)
