"""How many sentences of each table are read as the annotation guide wants it: no part falls below what was reached."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from eventextract import EventRecord, Extractor
from eventextract.measure.matching import hours, same_name

TABLES = Path(__file__).parent
Row = dict[str, str]

ROLES = """Workshop on forest fires held in Osh

OSH, 5 May 2022 - A two-day workshop on forest fires for 30 mayors was held in Osh on 3 and 4 May 2022.

{}

The mayors agreed to meet again.
"""
PARTICIPANTS = """Workshop on forest fires

OSH, Kyrgyzstan, 5 May 2022 - {}

The workshop was held by UNICEF on 3 and 4 May 2022.
"""
PLACES = """Workshop on forest fires

5 May 2022 - {}

The mayors agreed to meet again.
"""
DATES = PLACES.replace("5 May 2022 - ", "OSH, 5 May 2022 - ")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _named(wanted: str, found: Sequence[str]) -> bool:
    """Whether all wanted names were found, and none that is neither wanted nor optional."""
    names = [name for name in wanted.split("|") if name]
    missed = [n for n in names if not n.startswith("?") and not any(_same(n, f) for f in found)]
    return not missed and all(any(_same(n, f) for n in names) for f in found)


def _same(name: str, found: str) -> bool:
    plain = name.strip("?")
    return same_name(plain, [found]) or plain in found or found in plain


def _roles(row: Row, record: EventRecord) -> bool:
    held = {"organizers": record.event.organizers, "partners": record.event.partners, "funders": record.event.funders}
    return all(_named(row[role], [body.name for body in bodies]) for role, bodies in held.items())


def _participants(row: Row, record: EventRecord) -> bool:
    people = record.event.participants
    count = people.count
    told = f"{count.min or ''}..{count.max or ''}{'~' if count.approximate else ''}" if count else ""
    wanted = row["countries"].split()
    found = set(people.countries)
    must, may = {c for c in wanted if not c.startswith("?")}, {c.strip("?") for c in wanted}
    return told == row["count"] and must <= found <= may


def _places(row: Row, record: EventRecord) -> bool:
    place = record.event.location
    found = {"venue": place.venue, "city": place.city, "country": place.country}
    return all(_accepted(row[field], value) for field, value in found.items())


def _accepted(wanted: str, found: str | None) -> bool:
    values = wanted.split("|")
    return bool({"", "?"} & set(values)) if found is None else any(v and same_name(v, [found]) for v in values)


def _dates(row: Row, record: EventRecord) -> bool:
    event = record.event
    days = all((found or "") in row[field].split("|") for field, found in (("start", event.start), ("end", event.end)))
    lengths = [hours(length or "P1D") for length in row["duration"].split("|")]
    return days and hours(event.duration or "P1D") in lengths


@pytest.mark.parametrize(
    ("table", "frame", "is_right", "read", "held"),
    [
        ("roles", ROLES, _roles, 617, 205),
        ("participants", PARTICIPANTS, _participants, 68, 31),
        ("places", PLACES, _places, 65, 35),
        ("dates", DATES, _dates, 70, 37),
    ],
)
def test_no_fewer_sentences_are_right_than_before(
    extractor: Extractor, table: str, frame: str, is_right: Callable[[Row, EventRecord], bool], read: int, held: int
) -> None:
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = [row["part"] for row in rows if is_right(row, extractor.extract(frame.format(row["sentence"])))]
    assert right.count("read") >= read
    assert right.count("held") >= held
