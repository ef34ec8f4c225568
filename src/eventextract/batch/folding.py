"""Disks on which names that differ only in case, or in how a letter is composed, are the same file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from eventextract.batch.writing import PART


@dataclass(frozen=True, slots=True)
class Folding:
    """What a disk makes no difference by: `case` ("A", "a"), `form` (an accented letter as one character or two)."""

    case: bool = False
    form: bool = False

    def fold(self, place: str) -> str:
        """The same text for all the places that are one file."""
        if self.form:
            place = unicodedata.normalize("NFC", place)
        if self.case:
            place = place.casefold()
        return unicodedata.normalize("NFC", place) if self.form else place


def folding_of(folder: Path) -> Folding:
    """How the disk of a folder folds names, tried with a file that is removed again. Raises OSError."""
    probe = folder / f".{uuid4().hex}\u00e9{PART}"
    probe.touch()
    try:
        other_case = probe.with_name(probe.name.swapcase()).exists()
        other_form = probe.with_name(unicodedata.normalize("NFD", probe.name)).exists()
    finally:
        probe.unlink(missing_ok=True)
    return Folding(other_case, other_form)
