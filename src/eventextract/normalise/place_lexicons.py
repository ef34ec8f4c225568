"""The word lists that place rules ask, in the shape in which they ask them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from eventextract.knowledge.cities import Cities
from eventextract.knowledge.place_keys import fold_letters, phrase_keys
from eventextract.knowledge.place_phrases import Phrase, Phrases, load_phrases
from eventextract.knowledge.places import Countries, Subdivision
from eventextract.knowledge.store import Knowledge
from eventextract.normalise.names import common_words

AT = "at"
"""The weak preposition behind which an unknown town may stand."""


@dataclass(frozen=True, slots=True)
class PlaceType:
    """A word for a kind of place (city, district, subdivision), and on which sides of a name it stands."""

    kind: str
    after: bool
    of: bool


class Opening(NamedTuple):
    """What a folded word may be the first of: listed names, the longest first; a city by itself; a longer city."""

    phrases: Sequence[Phrase]
    city: bool
    longer: bool


@dataclass(frozen=True, slots=True)
class PlaceLexicons:
    """All that the place rules know. Sets are for membership tests alone."""

    countries: Countries
    states: dict[str, Subdivision]  # those of the US by folded name, where that is one word
    cities: Cities
    opening: Callable[[str], Opening | None]  # of a folded word; None where no name begins with it
    prepositions: dict[str, str]  # word -> strong | weak | modifier
    strong: frozenset[str]  # prepositions
    types: dict[str, PlaceType]
    cues: frozenset[str]  # both together, and "at"
    connectors: dict[str, bool]  # lower-case word within names of cities -> also within names of people
    given_names: dict[str, bool]  # name of a country or people that people bear -> also right after a title
    surnames: frozenset[str]
    institutions: frozenset[str]  # words of names of bodies
    honorifics: frozenset[str]
    streets: frozenset[str]  # words that close the name of a street
    common: frozenset[str]  # words that seldom are names of people
    facilities: frozenset[str]  # words that close the name of a facility, and of no town
    not_names: frozenset[str]
    months: frozenset[str]
    compounds: dict[str, str]  # first half of a compound -> country
    around_peoples: dict[str, frozenset[str]]  # kind of place_languages.csv -> words


@cache
def place_lexicons(knowledge: Knowledge) -> PlaceLexicons:
    """The place lexicons of a models folder; made once for each."""
    languages = knowledge.lexicon("place_languages")
    prepositions = {row["word"]: row["kind"] for row in knowledge.lexicon("place_prepositions")}
    strong = frozenset(word for word, kind in prepositions.items() if kind == "strong")
    types = {row["word"]: _type(row["kind"], row["side"]) for row in knowledge.lexicon("place_types")}
    kinds = sorted({row["kind"] for row in languages})
    return PlaceLexicons(
        countries=knowledge.countries,
        states={key: Subdivision(*of) for key, of in knowledge.made("states", partial(_states, knowledge)).items()},
        cities=knowledge.cities,
        opening=_openings(load_phrases(knowledge), knowledge.cities),
        prepositions=prepositions,
        strong=strong,
        types=types,
        cues=strong | types.keys() | {AT},
        connectors={row["word"]: row["particle"] == "yes" for row in knowledge.lexicon("place_connectors")},
        given_names={
            fold_letters(row["name"]): row["after_title"] == "yes" for row in knowledge.lexicon("place_given_names")
        },
        surnames=knowledge.words("surnames", "surname"),
        institutions=knowledge.made("words of institutions", partial(_institutions, knowledge)),
        honorifics=knowledge.words("place_honorifics", "word"),
        streets=knowledge.words("street_words", "word"),
        common=common_words(knowledge),
        facilities=knowledge.made("words of facilities", partial(_facilities, knowledge)),
        months=frozenset(map(fold_letters, knowledge.words("months", "form"))),
        not_names=knowledge.words("place_not_names", "word"),
        compounds={fold_letters(row["word"]): row["country"] for row in knowledge.lexicon("place_compounds")},
        around_peoples={kind: frozenset(row["word"] for row in languages if row["kind"] == kind) for kind in kinds},
    )


def _states(knowledge: Knowledge) -> dict[str, tuple[str, str, bool]]:
    parts = [part for part in knowledge.countries.subdivisions if part.country == "US"]
    named = ((phrase_keys(part.name), (part.code, part.name, part.bare)) for part in parts)
    return {keys[0]: part for keys, part in named if len(keys) == 1}


def _openings(phrases: Phrases, cities: Cities) -> Callable[[str], Opening | None]:
    @lru_cache(maxsize=8192)
    def opening(key: str) -> Opening | None:
        listed, (city, longer) = phrases.starting(key), cities.begins(key)
        return Opening(listed, city, longer) if listed or city or longer else None

    return opening


def _institutions(knowledge: Knowledge) -> frozenset[str]:
    heads = " ".join(row["head"] for row in knowledge.lexicon("agency_heads"))
    return knowledge.words("place_institution_words", "word") | frozenset(map(fold_letters, heads.split()))


def _facilities(knowledge: Knowledge) -> frozenset[str]:
    heads = (row for row in knowledge.lexicon("venue_heads") if row["lower"] == "yes" and row["front"] == "no")
    return frozenset(fold_letters(row["head"].split()[-1]) for row in heads)


def _type(kind: str, side: str) -> PlaceType:
    return PlaceType(kind, side in ("after", "both"), side in ("of", "both"))
