"""Of all dates of a release the main event's: the one for which most speaks, and those of its first and last day."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.assemble.bearing import Bearing
from eventextract.assemble.dated import Dated
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate
from eventextract.values import PartialDate, days_inclusive

UNCERTAIN = 1.5  # a date must be worth more than this to be the event's
WIDER = 1.5  # and so much, wherever it stands, to be the interval or the clearer form of the chosen date
PARTNER = 0.8  # and so much to be the other end of it
LONGEST = 400  # days between two ends told apart
OF_ITSELF = ("date.initial", "date.final")  # "on the last day": of what, the text has said before


def chosen_date(scene: Scene, found: Sequence[Bearing]) -> Bearing | None:
    """The date that the event's time rests on: the one for which most speaks, or an interval around it; None where none does."""
    winner = scene.decide("/event/start", [_candidate(b) for b in found])
    if winner is None:
        return None
    best = next(b for b in found if (b.dated.mention.span,) == winner.spans)
    wider = [
        b
        for b in found
        if b.firm >= WIDER
        and ("date.strange-noun" not in b.features or _ends_with(b.dated, best))
        and _covers(b.dated, best.dated)
        and _meets(b.dated, best)
    ]
    clearer = [b for b in found if b.firm >= WIDER and b.part != "whole" and b.dated.edtf == best.dated.edtf]
    if not wider and "date.verb" in best.features:
        return max((b for b in found if _of_week(b, best)), key=lambda b: b.firm, default=best)
    if best.dated.start and not best.dated.start.day:
        days = [b for b in found if _within(scene, b, best)] or [b for b in found if _days_of(b, best)]
        if wider or days:
            return wider[0] if wider else max(days, key=lambda b: b.firm)
    return max(wider or clearer, key=lambda b: b.firm, default=best)


def _candidate(bearing: Bearing) -> Candidate:
    mention = bearing.dated.mention
    return Candidate(
        bearing.dated.edtf or "",
        mention.source,
        "stated",
        (mention.span,),
        bearing.score - UNCERTAIN,
        f"{bearing.part}: {', '.join(bearing.features)}",
    )


def _covers(wide: Dated, narrow: Dated) -> bool:
    """Whether an interval of days holds a single day ("on Monday" ... "from 5 to 9 May"), or days stand for a month."""
    start, end, day = wide.start, wide.end, narrow.start
    if not wide.lasts or narrow.lasts or not (start and end and day):
        return False
    if not day.day:
        return day.edtf() == start.edtf()[: len(day.edtf())]
    return days_inclusive(start, day) is not None and days_inclusive(day, end) is not None


def _ends_with(wide: Dated, narrow: Bearing) -> bool:
    """Whether an interval begins on the very day told as the first, or ends on that told as the last."""
    return narrow.dated.edtf == {"first": _edtf(wide.start), "last": _edtf(wide.end)}.get(narrow.part)


def _edtf(day: PartialDate | None) -> str:
    return day.edtf() if day else "-"


def _meets(wide: Dated, narrow: Bearing) -> bool:
    """Whether an interval ends on the last day told by a word of limit ("until Saturday"): "the weekend" goes on."""
    limited = narrow.part == "last" and narrow.dated.value.bound == "until"
    return not limited or narrow.dated.start is None or wide.end == narrow.dated.start


def _within(scene: Scene, narrow: Bearing, wide: Bearing) -> bool:
    """Whether a day stands in the sentence of a month that holds it ("earlier this month, on 10 May, ...")."""
    day, month = narrow.dated.start, wide.dated.start
    if not (day and day.day and month and month.month and narrow.firm >= PARTNER):
        return False
    here = [scene.sentence(b.dated.mention.span) for b in (narrow, wide)]
    return here[0] == here[1] and day.edtf().startswith(month.edtf())


def _days_of(narrow: Bearing, wide: Bearing) -> bool:
    """Whether the event's own days lie in a month that a headline or lead names ("this May" ... "set for 4-6 May")."""
    day, month = narrow.dated.start, wide.dated.start
    if not (day and day.day and month and month.month) or not day.edtf().startswith(month.edtf()):
        return False
    named = "date.noun" in narrow.features and "date.strange-noun" not in narrow.features
    return narrow.firm >= (PARTNER if named else WIDER)


def _of_week(narrow: Bearing, wide: Bearing) -> bool:
    """Whether a day of its own verb tells when in a week the event was ("last week in a drill ... It started on 7 May")."""
    told = {"date.verb", "date.near", "date.day"} <= set(narrow.features) and narrow.part != "whole"
    week = (wide.dated.value.relative or "").endswith(" week") and not (wide.dated.start and wide.dated.start.day)
    return week and told and "date.strange-noun" not in narrow.features and _days_of(narrow, wide)


def first_and_last(scene: Scene, chosen: Bearing, found: Sequence[Bearing]) -> tuple[Bearing | None, Bearing | None]:
    """The date that states the first day and the one that states the last."""
    start = chosen.dated.start
    if chosen.dated.lasts or not (start and start.day):
        return chosen, chosen
    if chosen.part == "last":
        return _partner(scene, chosen, found, "first"), chosen
    return chosen, _partner(scene, chosen, found, "last")


def _partner(scene: Scene, chosen: Bearing, found: Sequence[Bearing], part: str) -> Bearing | None:
    """The date of the event's other end: beside the event's noun, or in a sentence next to the chosen date's."""
    fitting = [
        b for b in found if b.part == part and b.firm >= PARTNER and _near(scene, chosen, b) and _apart(chosen, b, part)
    ]
    return max(fitting, key=lambda b: b.firm, default=None)


def _near(scene: Scene, chosen: Bearing, other: Bearing) -> bool:
    one, two = (scene.sentence_number(b.dated.mention.span) for b in (chosen, other))
    if one == two:
        return True
    of_itself = bool(other.verb and other.verb[0] in OF_ITSELF)
    clear = "date.strange-beside" not in other.features or (of_itself and "date.noun-in-clause" in other.features)
    named = "date.noun" in other.features or of_itself
    named = named or scene.place_in_body(other.dated.mention.span) == 0 or _told_of_it(scene, other)
    return clear and (named or abs(one - two) == 1)


def _told_of_it(scene: Scene, other: Bearing) -> bool:
    """Whether a sentence tells by "It" of what was named before ("It will end on Friday")."""
    return scene.text.startswith("It ", scene.sentence(other.dated.mention.span).start)


def _apart(chosen: Bearing, other: Bearing, part: str) -> bool:
    one, two = chosen.dated.start, other.dated.start
    if one is None or two is None:
        return False
    days = days_inclusive(one, two) if part == "last" else days_inclusive(two, one)
    return days is not None and 1 < days <= LONGEST
