"""A folder of records behind a URL.

On an object store a PUT is atomic; elsewhere a file is written under another name, and then renamed.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from eventextract.batch.urls import Url, readable, reason
from eventextract.batch.writing import PART, STATE, cannot_write
from eventextract.errors import EventExtractError, StorageError, UsageError, WriteError

PUT_IS_ATOMIC = ("s3://", "s3a://", "gs://", "gcs://", "abfs://", "abfss://", "az://", "oci://", "oss://", "memory://")
INTERVAL = 10.0  # seconds between two copies of the state, at least
FOLDERS = 10_000  # of which it is remembered that they were made
SHARE = 20  # and at least so many times what a copy takes


class UrlStore:
    """See `Store`. Nothing keeps two runs from writing to one URL at a time."""

    def __init__(self, out: Url) -> None:
        self._out = out
        self._made: set[str] = set()

    def prepare(self) -> None:
        """See `Store`."""
        try:
            for part in self._parts():
                self._out.fs.rm_file(part)
            self._probe()
        except Exception as error:
            remedy = "see to your rights, or name another with --out"
            told = f"nothing can be written there: {reason(error)}"
            raise UsageError(told, where=str(self._out), remedy=remedy) from error

    def fold(self, place: str) -> str:
        """See `Store`: object stores tell all names apart."""
        return place

    def write(self, place: str, text: str) -> None:
        """See `Store`."""
        with self._telling(place), self._put(place) as path:
            self._out.fs.pipe_file(path, text.encode("utf-8"))

    @contextmanager
    def part(self, place: str) -> Iterator[Path]:
        """See `Store`."""
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / "part"
            try:
                yield local
            except (OSError, ValueError) as error:
                raise cannot_write(error, local) from error
            self.put(local, place)

    def put(self, local: Path, place: str) -> None:
        """Copy a local file to a place, whole or not at all. Raises WriteError, StorageError."""
        with self._telling(place), self._put(place) as path:
            self._out.fs.put_file(str(local), path)

    def read(self, place: str) -> bytes | None:
        """See `Store`."""
        try:
            return bytes(self._out.fs.cat_file((self._out / place).path))
        except Exception:  # whatever it is, it is not there for us
            return None

    def lines(self, place: str) -> Iterator[bytes]:
        """See `Store`."""
        with readable():
            there = self._out.fs.exists((self._out / place).path)
        if there:
            with (self._out / place).stream() as stream:
                yield from stream

    def remove(self, place: str) -> None:
        """See `Store`."""
        with self._telling(place), suppress(FileNotFoundError):
            path = (self._out / place).path
            if self._out.fs.exists(path):
                self._out.fs.rm_file(path)

    def remove_empty(self, place: str) -> None:
        """See `Store`."""
        folder = place.rpartition("/")[0]
        with suppress(Exception):  # object stores have no folders that could be left behind
            while folder and not self._out.fs.ls((self._out / folder).path, detail=False):
                self._out.fs.rmdir((self._out / folder).path)
                self._made.discard((self._out / folder).path)
                folder = folder.rpartition("/")[0]

    def places(self, suffix: str) -> Iterator[str]:
        """See `Store`."""
        base = self._out.path.rstrip("/")
        for folder, _, names in self._out.fs.walk(self._out.path):  # a folder at a time
            below = folder.rstrip("/").removeprefix(base).lstrip("/")
            yield from (f"{below}/{name}".lstrip("/") for name in names if name.endswith(suffix))

    @contextmanager
    def state(self, name: str) -> Iterator[_Copied]:
        """See `Store`."""
        with tempfile.TemporaryDirectory() as folder:
            copied = _Copied(Path(folder) / name, self, f"{STATE}/{name}")
            copied.fetch()
            try:
                yield copied
            except BaseException:
                with suppress(EventExtractError):
                    copied.keep(at_once=True)
                raise
            copied.keep(at_once=True)

    @contextmanager
    def _put(self, place: str) -> Iterator[str]:
        """The path to write to for what shall stand at a place."""
        path = (self._out / place).path
        self._make_folder(path)
        if self._out.text.startswith(PUT_IS_ATOMIC):
            yield path
            return
        part = (self._out / f"{STATE}/.{uuid4().hex}{PART}").path
        self._make_folder(part)
        try:
            yield part
            self._out.fs.mv(part, path)
        except BaseException:
            with suppress(Exception):
                self._out.fs.rm_file(part)
            raise

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder and folder not in self._made:
            self._out.fs.makedirs(folder, exist_ok=True)
            if len(self._made) >= FOLDERS:
                self._made.clear()
            self._made.add(folder)

    def _parts(self) -> list[str]:
        """What a run that was killed has left half-written."""
        folder = (self._out / STATE).path
        if not self._out.fs.exists(folder):
            return []
        return [path for path in self._out.fs.ls(folder, detail=False) if path.endswith(PART)]

    def _probe(self) -> None:
        place = f"{STATE}/.{uuid4().hex}{PART}"
        with self._put(place) as path:
            self._out.fs.pipe_file(path, b"probe")
        self._out.fs.rm_file((self._out / place).path)

    @contextmanager
    def _telling(self, place: str) -> Iterator[None]:
        """Errors of the file system are errors of this project: of one place, or of all."""
        try:
            yield
        except EventExtractError:
            raise
        except Exception as error:
            where = f"{self._out}/{place}"
            try:
                self._probe()
            except Exception:
                remedy = "see to the server and your rights, then go on with --resume"
                told = f"nothing can be written there any more: {reason(error)}"
                raise StorageError(told, where=where, remedy=remedy) from error
            raise WriteError(f"cannot be written: {reason(error)}", where=where, remedy="see to the name") from error


class _Copied:
    """A file of the state that is written on this machine, and copied to the store now and then."""

    def __init__(self, path: Path, store: UrlStore, place: str) -> None:
        self.path, self._store, self._place = path, store, place
        self._due = time.monotonic() + INTERVAL

    def fetch(self) -> None:
        """Begin with what an earlier run has left."""
        content = self._store.read(self._place)
        if content is not None:
            self.path.write_bytes(content)

    def keep(self, *, at_once: bool = False) -> None:
        """Copy it, if the last time is long enough ago."""
        begun = time.monotonic()
        if at_once or begun >= self._due:
            self._store.put(self.path, self._place)
            ended = time.monotonic()
            self._due = ended + max(INTERVAL, SHARE * (ended - begun))
