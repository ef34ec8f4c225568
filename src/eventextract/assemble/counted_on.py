"""Days told by another day of the text: "the following day", "three days later", "five days earlier"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eventextract.assemble.dated import Dated
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.normalise.relativedays import WEEKDAYS
from eventextract.normalise.resolve import Resolved, resolve
from eventextract.values import PartialDate

SENTENCES = 2  # behind one with a day in which others are counted from that day
BESIDE = {"same": 0, "following": 1, "next": 1, "previous": -1}
DAY = expression(r"(?P<which>same|following|next|previous) (?:day|morning|afternoon|evening|night)")
AWAY = expression(r"(?P<amount>\d+) (?P<unit>day|week) (?P<way>later|earlier)")
LENGTHS = {"day": 1, "week": 7}


def counted_on(scene: Scene, found: Iterable[Dated], weekdays: bool) -> Iterator[Dated]:
    """The dates of a release in order, those that hang on the day told last before them counted from it.

    `weekdays`: weekdays too, as where no day of publication is known ("on Monday, 5 October. It winds up on Friday").
    """
    told: Dated | None = None
    for dated in found:
        if dated.end is not None and dated.end.is_full:
            told = dated if scene.in_story(dated.mention.span) else told
        elif told is not None and told.end is not None and dated.start is None:
            apart = scene.sentence_number(dated.mention.span) - scene.sentence_number(told.mention.span)
            reached = _reached(dated, told.end, weekdays) if apart <= SENTENCES else None
            dated = replace(dated, resolved=reached) if reached else dated
        yield dated


def _reached(dated: Dated, day: PartialDate, weekdays: bool) -> Resolved | None:
    said = dated.value.relative or ""
    if weekdays and said in WEEKDAYS:
        return resolve(dated.value, day, tense="future")
    days = _days(said)
    if days is None:
        return None
    reached = day.plus_days(days)
    return Resolved("date", reached, reached, "derived")


def _days(said: str) -> int | None:
    """How many days on from another it is (less than nil: before it); None for what is not told so."""
    if beside := DAY.fullmatch(said):
        return BESIDE[beside["which"]]
    away = AWAY.fullmatch(said)
    if away is None:
        return None
    days = int(away["amount"]) * LENGTHS[away["unit"]]
    return -days if away["way"] == "earlier" else days
