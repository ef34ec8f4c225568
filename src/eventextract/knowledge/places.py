"""Countries and subdivisions with their names; cities stand in `knowledge/cities.py`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept
from eventextract.knowledge.cities import Cities, City, load_cities
from eventextract.knowledge.files import Row, read_rows, stamped
from eventextract.knowledge.place_keys import place_key

__all__ = ["Cities", "City", "Countries", "Country", "Subdivision", "load_cities", "load_countries"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    `names` (the short English name first) and `demonyms` carry the marks that countries.csv explains.
    """

    alpha_2: str
    alpha_3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A first-level part of a country: its ISO 3166-2 code and its English name; `bare`: the name alone means it."""

    code: str
    name: str
    bare: bool

    @property
    def country(self) -> str:
        """The alpha-2 code of its country."""
        return self.code[:2]


class Countries:
    """All countries, in order of code, and their subdivisions, which stand in a file: read when they are asked for."""

    def __init__(self, countries: tuple[Country, ...], subdivisions: Path) -> None:
        self._by_code = {country.alpha_2: country for country in countries}
        self.all = countries
        self._file = subdivisions

    @cached_property
    def subdivisions(self) -> tuple[Subdivision, ...]:
        """All of them, in order of code."""
        return tuple(Subdivision(row["code"], row["name"], row["bare"] == "yes") for row in read_rows(self._file))

    def get(self, alpha_2: str) -> Country | None:
        """The country of an alpha-2 code; None for an unknown one."""
        return self._by_code.get(alpha_2)

    def subdivisions_named(self, name: str) -> tuple[Subdivision, ...]:
        """The subdivisions of this name in any spelling of case and accents, in order of code; () for none."""
        return tuple(Subdivision(*fields) for fields in self._named.get(place_key(name), ()))

    @cached_property
    def _named(self) -> dict[str, list[tuple[str, str, bool]]]:
        return kept("subdivisions by name", stamped(self._file), self._by_name)

    def _by_name(self) -> dict[str, list[tuple[str, str, bool]]]:
        named: dict[str, list[tuple[str, str, bool]]] = {}
        for part in self.subdivisions:
            named.setdefault(place_key(part.name), []).append((part.code, part.name, part.bare))
        return named


def load_countries(folder: Path) -> Countries:
    """Countries and subdivisions of a models folder; ModelsError for a code that is none or stands twice."""
    path = folder / "gazetteer" / "countries.csv"
    countries = tuple(_country(row) for row in read_rows(path))
    times = Counter(country.alpha_2 for country in countries)
    for code, many in times.items():
        if many > 1 or len(code) != 2:
            raise ModelsError(f"the code {code!r} is no alpha-2 code, or stands twice", where=str(path))
    return Countries(countries, folder / "gazetteer" / "subdivisions.csv")


def _country(row: Row) -> Country:
    names = (row["name"], *_parts(row["names"]))
    return Country(row["alpha_2"], row["alpha_3"], row["name"], names, _parts(row["demonyms"]))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
