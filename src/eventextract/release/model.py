"""What reading a release gives."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.mentions import Metadata, Reading, Warn
from eventextract.values import Span


@dataclass(frozen=True, slots=True)
class Release:
    """One release as read.

    `id`: that of its row, else `file` without the suffixes that a reader knows, else 16 hex digits of `sha256` for a
    bare string. `file`: its path below the input root, with `/`; None for a bare string. `sha256`: of the bytes after
    decompression, or of the UTF-8 text for a bare string or a row. `text`: as decoded, without byte-order mark.
    `title`: the headline without site furniture, as it stands in `reading` at `title_span`; None where there is no headline.
    """

    id: str
    file: str | None
    sha256: str
    text: str
    reading: Reading
    metadata: Metadata
    title: str | None = None
    title_span: Span | None = None
    warnings: tuple[Warn, ...] = ()
