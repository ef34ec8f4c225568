"""A run over tables: a folder of records for each, and each bad row in `errors.jsonl`."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract import EventRecord, Extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.plan import LONGEST_NAME, name_of, target_of_row
from eventextract.batch.runner import Job, Outcome, run
from eventextract.batch.validating import validate_folder
from eventextract.release import FileType

TEXT = "Trade seminar in Gori\n\nGORI, Georgia, 3 March 2021 - A seminar on trade opened today in Gori.\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def table(path: Path, *rows: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def start(extractor: Extractor, *arguments: Path, out: Path) -> Outcome:
    return run(lambda: extractor, find_inputs([str(one) for one in arguments]), Job(out))


def files(folder: Path) -> list[str]:
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [name for name in found if not name.startswith(".eventextract/")]


def test_the_rows_of_a_table_stand_in_its_folder(extractor: Extractor, tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    table(root / "north/a.jsonl", {"text": TEXT, "id": "x/1", "url": "https://x.example"}, {"text": TEXT, "id": 2})
    table(root / "b.jsonl.gz", {"text": TEXT, "id": "x/1"})
    outcome = start(extractor, root, out=out)
    assert (outcome.written, outcome.errors) == (3, ())
    assert files(out) == ["b.jsonl.gz/x%2F1.json", "north/a.jsonl/2.json", "north/a.jsonl/x%2F1.json"]
    record = EventRecord.from_json((out / "north/a.jsonl/x%2F1.json").read_text())
    assert (record.id, record.source.file, record.source.url) == ("x/1", "north/a.jsonl", "https://x.example")
    assert record.event.start == "2021-03-03"


def test_a_bad_row_is_told_and_the_others_are_done(extractor: Extractor, tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    table(root / "a.jsonl", {"text": TEXT, "id": "good"}, {"id": "no text"}, {"text": " ", "id": "blank"})
    outcome = start(extractor, root, out=out)
    assert outcome.written == 1
    assert [(row.file, row.error) for row in outcome.errors] == [
        ("a.jsonl:2", "ReadError"),
        ("a.jsonl:3", "EmptyError"),
    ]
    assert files(out) == ["a.jsonl/good.json", "errors.jsonl"]
    table(root / "a.jsonl", {"text": TEXT, "id": "good"})
    assert start(extractor, root / "a.jsonl", out=out).errors == ()
    assert files(out) == ["a.jsonl/good.json"]


def test_records_of_rows_that_are_gone_are_removed(extractor: Extractor, tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    table(root / "a.jsonl", *({"text": TEXT, "id": number} for number in range(3)))
    start(extractor, root, out=out)
    table(root / "a.jsonl", {"text": TEXT, "id": 1})
    assert start(extractor, root, out=out).removed == ("a.jsonl/0.json", "a.jsonl/2.json")
    assert files(out) == ["a.jsonl/1.json"]


def test_a_table_from_standard_input(extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(json.dumps({"text": TEXT, "id": "a"}).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    run(lambda: extractor, find_inputs(["-"], stdin=FileType(".jsonl", packed=True)), Job(tmp_path))
    record = EventRecord.from_json((tmp_path / "stdin/a.json").read_text())
    assert (record.id, record.source.file) == ("a", None)


@pytest.mark.parametrize("data", [TEXT.encode("cp1252"), gzip.compress(TEXT.encode())], ids=["plain", "packed"])
def test_bytes_from_standard_input_are_verified(
    extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    kind = FileType(".txt", packed=data[:1] == b"\x1f")
    data = data if kind.packed else data.replace(b"Gori.", b"Gori\x92s hall.")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    outcome = run(lambda: extractor, find_inputs(["-"], stdin=kind), Job(tmp_path))
    assert (outcome.written, outcome.errors) == (1, ())


def test_records_of_rows_are_validated_against_their_table(extractor: Extractor, tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out"
    table(root / "a.jsonl", {"text": TEXT, "id": 1}, {"text": TEXT + "More.", "id": 2})
    start(extractor, root, out=out)
    assert (validate_folder(out, root).valid, validate_folder(out, root).errors) == (2, ())
    table(root / "a.jsonl", {"text": TEXT, "id": 1}, {"text": TEXT + "Less.", "id": 3})
    (error,) = validate_folder(out, root).errors
    assert "2.json" in error
    table(root / "a.jsonl", {"text": TEXT + "New.", "id": 1}, {"text": TEXT + "More.", "id": 2})
    (error,) = validate_folder(out, root).errors
    assert "has changed" in error


NAMES = [
    ("PR 2021-17", "PR 2021-17"),
    ("https://x.example/a?b=1", "https%3A%2F%2Fx.example%2Fa%3Fb=1"),
    ("..", "%2E%2E"),
    (".hidden", "%2Ehidden"),
    ("100%", "100%25"),
    ("a\x00b\u202e", "a%00b%E2%80%AE"),
    ("Köln", "Köln"),
]


@pytest.mark.parametrize(("row_id", "name"), NAMES)
def test_an_id_becomes_the_name_of_a_file(row_id: str, name: str) -> None:
    assert name_of(row_id) == name
    assert target_of_row("a.jsonl", row_id) == f"a.jsonl/{name}.json"


ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@given(ids, ids)
def test_names_are_safe_and_never_the_same(one: str, other: str) -> None:
    name = name_of(one)
    assert "/" not in name
    assert name not in {".", ".."}
    assert not name.startswith(".")
    assert len(name.encode()) <= LONGEST_NAME
    assert (name == name_of(other)) == (one == other)
