"""A date of a release with what it means there."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventextract.mentions import Mention, TimeValue
from eventextract.normalise.resolve import Resolved
from eventextract.values import PartialDate


@dataclass(frozen=True, slots=True)
class Dated:
    """A date mention with what it means in this release."""

    mention: Mention
    value: TimeValue
    resolved: Resolved
    start: PartialDate | None = field(init=False)
    """The first day (month, year) that it names."""
    end: PartialDate | None = field(init=False)
    """The last one; the same as the first for a single date."""
    lasts: bool = field(init=False)
    """Whether it names several days, from a first to a last ("4-6 May", "the weekend")."""
    edtf: str | None = field(init=False)
    """The date or interval as EDTF."""

    def __post_init__(self) -> None:  # each is asked for again and again
        start, keep = self.resolved.start, object.__setattr__
        end = self.resolved.end or start
        one, two = start.edtf() if start else None, end.edtf() if end else None
        keep(self, "start", start)
        keep(self, "end", end)
        keep(self, "lasts", start is not None and start.day is not None and one != two)
        keep(self, "edtf", one if start is None or one == two else f"{one}/{two}")
