"""Which files can be read, told by their suffixes."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

DOCUMENTS = (".txt", ".md", ".html", ".htm", ".eml", ".docx", ".pdf")
TABLES = (".jsonl", ".parquet")
PACKED = ".gz"
SUFFIXES = (*DOCUMENTS, *TABLES, PACKED)
"""Documents hold one release, tables one a row; a file of either may be packed."""


class FileType(NamedTuple):
    """`suffix`: one of `DOCUMENTS` or `TABLES`; `packed`: whether the file is compressed with gzip."""

    suffix: str
    packed: bool = False

    @property
    def is_table(self) -> bool:
        """Whether each row is a release of its own."""
        return self.suffix in TABLES

    def __str__(self) -> str:
        return self.suffix + (PACKED if self.packed else "")


PLAIN_TEXT = FileType(".txt")


def file_type(name: str) -> FileType | None:
    """The type of a file by its name ("a.html.gz"), whatever the case; None for a type that cannot be read."""
    path = PurePath(name)
    packed = path.suffix.lower() == PACKED
    suffix = PurePath(path.stem).suffix.lower() if packed else path.suffix.lower()
    return FileType(suffix, packed) if suffix in (*DOCUMENTS, *TABLES) else None


def id_of(file: str) -> str:
    """The id of a file below the input root: its name without the suffixes that a reader knows."""
    while (suffix := PurePath(file).suffix).lower() in SUFFIXES and PurePath(file).stem:
        file = file[: -len(suffix)]
    return file
