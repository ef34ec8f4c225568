"""One input: a file, what stands behind an address, standard input, or a row of a table."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.urls import Url
from eventextract.errors import InputError, ReadError
from eventextract.release import DEFAULT_LIMITS, PLAIN_TEXT, FileType, Limits, Row, path_rows, place_of, rows_of


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its name below the root that the user named ("/" as separator), and where it is.

    Behind an address `url` stands for the path. For standard input `file` is `-`, and `data` holds its bytes (None for a
    table: it is read row by row). `kind` is None for a file of a type that cannot be read. `row`: the release of a table
    that is meant.
    """

    file: str
    path: Path | None = None
    root: Path | None = None
    data: bytes | None = None
    kind: FileType | None = None
    row: Row | None = None
    url: Url | None = None

    @property
    def name(self) -> str:
        """What an error row calls it: its name below the root, that of a row with the row's number."""
        return place_of(self.file, self.row.number) if self.row else self.file

    @property
    def is_table(self) -> bool:
        """Whether it is a table whose rows are the releases."""
        return self.row is None and self.kind is not None and self.kind.is_table

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path is None and self.url is None

    def fetched(self, limits: Limits) -> Input:
        """The same, with the bytes of a document behind an address. Raises ReadError, LimitError."""
        if self.url is None or self.row is not None or self.data is not None:
            return self
        size = self.url.size()
        limits.check_size(size or 0, self.file)
        data = self.url.read(limits.size + 1)
        limits.check_size(len(data), self.file)
        if size is not None and size != len(data):
            raise ReadError("it was changed while it was read", remedy="run again when it is whole")
        return replace(self, data=data)

    def releases(self, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input | ErrorRow]:
        """The releases that it holds: itself, or one for each row, read as it is asked for; a bad row is an error row."""
        if not self.is_table:
            yield self
            return
        for row in self._rows(limits):
            yield replace(self, row=row) if isinstance(row, Row) else ErrorRow.of(row.where or self.file, row)

    def _rows(self, limits: Limits) -> Iterator[Row | InputError]:
        if self.path is not None and self.root is not None:
            yield from path_rows(self.path, self.root, limits=limits)
        elif self.url is not None:
            yield from self._rows_behind(self.url, limits)
        else:
            yield from rows_of(sys.stdin.buffer, self.kind or PLAIN_TEXT, None, limits)

    def _rows_behind(self, url: Url, limits: Limits) -> Iterator[Row | InputError]:
        try:
            with url.stream() as stream:
                yield from rows_of(stream, self.kind or PLAIN_TEXT, self.file, limits)
        except ReadError as error:
            yield ReadError(error.what, where=self.file)

    @property
    def label(self) -> str:
        """What to call it in a message: the path as the user would write it."""
        if self.url is not None:
            folder = str(self.url).rstrip("/")
            return printable(folder if folder.endswith(f"/{self.file}") else f"{folder}/{self.file}")
        return "standard input" if self.path is None else printable(str(self.path))


def printable(name: str) -> str:
    """A file name with the bytes that are not UTF-8 escaped."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")
