"""A date of a release with what it means there."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.mentions import Mention, TimeValue
from eventextract.normalise.resolve import Resolved
from eventextract.values import PartialDate


@dataclass(frozen=True, slots=True)
class Dated:
    """A date mention with what it means in this release."""

    mention: Mention
    value: TimeValue
    resolved: Resolved

    @property
    def start(self) -> PartialDate | None:
        """The first day (month, year) that it names."""
        return self.resolved.start

    @property
    def end(self) -> PartialDate | None:
        """The last one; the same as the first for a single date."""
        return self.resolved.end or self.resolved.start

    @property
    def lasts(self) -> bool:
        """Whether it names several days, from a first to a last ("4-6 May", "the weekend")."""
        return bool(self.start and self.start.day) and self.start != self.end

    @property
    def edtf(self) -> str | None:
        """The date or interval as EDTF."""
        if self.start is None:
            return None
        one, two = self.start.edtf(), (self.end or self.start).edtf()
        return one if one == two else f"{one}/{two}"
