"""Places by a table of sentences: `places.tsv` says what each must give, and what it must not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.cities import City
from eventextract.mentions import Mention, PlaceValue
from eventextract.normalise.places import choose_city, countries_of, find_places
from eventextract.values import Span

TABLE = Path(__file__).with_name("places.tsv")
TRUSTED_COUNTRY, TRUSTED_CITY = 0.5, 0.5


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def rows() -> list[object]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, countries, cities, *reason = (part.strip() for part in line.split(" | "))
            marks = [pytest.mark.xfail(strict=True, reason=reason[0])] if reason else []
            found.append(pytest.param(text, countries, cities, id=text, marks=marks))
    return found


def value(mention: Mention) -> PlaceValue:
    assert isinstance(mention.value, PlaceValue)
    return mention.value


def countries_in(text: str, knowledge: Knowledge) -> str:
    found = [m for m in find_places(text, knowledge) if m.kind in ("country", "demonym") and m.score >= TRUSTED_COUNTRY]
    return " ".join(dict.fromkeys(code for mention in found for code in value(mention).countries)) or "-"


def cities_in(text: str, knowledge: Knowledge) -> str:
    found = [m for m in find_places(text, knowledge) if m.kind == "city" and m.score >= TRUSTED_CITY]
    named = (f"{value(m).name}/{value(m).countries[0] if value(m).countries else '?'}" for m in found)
    return ";".join(named) or "-"


@pytest.mark.parametrize(("text", "countries", "cities"), rows())
def test_table(text: str, countries: str, cities: str, knowledge: Knowledge) -> None:
    assert (countries_in(text, knowledge), cities_in(text, knowledge)) == (countries, cities)


def test_the_table_is_large_enough() -> None:
    assert len(rows()) >= 250


def test_every_name_of_every_country_is_found(knowledge: Knowledge) -> None:
    missed = []
    listed = Counter(n.rstrip("~?") for c in knowledge.countries.all for n in {*c.names, *c.demonyms})
    for country in knowledge.countries.all:
        for name in (*country.names, *country.demonyms):
            text = f"delegates of {name.rstrip('~?')} and others"
            found = [m for m in find_places(text, knowledge) if m.kind in ("country", "demonym")]
            codes = [code for mention in found for code in value(mention).countries]
            if listed[name.rstrip("~?")] == 1 and country.alpha_2 not in codes:
                missed.append((country.alpha_2, name))
    assert missed == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It was held in Russian.", "places.demonym.language"),
        ("It cost ten Swiss francs.", "places.demonym.currency"),
        ("He met ethnic Albanians there.", "places.demonym.ethnic"),
        ("A Korean trainer came.", "places.demonym.ambiguous"),
        ("The Tajik-Afghan border is long.", "places.demonym.compound"),
        ("The UK paid.", "places.country.acronym"),
        ("Kenya paid.", "places.country.name"),
        ("Central Asia grows.", "places.region.name"),
        ("They met in Bavaria.", "places.subdivision.name"),
        ("They met in Pavlodar region.", "places.subdivision.type-after"),
        ("They met in the province of Khatlon.", "places.subdivision.type-of"),
        ("They met in Atlanta, Georgia.", "places.subdivision.state"),
        ("They met in Pavlodar, Kazakhstan.", "places.city.country-beside"),
        ("They met in Pavlodar.", "places.city.preposition"),
        ("Tashkent was chosen.", "places.city.bare"),
        ("They read the Tashkent Declaration.", "places.city.within-name"),
        ("They met in the town of Kalmira.", "places.city.type-of"),
        ("They met in Kalmira, Kenya.", "places.city.unknown-beside-country"),
        ("They met in Kalmira on Monday.", "places.city.unknown"),
        ("They met at Kalmira on Monday.", "places.city.unknown"),
        ("A joint exercise at Kalmira\nGuards met.", "places.city.unknown"),
        ("They met in Singapore.", "places.city.state"),
        ("ASTANA, 5 May 2015 – It began.", "places.city.dateline"),
    ],
)
def test_each_rule_signs_what_it_finds(text: str, rule: str, knowledge: Knowledge) -> None:
    assert rule in [mention.source for mention in find_places(text, knowledge)]


@pytest.mark.parametrize(
    ("text", "code", "country"),
    [
        ("They met in Pavlodar region.", "KZ-55", "KZ"),
        ("They met in the Chui Oblast.", "KG-C", "KG"),
        ("They met in Khatlon.", "TJ-KT", "TJ"),
        ("They met in Catalonia.", "ES-CT", "ES"),
        ("They met in New South Wales.", "AU-NSW", "AU"),
        ("Kyrgyz guards met in Osh province.", "KG-O", "KG"),
        ("They met in Crimea.", "UA-43", "UA"),
    ],
)
def test_subdivisions(text: str, code: str, country: str, knowledge: Knowledge) -> None:
    found = [value(mention) for mention in find_places(text, knowledge) if mention.kind == "subdivision"]
    assert [(item.subdivision, item.countries) for item in found] == [(code, (country,))]


def test_spans_are_the_words_of_the_text(knowledge: Knowledge) -> None:
    text = "The U.S. Embassy in Dar es Salaam, Tanzania, met Kazakh-Kyrgyz guards of the U.S."
    for mention in find_places(text, knowledge):
        assert text[mention.span.start : mention.span.end] == mention.text
    assert [m.text for m in find_places(text, knowledge)] == [
        "U.S.", "Dar es Salaam", "Tanzania", "Kazakh-Kyrgyz", "U.S",
    ]  # fmt: skip


def test_a_city_in_a_given_dateline(knowledge: Knowledge) -> None:
    text = "Nice, 5 May 2015. The course began."
    found = find_places(text, knowledge, [Span(0, 17)])
    assert [(m.text, m.source) for m in found if m.kind == "city"] == [("Nice", "places.city.dateline")]


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Zhylma Gora, 3 May.", "Zhylma Gora"),
        ("Zhylma, August 23 /SNA/.", "Zhylma"),
        ("ZHYLMA (SNA), 3 May –", "ZHYLMA"),
        ("Zhylma /SNA/", "Zhylma"),
        ("Singapore, 3 May –", "Singapore"),
        ("Published 3 May.", None),
        ("Monday, 3 May –", None),
        ("Fri, 3 May –", None),
        ("SNA, 3 May –", None),
        ("Zhylma –", None),
        ("Oslo (KUNA), 3 May –", "Oslo"),
    ],
)
def test_the_town_of_a_dateline(line: str, town: str | None, knowledge: Knowledge) -> None:
    found = find_places(f"{line} Fifteen judges met.", knowledge, [Span(0, len(line))])
    assert [mention.text for mention in found if mention.kind == "city"] == ([town] if town else [])


def test_countries_of_a_surface(knowledge: Knowledge) -> None:
    assert countries_of("Kazakh-Kyrgyz", knowledge) == ("KZ", "KG")
    assert countries_of("Republic of Korea", knowledge) == ("KR",)
    assert countries_of("customs", knowledge) == ()


# ---- which city --------------------------------------------------------------------------------------------------

BIG, SMALL = City("X", "GB", 51.5, -0.1, 900_000), City("X", "CA", 43.0, -81.2, 40_000)
STATES = (City("X", "US", 33.9, -83.4, 100_000, "GA"), City("X", "US", 39.3, -82.1, 25_000, "OH"))


def test_the_country_beside_goes_first() -> None:
    choice = choose_city((BIG, SMALL), ("GB",), beside="CA")
    assert choice
    assert (choice.city, choice.reason, choice.ambiguous) == (SMALL, "beside", False)


def test_the_state_beside_goes_first() -> None:
    choice = choose_city(STATES, (), beside="US", state="OH")
    assert choice
    assert choice.city == STATES[1]


def test_then_the_countries_of_the_text() -> None:
    choice = choose_city((BIG, SMALL), ("CA",))
    assert choice
    assert (choice.city, choice.reason) == (SMALL, "text")


def test_then_population() -> None:
    choice = choose_city((BIG, SMALL))
    assert choice
    assert (choice.city, choice.reason, choice.ambiguous) == (BIG, "population", False)


def test_a_comparable_rival_makes_it_ambiguous() -> None:
    choice = choose_city(STATES)
    assert choice
    assert choice.ambiguous
    assert choice.ranked == STATES


def test_none_where_the_country_beside_has_no_such_city() -> None:
    assert choose_city((BIG, SMALL), (), beside="KZ") is None
    assert choose_city(()) is None
