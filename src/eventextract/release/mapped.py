"""A text that remembers where each of its characters came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A changed text; `offsets[i]` is where `text[i]` came from in the decoded text, and that of its end."""

    text: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Mapped:
        """A text that has not been changed yet."""
        return cls(text, range(len(text) + 1))

    def with_text(self, text: str) -> Mapped:
        """The same places with another text of the same length."""
        return self if text is self.text else Mapped(text, self.offsets)

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Apply edits given in order; one that begins before the end of an earlier one is left out."""
        parts: list[str] = []
        offsets: list[int] = []
        at = 0
        for start, end, new in edits:
            if start < at:
                continue
            parts.append(self.text[at:start])
            offsets.extend(self.offsets[at:start])
            if new:
                parts.append(new)
                offsets.extend(self.offsets[min(start + i, max(start, end - 1))] for i in range(len(new)))
            at = end
        if not at:
            return self
        parts.append(self.text[at:])
        offsets.extend(self.offsets[at:])
        return Mapped("".join(parts), offsets)
