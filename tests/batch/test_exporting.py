"""Records as one file or as tables: what stands in them, in which form, and that they appear whole."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from eventextract import EventRecord, Extractor
from eventextract.batch.cells import plain_cell
from eventextract.batch.columns import TABLES
from eventextract.batch.exporting import Format, check_format, deliver, records_folder
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, run
from eventextract.batch.table_schema import meanings, page
from eventextract.errors import UsageError, WriteError

ROOT = Path(__file__).resolve().parents[2]
TEXT = """Trade seminar in Gori

GORI, Georgia, 3 March 2021 - A two-day seminar on trade for some 25 customs officers from Armenia and Azerbaijan opened
today in Gori. It was organized by the World Customs Organization (WCO) and funded by the Government of Japan.

"Trade needs trust," said Anna Ek, Head of the OSCE Mission to Georgia.
"""
TABLE_NAMES = ["agencies", "countries", "events", "officials", "participants"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("in")
    (root / "b").mkdir()
    (root / "a.txt").write_text(TEXT)
    (root / "b/c.txt").write_text("The seminar was held in Osh.\n")
    (root / "empty.txt").touch()
    return root


def start(extractor: Extractor, folder: Path, out: Path, form: Format) -> tuple[str, ...]:
    run(lambda: extractor, find_inputs([str(folder)]), Job(records_folder(out, form)))
    return deliver(out, form)


def files(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def parquet_rows(path: Path) -> list[dict[str, Any]]:
    return list(parquet.read_table(path).to_pylist())


@pytest.mark.parametrize("form", Format)
def test_what_stands_in_the_folder(extractor: Extractor, folder: Path, tmp_path: Path, form: Format) -> None:
    names = start(extractor, folder, tmp_path, form)
    expected = {
        Format.JSON: ["a.json", "b"],
        Format.JSONL: ["records.jsonl"],
        Format.CSV: [f"{name}.csv" for name in TABLE_NAMES],
        Format.PARQUET: [f"{name}.parquet" for name in TABLE_NAMES],
    }[form]
    assert files(tmp_path) == sorted([*expected, "errors.jsonl"])
    assert form is Format.JSON or sorted(names) == expected


def test_a_line_is_a_record(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    start(extractor, folder, tmp_path, Format.JSONL)
    records = [EventRecord.from_json(line) for line in (tmp_path / "records.jsonl").read_text().splitlines()]
    assert [record.id for record in records] == ["a", "b/c"]
    assert records[0] == extractor.extract_path(folder / "a.txt", folder)


def test_rows_of_csv(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    start(extractor, folder, tmp_path, Format.CSV)
    first, second = csv_rows(tmp_path / "events.csv")
    shown = {key: first[key] for key in ("record", "type", "start", "end", "city", "participants_min", "women_min")}
    assert shown == {
        "record": "a",
        "type": "seminar",
        "start": "2021-03-03",
        "end": "2021-03-04",
        "city": "Gori",
        "participants_min": "25",
        "women_min": "",
    }
    assert (first["participants_approximate"], first["organizers"]) == ("true", "World Customs Organization")
    assert (second["record"], second["start"], second["warnings"].split("; ")[0]) == ("b/c", "", "value-unstated")
    agencies = {row["name"]: row for row in csv_rows(tmp_path / "agencies.csv")}
    assert agencies["World Customs Organization"]["acronym"] == "WCO"
    assert agencies["World Customs Organization"]["roles"] == "organizers"
    (official,) = csv_rows(tmp_path / "officials.csv")
    assert (official["record"], official["number"], official["name"], official["quoted"]) == (
        "a",
        "1",
        "Anna Ek",
        "true",
    )
    taking_part = [
        (row["kind"], row["name"]) for row in csv_rows(tmp_path / "participants.csv") if row["record"] == "a"
    ]
    assert taking_part[-2:] == [("country", "AM"), ("country", "AZ")]
    assert taking_part[0][0] == "group"


def test_parquet_has_the_same_rows_with_types(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    start(extractor, folder, tmp_path / "csv", Format.CSV)
    start(extractor, folder, tmp_path / "parquet", Format.PARQUET)

    def printed(value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)

    for name in TABLE_NAMES:
        rows = parquet_rows(tmp_path / "parquet" / f"{name}.parquet")
        as_text = [
            {
                key: plain_cell(printed(value)) if isinstance(value, str | list) else printed(value)
                for key, value in row.items()
            }
            for row in rows
        ]
        assert as_text == csv_rows(tmp_path / "csv" / f"{name}.csv")
        assert rows
    event = parquet_rows(tmp_path / "parquet/events.parquet")[0]
    assert isinstance(event["latitude"], float)
    assert event["participants_min"] == 25
    assert isinstance(event["topics"], list)


def test_tables_without_rows_have_their_columns(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Nothing of note.\n")
    start(extractor, tmp_path / "in", tmp_path, Format.PARQUET)
    start(extractor, tmp_path / "in", tmp_path, Format.CSV)
    assert parquet.read_schema(tmp_path / "officials.parquet").names == list(meanings(TABLES[2]))
    assert (tmp_path / "officials.csv").read_text() == ",".join(meanings(TABLES[2])) + "\n"


def test_a_second_run_writes_the_same_bytes(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    for form in (Format.JSONL, Format.CSV, Format.PARQUET):
        out = tmp_path / form
        names = start(extractor, folder, out, form)
        before = [(out / name).read_bytes() for name in names]
        start(extractor, folder, out, form)
        assert [(out / name).read_bytes() for name in names] == before


def test_records_that_are_gone_are_gone_from_the_tables(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a.txt", "b.txt"):
        (source / name).write_text(TEXT)
    start(extractor, source, tmp_path / "out", Format.CSV)
    (source / "a.txt").unlink()
    start(extractor, source, tmp_path / "out", Format.CSV)
    assert [row["record"] for row in csv_rows(tmp_path / "out/events.csv")] == ["b"]


def test_a_place_that_cannot_be_written_is_told(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "events.csv/taken").mkdir(parents=True)
    with pytest.raises(WriteError):
        start(extractor, folder, tmp_path, Format.CSV)
    assert not list((tmp_path / ".eventextract/records").glob(".*.part"))


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    '=HYPERLINK("http://x.example")',
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    assert plain_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'=1", "2021-03-03", "Köln", "(+1)"])
def test_other_cells_stay(text: str) -> None:
    assert plain_cell(text) == text


def test_a_hostile_headline_is_no_formula_in_the_table(extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/=a.txt").write_text("=HYPERLINK(A1) Trade seminar in Gori\n\n" + TEXT.partition("\n\n")[2])
    start(extractor, tmp_path / "in", tmp_path / "out", Format.CSV)
    with (tmp_path / "out/events.csv").open(newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert "'=a" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_the_package_for_parquet_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match=r"eventextract\[tables\]"):
        check_format(Format.PARQUET)


def test_the_page_of_columns_is_up_to_date() -> None:
    assert (ROOT / "docs/tables.md").read_text() == page(), "make schema"


def test_every_column_has_a_meaning() -> None:
    for table in TABLES:
        told = meanings(table)
        assert list(told) == table.header
        assert all(meaning.description for meaning in told.values())


def test_the_command_writes_tables(folder: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "eventextract", "run", str(folder), "--out", str(tmp_path), "--format", "jsonl"]
    done = subprocess.run(call, capture_output=True, text=True, env={**os.environ}, timeout=120)
    assert done.returncode == 1  # one input is empty
    assert files(tmp_path) == ["errors.jsonl", "records.jsonl"]
    assert [json.loads(line)["id"] for line in (tmp_path / "records.jsonl").read_text().splitlines()] == ["a", "b/c"]
