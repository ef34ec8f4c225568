"""What earlier runs have done, so that another need not do it again: `.eventextract/state.sqlite` in the output folder.

Nothing else depends on it: without it all is done anew, with the same records.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eventextract.batch.job import Result
from eventextract.batch.spilling import SpilledSet
from eventextract.batch.stores import Keeping, Store
from eventextract.batch.writing import cannot_write
from eventextract.errors import StorageError, UsageError, WriteError

NAME = "state.sqlite"
CHECKPOINT = 1.0  # seconds between two; what was done after the last one may have to be done again
_DONE = "CREATE TABLE IF NOT EXISTS done (place TEXT PRIMARY KEY, key TEXT, record TEXT) WITHOUT ROWID"


class State:
    """For each place the key of what its record was made of, and the hash of the record; and the places of this run.

    Held by one run at a time; what it is told reaches the disk at checkpoints and when it is closed.
    """

    def __init__(self, connection: sqlite3.Connection, file: Keeping, fold: Callable[[str], str]) -> None:
        self._connection, self._file, self._path, self._fold = connection, file, file.path, fold
        self._seen, self._checkpoint = SpilledSet(), time.monotonic()

    def is_done(self, place: str, key: str, record: str) -> bool:
        """Whether the record at a place was made of what has this key, and has this hash as when it was written."""
        found = self._connection.execute("SELECT key, record FROM done WHERE place = ?", (place,)).fetchone()
        return bool(found == (key, record))

    def settle(self, result: Result, key: str) -> None:
        """Remember what came of an input; one that failed is tried again by the next run."""
        place = result.planned.target
        with _telling(self._path):
            if result.row or not result.content:
                self._connection.execute("DELETE FROM done WHERE place = ?", (place,))
            else:
                self._connection.execute("REPLACE INTO done VALUES (?, ?, ?)", (place, key, result.record))
            if time.monotonic() - self._checkpoint > CHECKPOINT:
                self._connection.commit()
                self._file.keep()
                self._checkpoint = time.monotonic()

    def see(self, place: str) -> bool:
        """There is an input for this place in this run; whether it is the first for a file of that name."""
        return self._seen.add(self._fold(place))

    def __contains__(self, place: object) -> bool:
        """Whether this run has seen an input for this place."""
        return self._fold(str(place)) in self._seen


@contextmanager
def open_state(store: Store, *, resume: bool) -> Iterator[State]:
    """The state of a folder of records, for this run alone; without `resume` it is begun anew.

    Raises UsageError while another run holds it, StorageError where it cannot be written. One that cannot be read is
    begun anew.
    """
    with store.state(NAME) as file, _connected(file.path) as connection:
        if not resume:
            with _telling(file.path):
                connection.execute("DELETE FROM done")
                connection.commit()
        yield State(connection, file, store.fold)


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = _opened(path)
    try:
        yield connection
    finally:
        with _telling(path):
            try:
                connection.commit()
            finally:
                connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _locked(path)
    except sqlite3.OperationalError as error:
        raise _refusal(error, path) from error
    except sqlite3.DatabaseError:  # not one of ours, or damaged
        with suppress(FileNotFoundError):
            path.unlink()
        return _locked(path)


def _locked(path: Path) -> sqlite3.Connection:
    """The database, with a lock that the system takes back when this process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=0.5)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(_DONE)
        connection.execute("SELECT place, key, record FROM done LIMIT 1").fetchone()
        connection.commit()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _refusal(error: sqlite3.OperationalError, path: Path) -> UsageError | WriteError:
    if "locked" in str(error):
        return UsageError(
            "another run is writing to this folder", where=str(path.parents[1]), remedy="wait for its end"
        )
    return StorageError(f"the state of the run cannot be written: {error}", where=str(path), remedy="see to the disk")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Errors of the database are errors of this project."""
    try:
        yield
    except sqlite3.Error as error:
        remedy = "make room, then go on with --resume"
        raise StorageError(
            f"the state of the run cannot be written: {error}", where=str(path), remedy=remedy
        ) from error
    except OSError as error:
        raise cannot_write(error, path) from error
