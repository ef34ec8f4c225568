"""Files packed with gzip, opened without trusting them: a small one can unpack to more than any disk holds."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from eventextract.errors import LimitError, ReadError
from eventextract.release.limits import Limits

RATIO = 100  # text packs to a tenth, a list of equal rows to a fiftieth; a bomb to a thousandth
BROKEN = (gzip.BadGzipFile, zlib.error, EOFError)


def unpacked(data: bytes, limits: Limits, where: str | None) -> bytes:
    """The content of one packed document; LimitError above the limit of size, ReadError where it is broken."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(limits.size + 1)
    except BROKEN as error:
        raise broken(error, where) from error
    if len(content) > limits.size:
        told = f"it unpacks to more than the limit of {limits.size:,} bytes"
        raise LimitError(told, where=where, remedy="split it, or raise the limit")
    return content


def broken(error: Exception, where: str | None) -> ReadError:
    """The error for a packed file that cannot be unpacked."""
    return ReadError(f"it cannot be unpacked: {error}", where=where, remedy="pack it anew with gzip")


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(len(buffer))
        self.count += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


class Unpacking(io.RawIOBase):
    """The content of a packed table as a stream; LimitError where it grows out of proportion to what was read.

    Up to the limit of size any proportion will do, above it up to `RATIO` bytes for one.
    """

    def __init__(self, packed: BinaryIO, limits: Limits, where: str | None) -> None:
        self._packed, self._limits, self._where = _Counted(packed), limits, where
        self._stream = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        """It is made to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes; ReadError where the file is broken."""
        try:
            piece = self._stream.read(len(buffer))
        except BROKEN as error:
            raise broken(error, self._where) from error
        self._given += len(piece)
        if self._given > max(self._limits.size, RATIO * self._packed.count):
            told = f"it unpacks to over {RATIO} times its size"
            raise LimitError(told, where=self._where, remedy="unpack it first, where it is meant to be so")
        buffer[: len(piece)] = piece
        return len(piece)
