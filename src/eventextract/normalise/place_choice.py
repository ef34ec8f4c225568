"""Which of the cities of one name a text means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventextract.knowledge.cities import City

COUNTRY_OF_TEXT = 30.0  # how much more often a city of a country that the text names is meant than another of its size
UNKNOWN_POPULATION = 500
COMPARABLE = 0.1  # a rival with this share of the winner's weight makes the choice doubtful


@dataclass(frozen=True, slots=True)
class CityChoice:
    """The city chosen, why (`beside`, `text`, `population`, `only`), and whether another is nearly as likely.

    `ranked`: all candidates, best first.
    """

    city: City
    reason: str
    ambiguous: bool
    ranked: tuple[City, ...]


def choose_city(
    candidates: Sequence[City], countries: Sequence[str] = (), beside: str | None = None, state: str | None = None
) -> CityChoice | None:
    """The best of the cities of one name; None when there is none, or none in the country or state beside it.

    `countries`: alpha-2 codes of the countries that the text names. `beside`: the country named right beside the city;
    `state`: the state of the US named beside it ("GA").
    """
    if beside or state:
        candidates = [
            city for city in candidates if city.country == (beside or "US") and city.state == (state or city.state)
        ]
    if not candidates:
        return None
    if len(candidates) == 1:
        return CityChoice(candidates[0], "beside" if beside or state else "only", False, (candidates[0],))
    weighed = sorted(((_weight(city, countries), city) for city in candidates), key=_first)
    ranked = tuple([city for _, city in weighed])
    ambiguous = weighed[1][0] >= COMPARABLE * weighed[0][0]
    return CityChoice(ranked[0], _reason(ranked, countries, beside or state), ambiguous, ranked)


def _first(weighed: tuple[float, City]) -> tuple[float, str, str]:
    weight, city = weighed
    return -weight, city.country, city.state


def _weight(city: City, countries: Sequence[str]) -> float:
    size = max(city.population, UNKNOWN_POPULATION) * (3 if city.capital else 1)
    return size * (COUNTRY_OF_TEXT if city.country in countries else 1)


def _reason(ranked: Sequence[City], countries: Sequence[str], beside: str | None) -> str:
    if beside:
        return "beside"
    return "text" if ranked[0].country in countries else "population"
