"""A folder of records: the files by their places, and the inputs of which there is no record, with the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eventextract.batch.errors_file import read_errors
from eventextract.batch.plan import target_of
from eventextract.batch.stores import FolderStore
from eventextract.errors import RecordError
from eventextract.record_files import found_records, read_record
from eventextract.release import file_type

Plain = dict[str, Any]


@dataclass(slots=True)
class Folder:
    """The files of a folder by their places, and why inputs failed, by the places of their records.

    `invalid` fills while records are read: places of files that are no valid records, and why.
    """

    root: Path
    files: Mapping[str, Path]
    failures: Mapping[str, str]
    invalid: dict[str, str] = field(default_factory=dict)

    def record(self, place: str) -> Plain | None:
        """The record at a place, plain; None where there is none, the input failed, or the file is no valid record."""
        if place not in self.files or place in self.failures:
            return None
        try:
            return read_record(self.files[place]).model_dump(mode="json")
        except RecordError as error:
            self.invalid[place] = f"no valid record: {error.what}"
            return None

    def failure(self, place: str) -> str | None:
        """Why there is no record at a place, where something should have been; known once `record` was asked."""
        return self.failures.get(place) or self.invalid.get(place)


def opened(*roots: Path) -> list[Folder]:
    """The folders as they stand; UsageError when one is missing.

    An input that failed is looked for at the places that its record has in any of them.
    """
    files = [{path.relative_to(root).as_posix(): path for path in found_records(root)} for root in roots]
    known = {place for places in files for place in places}
    return [Folder(root, places, _failures(root, known)) for root, places in zip(roots, files, strict=True)]


def _failures(root: Path, known: Collection[str]) -> dict[str, str]:
    return {_place(row.file, known): f"{row.message} [{row.error}]" for row in read_errors(FolderStore(root))}


def _place(file: str, known: Collection[str]) -> str:
    """Where the record of an input that failed has stood; of a table or a row of one, what it is called itself."""
    if table_of(file):
        return file
    places = [target_of(file, keep_suffix=keep) for keep in (False, True)]
    return next((place for place in places if place in known), places[0])


def table_of(name: str) -> str | None:
    """The table, of its own name or that of one of its rows (`archive.jsonl:12`); None for another file."""
    for table in (name, re.sub(r":[0-9]+$", "", name)):
        kind = file_type(table)
        if kind and kind.is_table:
            return table
    return None
