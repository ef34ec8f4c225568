"""Parquet: the rows of a file, a few at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from shutil import copyfileobj
from typing import Any, BinaryIO

from eventextract.release.extras import parsing, wanted
from eventextract.release.rows import COLUMNS, Values

ROWS = 64  # at a time


def parquet_rows(stream: BinaryIO, file: str | None) -> Iterator[tuple[int, Values]]:
    """Number (from 1) and values of each row; ReadError for a file that is no Parquet or breaks off."""
    with wanted("tables", file):
        from pyarrow.parquet import ParquetFile
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():
            copyfileobj(stream, copy)
            stream = copy
        with parsing("Parquet", file):
            yield from enumerate(_cells(ParquetFile(stream)), start=1)


def _cells(table: Any) -> Iterator[dict[str, Any]]:
    columns = [name for name in table.schema_arrow.names if name in COLUMNS]
    if not columns:
        yield from ({} for _ in range(table.metadata.num_rows))
        return
    for batch in table.iter_batches(batch_size=ROWS, columns=columns):
        yield from batch.to_pylist()
