"""Where records are written to, read back and removed from: a local folder, or one behind a URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from eventextract.batch.folding import Folding, folding_of
from eventextract.batch.urls import Location, Url, readable
from eventextract.batch.writing import STATE, prepare_folder, remove_file, whole_file, write_atomically


class Store(Protocol):
    """A folder of records; `place`: of a file below it, "/" as separator."""

    def prepare(self) -> None:
        """Make it and clear it of what a killed run left half-written; UsageError where nothing can be written."""

    def fold(self, place: str) -> str:
        """The same text for all places that are one file there; the place itself where names are told apart."""

    def write(self, place: str, text: str) -> None:
        """Put a text at a place, whole or not at all. Raises WriteError, StorageError."""

    def part(self, place: str) -> AbstractContextManager[Path]:
        """A local file to write to, which stands at the place when all went well. Raises WriteError, StorageError."""

    def read(self, place: str) -> bytes | None:
        """What stands at a place; None where nothing does, or it cannot be read."""

    def lines(self, place: str) -> Iterator[bytes]:
        """The lines of what stands at a place, as they are asked for; none where nothing does. Raises ReadError."""

    def remove(self, place: str) -> None:
        """Remove the file at a place, if there is one. Raises WriteError."""

    def remove_empty(self, place: str) -> None:
        """Remove the folders above a place, as far as nothing is left in them."""

    def places(self, suffix: str) -> Iterator[str]:
        """The places of files with this suffix, hidden ones too, in no order; found as they are asked for."""

    def state(self, name: str) -> AbstractContextManager[Keeping]:
        """The file of this name in which a run notes what it has done."""


class Keeping(Protocol):
    """A file of the state, at a local path for as long as a run needs it."""

    path: Path

    def keep(self) -> None:
        """It is whole at the moment: the next run may go on from it."""


class FolderStore:
    """A local folder. `durable`: each record reaches the disk before the next is begun."""

    def __init__(self, out: Path, *, durable: bool = False) -> None:
        self._out, self._durable = out, durable
        self._folding: Folding | None = None

    def prepare(self) -> None:
        """See `Store`."""
        prepare_folder(self._out)

    def fold(self, place: str) -> str:
        """See `Store`."""
        if self._folding is None:
            self._folding = folding_of(self._out / STATE)
        return self._folding.fold(place)

    def write(self, place: str, text: str) -> None:
        """See `Store`."""
        write_atomically(self._out / place, text, parts=self._out / STATE, durable=self._durable)

    def part(self, place: str) -> AbstractContextManager[Path]:
        """See `Store`."""
        return whole_file(self._out / place, parts=self._out / STATE, durable=self._durable)

    def read(self, place: str) -> bytes | None:
        """See `Store`."""
        try:
            return (self._out / place).read_bytes()
        except (OSError, ValueError):
            return None

    def lines(self, place: str) -> Iterator[bytes]:
        """See `Store`."""
        path = self._out / place
        with readable():
            if path.is_file():
                with path.open("rb") as file:
                    yield from file

    def remove(self, place: str) -> None:
        """See `Store`."""
        remove_file(self._out / place)

    def remove_empty(self, place: str) -> None:
        """See `Store`."""
        folder = (self._out / place).parent
        while folder != self._out and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def places(self, suffix: str) -> Iterator[str]:
        """See `Store`."""
        waiting = [self._out]
        while waiting:
            with suppress(OSError), os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif entry.name.endswith(suffix):
                        yield Path(entry.path).relative_to(self._out).as_posix()

    @contextmanager
    def state(self, name: str) -> Iterator[Keeping]:
        """See `Store`."""
        yield _InPlace(self._out / STATE / name)


class _InPlace:
    """A file of the state that is kept as it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self) -> None:
        """Nothing needs to be done."""


def store_of(out: Location, *, durable: bool = False) -> Store:
    """The store at a location."""
    if isinstance(out, Url):
        from eventextract.batch.remote import UrlStore

        return UrlStore(out)
    return FolderStore(out, durable=durable)
