"""How many sentences of each table are read as the annotation guide wants it: no part falls below what was reached.

`|` parts names (roles), people, bodies and events, `=` accepted forms of one of them; in columns with one value `|` parts
the accepted values, an empty one or `?` is null; `?` before a name marks what may count or not.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor
from eventextract.measure.scoring import score

FOLDER = Path(__file__).parent
ROLES = ("organizers", "partners", "funders")
Row = dict[str, str]
Gold = dict[str, Any]

AFTER_LEAD = """Workshop on forest fires held in Osh

OSH, 5 May 2022 - A two-day workshop on forest fires for 30 mayors was held in Osh on 3 and 4 May 2022.

{}

The mayors agreed to meet again.
"""
LEAD = """Workshop on forest fires

OSH, 5 May 2022 - {}

The mayors agreed to meet again.
"""
PLACELESS = LEAD.replace("OSH, ", "")
WITH_DATE = """Workshop on forest fires

OSH, Kyrgyzstan, 5 May 2022 - {}

The workshop was held by UNICEF on 3 and 4 May 2022.
"""


def rows(table: str) -> list[Row]:
    """The rows of a table."""
    with (FOLDER / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _parts(cell: str, mark: str) -> list[str]:
    return [part.strip() for part in cell.split(mark) if part.strip()]


def _values(cell: str, mark: str = "|") -> list[str | None]:
    return [value.strip().strip("?") or None for value in cell.split(mark)]


def _names(cell: str) -> list[str]:
    return ["|".join(_parts(name, "=")) for name in _parts(cell, "|")]


def _roles(row: Row) -> Gold:
    return {role: _names(row[role]) for role in ROLES}


def _participants(row: Row) -> Gold:
    return {
        "participants": [_count(c) for c in row["count"].split("|")],
        "participant_countries": row["countries"].split(),
    }


def _count(cell: str) -> dict[str, Any] | None:
    if not cell:
        return None
    least, most = cell.rstrip("~").split("..")
    return {"min": int(least) if least else None, "max": int(most) if most else None, "approx": cell.endswith("~")}


def _scalars(*fields: str) -> Callable[[Row], Gold]:
    return lambda row: {field: _values(row[field]) for field in fields}


def _people(row: Row) -> Gold:
    return {"officials": [_person(cell) for cell in _parts(row["officials"], "|")]}


def _person(cell: str) -> dict[str, Any]:
    name, position, affiliation, quoted = (part.strip() for part in cell.split(";"))
    names = "|".join(_parts(name, "="))
    return {
        "name": names,
        "position": _values(position, "="),
        "affiliation": _values(affiliation, "="),
        "quoted": quoted == "q",
    }


def _events(row: Row) -> Gold:
    return {"other_events": [_event(cell) for cell in _parts(row["other_events"], "|")]}


def _event(cell: str) -> dict[str, Any]:
    start, city, country = (part.strip() for part in cell.strip("?").split(";"))
    return {
        "start": _values(start, "="),
        "city": "|".join(_parts(city, "=")) or None,
        "country": country or None,
        "optional": cell.startswith("?"),
    }


def _agencies(row: Row) -> Gold:
    return {"agencies": _names(row["agencies"])}


@dataclass(frozen=True, slots=True)
class Table:
    """How to read a table: the release its sentences stand in, the gold of a row, and the fields that are scored."""

    frame: str
    gold: Callable[[Row], Gold]
    fields: tuple[str, ...]


PLACE, TIME = ("venue", "city", "country"), ("start", "end", "duration")
TABLES = {
    "roles": Table(AFTER_LEAD, _roles, ROLES),
    "leads": Table(LEAD, _roles, ROLES),
    "participants": Table(WITH_DATE, _participants, ("participants", "participant_countries")),
    "places": Table(PLACELESS, _scalars(*PLACE), PLACE),
    "dates": Table(LEAD, _scalars(*TIME), TIME),
    "people": Table(AFTER_LEAD, _people, ("officials", "official_position", "official_affiliation", "official_quoted")),
    "events": Table(AFTER_LEAD, _events, ("other_events",)),
    "agencies": Table(AFTER_LEAD, _agencies, ("agencies",)),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _is_right(extractor: Extractor, table: Table, row: Row) -> bool:
    """Whether nothing of what a row tells was missed, and nothing else was found."""
    record = json.loads(extractor.extract(table.frame.format(row["sentence"])).to_json())
    tallies = score(table.gold(row), record)
    return all(not tallies[field].wrong for field in table.fields)


@pytest.mark.parametrize(
    ("name", "read", "held"),
    [
        ("roles", 613, 208),
        ("leads", 176, 69),
        ("participants", 381, 165),
        ("places", 246, 107),
        ("dates", 72, 37),
        ("people", 267, 117),
        ("events", 165, 80),
        ("agencies", 163, 75),
    ],
)
def test_no_fewer_sentences_are_right_than_before(extractor: Extractor, name: str, read: int, held: int) -> None:
    table = TABLES[name]
    right = [row["part"] for row in rows(name) if _is_right(extractor, table, row)]
    assert right.count("read") >= read
    assert right.count("held") >= held
