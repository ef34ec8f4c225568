"""A folder of records is checked: each by itself and, where the releases are at hand, against its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eventextract.errors import EventExtractError, RecordError, UsageError
from eventextract.faults import verify_against
from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.record import EventRecord
from eventextract.record_files import read_record, record_paths
from eventextract.release import Release, Row, file_type, path_rows, read_path, read_row


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records are valid, and what is wrong with the others (in order of their files)."""

    valid: int
    errors: tuple[str, ...]


def validate_folder(folder: Path, texts: Path | None = None) -> Checked:
    """Check every `.json` file below a folder, hidden ones left out; with `texts`, hashes and evidence too.

    Raises UsageError where a folder is missing or holds no records.
    """
    if texts is not None and not texts.is_dir():
        raise UsageError("no such folder", where=str(texts), remedy="check the name")
    paths = record_paths(folder)
    _rows_by_id.cache_clear()
    check = _against(texts) if texts else _alone
    errors = tuple(str(error) for path in paths for error in _errors(check, path))
    return Checked(len(paths) - len(errors), errors)


def _errors(check: Callable[[EventRecord], None], path: Path) -> Iterator[EventExtractError]:
    try:
        check(read_record(path))
    except EventExtractError as error:
        yield type(error)(error.what, where=str(path), remedy=error.remedy)


def _alone(record: EventRecord) -> None:
    """A record that could be loaded is valid by itself."""


def _against(texts: Path) -> Callable[[EventRecord], None]:
    knowledge = load_knowledge()

    def check(record: EventRecord) -> None:
        if record.source.file is None:
            raise RecordError("it was made of standard input: there is no text to check it against")
        release = _release_of(record, texts, knowledge)
        if release.sha256 != record.source.sha256:
            raise RecordError(f"{record.source.file} has changed since the record was made", remedy="run it again")
        verify_against(record, release.text)

    return check


def _release_of(record: EventRecord, texts: Path, knowledge: Knowledge) -> Release:
    path = texts / str(record.source.file)
    kind = file_type(path.name)
    if kind is None or not kind.is_table:
        return read_path(path, texts, knowledge=knowledge)
    row = _rows_by_id(path, texts).get(record.id)
    if row is None:
        raise RecordError(f"{record.source.file} has no row {record.id}", remedy="run it again")
    return read_row(row, knowledge=knowledge, file=record.source.file)


@lru_cache(maxsize=1)  # the records of a table stand in one folder, and are checked one after the other
def _rows_by_id(path: Path, texts: Path) -> dict[str, Row]:
    return {row.id: row for row in path_rows(path, texts) if isinstance(row, Row)}
