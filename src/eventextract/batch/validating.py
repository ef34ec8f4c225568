"""A folder of records is checked: each by itself and, where the releases are at hand, against its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eventextract.batch.input import Input
from eventextract.batch.originals import Originals
from eventextract.errors import EventExtractError, RecordError
from eventextract.faults import verify_against
from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.record import EventRecord
from eventextract.record_files import read_record, record_paths
from eventextract.release import Release, read_path, read_row


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records are valid, and what is wrong with the others (in order of their files)."""

    valid: int
    errors: tuple[str, ...]


def validate_folder(folder: Path, texts: Path | None = None) -> Checked:
    """Check every `.json` file below a folder, hidden ones left out; with `texts`, hashes and evidence too.

    Raises UsageError where a folder is missing or holds no records.
    """
    check = _against(texts) if texts else _alone
    paths = record_paths(folder)
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
    originals, knowledge = Originals(texts), load_knowledge()

    def check(record: EventRecord) -> None:
        release = _release_of(originals.of(record), knowledge)
        if release.sha256 != record.source.sha256:
            raise RecordError(f"{record.source.file} has changed since the record was made", remedy="run it again")
        verify_against(record, release.text)

    return check


def _release_of(one: Input, knowledge: Knowledge) -> Release:
    if one.row is not None:
        return read_row(one.row, knowledge=knowledge, file=one.file)
    assert one.path is not None  # an original stands in a folder
    assert one.root is not None
    return read_path(one.path, one.root, knowledge=knowledge)
