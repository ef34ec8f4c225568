"""Where records are written to, and removed from."""

from __future__ import annotations

from pathlib import Path

from eventextract.batch.stale import remove_record
from eventextract.batch.writing import STATE, write_atomically


class FolderStore:
    """A folder. `durable`: each record reaches the disk before the next is begun."""

    def __init__(self, out: Path, *, durable: bool = False) -> None:
        self._out, self._durable = out, durable

    def write(self, place: str, text: str) -> None:
        """Put a record at a place below the folder, whole or not at all. Raises WriteError, StorageError."""
        write_atomically(self._out / place, text, parts=self._out / STATE, durable=self._durable)

    def remove(self, place: str) -> None:
        """Remove the record at a place, if there is one; a file that is no record stays. Raises WriteError."""
        remove_record(self._out / place)
