"""Tables with one release a row: what each row gives, and what a bad row or a broken table costs."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from eventextract.errors import InputError
from eventextract.knowledge import Knowledge
from eventextract.mentions import Metadata
from eventextract.release import FileType, Limits, Row, file_type, path_rows, read_row, rows_of

TEXT = "The judges met in Köln."
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def as_json(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def as_parquet(rows: Iterable[dict[str, Any]]) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), stream)
    return stream.getvalue()


WRITERS: dict[str, Callable[[Iterable[dict[str, Any]]], bytes]] = {".jsonl": as_json, ".parquet": as_parquet}


def read(data: bytes, name: str, limits: Limits | None = None) -> list[Row | InputError]:
    kind = file_type(name)
    assert kind is not None
    return list(rows_of(io.BytesIO(data), kind, name, limits or Limits()))


def faults(rows: list[Row | InputError]) -> list[tuple[str | None, str]]:
    return [(row.where, type(row).__name__) for row in rows if isinstance(row, InputError)]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("suffix", WRITERS)
def test_each_row_is_a_release(suffix: str, packed: bool) -> None:
    rows = [
        {"text": TEXT, "id": "a-1", "published": "2021-03-04", "title": "Judges", "url": "https://x.example/1", "n": 1},
        {"text": "Other.", "id": None, "published": None, "title": None, "url": None, "n": 2},
    ]
    data = WRITERS[suffix](rows)
    first, second = read(gzip.compress(data) if packed else data, f"t{suffix}" + (".gz" if packed else ""))
    given = Metadata(url="https://x.example/1", published="2021-03-04", title="Judges")
    assert first == Row(1, "a-1", TEXT, given)
    assert second == Row(2, hashlib.sha256(b"Other.").hexdigest()[:16], "Other.", Metadata())


CELLS: list[tuple[str, object, str | None]] = [
    ("id", 17, "17"),
    ("id", "  no.  5\n", "no. 5"),
    ("published", datetime.date(2021, 3, 4), "2021-03-04"),
    ("published", "4 March 2021", "4 March 2021"),
    ("title", "", None),
    ("title", ["a"], None),
    ("url", True, None),
]


@pytest.mark.parametrize(("column", "cell", "told"), CELLS)
def test_cells_are_told_as_they_are_written(column: str, cell: object, told: str | None) -> None:
    suffix = ".parquet" if isinstance(cell, datetime.date) else ".jsonl"
    (row,) = read(WRITERS[suffix]([{"text": TEXT, column: cell}]), f"t{suffix}")
    assert isinstance(row, Row)
    if column == "id":
        assert row.id == told
    else:
        assert getattr(row.metadata, column) == told
        assert row.id == DIGEST[:16]


LINES: list[tuple[str, bytes, str]] = [
    ("no text", b'{"id": "a"}', "ReadError"),
    ("text that is none", b'{"text": 5}', "ReadError"),
    ("no object", b'["text"]', "ReadError"),
    ("no JSON", b"{text}", "ReadError"),
    ("JSON too deep", b"[" * 200_000, "ReadError"),
    ("a number too long", b'{"text": ' + b"9" * 10_000 + b"}", "ReadError"),
    ("not UTF-8", b'{"text": "K\xf6ln"}', "DecodeError"),
    ("too large", json.dumps({"text": "a" * 1001}).encode(), "LimitError"),
    ("a line too long", json.dumps({"text": "a" * 20_000}).encode(), "LimitError"),
    ("an id again", b'{"text": "b", "id": "first"}', "ReadError"),
]


@pytest.mark.parametrize(("line", "error"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_a_bad_row_costs_itself_alone(line: bytes, error: str) -> None:
    data = as_json([{"text": "a", "id": "first"}]) + line + b"\n\n" + as_json([{"text": "c", "id": "last"}])
    rows = read(data, "t.jsonl", Limits(size=1000) if error == "LimitError" else None)
    assert [row.id for row in rows if isinstance(row, Row)] == ["first", "last"]
    assert faults(rows) == [("t.jsonl:2", error)]


def test_the_same_text_twice_is_told() -> None:
    first, second = read(as_json([{"text": TEXT}, {"text": TEXT}]), "t.jsonl")
    assert isinstance(first, Row)
    assert isinstance(second, InputError)
    assert "row 1" in second.what


def test_a_mark_and_windows_line_ends_are_no_matter() -> None:
    data = b"\xef\xbb\xbf" + as_json([{"text": "a"}, {"text": "b"}]).replace(b"\n", b"\r\n")
    assert [row.text for row in read(data, "t.jsonl") if isinstance(row, Row)] == ["a", "b"]


BROKEN: list[tuple[str, str, bytes, str]] = [
    ("no parquet", "t.parquet", b"PAR1 and nothing else", "ReadError"),
    ("empty parquet", "t.parquet", b"", "ReadError"),
    ("no gzip", "t.jsonl.gz", b'{"text": "a"}', "ReadError"),
    ("half of a gzip", "t.jsonl.gz", gzip.compress(as_json({"text": str(n)} for n in range(9)))[:-9], "ReadError"),
    ("a bomb", "t.jsonl.gz", gzip.compress(b" " * 2_000_000), "LimitError"),
    ("a bomb of many lines", "t.jsonl.gz", gzip.compress(b" \n" * 2_000_000), "LimitError"),
    ("a packed parquet that is a bomb", "t.parquet.gz", gzip.compress(b"\0" * 2_000_000), "LimitError"),
]


@pytest.mark.parametrize(("name", "data", "error"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_table_is_one_error_at_its_end(name: str, data: bytes, error: str) -> None:
    rows = read(data, name, Limits(size=1000))
    assert faults(rows)[-1] == (name, error)
    assert isinstance(rows[-1], InputError)


def test_a_parquet_without_the_column_has_only_bad_rows() -> None:
    assert faults(read(as_parquet([{"body": "a"}, {"body": "b"}]), "t.parquet")) == [
        ("t.parquet:1", "ReadError"),
        ("t.parquet:2", "ReadError"),
    ]


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(as_json({"text": str(n)} for n in range(100)) + b"{")
    rows = path_rows(path, tmp_path)
    first = next(rows)
    assert isinstance(first, Row)
    assert first.text == "0"
    rows.close()  # type: ignore[attr-defined]


def test_a_table_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    assert faults(list(path_rows(tmp_path / "gone.jsonl", tmp_path))) == [("gone.jsonl", "ReadError")]


def test_the_release_of_a_row(knowledge: Knowledge) -> None:
    row = Row(3, "a/1", "\ufeff" + TEXT, Metadata(title="Judges"))
    release = read_row(row, knowledge=knowledge, file="t.jsonl")
    assert (release.id, release.file, release.sha256, release.text) == ("a/1", "t.jsonl", DIGEST, TEXT)
    assert release.metadata == row.metadata


@pytest.mark.parametrize("text", ["", " \n", "a\ud800b"])
def test_an_unusable_text_is_an_error_that_names_the_row(knowledge: Knowledge, text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_row(Row(3, "a", text, Metadata()), knowledge=knowledge, file="t.jsonl")
    assert caught.value.where == "t.jsonl:3"


TYPES = [
    ("a.txt", FileType(".txt")),
    ("A.TXT", FileType(".txt")),
    ("a.md.gz", FileType(".md", packed=True)),
    ("a.jsonl.GZ", FileType(".jsonl", packed=True)),
    ("a.parquet", FileType(".parquet")),
    ("a.gz", None),
    ("a.tar.gz", None),
    ("txt", None),
    (".txt", None),
]


@pytest.mark.parametrize(("name", "kind"), TYPES)
def test_types_are_told_by_the_name(name: str, kind: FileType | None) -> None:
    assert file_type(name) == kind
