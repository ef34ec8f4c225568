"""When the main event took place: start, end, duration; stated, or derived from one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from eventextract.assemble.bearing import OF_A_DAY, Bearing, bearings
from eventextract.assemble.chosen_dates import PARTNER, chosen_date, first_and_last
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.dated import Dated
from eventextract.assemble.dated_lines import dated_lines
from eventextract.assemble.dated_series import dated_series, no_day_between
from eventextract.assemble.dates import Dates
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.lengths import agrees, length
from eventextract.assemble.opening import just_begun, opening_day
from eventextract.assemble.ordinal_days import counted_back
from eventextract.assemble.respective import listed_alone
from eventextract.assemble.scene import Scene
from eventextract.normalise.resolve import weekday_contradicts
from eventextract.values import Duration, PartialDate, Span, days_inclusive

DOUBTFUL = {"date.past-cue", "date.other-cue", "date.future-cue", "date.quote", "date.decoy", "date.outside"}
LEAD = 3  # sentences of the body in which an event of a day is reported as that of the dateline
OVER = 3  # sentences at the head of the story
SPOKEN = 30  # days at most from the first day of an event to that of words spoken at its close
NONE = Claim(None, "")


@dataclass(frozen=True, slots=True)
class When:
    """The main event's time; `chosen` is the date mention that it rests on, `used` all of them."""

    start: Claim
    end: Claim
    duration: Claim
    chosen: Dated | None
    used: tuple[Dated, ...] = ()
    verbs: tuple[tuple[str, Span], ...] = ()  # sort and place of the verb of each, that of `chosen` first


def when(scene: Scene, cues: Cues, dates: Dates, kind: MainKind) -> When:
    """Choose the main event's dates and duration among all, and derive what follows."""
    if kind.type == "none":
        return When(NONE, NONE, NONE, None)
    found = bearings(scene, cues, kind, dates)
    chosen = chosen_date(scene, found)
    first, last = first_and_last(scene, chosen, found) if chosen else (None, None)
    lines = dated_lines(scene, found, dates.published)
    if lines and not (first and last) and (chosen is None or _is_one(chosen, lines)):
        chosen, first, last = chosen or lines[0], lines[0], lines[-1]
    told = {b.dated.edtf for b in (chosen, first, last) if b and b.dated.edtf}
    series = dated_series(scene, kind, found, told)
    if chosen and series:
        apart = listed_alone(scene, *(b.dated.mention.span for b in series[:2]))
        first, last = series[0], series[0] if apart else _last_of(series, chosen, last)
    bearing = tuple({b.dated.mention.span: b for b in (chosen, first, last) if b and b not in series[1:]}.values())
    used = tuple(b.dated for b in bearing)
    is_whole = not series or no_day_between(series)
    days = _whole_days(_counted(_claim(first, "start"), _claim(last, "end")).value) if is_whole else None
    duration = length(scene, cues, dates, kind, [d.mention.span for d in used], days)
    if chosen is None:
        start, end = _on_publication(scene, cues, dates, duration)
    else:
        first, last = _by_length(found, chosen, first, last, duration)
        first, last = _by_closing(cues, found, chosen, first, last)
        over = _told_over(scene, cues, kind)
        chosen, first, last = _of_the_past(dates, cues, chosen, first, last, duration, over)
        start, end = _ends(chosen, first, last, duration, kind.type in OF_A_DAY)
    if chosen and (numbered := counted_back(cues, found)):
        is_last = chosen.part == "last" or cues.has(numbered.spans[1], "date.last-numbered")
        start, end = _numbered(numbered, chosen, start, end, duration, is_last)
    if start.value is None:
        start, end = _opened(opening_day(scene, cues, dates, kind, bool(end.value or duration.value)), end, duration)
    _warn(scene, chosen, start, end, duration)
    _warn_of_others(scene, found, start, end)
    verbs = (*(b.verb for b in bearing if b.verb), *just_begun(cues, start))
    length_told = duration if duration.value or not is_whole else _counted(start, end)
    return When(start, end, length_told, chosen.dated if chosen else None, used, verbs)


def _last_of(series: Sequence[Bearing], chosen: Bearing, last: Bearing | None) -> Bearing:
    """The day on which a series ended: the last of its list, unless one is told that lies behind it ("completed today")."""
    end, told = series[-1].dated.end, last.dated.end if last and (last is not chosen or last.part == "last") else None
    behind = bool(end and told and (days_inclusive(end, told) or 0) > 1)
    return last if last and behind else series[-1]


def _by_length(
    found: Sequence[Bearing], chosen: Bearing, first: Bearing | None, last: Bearing | None, duration: Claim
) -> tuple[Bearing | None, Bearing | None]:
    """The day on which it began, where from it to the chosen date it is just the stated length: that is the last day."""
    days = _whole_days(duration.value) or 1
    if last or first is not chosen or chosen.part != "whole" or days == 1 or not chosen.dated.start:
        return first, last
    fitting = [b for b in found if b.part == "first" and b.firm >= PARTNER and b.dated.start]
    begun = [b for b in fitting if b.dated.start and days_inclusive(b.dated.start, chosen.dated.start) == days]
    return (begun[0], chosen) if begun else (first, last)


def _numbered(
    numbered: Claim, chosen: Bearing, start: Claim, end: Claim, duration: Claim, is_last: bool
) -> tuple[Claim, Claim]:
    """The ends with the first day counted back from a numbered one, which itself is not the first."""
    rests_on = numbered.spans[0] in start.spans
    if rests_on and start.value != end.value:  # "on its third day today, it runs until Friday"
        days = _whole_days(duration.value) if end.basis == "derived" else None
        return numbered, _later(numbered, days - 1, duration.spans, "end") if days else end
    if chosen.part == "first" or duration.value or not (rests_on or start.value is None):
        return start, end
    return numbered, end if is_last else NONE


def _by_closing(
    cues: Cues, found: Sequence[Bearing], chosen: Bearing, first: Bearing | None, last: Bearing | None
) -> tuple[Bearing | None, Bearing | None]:
    """The day on which it began, where the chosen date is that of words spoken at its close."""
    day, spoken = chosen.dated.start, chosen.verb and cues.has(chosen.verb[1], "date.spoken-closing")
    if last or not spoken or chosen.part != "whole" or day is None:
        return first, last
    fitting = [b for b in found if b.part == "first" and b.firm >= PARTNER and "date.noun" in b.features]
    begun = [b for b in fitting if b.dated.start and 1 < (days_inclusive(b.dated.start, day) or 0) <= SPOKEN]
    return (begun[0], chosen) if begun else (first, last)


def _of_the_past(
    dates: Dates,
    cues: Cues,
    chosen: Bearing,
    first: Bearing | None,
    last: Bearing | None,
    duration: Claim,
    is_over: bool,
) -> tuple[Bearing, Bearing | None, Bearing | None]:
    """What is told of in the past tense was over when it was published: its single date is then the last day."""
    day, days, published = chosen.dated.start, _whole_days(duration.value), dates.published
    if last or not (first and days and day and day.is_full and published and published.is_full):
        return chosen, first, last
    to_go = (published.full() - day.full()).days
    verb = chosen.verb
    told_past = chosen.part == "whole" and not (verb and cues.to_come(verb[1]))
    passed = 0 < to_go < days - 1 or (to_go == 0 and is_over and days > 1)
    return (chosen, None, first) if told_past and passed else (chosen, first, last)


def _told_over(scene: Scene, cues: Cues, kind: MainKind) -> bool:
    """Whether the first sentences say that the event is over ("The competition has finished in Grodno")."""
    for sentence in scene.story[:OVER]:
        cue = cues.find(sentence, "date.ended") if kind.named_in(sentence) else None
        if cue and not cues.to_come(cue):
            return True
    return False


def _is_one(chosen: Bearing, lines: Sequence[Bearing]) -> bool:
    """Whether a date is, or tells the same day as, one that opens a line of a diary or table."""
    return any(chosen.dated.edtf == line.dated.edtf for line in lines)


def _ends(
    chosen: Bearing, first: Bearing | None, last: Bearing | None, duration: Claim, of_a_day: bool
) -> tuple[Claim, Claim]:
    start, end = _claim(first, "start"), _claim(last, "end")
    if first and last:
        return start, end
    days = _whole_days(duration.value)
    if first is None:
        return (_moved(end, 1 - days, chosen, duration, "start") if days else NONE), end
    if days and days > 1:
        return start, _moved(start, days - 1, chosen, duration, "end")
    if chosen.part == "first" and not days and not _within_a_day(duration.value):
        return start, NONE
    if days or duration.value is None or of_a_day or _within_a_day(duration.value):
        return start, Claim(start.value, "dates.one-day", start.spans, "inferred")
    return start, NONE


def _claim(bearing: Bearing | None, end: str) -> Claim:
    if bearing is None:
        return NONE
    day = bearing.dated.start if end == "start" else bearing.dated.end
    return Claim(day.edtf() if day else None, bearing.dated.mention.source, (bearing.dated.mention.span,))


def _moved(stated: Claim, by: int, chosen: Bearing, duration: Claim, which: str) -> Claim:
    return _later(stated, by, (*((chosen.verb[1],) if chosen.verb else ()), *duration.spans), which)


def _later(stated: Claim, by: int, told: tuple[Span, ...], which: str) -> Claim:
    try:
        day = PartialDate.parse(stated.value).plus_days(by)
    except ValueError:
        return NONE
    return Claim(day.edtf(), f"dates.{which}-from-duration", (*stated.spans, *told), "derived")


def _on_publication(scene: Scene, cues: Cues, dates: Dates, duration: Claim) -> tuple[Claim, Claim]:
    """No date is stated, but the lead reports an event of a day or some hours: that of the dateline."""
    leads = [lead for lead in scene.body[:LEAD] if any(lead.covers(span) for span in duration.spans)]
    datelines = [d for d in dates.of_kind("date") if scene.zone(d.mention.span) == "dateline" and d.start]
    short = bool(duration.value) and (_whole_days(duration.value) == 1 or _within_a_day(duration.value))
    if not (datelines and short and leads and cues.has(leads[0], "date.held")):
        return NONE, NONE
    day, span = datelines[0].start, datelines[0].mention.span
    claim = Claim(day.edtf() if day else None, "dates.dateline-held", (span, *duration.spans), "inferred")
    return claim, claim


def _opened(start: Claim, end: Claim, duration: Claim) -> tuple[Claim, Claim]:
    """An event that began on the day of publication: its end is the stated one, else told by its length in days."""
    if start.value is None or end.value:
        return (start, end) if start.value and start.value <= (end.value or "") else (NONE, end)
    days = 1 if _within_a_day(duration.value) else _whole_days(duration.value)
    return start, _later(start, days - 1, duration.spans, "end") if days else NONE


def _whole_days(iso: str | None) -> int | None:
    """The calendar days that a duration in days takes: "two and a half days" take three."""
    if iso and iso.startswith("P") and iso.endswith("D"):
        return ceil(float(iso[1:-1]))
    return None


def _within_a_day(iso: str | None) -> bool:
    return bool(iso and iso.startswith("PT") and (iso.endswith("M") or float(iso[2:-1]) <= 12))


def _counted(start: Claim, end: Claim) -> Claim:
    """The number of days from start to end, both counted."""
    if start.value is None or end.value is None:
        return NONE
    days = days_inclusive(PartialDate.parse(start.value), PartialDate.parse(end.value))
    spans = (*start.spans, *end.spans)
    return Claim(f"P{days}D", "dates.duration-from-ends", spans, "derived") if days else NONE


def _warn(scene: Scene, chosen: Bearing | None, start: Claim, end: Claim, duration: Claim) -> None:
    """Say what is doubtful about the time."""
    if chosen is None:
        return
    words = scene.words(chosen.dated.mention.span)
    if weekday_contradicts(chosen.dated.value):
        scene.warn("date-contradicts-weekday", "/event/start", f"{words!r} fell on another day of the week")
    if chosen.dated.resolved.alternative:
        scene.warn(
            "date-ambiguous", "/event/start", f"{words!r} may also be {chosen.dated.resolved.alternative.edtf()}"
        )
    if start.value and end.value is None:
        scene.warn("end-unknown", "/event/end", "the text says when the event began, not when it ended")
    counted = _whole_days(_counted(start, end).value)
    if counted and duration.value and not agrees(_parsed(duration.value), counted):
        scene.warn("duration-mismatch", "/event/duration", f"from {start.value} to {end.value} it is {counted} days")


def _warn_of_others(scene: Scene, found: Sequence[Bearing], start: Claim, end: Claim) -> None:
    """Say that another event is reported beside the main one: of these days, with its own noun and verb."""
    first, last = start.value or end.value, end.value or start.value
    for b in found:
        day = b.dated.edtf or ""
        own = {"date.near", "date.verb", "date.strange-beside"} <= set(b.features) and not DOUBTFUL & set(b.features)
        if first and own and not first <= day[:10] <= last:
            scene.warn(
                "several-events", "/event", f"another event is reported, of {scene.words(b.dated.mention.span)!r}"
            )


def _parsed(iso: str) -> Duration:
    timed = iso.startswith("PT")
    return Duration(iso[2 if timed else 1 : -1], iso[-1].lower() if timed else iso[-1])
