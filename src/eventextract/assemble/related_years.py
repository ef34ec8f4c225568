"""In which year another event lies: stated beside its day, told by words, by the tense, or the nearest to the main event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventextract.assemble.cues import Cues
from eventextract.assemble.date_forms import SAME_YEAR
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.scene import Scene
from eventextract.assemble.sightings import KINDS, Sighting
from eventextract.assemble.when import When
from eventextract.knowledge.compiling import expression
from eventextract.normalise.relativedays import OFFSETS
from eventextract.normalise.resolve import Resolved
from eventextract.values import PartialDate, Span, in_order

DONE = expression(r"(?:First |Originally )?[A-Z][a-z-]+(?:ed|eld|gun|ven)\b(?: off)? ")
"""What opens a sentence by something done."""
SENTENCE_END = expression(r"[;:]|\. ")
BESIDE_YEAR = 32  # characters between a year and the days told behind it
FAR_YEAR = 80  # the same where the year opens the sentence or the days stand in brackets
OPENS = 6  # characters before a year that opens its sentence
LAST_MONTHS = {21: 5, 22: 8, 23: 11}  # by EDTF's code of the season; a winter ends in the next year
OFF = 3  # months from the main event, at least, of a day whose year the tense of its clause tells


def whole_year(scene: Scene, sighting: Sighting, dates: Dates, time: When) -> Sighting | None:
    """The sighting in the year that its sentence names apart ("last year's ... on 3 May"); None for that year.

    A day whose year nobody knows is taken for the one nearest to the main event.
    """
    sentence = scene.sentence(sighting.dated.mention.span)
    beside = [dated for dated in dates.within(sentence, *KINDS) if dated is not sighting.dated]
    if _bare_year(sighting.dated) and sighting.city is None and any(_within(d, sighting.dated) for d in beside):
        return None
    years = [d.start.year for d in beside if _bare_year(d) and d.start]
    others = [d for d in beside if not _bare_year(d)]
    if (
        len(years) == 1
        and not _stated(sighting.dated)
        and not any(map(_stated, others))
        and _in_row(scene, dates.within(sentence, *KINDS))
    ):
        return replace(sighting, dated=_in_year(sighting.dated, years[0]))
    start, year = sighting.dated.start, _told_year(sighting, dates, time)
    if start and start.year is None and year is not None:
        return replace(sighting, dated=_in_year(sighting.dated, year))
    if start is None and sighting.dated.value.kind == "season" and time.start.value:
        return replace(sighting, dated=_of_season(sighting.dated, time))
    if start and (start.year is None or (dates.published is None and not _stated(sighting.dated))):
        return replace(sighting, dated=_in_year(sighting.dated, _nearest(start, time) or start.year))
    return sighting


def _within(day: Dated, year: Dated) -> bool:
    """Whether a date has no year of its own, or lies in a year told beside it ("last year's cup was held on 9 May 2017")."""
    same = bool(day.start and year.start and day.start.year == year.start.year and day.start.month)
    return not _stated(day) or same


def _in_row(scene: Scene, told: list[Dated]) -> bool:
    """Whether a year and one other date are told, or a year opens a row of them ("last year in Osh (June), Naryn (July)")."""
    if len(told) <= 2:
        return True
    return _bare_year(told[0]) and " and " not in scene.text[told[0].mention.span.end : told[1].mention.span.start]


def with_years(scene: Scene, sightings: list[Sighting]) -> Iterator[Sighting]:
    """Days told beside their year ("in Maputo in 2012 (from 5 to 23 March)") with that year and its town, and not the year too."""
    for index, sighting in enumerate(sightings):
        year = sightings[index - 1] if index else None
        if year and _year_of(scene, year, sighting):
            start = year.dated.start
            dated = _in_year(sighting.dated, start.year if start else None)
            yield replace(sighting, dated=dated, city=sighting.city or year.city, noun=sighting.noun or year.noun)
        elif index + 1 == len(sightings) or not _year_of(scene, sighting, sightings[index + 1]):
            yield sighting


def _year_of(scene: Scene, year: Sighting, day: Sighting) -> bool:
    """Whether a bare year stands so near before a day without one that it is its year."""
    first, second = year.dated, day.dated
    bare = first.value.kind == "year" and first.value.relative is None and first.value.bound is None
    gap = scene.text[first.mention.span.end : second.mention.span.start]
    opens = first.mention.span.start - scene.sentence(first.mention.span).start <= OPENS
    most = FAR_YEAR if opens or gap.endswith("(") else BESIDE_YEAR
    near = len(gap) <= most and SENTENCE_END.search(gap) is None and " and " not in gap
    told = "which will " in gap or "which is to " in gap  # "the 2018 edition, which will be held in July"
    precise = second.start is not None and (second.start.day is not None or told)
    return bare and near and precise and not _stated(second)


def by_tense(cues: Cues, sighting: Sighting | None, time: When, dates: Dates) -> Sighting | None:
    """A day or month whose year is not stated: what is to come lies behind the main event, what has been before it."""
    if sighting is not None and (last := _last_month(cues, sighting.dated.value.relative)):
        return _season_by_tense(cues, sighting, time, last)
    if sighting is None or _stated(sighting.dated) or sighting.dated.value.relative is not None:
        return sighting
    start, main = sighting.dated.start, PartialDate.parse(time.start.value) if time.start.value else None
    if main is None or start is None or start.year is None or start.month is None:
        return sighting
    clause = _own_part(cues, sighting.dated.mention.span)
    coming, held = cues.has(clause, "event.to-come"), cues.has(clause, "event.was-held")
    off = 12 * (start.year - (main.year or start.year)) + start.month - (main.month or start.month)
    now = order(start, dates.published or main)
    if coming and not held and off <= -OFF and now < 0:
        return replace(sighting, dated=_in_year(sighting.dated, start.year + 1))
    if held and not coming and off >= OFF and now > 0:
        return replace(sighting, dated=_in_year(sighting.dated, start.year - 1))
    return sighting


def _own_part(cues: Cues, date: Span) -> Span:
    """The clause of a date as far as its verb goes ("held in May | and will be ...", "Begun in Osh in May, | it will ...")."""
    clause, text = cues.clause(date), cues.scene.text
    done = DONE.match(text, clause.start, date.start) is not None
    ends = [text.find(" and will ", date.end, clause.end), text.find(", ", date.end, clause.end) if done else -1]
    return Span(clause.start, min((end for end in ends if end >= 0), default=clause.end))


def _last_month(cues: Cues, season: str | None) -> int:
    """The last month of a season within one year; 0 for a winter, and for what is no season."""
    codes = {row["form"]: int(row["code"]) for row in cues.scene.knowledge.lexicon("seasons")} if season else {}
    return LAST_MONTHS.get(codes.get(season or "", 0), 0)


def _season_by_tense(cues: Cues, sighting: Sighting, time: When, last: int) -> Sighting:
    """A season alone: one to come lies in the next year where that of the main event's year is over."""
    main = PartialDate.parse(time.start.value) if time.start.value else None
    coming = cues.has(cues.clause(sighting.dated.mention.span), "event.to-come")
    over = main is not None and (main.month or 0) >= last
    start = sighting.dated.start
    if not (coming and over and main and start and start.year == main.year and start.year):
        return sighting
    return replace(sighting, dated=_in_year(sighting.dated, start.year + 1))


def _told_year(sighting: Sighting, dates: Dates, time: When) -> int | None:
    """The year meant by "last year" beside a month, counted from the main event's; by "the same year": that of the date before."""
    relative = sighting.dated.value.relative or ""
    if relative == SAME_YEAR:
        before = [
            d.start.year for d in dates.of_kind(*KINDS) if d.start and d.mention.span < sighting.dated.mention.span
        ]
        return next((year for year in reversed(before) if year), None)
    main = PartialDate.parse(time.start.value).year if time.start.value else None
    which, _, unit = relative.partition(" ")
    return main + OFFSETS[which] if main and unit == "year" and which in OFFSETS else None


def _of_season(dated: Dated, time: When) -> Dated:
    """A season of which nothing tells the year, in that of the main event."""
    main = PartialDate.parse(time.start.value) if time.start.value else None
    year = PartialDate(main.year) if main and main.year else None
    return replace(dated, resolved=Resolved(dated.resolved.kind, year, year, "derived"))


def _stated(dated: Dated) -> bool:
    """Whether the text gives the year beside the day, or the date is told by words alone."""
    return dated.value.start is None or dated.value.start.year is not None


def _nearest(day: PartialDate, time: When) -> int | None:
    main = PartialDate.parse(time.start.value) if time.start.value else None
    if main is None or main.year is None or main.month is None or day.month is None:
        return None
    months = 12 * main.year + main.month
    return min((main.year, main.year - 1, main.year + 1), key=lambda year: abs(12 * year + (day.month or 1) - months))


def _bare_year(dated: Dated) -> bool:
    year = dated.value.kind == "year" and dated.start is not None and dated.start.precision == "year"
    return year and dated.value.relative is not None


def _in_year(dated: Dated, year: int | None) -> Dated:
    try:
        start, end = (day and day.with_year(year) for day in (dated.start, dated.end))
        if year and start and end and not in_order(start.edtf(), end.edtf()):  # from November to April
            end = end.with_year(year + 1)
    except ValueError:
        return dated
    return replace(dated, resolved=Resolved(dated.resolved.kind, start, end, "derived"))


def order(one: PartialDate, other: PartialDate) -> int:
    """-1, 0 or 1: earlier, not to be told, later; by what both dates state."""
    if one.year is None or other.year is None:
        return 0
    length = min(len(one.edtf()), len(other.edtf()))
    first, second = one.edtf()[:length], other.edtf()[:length]
    return (first > second) - (first < second)
