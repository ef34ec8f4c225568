"""The records of a folder, each beside its release as it is analysed now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eventextract.batch.desk import analyse_input
from eventextract.batch.errors_file import read_errors
from eventextract.batch.inputs import Input, find_inputs
from eventextract.batch.originals import Originals
from eventextract.batch.stores import FolderStore
from eventextract.compare.differences import Kind
from eventextract.compare.records import compare_records
from eventextract.compare.wording import after as wording_after
from eventextract.compare.wording import before as wording_before
from eventextract.compare.wording import where
from eventextract.errors import EventExtractError
from eventextract.extractor import Analysis, Extractor
from eventextract.record import EventRecord
from eventextract.record_files import read_record, record_paths


class State(StrEnum):
    """How a record stands to its release."""

    AGREES = "agrees"  # the analysis gives the same record now
    DIFFERS = "differs"  # the same release, but the program would write another record now
    CHANGED = "text changed"  # the release is another one than the record was made of
    MISSING = "no text"  # the release is not there, or cannot be read
    INVALID = "not valid"  # the file is no valid record
    FAILED = "failed"  # the run could make no record of the release
    UNREAD = "no record"  # a release without a record


MOST_TOLD = 30  # differences of a record


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the report: its name, its state, what to tell of it, and as much as there is of record and analysis.

    The name is unique: the place of the record below its folder, without `.json`; where there is none, what a run calls
    the release.
    """

    name: str
    state: State
    notes: tuple[str, ...] = ()
    record: EventRecord | None = None
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class Folders:
    """The folder of records, and that of the releases."""

    records: Path
    texts: Path


Seen = set[tuple[str, str | None]]
"""Files that have a record, as `(file, None)`, and rows of tables that have one, as `(file, id)`."""


def entries_of(folders: Folders, extractor: Extractor) -> Iterator[Entry]:
    """An entry for each record, in order of their files; then for each release that has none.

    Raises UsageError where a folder is missing, or there are no records.
    """
    originals, seen = Originals(folders.texts), Seen()
    for path in record_paths(folders.records):
        entry = _entry(path, folders.records, originals, extractor)
        if entry.record and entry.record.source.file:
            seen |= {(entry.record.source.file, None), (entry.record.source.file, entry.record.id)}
        yield entry
    yield from _without_record(folders, seen, extractor)


def _entry(path: Path, root: Path, originals: Originals, extractor: Extractor) -> Entry:
    name = path.relative_to(root).with_suffix("").as_posix()
    try:
        record = read_record(path)
    except EventExtractError as error:
        return Entry(name, State.INVALID, (error.what,))
    try:
        analysis = analyse_input(extractor, originals.of(record), _given_date(record))
    except EventExtractError as error:
        return Entry(name, State.MISSING, (error.what,), record)
    return _compared(name, record, analysis)


def _given_date(record: EventRecord) -> str | None:
    """The publication date that the caller of the run gave: the same release is analysed with it again."""
    given = any(entry.path == "/source/published" and entry.rule == "dates.caller" for entry in record.evidence)
    return record.source.published if given else None


def _compared(name: str, record: EventRecord, analysis: Analysis) -> Entry:
    if record.source.sha256 != analysis.release.sha256:
        note = "the release has changed since the record was made: run it again"
        return Entry(name, State.CHANGED, (note,), record, analysis)
    notes = tuple(differences(record, analysis.record))
    return Entry(name, State.DIFFERS if notes else State.AGREES, notes, record, analysis)


def differences(old: EventRecord, new: EventRecord) -> Iterator[str]:
    """What stands otherwise in two records of a release, by meaning; a line each, of many the first."""
    before, after = (json.loads(record.to_json()) for record in (old, new))
    found = compare_records(before, after)
    for one in found[:MOST_TOLD]:
        kind = "rests on" if one.kind is Kind.MOVED else "is"
        said = [wording(one) or "nothing" for wording in (wording_before, wording_after)]
        yield f"{where(one)} {kind} {said[0]} in the record, {said[1]} now"
    if len(found) > MOST_TOLD:
        yield f"and {len(found) - MOST_TOLD} more: see `eventextract diff`"


def _without_record(folders: Folders, seen: Seen, extractor: Extractor) -> Iterator[Entry]:
    """The releases that failed, each with its reason, and those that no run has read."""
    failed = {row.file: row for row in read_errors(FolderStore(folders.records))}
    for file, row in sorted(failed.items()):
        if (file, None) not in seen:
            yield Entry(file, State.FAILED, (row.message,))
    for table in find_inputs([str(folders.texts)], exclude=folders.records).inputs:
        for one in table.releases(extractor.limits):
            if isinstance(one, Input) and one.name not in failed and (one.file, one.row and one.row.id) not in seen:
                yield Entry(one.name, State.UNREAD, ("no record was made of it: run it",))
