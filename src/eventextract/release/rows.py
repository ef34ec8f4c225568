"""Tables with one release a row: JSON Lines and Parquet.

A row has `text`, and may have `id`, `published`, `title` and `url`; other columns are left alone.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from eventextract.errors import InputError, LimitError, ReadError
from eventextract.mentions import Metadata
from eventextract.release.filetypes import FileType
from eventextract.release.limits import Limits
from eventextract.release.packed import Unpacking

COLUMNS = ("text", "id", "published", "title", "url")


@dataclass(frozen=True, slots=True)
class Row:
    """One release of a table: its number (from 1), its text, what the other columns say.

    `id`: the row's own, else the first 16 hex digits of the SHA-256 of its text.
    """

    number: int
    id: str
    text: str
    metadata: Metadata


def rows_of(stream: BinaryIO, file_type: FileType, file: str | None, limits: Limits) -> Iterator[Row | InputError]:
    """The rows of a table in their order, each as soon as it is read; an unusable one is an error in its place.

    `file`: the table's name, for messages. A row whose id an earlier one has is unusable. Where the table itself is
    broken the last item is the error, and nothing of what stands behind is known.
    """
    try:
        seen: dict[bytes, int] = {}
        for number, values in _values(stream, file_type, file, limits):
            yield _unique(_row(number, values, file, limits), seen, file)
    except InputError as error:
        yield error
    except OSError as error:
        yield ReadError(f"it cannot be read: {error.strerror or error}", where=file)


def place_of(file: str | None, number: int) -> str:
    """What to call a row in messages: the table's name and the row's number."""
    return f"{file or '-'}:{number}"


Values = Mapping[str, Any] | InputError


def _values(stream: BinaryIO, file_type: FileType, file: str | None, limits: Limits) -> Iterator[tuple[int, Values]]:
    if file_type.packed:
        stream = io.BufferedReader(Unpacking(stream, limits, file))
    if file_type.suffix == ".jsonl":
        from eventextract.release.jsonl import json_rows

        return json_rows(stream, file, limits)
    from eventextract.release.parquet import parquet_rows

    return parquet_rows(stream, file)


def _row(number: int, values: Values, file: str | None, limits: Limits) -> Row | InputError:
    where = place_of(file, number)
    if isinstance(values, InputError):
        return values
    text = values.get("text")
    if not isinstance(text, str):
        return ReadError("it has no column `text` that holds a string", where=where, remedy="name the column so")
    data = text.encode("utf-8", "surrogatepass")
    try:
        limits.check_size(len(data), where)
    except LimitError as error:
        return error
    told = {name: _told(values.get(name)) for name in COLUMNS[1:]}
    own = told.pop("id") or hashlib.sha256(data).hexdigest()[:16]
    return Row(number, own, text, Metadata(**told))


def _told(value: object) -> str | None:
    """A cell as a string: numbers and dates as they are written; None for an empty cell or one that is no single value."""
    if value is None or isinstance(value, bool | list | dict | bytes):
        return None
    return " ".join(str(value).encode("utf-8", "backslashreplace").decode().split()) or None


def _unique(row: Row | InputError, seen: dict[bytes, int], file: str | None) -> Row | InputError:
    if isinstance(row, InputError):
        return row
    key = hashlib.blake2b(row.id.encode("utf-8", "surrogatepass"), digest_size=12).digest()
    first = seen.setdefault(key, row.number)
    if first == row.number:
        return row
    told = f"row {first} has the same id or, without one, the same text: {row.id}"
    return ReadError(told, where=place_of(file, row.number), remedy="give each row an id of its own")
