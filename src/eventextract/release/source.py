"""The three ways in: bytes, a string, a file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.errors import LimitError, ReadError
from eventextract.mentions import Warn
from eventextract.release.decoding import check_text, decode
from eventextract.release.front_matter import front_matter
from eventextract.release.model import Release
from eventextract.release.reading import read

if TYPE_CHECKING:
    from eventextract.knowledge import Knowledge

LIMIT = 10_000_000  # bytes
SUFFIXES = (".txt", ".md")
"""The file types that can be read; each is text as it stands. Another type is turned into text first."""


def read_bytes(data: bytes, *, knowledge: Knowledge, file: str | None = None, limit: int = LIMIT) -> Release:
    """A release from its bytes; `file` is its name below the input root.

    Raises LimitError above `limit` bytes, EmptyError, DecodeError.
    """
    if len(data) > limit:
        raise LimitError(f"it has {len(data):,} bytes, the limit is {limit:,}", where=file, remedy="split it")
    text, warnings = decode(data, file)
    return _release(text, hashlib.sha256(data).hexdigest(), file, knowledge, warnings)


def read_text(text: str, *, knowledge: Knowledge, source: str | None = None, limit: int = LIMIT) -> Release:
    """A release from a string; `source` names it as `file` would.

    Raises LimitError above `limit` bytes of UTF-8, EmptyError, DecodeError for half a surrogate pair or binary data.
    """
    check_text(text, source)
    data = text.encode("utf-8")
    if len(data) > limit:
        raise LimitError(f"it has {len(data):,} bytes, the limit is {limit:,}", where=source, remedy="split it")
    return _release(text.removeprefix("\ufeff"), hashlib.sha256(data).hexdigest(), source, knowledge, ())


def read_path(path: Path, root: Path, *, knowledge: Knowledge, limit: int = LIMIT) -> Release:
    """The release in a file below `root` (its `file` is the path from there).

    Raises ReadError for a file that cannot be read or is of no known type, and what `read_bytes` raises.
    """
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    if path.suffix.lower() not in SUFFIXES:
        what = f"no reader for {path.suffix or 'a file without suffix'}"
        raise ReadError(what, where=file, remedy="give .txt or .md")
    try:
        if (size := path.stat().st_size) > limit:
            raise LimitError(f"it has {size:,} bytes, the limit is {limit:,}", where=file, remedy="split it")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"it cannot be read: {error.strerror or error}", where=file) from error
    return read_bytes(data, knowledge=knowledge, file=file, limit=limit)


def _release(text: str, sha256: str, file: str | None, knowledge: Knowledge, warnings: tuple[Warn, ...]) -> Release:
    metadata, start = front_matter(text) if file else front_matter("")
    found = read(text, start, metadata.title, knowledge)
    return Release(
        id=id_of(file) if file else sha256[:16],
        file=file,
        sha256=sha256,
        text=text,
        reading=found.reading,
        metadata=metadata,
        title=found.title,
        title_span=found.title_span,
        warnings=warnings + found.warnings,
    )


def id_of(file: str) -> str:
    """The id of a file below the input root: its name without the suffixes that a reader knows."""
    while (suffix := Path(file).suffix).lower() in SUFFIXES and Path(file).stem:
        file = file[: -len(suffix)]
    return file
