"""Dates that hold no more: the event was put off to another one."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.scene import Scene
from eventextract.values import Span

KINDS = ("date", "interval", "month", "year", "season")
VOID = 40  # characters before a date in which words tell that it was but planned


def given_up(scene: Scene, cues: Cues, dates: Dates, dated: Dated) -> bool:
    """Whether an event was put off from a date to one behind it ("planned for 4 May at first, it was moved to 9 May")."""
    span, sentence = dated.mention.span, scene.sentence(dated.mention.span)
    before = Span(max(span.start - VOID, sentence.start), span.start)
    if not (cues.has(before, "date.void") and cues.has(Span(span.end, sentence.end), "date.postponed")):
        return False
    return bool(dates.within(Span(span.end, sentence.end), *KINDS))
