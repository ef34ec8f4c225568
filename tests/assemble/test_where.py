"""Where events took place: a table of short releases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("where.toml").read_text(encoding="utf-8"))["case"]
FIELDS = ("venue", "city", "country")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def row(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", map(row, CASES))
def test_place_of_the_event(case: dict[str, Any], extractor: Extractor) -> None:
    place = extractor.extract(case["text"], published=case.get("published")).event.location
    assert {name: getattr(place, name) for name in FIELDS} == {name: case.get(name) for name in FIELDS}


def location(extractor: Extractor, words: str) -> Any:
    return extractor.extract(f"A seminar on irrigation was held {words}.", published="2016-05-05").event.location


SUBDIVISIONS = [
    ("in Zakopane, Poland, on 4 May 2016", None),
    ("in Savannah, Georgia, on 4 May 2016", "US-GA"),
    ("in Osh, Osh oblast, Kyrgyzstan, on 4 May 2016", "KG-O"),
    ("in Kulob, Khatlon province, Tajikistan, on 4 May 2016", "TJ-KT"),
    ("in the town of Talgar in the Almaty region of Kazakhstan", "KZ-19"),
    ("in Munich, in the state of Bavaria, on 4 May 2016", "DE-BY"),
    ("in Toronto, Ontario, on 4 May 2016", "CA-ON"),
    ("in Phoenix, Arizona, on 4 May 2016", "US-AZ"),
    ("in Penza on 4 May 2016 for officers from Bavaria", None),
    ("in Khujand on 4 May 2016", None),
    ("in Chirchik on 4 May 2016, as was one in Phoenix, Arizona", None),
]


@pytest.mark.parametrize(("words", "code"), SUBDIVISIONS)
def test_subdivision_only_where_the_text_names_it_beside_the_town(words: str, code: str, extractor: Extractor) -> None:
    assert location(extractor, words).subdivision == code


COORDINATES = [
    ("in Pavlodar on 4 May 2016", (52.276, 76.9688)),
    ("in Osh on 4 May 2016", (40.5283, 72.7985)),
    ("in Zakopane on 4 May 2016", (49.299, 19.9489)),
    ("in Phoenix, Arizona, on 4 May 2016", (33.4484, -112.074)),
    ("in Atlanta, Georgia, on 4 May 2016", (33.749, -84.388)),
    ("in Lima on 4 May 2016", (-12.0432, -77.0282)),
    ("in Springfield on 4 May 2016", (None, None)),
    ("in Portland on 4 May 2016", (None, None)),
    ("in the village of Qorvako, Kenya, on 4 May 2016", (None, None)),
    ("in Qorvako on 4 May 2016", (None, None)),
    ("for mayors of Kenya on 4 May 2016", (None, None)),
]


@pytest.mark.parametrize(("words", "point"), COORDINATES)
def test_coordinates_are_the_towns_where_there_is_no_doubt(
    words: str, point: tuple[float, float], extractor: Extractor
) -> None:
    place = location(extractor, words)
    assert (place.latitude, place.longitude) == point


WARNINGS = [
    ("in Springfield on 4 May 2016", ["city-ambiguous"]),
    ("in Portland on 4 May 2016", ["city-ambiguous"]),
    ("in Qorvako on 4 May 2016", ["city-unknown"]),
    ("in the village of Qorvako, Kenya, on 4 May 2016", ["city-unknown"]),
    ("in the town of Zzyxa on 4 May 2016", ["city-unknown"]),
    ("in Springfield, Illinois, on 4 May 2016", []),
    ("in Portland, Oregon, on 4 May 2016", []),
    ("in Pavlodar on 4 May 2016", []),
    ("in Kenya on 4 May 2016", []),
    ("on 4 May 2016", []),
    ("in Zakopane on 4 May 2016", []),
]


@pytest.mark.parametrize(("words", "codes"), WARNINGS)
def test_a_town_without_a_position_is_warned_of(words: str, codes: list[str], extractor: Extractor) -> None:
    record = extractor.extract(f"A seminar on irrigation was held {words}.", published="2016-05-05")
    assert [w.code for w in record.warnings if w.code in ("city-ambiguous", "city-unknown")] == codes


DATELINES = [
    ("TASHKENT (TCA) - A workshop on salt was held on 4 May 2016.", "TASHKENT"),
    ("PAVLODAR, Kazakhstan, 2 May 2016 - A seminar on salt began today.", "PAVLODAR, Kazakhstan"),
    ("Bonn, 4 May 2016\n\nA seminar on salt was held today in the town hall.", "Bonn"),
    ("Geneva/Lima, 4 May 2016 - A seminar on salt was held in Cusco.", "Geneva/Lima"),
    ("NEW YORK, May 4 - A seminar on salt was held in Cusco.", "NEW YORK"),
    ("ATLANTA, Georgia, 4 May 2016 - A course on salt was held today.", "ATLANTA, Georgia"),
    ("ST. PETERSBURG, 4 May 2016 - A course on salt was held today.", "ST. PETERSBURG"),
    ("Dushanbe, Tajikistan - 4 May 2016 - A course on salt was held today.", "Dushanbe, Tajikistan"),
    ("A seminar on salt was held in Bonn on 4 May 2016.", None),
    ("4 May 2016\n\nA seminar on salt was held in Bonn.", None),
    ("BRUSSELS, 4 May 2016 (EP) - Members held a debate on salt.", "BRUSSELS"),
]


@pytest.mark.parametrize(("text", "words"), DATELINES)
def test_dateline_is_the_place_part_as_written(text: str, words: str, extractor: Extractor) -> None:
    assert extractor.extract(text).source.dateline == words


VENUES = [
    ("A course was held at the Hotel Bellevue in Graz on 4 May 2016.", [("Hotel Bellevue", "Graz", "AT")]),
    (
        "A course was held at the Marble Hall in Graz on 4 May 2016. Lunch was served at the Villa Aurora in Zagreb.",
        [("Marble Hall", "Graz", "AT"), ("Villa Aurora", "Zagreb", "HR")],
    ),
    ("A course was held in Graz on 4 May 2016.", []),
    ("A course was run by the Police Academy on 4 May 2016.", []),
    ("A course was held at the Dostyk checkpoint on 4 May 2016.", [("Dostyk checkpoint", "Dostyk", "KZ")]),
    ("A course was held at the Radisson Blu in Oslo on 4 May 2016.", [("Radisson Blu", "Oslo", "NO")]),
    ("A course was held at the Police Academy on 4 May 2016.", [("Police Academy", None, None)]),
    ('A course was held at hotel "Old Mill" in Graz on 4 May 2016.', [('hotel "Old Mill"', "Graz", "AT")]),
    (
        "A course was held at the Marble Hall, Graz, on 4 May 2016. Guests left the Marble Hall at noon.",
        [("Marble Hall", "Graz", "AT")],
    ),
    (
        "A course opened on 4 May 2016 on the premises of the Supreme Court in Yerevan.",
        [("Supreme Court", "Yerevan", "AM")],
    ),
]


@pytest.mark.parametrize(("text", "found"), VENUES)
def test_venues_are_listed_with_their_towns(text: str, found: list[tuple[str, str, str]], extractor: Extractor) -> None:
    venues = extractor.extract(text, published="2016-05-05").entities.venues
    assert [(v.name, v.city, v.country) for v in venues] == found
