"""Every date of the text, resolved against the day of publication, else against a year that the text forces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from eventextract.assemble.counted_on import counted_on
from eventextract.assemble.cues import Cues
from eventextract.assemble.dated import Dated
from eventextract.assemble.respective import respective
from eventextract.assemble.scene import Scene
from eventextract.assemble.told_in import before, leaves_out
from eventextract.assemble.years_by_weekdays import years_by_weekdays
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, TimeValue, ZoneKind
from eventextract.normalise.relativedays import WEEKDAYS
from eventextract.normalise.resolve import Tense, resolve
from eventextract.values import LEAP_YEAR, PartialDate, Span

FORCING: tuple[ZoneKind, ...] = ("headline", "publication", "dateline", "lead")
TENSES = ("date.will", "date.announced", "date.begun", "date.ended", "date.held", "date.present")
NAME_WITH_YEAR = expression(r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){0,4})[ -](?P<year>20\d\d)(?![-–/]?\d)")
NUMBERED = expression(rf"(?P<weekday>{'|'.join(WEEKDAYS)}) (?P<day>\d+)")
NAMED = 5  # sentences, those of a dateline too, in which such a name forces it
BESIDE = 40  # characters between the name of an event and its noun
WEEK = 7
CLOSE = 10  # days about that of publication within which a day of an event is of the same year
MONTHS_APART = 60  # days within which the weekday of one day without a year tells that of another
LEAD = 2  # sentences of the body in which a year forces that of the whole release


class Dates:
    """The dates of a release in order. `published`: its day of publication, whose year may be unknown."""

    def __init__(self, scene: Scene, cues: Cues, published: PartialDate | None) -> None:
        self.published = published
        values = [(m, m.value) for m in scene.of("date") if isinstance(m.value, TimeValue)]
        year = None if published and published.year else _forced_year(scene, values, published)
        if published and published.year is None and year:
            self.published = _in_year(published, year)
        weekday = _weekday(scene, cues, values, self.published)
        tenses = [_tense(cues, m) if _hangs_on_tense(v) else None for m, v in values]
        resolved = [resolve(v, self.published, year, t, weekday) for (_, v), t in zip(values, tenses, strict=True)]
        found = [Dated(m, v, r) for (m, v), r in zip(values, resolved, strict=True)]
        self.all = list(respective(scene, counted_on(scene, found, weekdays=self.published is None)))
        self._starts = [dated.mention.span.start for dated in self.all]

    def within(self, stretch: Span, *kinds: str) -> list[Dated]:
        """The dates of these kinds that lie wholly within a stretch."""
        near = self.all[bisect_left(self._starts, stretch.start) : bisect_right(self._starts, stretch.end)]
        return [dated for dated in near if dated.value.kind in kinds and dated.mention.span.end <= stretch.end]

    def ahead(self, dated: Dated) -> int | None:
        """The days from publication on to a date; less than nil for one before it, None where either is not known."""
        day, published = dated.start, self.published
        if not (day and day.is_full and published and published.is_full):
            return None
        return (day.full() - published.full()).days

    def away(self, dated: Dated) -> int | None:
        """The days between a date and publication, either way."""
        ahead = self.ahead(dated)
        return None if ahead is None else abs(ahead)

    def of_kind(self, *kinds: str) -> list[Dated]:
        """The dates of these kinds."""
        return [dated for dated in self.all if dated.value.kind in kinds]


def _in_year(day: PartialDate, year: int) -> PartialDate:
    try:
        return day.with_year(year)
    except ValueError:  # 29 February
        return day


def _weekday(scene: Scene, cues: Cues, values: list[tuple[Mention, TimeValue]], day: PartialDate | None) -> int | None:
    """The weekday of a publication day without a year: by another day told with its weekday, else as news is told.

    "KUWAIT, Oct. 22 – The forum kicked off on Sunday": it did on that very day.
    """
    if day is None or day.year or not day.day:
        return None
    lead = Span(0, scene.body[:LEAD][-1].end) if scene.body else Span(0, 0)
    numbered = [found for _, v in values if (found := NUMBERED.fullmatch(v.relative or ""))]  # "this Friday, the 12th"
    if numbered and abs(int(numbered[0]["day"]) - day.day) <= WEEK:
        return (WEEKDAYS.index(numbered[0]["weekday"]) - int(numbered[0]["day"]) + day.day) % 7
    for mention, value in values:
        apart = _days_apart(day, value.start) if value.weekday is not None and value.use == "event" else None
        if apart is not None and value.weekday is not None:
            return (value.weekday - apart) % 7
        gap = _days_apart(day, value.end)
        if lead.covers(mention.span) and gap is not None and -WEEK <= gap < 0:
            return None  # the weekday told may be that of this day
    first = [(m, v) for m, v in values if scene.sentence(m.span) in scene.body[:LEAD] and v.relative in WEEKDAYS]
    told = [v for m, v in first if not scene.in_quote(m.span) and v.bound is None and _tense(cues, m) == "past"]
    named = {v.relative: v for v in told}  # "began on Saturday and ended on Sunday": neither need be that day
    return WEEKDAYS.index(told[0].relative or "") if len(named) == 1 else None


def _days_apart(one: PartialDate, other: PartialDate | None) -> int | None:
    """The days from one day without a year to another of the same year; None where they lie months apart."""
    if other is None or other.year or not (one.day and other.day and one.month and other.month):
        return None
    days = (other.with_year(LEAP_YEAR).full() - one.with_year(LEAP_YEAR).full()).days
    return days if abs(days) <= MONTHS_APART and (one.month <= 2) == (other.month <= 2) else None


def _hangs_on_tense(value: TimeValue) -> bool:
    """Whether it is counted from another day, or its year is not told."""
    return bool(value.relative) or (value.start is not None and value.start.year is None)


def _tense(cues: Cues, mention: Mention) -> Tense:
    """By the nearest verb that tells: "began on Monday" is past in whatever sentence."""
    clause, value = cues.clause(mention.span), mention.value
    found = cues.nearest(mention.span, clause, *TENSES)
    if found is None and leaves_out(cues.scene, clause, mention.span):
        joint = cues.introduced(clause)
        found = cues.nearest(mention.span, before(cues, joint), *TENSES) if joint.start < joint.end else None
    until = isinstance(value, TimeValue) and value.bound == "until"
    lasting = until and cues.has(cues.scene.sentence(mention.span), "date.ongoing")  # "is under way until Friday"
    lasting = lasting or (isinstance(value, TimeValue) and value.tense == "future")  # "are learning until Friday"
    coming = found and (cues.to_come(found[1]) or (_told(cues, mention) and cues.has(found[1], "date.present")))
    return "future" if lasting or coming else "past"


def _told(cues: Cues, mention: Mention) -> bool:
    """Whether a date stands in the story proper: headlines tell the past in the present."""
    return cues.scene.zone(mention.span) != "headline"


def _forced_year(scene: Scene, values: list[tuple[Mention, TimeValue]], published: PartialDate | None) -> int | None:
    """The one year that headline, date lines and lead name, where there is but one: the release is of that year."""
    years = {
        part.year
        for m, v in values
        if _forces(scene, m, v, published)
        for part in (v.start, v.end)
        if part and part.year
    }
    if not years:
        years = set(_years_beside(scene, values, published)) or set(_years_of_names(scene))
    if not years and published is None:
        years = years_by_weekdays([v for m, v in values if scene.in_story(m.span) and not scene.in_quote(m.span)])
    return min(years) if len(years) == 1 else None


def _years_beside(
    scene: Scene, values: list[tuple[Mention, TimeValue]], published: PartialDate | None
) -> Iterator[int]:
    """The years stated with days of an event about the day of publication ("22 July – ... held from 18 to 22 July 2022")."""
    for mention, value in values:
        sentence = scene.sentence(mention.span)
        if scene.in_quote(mention.span) or sentence not in scene.body[:NAMED] or not scene.within(sentence, "event"):
            continue
        if published is None or value.use != "event" or value.end is None or None in (value.end.year, value.end.day):
            continue
        apart = _days_apart(published, value.end.with_year(None))
        if apart is not None and abs(apart) <= CLOSE:
            yield value.end.year or 0


def _years_of_names(scene: Scene) -> Iterator[int]:
    """The years that end names of events in headline and lead: "the exercises 'Rubezh 2016'", "Forum 2016"."""
    dated = [m.span for m in scene.of("date")]
    for sentence in scene.story[:NAMED]:
        for found in NAME_WITH_YEAR.finditer(scene.text, *sentence):
            beside = Span(max(found.start() - BESIDE, sentence.start), min(found.end() + BESIDE, sentence.end))
            if any(Span(*found.span()).overlaps(span) for span in dated):  # "in April 2021"
                continue
            plan = not scene.knowledge.words("plan_names", "word").isdisjoint(found["name"].split())
            if not plan and scene.within(beside, "event"):
                yield int(found["year"])


def _forces(scene: Scene, mention: Mention, value: TimeValue, published: PartialDate | None) -> bool:
    if value.use != "event" or value.bound == "since" or scene.in_quote(mention.span):
        return False
    if scene.zone(mention.span) in FORCING:
        return True
    months = value.kind == "month" or bool(value.start and value.start.month and not value.start.day)
    if scene.body and mention.span.end <= scene.body[0].start and months:  # "Newsletter, May 2013", "April/May 2013"
        return True
    if not (value.start and value.start.month) or scene.sentence(mention.span) not in scene.body[:LEAD]:
        return False
    near = not (published and published.month) or abs(value.start.month - published.month) <= 1
    return near or bool(scene.within(scene.sentence(mention.span), "event"))
