"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from eventextract.errors import StorageError, UsageError, WriteError

_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
STATE = ".eventextract"  # what a run needs beside the records stands in this folder of theirs, safe to delete
PART = ".part"


def write_atomically(path: Path, text: str, *, parts: Path | None = None, durable: bool = False) -> None:
    """Write UTF-8 text with line ends as they are: first elsewhere, then renamed into its place.

    See `whole_file`. Raises WriteError, StorageError.
    """
    with whole_file(path, parts=parts, durable=durable) as part, part.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


@contextmanager
def whole_file(path: Path, *, parts: Path | None = None, durable: bool = False) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` when all went well; else nothing is left behind.

    Its folder is made when it is missing. `parts`: where to write first, a folder of the same disk; None: beside the
    place. `durable`: return only when it would outlast a power cut.
    Raises WriteError when it cannot be done, StorageError when nothing else could be written either.
    """
    part = (parts or path.parent) / f".{uuid4().hex}{PART}"
    try:
        for folder in (part.parent, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            if durable:
                _sync(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        if durable and hasattr(os, "O_DIRECTORY"):  # names outlast a power cut too, where folders can be opened
            _sync(path.parent)
    except (OSError, ValueError) as error:
        raise cannot_write(error, path) from error


def cannot_write(error: Exception, path: Path) -> WriteError:
    """The error of this project for one that came of writing to a place."""
    if getattr(error, "errno", None) in _NO_MORE:
        remedy = "make room, then go on with --resume"
        return StorageError(f"nothing more can be written: {_reason(error)}", where=str(path), remedy=remedy)
    return WriteError(f"cannot be written: {_reason(error)}", where=str(path), remedy="see to the output folder")


def _sync(path: Path) -> None:
    """Make a file, or the names in a folder, outlast a power cut."""
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def remove_file(path: Path) -> None:
    """Remove a file that may not be there; WriteError when it is there and stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be removed: {_reason(error)}", where=str(path)) from error


def prepare_folder(out: Path) -> None:
    """Make the output folder and that of the state in it, and clear it of what a run that was killed has half-written.

    Raises UsageError when there can be no such folder, or nothing can be written to it.
    """
    parts = out / STATE
    try:
        parts.mkdir(parents=True, exist_ok=True)
        for part in parts.glob(f"*{PART}"):
            part.unlink(missing_ok=True)
        for folder in (out, parts):
            probe = folder / f".{uuid4().hex}{PART}"
            probe.write_bytes(b"")
            probe.unlink()
    except OSError as error:
        raise UsageError(
            f"no folder to write to: {_reason(error)}", where=str(out), remedy="name another with --out"
        ) from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
