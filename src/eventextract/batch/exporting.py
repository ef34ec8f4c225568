"""A folder of records becomes one file of JSON Lines, or tables in CSV or Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from eventextract.batch.cells import plain_cell
from eventextract.batch.columns import TABLES, Cell, Record, Table
from eventextract.batch.errors_file import read_errors, write_errors
from eventextract.batch.spilling import spilled_texts
from eventextract.batch.stores import Store, store_of
from eventextract.batch.urls import Location
from eventextract.batch.writing import STATE
from eventextract.errors import UsageError, WriteError

if TYPE_CHECKING:
    import pyarrow

BETWEEN = "; "  # the items of a list in one cell
ROWS = 1000  # of a table, written to Parquet at a time
TYPES = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


class Format(StrEnum):
    """How a run writes what it made: a folder of records, one file of them, or tables."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Add = Callable[[str, Record], None]


def records_folder(out: Location, form: Format) -> Location:
    """Where a run writes its records: the output folder itself, or a hidden one that the files are then made of."""
    return out if form is Format.JSON else out / f"{STATE}/records"


def check_format(form: Format) -> None:
    """Raise UsageError where the package is missing that writes the format."""
    if form is Format.PARQUET:
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError as error:
            remedy = "pip install 'eventextract[tables]'"
            raise UsageError(f"--format parquet needs the package {error.name}", remedy=remedy) from error


def deliver(out: Location, form: Format) -> tuple[str, ...]:
    """Make the files of what a run left in `records_folder`: all its records, sorted by place, and its error rows.

    Returns the names of the files of records; none where the records themselves are what is wanted. Each file is
    whole, or as it was before. Raises WriteError.
    """
    if form is Format.JSON:
        return ()
    records, store = store_of(records_folder(out, form)), store_of(out)
    write_errors(store, read_errors(records))
    names = ("records.jsonl",) if form is Format.JSONL else tuple(f"{table.name}.{form}" for table in TABLES)
    with ExitStack() as whole, ExitStack() as open_files:
        parts = [whole.enter_context(store.part(name)) for name in names]
        adders = [open_files.enter_context(_writer(form, index, part)) for index, part in enumerate(parts)]
        for key, record in _records(records):
            for add in adders:
                add(key, record)
    return names


def _records(store: Store) -> Iterator[tuple[str, Record]]:
    """Place without suffix and content of each record, sorted by place."""
    shown = (place for place in store.places(".json") if not place.startswith(".") and "/." not in place)
    for place in spilled_texts(shown):
        content = store.read(place)
        if content is None:
            raise WriteError("the record cannot be read back", where=place, remedy="run again")
        yield place.removesuffix(".json"), json.loads(content)


@contextmanager
def _writer(form: Format, index: int, path: Path) -> Iterator[Add]:
    """What takes the records for one file."""
    if form is Format.PARQUET:
        with _parquet(TABLES[index], path) as add:
            yield add
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield _json_lines(stream) if form is Format.JSONL else _csv(TABLES[index], stream)


def _json_lines(stream: IO[str]) -> Add:
    def add(_: str, record: Record) -> None:
        stream.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")

    return add


def _csv(table: Table, stream: IO[str]) -> Add:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.header)

    def add(key: str, record: Record) -> None:
        writer.writerows([_printed(cell) for cell in row] for row in table.rows(key, record))

    return add


def _printed(cell: Cell) -> str:
    """A cell as CSV has it: nothing for None, true and false as JSON writes them."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, list):
        return plain_cell(BETWEEN.join(cell))
    return plain_cell(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


@contextmanager
def _parquet(table: Table, path: Path) -> Iterator[Add]:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetWriter

    schema = _arrow_schema(table)
    waiting: list[list[Cell]] = []
    with ParquetWriter(path, schema) as writer:

        def flush() -> None:
            columns: list[Any] = [list(column) for column in zip(*waiting, strict=True)] or [[] for _ in schema]
            writer.write_batch(RecordBatch.from_pydict(dict(zip(schema.names, columns, strict=True)), schema=schema))
            waiting.clear()

        def add(key: str, record: Record) -> None:
            waiting.extend(table.rows(key, record))
            if len(waiting) >= ROWS:
                flush()

        yield add
        flush()


def _arrow_schema(table: Table) -> pyarrow.Schema:
    import pyarrow

    from eventextract.batch.table_schema import meanings

    def arrow(kind: str) -> pyarrow.DataType:
        return pyarrow.list_(pyarrow.string()) if kind == "array" else getattr(pyarrow, TYPES[kind])()

    return pyarrow.schema([(name, arrow(meaning.type)) for name, meaning in meanings(table).items()])
