"""The first day of an event told by the number of a later one ("on its third day on Thursday")."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.assemble.bearing import Bearing
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.values import Span

NUMBERED = {f"date.day-{number}": number for number in range(2, 8)}
BEFORE, BEHIND = 100, 30  # characters before a date and behind it in which such words stand
FIRM = 0.8
STRANGE = {"date.quote", "date.other-cue", "date.decoy", "date.outside"}


def counted_back(cues: Cues, found: Sequence[Bearing]) -> Claim | None:
    """The first day, counted back from the first date that stands beside "the second day", "day three"; None without."""
    for bearing in found:
        day, span = bearing.dated.start, bearing.dated.mention.span
        if not (day and day.day) or bearing.dated.lasts or bearing.firm < FIRM or STRANGE & set(bearing.features):
            continue
        clause = cues.scene.sentence(span)
        near = Span(max(span.start - BEFORE, clause.start), min(span.end + BEHIND, clause.end))
        for sort, number in NUMBERED.items():
            if cue := cues.find(near, sort):
                first = day.plus_days(1 - number)
                return Claim(first.edtf(), "dates.start-from-numbered-day", (span, cue), "derived")
    return None
