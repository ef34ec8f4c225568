"""Second step for cities: whether a name means the city here, which city, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventextract.knowledge.cities import City
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.place_keys import place_key
from eventextract.normalise.place_choice import CityChoice, choose_city
from eventextract.normalise.place_lexicons import PlaceLexicons
from eventextract.normalise.place_spots import Spot, Spots
from eventextract.normalise.place_words import Words
from eventextract.values import Span

LARGE = 100_000
LONGEST_ACRONYM = 5  # letters
SHORT = 3  # letters: many such words are in the list
AFTER_DATELINE = expression(
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
        self, words: Words, spots: Spots, known: PlaceLexicons, countries: Sequence[str], datelines: Sequence[Span]
    ) -> None:
        self._words, self._known, self._countries, self._datelines = words, known, countries, datelines
        self._by_first, self._by_last = spots.by_first, spots.by_last

    def judge(self, spot: Spot) -> CityFound | None:
        """The city that a spot means; None where it means none."""
        if self._after_title(spot) or self._street(spot):
            return None
        country, state = self.beside(spot)
        if country or state:
            choice = choose_city(spot.cities, self._countries, country, state)
            return CityFound(choice, "places.city.country-beside", 1.0) if choice else None
        found = self._by_context(spot)
        choice = choose_city(self._spelt(spot), self._countries)
        return CityFound(choice, *found) if found and choice else None

    def _spelt(self, spot: Spot) -> Sequence[City]:
        """The cities of a name; where one so spelt lies in a country of the text, no other spellings of cities elsewhere."""
        if len(spot.cities) == 1:
            return spot.cities
        key = " ".join(self._words.keys[spot.first : spot.last])
        own = [city for city in spot.cities if place_key(city.name) == key]
        if not any(city.country in self._countries for city in own):
            return spot.cities
        return [city for city in spot.cities if city.country in self._countries or city in own]

    def _by_context(self, spot: Spot) -> tuple[str, float] | None:
        """Rule and score from the words around; None where the name means no city here."""
        if self._in_dateline(spot):
            return "places.city.dateline", 1.0
        strength = self.preposition(spot.first)
        if self._flagged(spot):
            meant = strength == "strong" and self._plausible(spot) and not self._within_name(spot, strength)
            return ("places.city.preposition", 0.8) if meant else None
        first = self._words.texts[spot.first]
        if first.isupper() and len(first) > 1 and strength != "strong":
            return None
        if self._within_name(spot, strength):
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
        if words.keys[step] in (",", "("):
            step += 1
        elif words.keys[step] == "in" and words.gaps[step] == " ":
            step += 1
            while self._known.prepositions.get(words.keys[step]) == "modifier":
                step += 1
        else:
            return None
        found = self._by_first.get(step)
        return found if found and found.kind in ("country", "subdivision") else None

    def _owner(self, spot: Spot) -> Spot | None:
        """The place in "X's city", "the X capital", "X capital," before a city."""
        words, step = self._words, spot.first - 1
        while self._types_city(step) or words.keys[step] in ("s", "of", ","):
            step -= 1
        owned = words.keys[step + 1] == "s" or self._types_city(step + 1)
        return self._by_last.get(step + 1) if owned and step < spot.first - 1 else None

    def _types_city(self, index: int) -> bool:
        kind = self._known.types.get(self._words.keys[index])
        return kind is not None and kind.kind == "city"

    def preposition(self, first: int) -> str | None:
        """`strong` or `weak` where a place preposition stands before word `first`; adjectives may stand between."""
        kinds, step = self._known.prepositions, first - 1
        while step >= 0 and kinds.get(self._words.keys[step]) == "modifier" and self._words.gaps[step + 1] == " ":
            step -= 1
        kind = kinds.get(self._words.keys[step])
        if kind in ("strong", "weak") and self._words.gaps[step + 1] == " ":
            return kind
        return self._as_before(first)

    def _as_before(self, first: int) -> str | None:
        """The preposition of the city before in "in Tashkent and Samarkand", "in Osh, Naryn and Talas"."""
        step = first
        while self._words.keys[step - 1] in (",", "and", "or"):
            step -= 1
        before = self._by_last.get(step) if step < first else None
        return self.preposition(before.first) if before and before.kind == "city" else None

    def _within_name(self, spot: Spot, strength: str | None) -> bool:
        """Whether the name is a part of a longer name in capitals ("Tashkent Declaration", "University of Vienna")."""
        words = self._words
        if words.case_of_line(spot.first) != "plain":
            return False
        following = words.capitals[spot.last] and words.gaps[spot.last] == " " and not self._month(spot.last)
        if (following and not self._place_at(spot.last)) or self._half_of_name(spot):
            return True
        if strength:
            return (
                words.keys[spot.first - 1] == "of"
                and words.capitals[spot.first - 2]
                and words.keys[spot.first - 2] not in self._known.types
            )
        before = (
            words.capitals[spot.first - 1] and words.gaps[spot.first] == " " and not words.opens_line(spot.first - 1)
        )
        return before and not self._sentence_start(spot.first - 1) and spot.first not in self._by_last

    def _month(self, index: int) -> bool:
        return self._words.keys[index].isalpha() and self._words.keys[index] in self._known.months

    def _half_of_name(self, spot: Spot) -> bool:
        """Whether a hyphen or "de" ties it to a name that is no place ("Ruiz-Ocampo", "Ana de Almeida")."""
        words, before, after = self._words, spot.first - 1, spot.last
        if words.gaps[before + 1] == "-" and words.capitals[before] and spot.first not in self._by_last:
            return True
        if words.gaps[after] == "-" and words.capitals[after] and after not in self._by_first:
            return True
        particle = self._known.connectors.get(words.keys[before], False) and not words.capitals[before]
        return particle and words.joined[before + 1] and words.joined[before] and words.capitals[before - 1]

    def _place_at(self, index: int) -> bool:
        spot = self._by_first.get(index)
        return spot is not None and spot.kind in ("country", "subdivision")

    def _sentence_start(self, index: int) -> bool:
        return self._words.gaps[index].rstrip(' "(').endswith((".", "!", "?", ":", "\n"))

    def _after_title(self, spot: Spot) -> bool:
        words, before = self._words, spot.first - 1
        initial = len(words.keys[before]) == 1 and words.capitals[before] and words.gaps[before + 1].startswith(".")
        return initial or (
            words.capitals[before]
            and words.keys[before] in self._known.honorifics
            and words.gaps[before + 1] in (" ", ". ")
        )

    def given_name(self, spot: Spot) -> bool:
        """Whether a province's name is rather somebody's given name: one word that nothing explains closes it ("Uri Sadeh")."""
        words, behind, known = self._words, spot.last, self._known
        if behind - spot.first > 1 or words.gaps[behind] != " " or not words.capitals[behind]:
            return False
        text, key = words.texts[behind], words.keys[behind]
        longer = words.joined[behind + 1] and words.capitals[behind + 1]
        explained = key in known.common or key in known.institutions or key in known.types or key in known.not_names
        if longer or explained or behind in self._by_first or not text.isalpha() or text.isupper():
            return False
        placed = self.preposition(spot.first) is not None or words.keys[spot.first - 1] in ("of", "the")
        return words.case_of_line(spot.first) == "plain" and not placed

    def _street(self, spot: Spot) -> bool:
        """Whether a street is named by it ("Ngong Road")."""
        words, behind = self._words, spot.last
        return words.capitals[behind] and words.gaps[behind] == " " and words.keys[behind] in self._known.streets

    def _in_dateline(self, spot: Spot) -> bool:
        """Whether a city stands in a dateline; a name that may be a word or a month must open it."""
        start = self._words.starts[spot.first]
        inside = any(line.start <= start < line.end for line in self._datelines) and not self._desk(spot)
        if not (inside or self._opens_dateline(spot)):
            return False
        opens = self._words.opens_line(spot.first) and not self._date(spot) and not self._label(spot)
        return opens or not self._flagged(spot)

    def _desk(self, spot: Spot) -> bool:
        """Whether it is an acronym in brackets or strokes, as of an agency: "(KUNA)"."""
        text, start, end = self._words.text, self._words.starts[spot.first], self._words.ends[spot.last - 1]
        around = text[max(start - 1, 0) : start] + text[end : end + 1]
        return around in ("()", "//") and text[start:end].isupper() and end - start <= LONGEST_ACRONYM

    def _label(self, spot: Spot) -> bool:
        """Whether it is a label and no town ("Date: ...")."""
        words = self._words
        return words.gaps[spot.last].lstrip().startswith(":") and words.keys[spot.first] in self._known.not_names

    def _date(self, spot: Spot) -> bool:
        """Whether it is a month with its day or year ("March 5, 2012")."""
        return self._month(spot.first) and self._words.keys[spot.last].isdigit()

    def _opens_dateline(self, spot: Spot) -> bool:
        """A city in capitals that opens a line which goes on with a country, a date or a dash."""
        words, text = self._words, self._words.text
        name = text[words.starts[spot.first] : words.ends[spot.last - 1]]
        return (
            name.isupper()
            and words.opens_line(spot.first)
            and bool(AFTER_DATELINE.match(text, words.ends[spot.last - 1]))
        )

    def _flagged(self, spot: Spot) -> bool:
        """Whether the name is also a word or a person's name; with accents ("Malé") it is no English word."""
        words, city, first = self._words, spot.cities[0], spot.first
        if spot.last - first == 1:
            small = len(words.texts[first]) <= SHORT and city.population < LARGE
            if small or words.keys[first] in self._known.not_names:
                return True
        return (city.word or city.person) and all(map(str.isascii, words.texts[first : spot.last]))

    def _plausible(self, spot: Spot) -> bool:
        """Whether "in" and a word that is also a city ("Nice") may mean the city.

        In plain lines, if it is large or lies in a country of the text.
        """
        words, city = self._words, spot.cities[0]
        if words.case_of_line(spot.first) != "plain" or words.keys[spot.first] in self._known.not_names:
            return False
        return city.population >= LARGE or any(city.country in self._countries for city in spot.cities)
