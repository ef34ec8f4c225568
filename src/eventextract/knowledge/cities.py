"""The city gazetteer: a sorted text file, searched by halving. Nothing is parsed before it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eventextract.errors import ModelsError
from eventextract.knowledge.place_keys import place_key

LONGEST_NAME = 6  # words


@dataclass(frozen=True, slots=True)
class City:
    """A city or town. `state`: the state of the US, else "". `word`, `person`: this name of it is also an English word, a name of people."""

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
    """Looks cities up by any of their names. Lines: see the head of `models/gazetteer/cities.tsv`."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.find = lru_cache(maxsize=4096)(self._find)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._lines)

    def named(self, name: str) -> tuple[City, ...]:
        """The cities of this name in any spelling of case and accents, the largest first; () for none."""
        return self.find(place_key(name))

    def longest(self, keys: Sequence[str]) -> int:
        """How many of the folded words, from the first on, make the longest name of a city; 0 for none."""
        key, best, low = "", 0, 0
        for count, word in enumerate(keys[:LONGEST_NAME], start=1):
            key = f"{key} {word}" if key else word
            low = bisect_left(self._lines, key, low)
            line = self._lines[low] if low < len(self._lines) else ""
            if line.startswith(key + "\t"):
                best = count
            elif not line.startswith(key + " "):
                following = bisect_left(self._lines, key + " ", low)
                if following == len(self._lines) or not self._lines[following].startswith(key + " "):
                    break
        return best

    def _find(self, key: str) -> tuple[City, ...]:
        found = {city: None for line in self._of(key) for city in self._parse(line)}
        return tuple(sorted(found, key=lambda city: (-city.population, city.country, city.state)))

    def _of(self, key: str) -> list[str]:
        first = bisect_left(self._lines, key + "\t")
        return self._lines[first : bisect_left(self._lines, key + "\n", first)]

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
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelsError(f"cannot be read: {error}", where=str(path)) from error
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    lines = lines[first:-1] if lines[-1] == "" else lines[first:]
    if not lines:
        raise ModelsError("there is no city in it", where=str(path), remedy="run scripts/build_cities.py")
    return Cities(lines)
