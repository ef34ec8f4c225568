"""First step: where names of countries, peoples, regions, subdivisions and cities stand; the longest at each word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from eventextract.knowledge.cities import City
from eventextract.knowledge.place_phrases import Phrase
from eventextract.normalise.place_lexicons import PlaceLexicons
from eventextract.normalise.place_words import Word, Words

LONGEST_PHRASE = 9  # words, commas and brackets counted


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first` to `last` (exclusive), and what their name may be: a phrase, or a city, or both ("Singapore")."""

    first: int
    last: int
    phrase: Phrase | None
    cities: tuple[City, ...]

    @property
    def kind(self) -> str:
        """The kind of the phrase; `city` for a name of a city alone."""
        return self.phrase.kind if self.phrase else "city"


def find_spots(words: Words, known: PlaceLexicons) -> list[Spot]:
    """All spots in order, none overlapping another; false friends (kind `none`) among them."""
    return list(_spots(words, known))


def _spots(words: Words, known: PlaceLexicons) -> Iterator[Spot]:
    last = 0
    for index, word in enumerate(words.all):
        if word.capital and index >= last and (spot := _spot_at(index, words, known)):
            last = spot.last
            yield spot


def _spot_at(index: int, words: Words, known: PlaceLexicons) -> Spot | None:
    phrase = _phrase_at(index, words, known)
    length = len(phrase.keys) if phrase else 0
    count = _city_at(index, words, known)
    if count > length:
        return Spot(index, index + count, None, _cities(index, count, words, known))
    if not phrase:
        return None
    both = count == length and phrase.kind == "country"
    return Spot(index, index + length, phrase, _cities(index, count, words, known) if both else ())


def _phrase_at(index: int, words: Words, known: PlaceLexicons) -> Phrase | None:
    starting = known.phrases.starting(words.all[index].key)
    if not starting:
        return None
    run = words.run(index, LONGEST_PHRASE)
    keys, texts = tuple(word.key for word in run), [word.text for word in run]
    for phrase in starting:
        length = len(phrase.keys)
        if keys[:length] == phrase.keys and phrase.fits(texts[:length]) and _article(phrase, index, words):
            return phrase
    return None


def _article(phrase: Phrase, index: int, words: Words) -> bool:
    return not phrase.after_the or words.key(index - 1) == "the"


def _city_at(index: int, words: Words, known: PlaceLexicons) -> int:
    """How many words make the longest city name here; its last word has a capital."""
    count = known.cities.longest(_keys_of_name(index, words, known))
    while count and not _ends_name(words.all[index + count - 1], known):
        count = known.cities.longest(islice(_keys_of_name(index, words, known), count - 1))
    return count


def _keys_of_name(index: int, words: Words, known: PlaceLexicons) -> Iterator[str]:
    """The folded words from one on, as long as they may continue the name of a city."""
    yield words.all[index].key
    for number in range(index + 1, len(words)):
        word = words.all[number]
        within = words.gap(number - 1) not in (" ", ". ")  # "Nuku'alofa"
        if (
            not word.joined
            or word.key in ",()"
            or not (word.capital or within or word.key in known.connectors or word.text.isdigit())
        ):
            return
        yield word.key


def _ends_name(word: Word, known: PlaceLexicons) -> bool:
    return word.capital or word.key not in known.connectors


def _cities(index: int, count: int, words: Words, known: PlaceLexicons) -> tuple[City, ...]:
    return known.cities.find(" ".join(word.key for word in words.all[index : index + count]))
