"""Bodies of the knowledge base: rows well formed, names and acronyms of one body each or marked as shared."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

import pycountry
import pytest

from eventextract.knowledge.files import Row, models_folder, read_rows
from eventextract.normalise.names import fold_name
from eventextract.record_fields import AgencyKind

COLUMNS = ["id", "name", "acronyms", "aliases", "kind", "country", "parent", "from", "to"]
KINDS = frozenset(get_args(AgencyKind)) | {"programme"}
COUNTRIES = frozenset(country.alpha_2 for country in pycountry.countries) | {"XK"}
FEWEST = 500

Faults = Iterator[str]
Check = Callable[[list[Row]], Faults]


def rows() -> list[Row]:
    """All rows, each with the file it stands in."""
    paths = sorted((models_folder() / "bodies").glob("*.csv"))
    return [{**row, "file": path.name} for path in paths for row in read_rows(path)]


def listed(cell: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in cell.split("|")] if cell else []


def names(row: Row) -> list[str]:
    """Name and aliases."""
    return [row["name"], *listed(row["aliases"])]


def where(row: Row) -> str:
    """How a fault names its row."""
    return f"{row.get('file', '?')}: {row['id']}"


def ids_unique(table: list[Row]) -> Faults:
    """An id names one row of all files."""
    yield from _repeated((row["id"], where(row)) for row in table)


def ids_kebab(table: list[Row]) -> Faults:
    """Ids are lower-case letters, digits and single hyphens."""
    for row in table:
        parts = row["id"].split("-")
        if not all(part.isascii() and part.isalnum() and part == part.lower() for part in parts):
            yield where(row)


def parents_exist(table: list[Row]) -> Faults:
    """A parent is the id of another row, and nobody is its own ancestor."""
    parents = {row["id"]: row["parent"] for row in table}
    for row in table:
        seen, one = {row["id"]}, row["parent"]
        while one:
            if one not in parents or one in seen:
                yield f"{where(row)}: {one}"
                break
            seen.add(one)
            one = parents[one]


def kinds_closed(table: list[Row]) -> Faults:
    """Kinds are those of the record, and `programme` for what is no agency."""
    yield from (f"{where(row)}: {row['kind']!r}" for row in table if row["kind"] not in KINDS)


def countries_exist(table: list[Row]) -> Faults:
    """Countries are ISO 3166-1 alpha-2 codes, and XK."""
    yield from (
        f"{where(row)}: {row['country']}" for row in table if row["country"] and row["country"] not in COUNTRIES
    )


def years_ordered(table: list[Row]) -> Faults:
    """Years have four digits, the first not after the last."""
    for row in table:
        years = [year for year in (row["from"], row["to"]) if year]
        if years != sorted(years) or not all(len(year) == 4 and year.isdigit() for year in years):
            yield f"{where(row)}: {years}"


def letters_clean(table: list[Row]) -> Faults:
    """Names are NFC without stray blanks or empty parts, of at least two letters, with straight apostrophes."""
    for row in table:
        for text in [*names(row), *listed(row["acronyms"])]:
            tidy = unicodedata.normalize("NFC", " ".join(text.split())).replace("’", "'")
            if text != tidy or sum(c.isalnum() for c in text) < 2:
                yield f"{where(row)}: {text!r}"


def articles_left_out(table: list[Row]) -> Faults:
    """Names stand without their article."""
    yield from (where(row) for row in table if row["name"].startswith("The "))


def forms_unrepeated(table: list[Row]) -> Faults:
    """No row gives a name or an acronym twice as it is written; a name may be an acronym ("NHK")."""
    for row in table:
        yield from _repeated((form, where(row)) for form in names(row))
        yield from _repeated((acronym.rstrip("?"), where(row)) for acronym in listed(row["acronyms"]))


def names_apart(table: list[Row]) -> Faults:
    """A full name is no other body's name or alias, but for bodies of two countries, which the country tells apart."""
    holders = defaultdict(list)
    for row in table:
        for form in names(row):
            holders[fold_name(form)].append(row)
    for row in table:
        for other in holders[fold_name(row["name"])]:
            told_apart = row["country"] and other["country"] and row["country"] != other["country"]
            if other["id"] != row["id"] and not told_apart:
                yield f"{where(row)} and {where(other)}: {row['name']}"


def international_aliases_apart(table: list[Row]) -> Faults:
    """Two bodies without a country share no alias: nothing in a text could tell them apart."""
    pairs = ((fold_name(form), row["id"]) for row in table if not row["country"] for form in names(row))
    yield from _repeated(dict.fromkeys(pairs))


def shared_acronyms_marked(table: list[Row]) -> Faults:
    """An acronym of two bodies has the question mark at both."""
    holders = defaultdict(list)
    for row in table:
        for acronym in listed(row["acronyms"]):
            holders[acronym.rstrip("?")].append((acronym, where(row)))
    for acronym, found in sorted(holders.items()):
        if len(found) > 1 and not all(written.endswith("?") for written, _ in found):
            yield f"{acronym}: {found}"


def question_marks_last(table: list[Row]) -> Faults:
    """A question mark ends an acronym, right after its last letter, and stands in no name."""
    for row in table:
        for acronym in listed(row["acronyms"]):
            if "?" in acronym[:-1] or acronym.endswith(" ?"):
                yield f"{where(row)}: {acronym}"
        yield from (f"{where(row)}: {name}" for name in names(row) if "?" in name)


def _repeated(pairs: Iterable[tuple[str, str]]) -> Faults:
    seen: dict[str, str] = {}
    for key, holder in pairs:
        if key in seen:
            yield f"{key!r} at {seen[key]} and {holder}"
        seen[key] = holder


SOUND = {
    "id": "xx-lake-office", "name": "Lake Office", "acronyms": "LKO", "aliases": "Office of Lakes", "kind": "other",
    "country": "", "parent": "", "from": "1990", "to": "2001",
}  # fmt: skip

# what is done to a sound row (a second one keeps it company), and the check that must notice
BROKEN: list[tuple[Check, dict[str, str]]] = [
    (ids_unique, {"id": "xx-hill-office"}),
    (ids_kebab, {"id": "Lake_Office"}),
    (ids_kebab, {"id": "lake--office"}),
    (parents_exist, {"parent": "xx-nobody"}),
    (parents_exist, {"parent": "xx-lake-office"}),
    (kinds_closed, {"kind": "office"}),
    (countries_exist, {"country": "QX"}),
    (years_ordered, {"to": "1889"}),
    (years_ordered, {"from": "90"}),
    (letters_clean, {"name": "Lake  Office"}),
    (letters_clean, {"aliases": "Office of Lakes|"}),
    (letters_clean, {"acronyms": "L?"}),
    (letters_clean, {"name": "Lake’s Office"}),
    (articles_left_out, {"name": "The Lake Office"}),
    (forms_unrepeated, {"aliases": "Lake Office"}),
    (names_apart, {"name": "Hill Office"}),
    (names_apart, {"aliases": "the hill office"}),
    (international_aliases_apart, {"aliases": "Office of Hills"}),
    (shared_acronyms_marked, {"acronyms": "HLO?"}),
    (forms_unrepeated, {"acronyms": "LKO|LKO?"}),
    (question_marks_last, {"acronyms": "L?KO"}),
    (question_marks_last, {"aliases": "Office of Lakes?"}),
]
NEIGHBOUR = SOUND | {"id": "xx-hill-office", "name": "Hill Office", "acronyms": "HLO", "aliases": "Office of Hills"}
CHECKS = list(dict.fromkeys(check for check, _ in BROKEN))


@pytest.fixture(scope="module")
def table() -> list[Row]:
    """All rows of the knowledge base."""
    return rows()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_knowledge_base_has_no_fault(check: Check, table: list[Row]) -> None:
    assert list(check(table)) == []


@pytest.mark.parametrize(("check", "change"), BROKEN)
def test_checks_notice_a_broken_row(check: Check, change: dict[str, str]) -> None:
    assert list(check([SOUND, NEIGHBOUR])) == []
    assert list(check([SOUND | change, NEIGHBOUR]))


def test_countries_tell_bodies_of_one_name_apart() -> None:
    here, there = SOUND | {"country": "TJ"}, NEIGHBOUR | {"name": "Lake Office", "country": "KG"}
    assert list(names_apart([here, there])) == []
    assert list(names_apart([here, there | {"country": "TJ"}]))


def test_files_have_the_same_columns_and_enough_rows(table: list[Row]) -> None:
    assert {tuple(row) for row in table} == {(*COLUMNS, "file")}
    assert len(table) >= FEWEST


def test_files_name_source_and_licence() -> None:
    for path in sorted((models_folder() / "bodies").glob("*.csv")):
        comments = [line.lower() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert any("source:" in line for line in comments), path.name
        assert any("licence:" in line for line in comments), path.name
