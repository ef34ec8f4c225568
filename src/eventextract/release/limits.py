"""How much of an input is read."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.errors import LimitError


@dataclass(frozen=True, slots=True)
class Limits:
    """Above these a LimitError is raised.

    `size`: bytes of one document, or of one row of a table, after decompression. `html_depth`: elements within each
    other on a page.
    """

    size: int = 10_000_000
    html_depth: int = 200

    def check_size(self, size: int, where: str | None) -> None:
        """Raise LimitError for an input of more than `size` bytes."""
        if size > self.size:
            told = f"it has {size:,} bytes, the limit is {self.size:,}"
            raise LimitError(told, where=where, remedy="split it, or raise the limit")


DEFAULT_LIMITS = Limits()
