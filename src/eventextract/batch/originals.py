"""The releases that records were made of."""

from __future__ import annotations

from pathlib import Path

from eventextract.batch.input import Input
from eventextract.errors import RecordError, UsageError
from eventextract.record import EventRecord
from eventextract.release import Row, file_type, path_rows


class Originals:
    """Finds the release of a record below a folder. UsageError where there is no such folder.

    The rows of the table asked last are kept: the records of a table stand in one folder, and come one after the other.
    """

    def __init__(self, texts: Path) -> None:
        if not texts.is_dir():
            raise UsageError("no such folder", where=str(texts), remedy="check the name")
        self._texts = texts
        self._table: tuple[Path | None, dict[str, Row]] = (None, {})

    def of(self, record: EventRecord) -> Input:
        """The input that a record was made of; RecordError where it tells of none, or the row is gone."""
        file = record.source.file
        if file is None:
            raise RecordError("it was made of standard input: there is no text to check it against")
        kind = file_type(file)
        one = Input(file, self._texts / file, self._texts, kind=kind)
        return self._row_of(record, one) if kind is not None and kind.is_table else one

    def _row_of(self, record: EventRecord, table: Input) -> Input:
        row = self._rows(self._texts / table.file).get(record.id)
        if row is None:
            raise RecordError(f"{table.file} has no row {record.id}", remedy="run it again")
        return Input(table.file, table.path, table.root, kind=table.kind, row=row)

    def _rows(self, path: Path) -> dict[str, Row]:
        if self._table[0] != path:
            self._table = path, {row.id: row for row in path_rows(path, self._texts) if isinstance(row, Row)}
        return self._table[1]
