"""First step: where names of countries, peoples, regions, subdivisions and cities stand; the longest at each word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, islice
from typing import NamedTuple

from eventextract.knowledge.cities import City
from eventextract.knowledge.place_phrases import Phrase
from eventextract.normalise.place_lexicons import Opening, PlaceLexicons
from eventextract.normalise.place_words import Words


class Spot(NamedTuple):
    """Words `first` to `last` (exclusive), and what their name may be: a phrase, or a city, or both ("Singapore").

    `kind`: that of the phrase; `city` for a name of a city alone.
    """

    first: int
    last: int
    phrase: Phrase | None
    cities: tuple[City, ...]
    kind: str


class Spots:
    """The spots of a text in order, none overlapping another; false friends (kind `none`) among them."""

    def __init__(self, found: list[Spot]) -> None:
        self.all = found
        self.by_first = {spot.first: spot for spot in found}
        self.by_last = {spot.last: spot for spot in found}
        self.inside: set[int] = set()
        for spot in found:
            self.inside.update(range(spot.first, spot.last))


def find_spots(words: Words, known: PlaceLexicons) -> Spots:
    """All spots of a text."""
    found: list[Spot] = []
    last, keys, opening = 0, words.keys, known.opening
    for index in compress(count(), words.capitals):
        if index >= last and (opens := opening(keys[index])) and (spot := _spot_at(index, words, opens, known)):
            last = spot.last
            found.append(spot)
    return Spots(found)


def _spot_at(index: int, words: Words, opens: Opening, known: PlaceLexicons) -> Spot | None:
    phrase = _phrase_at(index, words, opens) if opens.phrases else None
    length = len(phrase.keys) if phrase else 0
    size = _city_at(index, words, opens, known)
    if size > length:
        return Spot(index, index + size, None, _cities(index, size, words, known), "city")
    if not phrase:
        return None
    both = size == length and phrase.kind == "country"
    return Spot(index, index + length, phrase, _cities(index, size, words, known) if both else (), phrase.kind)


def _phrase_at(index: int, words: Words, opens: Opening) -> Phrase | None:
    last = words.run(index, len(opens.phrases[0].keys))
    keys, texts = tuple(words.keys[index:last]), words.texts[index:last]
    for phrase in opens.phrases:
        length = len(phrase.keys)
        if keys[:length] == phrase.keys and phrase.fits(texts[:length]) and _article(phrase, index, words):
            return phrase
    return None


def _article(phrase: Phrase, index: int, words: Words) -> bool:
    return not phrase.after_the or words.keys[index - 1] == "the"


def _city_at(index: int, words: Words, opens: Opening, known: PlaceLexicons) -> int:
    """How many words make the longest city name here; its last word has a capital."""
    if not opens.longer or not _continues(index + 1, words, known):
        return int(opens.city)
    size = known.cities.longest(_keys_of_name(index, words, known))
    while size and not _ends_name(index + size - 1, words, known):
        size = known.cities.longest(islice(_keys_of_name(index, words, known), size - 1))
    return size


def _keys_of_name(index: int, words: Words, known: PlaceLexicons) -> Iterator[str]:
    """The folded words from one on, as long as they may continue the name of a city."""
    yield words.keys[index]
    while _continues(index := index + 1, words, known):
        yield words.keys[index]


def _continues(index: int, words: Words, known: PlaceLexicons) -> bool:
    """Whether a word may continue the name of a city."""
    if not words.joined[index] or (key := words.keys[index]) in ",()":
        return False
    within = words.gaps[index] not in (" ", ". ")  # "Nuku'alofa"
    return words.capitals[index] or within or key in known.connectors or words.texts[index].isdigit()


def _ends_name(index: int, words: Words, known: PlaceLexicons) -> bool:
    return words.capitals[index] or words.keys[index] not in known.connectors


def _cities(index: int, size: int, words: Words, known: PlaceLexicons) -> tuple[City, ...]:
    return known.cities.find(" ".join(words.keys[index : index + size]))
