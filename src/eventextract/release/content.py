"""What a file of each type holds: the text that evidence indexes, and what the format says of the release."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eventextract.mentions import Metadata, Warn
from eventextract.release.decoding import decode
from eventextract.release.filetypes import FileType
from eventextract.release.front_matter import front_matter
from eventextract.release.limits import Limits
from eventextract.release.packed import unpacked

NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Content:
    """`start`: where the release begins in `text` (what stands before is metadata)."""

    text: str
    metadata: Metadata = NOTHING
    start: int = 0
    warnings: tuple[Warn, ...] = ()

    def after_front_matter(self) -> Content:
        """The same; front matter at the head of the text is metadata."""
        metadata, start = front_matter(self.text)
        return replace(self, metadata=metadata, start=start)


def unpacked_if_packed(data: bytes, file_type: FileType, limits: Limits, where: str | None) -> bytes:
    """The bytes of a release after decompression. Raises LimitError, ReadError."""
    limits.check_size(len(data), where)
    return unpacked(data, limits, where) if file_type.packed else data


def text_content(data: bytes, where: str | None) -> Content:
    """The content of plain text or Markdown. Raises EmptyError, DecodeError."""
    text, warnings = decode(data, where)
    return Content(text, warnings=warnings).after_front_matter()
