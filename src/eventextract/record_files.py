"""The records of a folder: which files they are, and each of them loaded."""

from __future__ import annotations

from pathlib import Path

from eventextract.errors import RecordError, UsageError
from eventextract.record import EventRecord


def record_paths(folder: Path) -> tuple[Path, ...]:
    """Every `.json` file below a folder, hidden ones left out, sorted.

    Raises UsageError where there is no such folder, or no record in it.
    """
    paths = found_records(folder)
    if not paths:
        raise no_records(folder)
    return paths


def found_records(folder: Path) -> tuple[Path, ...]:
    """The same, where there may be none. Raises UsageError where there is no such folder."""
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder), remedy="check the name")
    return tuple(sorted(path for path in folder.rglob("*.json") if not _is_hidden(path.relative_to(folder))))


def no_records(folder: Path) -> UsageError:
    """What to say of a folder in which there is no record."""
    return UsageError("no records in it", where=str(folder), remedy="name a folder that `eventextract run` wrote")


def read_record(path: Path) -> EventRecord:
    """The record in a file; RecordError, led by the file's name, where it cannot be read or is not valid."""
    try:
        return EventRecord.from_json(path.read_text(encoding="utf-8"), where=str(path))
    except (OSError, ValueError) as error:
        raise RecordError(f"cannot be read: {error}", where=str(path)) from error


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
