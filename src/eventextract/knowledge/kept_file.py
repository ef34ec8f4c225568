"""One file of named values: processes add to it at its end, and read of it what they ask for.

An entry is a mark, a head (digest of the name, digest of what the value was made of, size and checksum) and the value's
bytes. Of several entries of one name the last counts. Whatever is damaged is stepped over, from mark to mark. Each is
added by one write at the end of the file, so that several processes may add at the same time.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

MARK = b"\x93kept\r\n\x1a"
HEAD = struct.Struct(f"<{len(MARK)}s16s16sII")
OTHERS = 2  # files of other states that stay
LEAST = 1 << 22  # bytes that a file may hold of overtaken values, whatever its size


class Place(NamedTuple):
    """Where a value lies in the file, and what it was made of."""

    made_of: bytes
    start: int
    size: int
    check: int


class KeptFile:
    """The values that one state of the program has kept in a folder; each state has a file of its own.

    `program`: which installation this is; `state`: a digest of all that makes values. When a state keeps its first value,
    all but the latest files of the installation's other states go (processes may still run in these); a file that is
    mostly overtaken values goes too.
    """

    def __init__(self, folder: Path, program: str, state: str) -> None:
        self._program = program
        self._path = folder / f"{program}-{state}"
        self._places: dict[bytes, Place] = {}
        self._known = 0  # bytes that were looked through
        self._read()
        if self._known - sum(place.size for place in self._places.values()) > max(LEAST, self._known // 2):
            self._remove(self._path)
            self._forget()

    def get(self, name: str, made_of: bytes) -> bytes | None:
        """The bytes kept under a name, if they were made of this; None where there are none, or they are damaged."""
        key, source = _digest(name.encode("utf-8", "surrogatepass")), _digest(made_of)
        place = self._places.get(key)
        if place is None:  # another process may have added it by now
            self._read()
            place = self._places.get(key)
        if place is None or place.made_of != source:
            return None
        with suppress(OSError), self._path.open("rb", buffering=0) as file:
            body = _bytes(file, place.start, place.size)
            return body if crc32(body) == place.check else None
        return None

    def put(self, name: str, made_of: bytes, body: bytes) -> None:
        """Keep bytes under a name; nothing happens where the file cannot be written."""
        key = _digest(name.encode("utf-8", "surrogatepass"))
        entry = HEAD.pack(MARK, key, _digest(made_of), len(body), crc32(body)) + body
        with suppress(OSError):
            if not self._path.exists():
                self._forget()
                self._remove_former()
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(handle, entry)
            finally:
                os.close(handle)
            self._read()

    def _read(self) -> None:
        """Take note of what stands in the file behind what is known of it."""
        with suppress(OSError):
            size = self._path.stat().st_size
            if size < self._known:
                self._forget()
            if size > self._known:
                with self._path.open("rb", buffering=0) as file:
                    self._scan(file, size)

    def _scan(self, file: FileIO, size: int) -> None:
        """Note each entry that ends where the file does or the next begins."""
        at, self._known = self._known, size
        head = _bytes(file, at, HEAD.size)
        while at < size:
            end = 0
            if len(head) == HEAD.size and head.startswith(MARK):
                _, name, made_of, length, check = HEAD.unpack(head)
                end = at + HEAD.size + length
                following = _bytes(file, end, HEAD.size)
            if end == size or (end and following.startswith(MARK)):
                self._places[name] = Place(made_of, end - length, length, check)
                at, head = end, following
                continue
            mark = _bytes(file, at + 1, size).find(MARK)
            at = size if mark < 0 else at + 1 + mark
            head = _bytes(file, at, HEAD.size)

    def _forget(self) -> None:
        self._places.clear()
        self._known = 0

    def _remove_former(self) -> None:
        files = self._path.parent.glob(f"{self._program}-*")
        for former in sorted(files, key=lambda file: file.stat().st_mtime_ns)[:-OTHERS]:
            self._remove(former)

    @staticmethod
    def _remove(path: Path) -> None:
        with suppress(OSError):
            path.unlink()


def _bytes(file: FileIO, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
