"""What an input holds at the moment: its hash, and whether it stays so while it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eventextract.batch.input import Input
from eventextract.errors import ReadError

_REMEDY = "run again when it is whole"


def content_key(one: Input) -> str:
    """The SHA-256 of an input's bytes as they are stored, or of what a row of a table says. Raises ReadError.

    "" for a pipe: it can be read but once.
    """
    if one.row is not None:
        return hashlib.sha256(
            repr((one.row.id, one.row.text, one.row.metadata)).encode("utf-8", "surrogatepass")
        ).hexdigest()
    if one.path is None:
        return hashlib.sha256(one.data or b"").hexdigest()
    if _is_pipe(one.path):
        return ""
    try:
        with one.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error


@contextmanager
def unchanged(one: Input) -> Iterator[None]:
    """ReadError at the end when the file was written to in between, or at once when another process is writing it."""
    if one.row is not None or one.path is None or _is_pipe(one.path):
        yield
        return
    before = _state(one.path)
    yield
    if _state(one.path) != before:
        raise ReadError("it was changed while it was read", remedy=_REMEDY)


def _is_pipe(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _state(path: Path) -> tuple[int, ...]:
    """What changes with each write to a file."""
    try:
        found = path.stat()
        if _is_being_written(path):
            raise ReadError("another process is still writing it", remedy=_REMEDY)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _is_being_written(path: Path) -> bool:
    """Whether a process has the file open for writing, where the system can tell: Linux, for files of one's own.

    A lease to read is refused while a writer is there. A writer that comes while we hold it is told of by a signal:
    by one that is ignored unless asked for.
    """
    try:
        from fcntl import F_RDLCK, F_SETLEASE, F_SETSIG, F_UNLCK, fcntl
        from signal import SIGURG
    except ImportError:
        return False
    with path.open("rb") as file:
        try:
            fcntl(file, F_SETSIG, SIGURG)
            fcntl(file, F_SETLEASE, F_RDLCK)
            fcntl(file, F_SETLEASE, F_UNLCK)
        except BlockingIOError:
            return True
        except OSError:  # a file system without leases, or a file of somebody else
            return False
    return False


def _unreadable(error: Exception) -> ReadError:
    return ReadError(f"it cannot be read: {getattr(error, 'strerror', None) or error}")
