"""The city gazetteer: a sorted text file, searched by halving. Nothing is parsed before it is asked for.

Nor is the file split into lines at once: it lies in blocks of names whose first word begins alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept
from eventextract.knowledge.files import read_data, read_text, stamped
from eventextract.knowledge.place_keys import place_key

END = "\U0010ffff"  # after all keys: a search never runs off the list
FIRST = 3
Blocks = dict[str, tuple[int, int]]
"""Where a block begins and ends, in bytes, by the first three letters of the first word."""


@dataclass(frozen=True, slots=True)
class City:
    """A city or town.

    `state`: the state of the US, else "". `word`, `person`: this name of it is also an English word, a name of people.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    state: str = ""
    word: bool = False
    person: bool = False
    capital: bool = False


class Cities:
    """Looks cities up by any of their names. `data`, in UTF-8: see the head of `models/gazetteer/cities.tsv`."""

    def __init__(self, data: bytes, blocks: Blocks) -> None:
        self._data = data
        self._blocks = blocks
        self._lines: dict[str, list[str]] = {}
        self.find = lru_cache(maxsize=4096)(self._find)
        self.begins = lru_cache(maxsize=8192)(self._begins)

    def __len__(self) -> int:
        """How many names there are."""
        return sum(len(self._near(begun)) - 1 for begun in self._blocks)

    def named(self, name: str) -> tuple[City, ...]:
        """The cities of this name in any spelling of case and accents, the largest first; () for none."""
        return self.find(place_key(name))

    def longest(self, keys: Iterable[str]) -> int:
        """How many of the folded words, from the first on, make the longest name of a city; 0 for none.

        No more words are asked for than can belong to a name.
        """
        key, best = "", 0
        for count, word in enumerate(keys, start=1):
            key = f"{key} {word}" if key else word
            whole, begun = self.begins(key)
            best = count if whole else best
            if not begun:
                break
        return best

    def _begins(self, key: str) -> tuple[bool, bool]:
        """Whether a key is a name, and whether a longer name begins with it."""
        lines = self._near(key)
        at = bisect_left(lines, key + "\t")
        longer = bisect_left(lines, key + " ", at)
        return lines[at].startswith(key + "\t"), lines[longer].startswith(key + " ")

    def _find(self, key: str) -> tuple[City, ...]:
        found = {city: None for line in self._of(key) for city in self._parse(line)}
        return tuple(sorted(found, key=lambda city: (-city.population, city.country, city.state)))

    def _of(self, key: str) -> list[str]:
        lines = self._near(key)
        first = bisect_left(lines, key + "\t")
        return lines[first : bisect_left(lines, key + "\n", first)]

    def _near(self, key: str) -> list[str]:
        """The lines among which a key stands, if it is one, in order."""
        begun = _begun(key)
        if begun not in self._lines:
            lines = self._data[slice(*self._blocks.get(begun, (0, 0)))].decode().split("\n")
            self._lines[begun] = [*filter(None, lines), END]
        return self._lines[begun]

    def _parse(self, line: str) -> list[City]:
        key, name, country, *rest = line.split("\t")
        if name.startswith(">"):
            return [_as(city, rest[0]) for city in self._own(name[1:]) if city.country == country][:1]
        return [_city(name or key.title(), country, rest)]

    def _own(self, key: str) -> list[City]:
        """The cities that have this as their first name, the largest first."""
        lines = [line.split("\t") for line in self._of(key)]
        cities = [_city(name or key.title(), country, rest) for _, name, country, *rest in lines if name[:1] != ">"]
        return sorted(cities, key=lambda city: -city.population)


def _city(name: str, country: str, rest: list[str]) -> City:
    latitude, longitude, population, state, flags = rest
    city = City(name, country, float(latitude), float(longitude), int(population), state)
    return _as(city, flags) if flags else city


def _as(city: City, flags: str) -> City:
    """The city under a name with these flags."""
    where = city.latitude, city.longitude, city.population, city.state
    return City(city.name, city.country, *where, "w" in flags, "n" in flags, "c" in flags)


def load_cities(folder: Path) -> Cities:
    """The cities of a models folder; ModelsError when the file is missing or holds no line."""
    path = folder / "gazetteer" / "cities.tsv"
    data = read_data(path).replace(b"\r\n", b"\n")
    blocks = kept("cities", stamped(path), lambda: blocks_of(read_text(path)))
    if not blocks:
        raise ModelsError("there is no city in it", where=str(path), remedy="run scripts/build_cities.py")
    return Cities(data, blocks)


def blocks_of(text: str) -> Blocks:
    """The blocks of a file of cities; they have no head line."""
    blocks: Blocks = {}
    end = 0
    for line in text.split("\n"):
        start, end = end, end + len(line.encode()) + 1
        if line and not line.startswith("#"):
            begun = _begun(line.partition("\t")[0])
            blocks[begun] = blocks.get(begun, (start,))[0], end
    return blocks


def _begun(key: str) -> str:
    return key.partition(" ")[0][:FIRST]
