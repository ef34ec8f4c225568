"""Third step: places that no list knows, by the words beside them ("the town of X", "X district", "in X, India")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count

from eventextract.normalise.place_cities import LONGEST_ACRONYM, CityRules
from eventextract.normalise.place_lexicons import AT, PlaceLexicons, PlaceType
from eventextract.normalise.place_spots import Spot, Spots
from eventextract.normalise.place_words import Words
from eventextract.values import Span

LONGEST_UNKNOWN = 3  # words
SHORTEST = 4  # letters of an unknown town: "Fri" is none
CLOSING = frozenset('.;:–/"')
BEHIND_TOWN = ("(", "[", "/", "–", "-")  # what stands behind the town of a dateline, but for a comma


@dataclass(frozen=True, slots=True)
class Named:
    """A place by its surroundings: words `first` to `last` (exclusive).

    `kind`: city, district or subdivision. `country`: where named. `whole`: the words with those for its type.
    """

    first: int
    last: int
    kind: str
    rule: str
    score: float
    country: str | None = None
    whole: tuple[int, int] | None = None


class PatternRules:
    """Finds the places of one text that stand beside a word for their type, or beside their country."""

    def __init__(self, words: Words, spots: Spots, known: PlaceLexicons, cities: CityRules) -> None:
        self._words, self._known, self._cities = words, known, cities
        self._by_first, self._by_last = spots.by_first, spots.by_last
        self._inside = spots.inside

    def find(self) -> Iterator[Named]:
        """All of them: by type, unknown ones, and beside their country."""
        keys = self._words.keys
        for index in compress(count(), map(self._known.cues.__contains__, keys)):
            key = keys[index]
            kind = self._known.types.get(key)
            if kind and kind.of and index not in self._inside and keys[index + 1] == "of":
                yield from self._of(index, kind)
            if kind and kind.after and index not in self._inside and self._words.gaps[index] in (" ", "-"):
                yield from self._after(index, kind)
            if key in self._known.strong or (key == AT and self._dated(index)):
                yield from self._unknown(index)
        for spot in self._by_first.values():
            if spot.kind in ("country", "subdivision"):
                yield from self._beside(spot)

    def _unknown(self, index: int) -> Iterator[Named]:
        """One or two words in capitals after "in" that nothing else explains. A guess, scored low."""
        first, words = index + 1, self._words
        if not words.capitals[first] or words.gaps[index + 1] != " " or first in self._by_first:
            return
        last = self._name_from(first)
        longer = words.joined[last] and not self._parted(last) and (words.capitals[last] or words.gaps[last] != " ")
        longer = longer or (words.keys[last] == "of" and words.gaps[last] == " ")
        longer = longer or words.keys[last - 1] in self._known.facilities
        short = 0 < last - first <= 2 and not longer and words.case_of_line(first) == "plain"
        if short and all(map(self._unexplained, range(first, last))):
            yield Named(first, last, "city", "places.city.unknown", 0.3)

    def _parted(self, last: int) -> bool:
        """Whether a comma closes a name, and no further name follows: "in Otso, a village on the lake"."""
        follows = self._words.keys[last + 1 : last + 2]
        plain = bool(follows) and follows[0].isalpha() and not self._words.capitals[last + 1]
        return self._words.keys[last] == "," and plain

    def datelined(self, datelines: Sequence[Span]) -> Iterator[Named]:
        """The unknown name that opens a dateline with a date or an agency ("Zhovti Vody, 3 May. /NTB/")."""
        words = self._words
        for line in datelines:
            first = bisect_left(words.starts, line.start)
            last = self._opening(first)
            dated = any(letter.isdigit() or letter in "(/" for letter in words.text[line.start : line.end])
            long = last > first and words.ends[last - 1] - words.starts[first] >= SHORTEST
            if dated and long and words.opens_line(first) and self._closes_town(last):
                yield Named(first, last, "city", "places.city.dateline-unknown", 0.7)

    def _opening(self, first: int) -> int:
        """Behind the last word of an unknown name; the word itself where it is known or explained."""
        words, last = self._words, first
        while last < first + LONGEST_UNKNOWN and words.capitals[last] and self._unknown_in_dateline(last):
            last += 1
            if not words.joined[last] or not words.texts[last].isalpha():
                break
        return first if last < len(words) and words.joined[last] and words.capitals[last] else last

    def _unknown_in_dateline(self, index: int) -> bool:
        text, known = self._words.texts[index], self._known
        acronym = text.isupper() and len(text) <= LONGEST_ACRONYM
        placed = index in self._inside or self._words.keys[index] in known.months
        return text.isalpha() and not (acronym or placed) and self._unexplained(index)

    def _closes_town(self, last: int) -> bool:
        key, gap = self._words.keys[last], self._words.gaps[last].lstrip()
        return key in (",", "(") or gap.startswith(BEHIND_TOWN)

    def _dated(self, index: int) -> bool:
        """Whether the name behind "at" closes its line, or a weekday or month follows: "at Zhylma on Monday"."""
        words, last = self._words, self._name_from(index + 1)
        if "\n" in words.gaps[last]:
            return True
        timed = words.keys[last + 1] in self._known.not_names or words.keys[last + 1].isdigit()
        return timed and words.gaps[last] == " " and not words.capitals[last]

    def _unexplained(self, index: int) -> bool:
        key, known = self._words.keys[index], self._known
        return len(self._words.texts[index]) > 2 and key not in known.not_names and key not in known.institutions

    def _of(self, index: int, kind: PlaceType) -> Iterator[Named]:
        """The town of X."""
        first = index + 2
        last = self._name_from(first)
        if last > first and self._words.gaps[index + 1] == " " and self._words.keys[first] not in self._known.not_names:
            yield Named(first, last, kind.kind, f"places.{kind.kind}.type-of", 0.9, whole=(index, last))

    def _after(self, index: int, kind: PlaceType) -> Iterator[Named]:
        """X district; of "X and Y regions" each."""
        last = index
        while True:
            first = self._name_to(last)
            if first == last or self._words.keys[first] in self._known.not_names:
                return
            yield Named(first, last, kind.kind, f"places.{kind.kind}.type-after", 0.8, whole=(first, index + 1))
            joint = first
            while self._words.keys[joint - 1] in (",", "and"):
                joint -= 1
            if not self._words.keys[index].endswith("s") or joint == first:
                return
            last = joint

    def _beside(self, spot: Spot) -> Iterator[Named]:
        """In X, Kenya, where X is unknown: after a preposition of place or at the start of a line.

        The country must close the aside, or it is the subject of the sentence ("In Parliament, Kenya said").
        """
        words = self._words
        comma = spot.first - 1
        if words.keys[comma] not in (",", "(") or not self._closes(spot):
            return
        first = self._name_to(comma)
        if first == comma or self._by_last.get(comma) or words.keys[first] in self._known.not_names:
            return
        if (self._cities.preposition(first) == "strong" or words.opens_line(first)) and spot.phrase:
            yield Named(first, comma, "city", "places.city.unknown-beside-country", 0.8, spot.phrase.codes[0])

    def _closes(self, spot: Spot) -> bool:
        gap, after = self._words.gaps[spot.last], self._words.keys[spot.last]
        marked = "\n" in gap or gap.strip()[:1] in CLOSING
        return marked or after in (",", ")") or after in self._known.around_peoples["ends"]

    def _name_from(self, first: int) -> int:
        """Behind the last word of the name that starts at a word: a known one, else up to three words in capitals."""
        spot = self._by_first.get(first)
        if spot and spot.kind in ("city", "country"):
            return spot.last
        last = first
        while last < first + LONGEST_UNKNOWN and self._words.capitals[last] and self._fit(last):
            last += 1
            if not self._words.joined[last]:
                break
        return last

    def _name_to(self, last: int) -> int:
        """The first word of the name in capitals that ends before a word."""
        spot = self._by_last.get(last)
        if spot:
            return spot.first if spot.kind in ("city", "country") else last
        first = last
        while first > last - LONGEST_UNKNOWN and self._words.capitals[first - 1] and self._fit(first - 1):
            if first < last and not self._words.joined[first]:
                break
            first -= 1
        return first

    def _fit(self, index: int) -> bool:
        """Whether a word may belong to an unknown name: it is no acronym, no number and starts no other place."""
        text, kinds = self._words.texts[index], self._known.prepositions
        acronym = text.isupper() and len(text) > 1
        return not acronym and text.isalpha() and kinds.get(self._words.keys[index], "modifier") == "modifier"
