"""Second step for names of countries and peoples: what they mean in their surroundings, or that they mean a person."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.knowledge.place_phrases import Phrase
from eventextract.normalise.place_lexicons import PlaceLexicons
from eventextract.normalise.place_spots import Spot, Spots
from eventextract.normalise.place_words import Words

LANGUAGE_SCORE, ETHNIC_SCORE, AMBIGUOUS_SCORE = 0.2, 0.4, 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name says: its countries, the rule that says so, how sure it is."""

    codes: tuple[str, ...]
    rule: str
    score: float


class PeopleRules:
    """Judges the countries and demonyms of one text."""

    def __init__(self, words: Words, spots: Spots, known: PlaceLexicons) -> None:
        self._words, self._known = words, known
        self._by_first, self._by_last = spots.by_first, spots.by_last

    def read(self, spot: Spot, phrase: Phrase, named_before: list[str]) -> Reading | None:
        """What a spot says; None where it is part of a person's name.

        `named_before`: the countries that the text has named without doubt.
        """
        if self._person(spot):
            return None
        codes = _resolved(phrase, named_before)
        if phrase.kind == "country":
            rule = "acronym" if phrase.acronym else "name"
            return Reading(codes, f"places.country.{rule}", AMBIGUOUS_SCORE if phrase.ambiguous else 1.0)
        return self._demonym(spot, phrase, codes)

    def _demonym(self, spot: Spot, phrase: Phrase, codes: tuple[str, ...]) -> Reading:
        after, listed = self._words.keys[spot.last], self._known.around_peoples
        if after in listed["currency-after"] and self._words.gaps[spot.last] == " ":
            return Reading(codes, "places.demonym.currency", LANGUAGE_SCORE)
        if phrase.language or self._language(spot):
            return Reading(codes, "places.demonym.language", LANGUAGE_SCORE)
        if self._ethnic(spot):
            return Reading(codes, "places.demonym.ethnic", ETHNIC_SCORE)
        if phrase.ambiguous:
            return Reading(codes, "places.demonym.ambiguous", AMBIGUOUS_SCORE)
        return Reading(codes, "places.demonym.name", 1.0)

    def _ethnic(self, spot: Spot) -> bool:
        """Whether it names a people within a country ("ethnic Uzbeks", "Kosovo Serbs")."""
        before = self._by_last.get(spot.first)
        people = self._words.keys[spot.last - 1].endswith("s")
        beside = (
            people
            and before is not None
            and before.kind in ("country", "demonym")
            and self._words.gaps[spot.first] == " "
        )
        return beside or self._words.keys[spot.first - 1] in self._known.around_peoples["ethnic-before"]

    def _language(self, spot: Spot) -> bool:
        """Whether the chain of peoples follows "in" or the like and no noun follows ("in Kazakh and Russian.")."""
        first, last = self._chain(spot)
        listed = self._known.around_peoples
        if self._words.keys[last] in listed["language-after"]:
            return True
        into = self._words.keys[first - 2] in listed["language-after"]  # "translators for Albanian"
        if not (into or self._words.keys[first - 1] in listed["language-before"]) or self._words.gaps[first] != " ":
            return False
        gap = self._words.gaps[last]
        return not gap.startswith((" ", "-", "–", "'")) or self._words.keys[last] in listed["ends"] | {",", "(", ")"}

    def _chain(self, spot: Spot) -> tuple[int, int]:
        """From the first to behind the last of peoples joined by commas, "and", "or"."""
        first, last = spot.first, spot.last
        while (before := self._before(first)) is not None:
            first = before
        while (after := self._after(last)) is not None:
            last = after
        return first, last

    def _before(self, first: int) -> int | None:
        step = first
        while self._words.keys[step - 1] in (",", "and", "or"):
            step -= 1
        spot = self._by_last.get(step)
        return spot.first if spot and spot.kind == "demonym" and step < first else None

    def _after(self, last: int) -> int | None:
        step = last
        while self._words.keys[step] in (",", "and", "or"):
            step += 1
        spot = self._by_first.get(step)
        return spot.last if spot and spot.kind == "demonym" and step > last else None

    def _person(self, spot: Spot) -> bool:
        """Whether it is part of the name of a person ("Mr. Peter England", "Chad Miller")."""
        words, known = self._words, self._known
        if spot.last - spot.first > 1 or words.keys[spot.first] not in known.given_names:
            return False
        return self._before_surname(spot.last) or self._after_name(spot.first)

    def _before_surname(self, index: int) -> bool:
        """Whether an initial or a surname follows: a listed one, or in plain lines any that has no word of a body."""
        words, known = self._words, self._known
        if words.gaps[index] != " " or not words.capitals[index] or index in self._by_first:
            return False
        if len(words.texts[index]) == 1 and words.gaps[index + 1].startswith("."):
            return words.capitals[index + 1]
        if words.keys[index] in known.surnames:
            return True
        if words.case_of_line(index) != "plain":
            return False
        return not any(words.keys[i] in known.institutions or words.texts[i].isupper() for i in self._capitals(index))

    def _capitals(self, index: int) -> range:
        """The words in capitals from one on that belong together."""
        last = index + 1
        while self._words.joined[last] and self._words.capitals[last]:
            last += 1
        return range(index, last)

    def _after_name(self, first: int) -> bool:
        """Whether an honorific, or an honorific and a name, stands right before."""
        words, known = self._words, self._known
        if words.keys[first - 1] in known.honorifics and words.capitals[first - 1]:
            return words.gaps[first] in (" ", ". ") and known.given_names[words.keys[first]]
        named = words.capitals[first - 1] and words.gaps[first] == " "
        return named and words.keys[first - 2] in known.honorifics and words.gaps[first - 1] == ". "


def _resolved(phrase: Phrase, named_before: list[str]) -> tuple[str, ...]:
    """The codes of a name; of a shared one that which the text named before in full, else the likeliest."""
    if not phrase.ambiguous:
        return phrase.codes
    named = [code for code in named_before if code in phrase.codes]
    return (named[-1],) if named else phrase.codes[:1]
