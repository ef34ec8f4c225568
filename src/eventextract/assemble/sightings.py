"""Dates of the story that may be another event's: each with its city, its noun, and what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from eventextract.assemble.cues import Cues
from eventextract.assemble.date_forms import is_long, is_season, names_month
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.given_up import given_up
from eventextract.assemble.respective import WORD, in_order_of, one_by_one
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import lies_in
from eventextract.assemble.told_in import told_in
from eventextract.assemble.when import When
from eventextract.assemble.where import Where
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.stretches import Stretches
from eventextract.values import PartialDate, Span, days_inclusive

KINDS = ("date", "interval", "month", "year", "season")
APART = 45  # characters between a date and its city, at most
FAR = 120  # the same where the city is told as that of an event
BREAK = expression(r"\b(?:and|but|while|than|who)\b|;|–|\. |^, (?:in|at)\b")
JOINED = expression(
    r"^\W*(?:[A-Z][\w'. -]{1,30}\W+)?(?:(?:on|in|at|from|for|of|during|last|early|late|mid)\W+(?:the )?)?$"
)
THE_EVENT = expression(r"\b(?:the|this|that|its|their)(?: [\w-]+){0,2} $", re.IGNORECASE)
OF_DATE = expression(r"(?: [A-Z][\w.'-]*){0,4} ")
"""Between a date and the event that is named by it ("the May 2019 Leaders' Summit")."""
AT = expression(
    r" (?:(?:for|with|on|of) [^,.;:()]{1,70},? )?"
    r"(?:(?:to be )?held |hosted |organi[sz]ed )?(?:in|at|to) (?:the (?:[A-Z][\w-]* )?(?:of )?)?$"
)
"""Between the noun of an event and its city ("a study visit to the Port of Antwerp")."""
TAIL = expression(r" (?:and|or|to|/|&) |/")
"""Between two months that tell one event ("in January and February of this year")."""
PEOPLE_FROM = expression(r"[a-z]{3}s from $")
WORD_FROM = 10  # characters in which such words stand
BEGUN = 30  # characters before a date in which a verb tells that something began
SAID = 14  # characters before a date in which a verb of saying tells when words were said ("announced on 4 May")
OPENS = 12  # characters before a date that opens its sentence
FREE = 16  # characters that a heading has beside its date and place


@dataclass(frozen=True, slots=True)
class Sighting:
    """A date with its city and event noun; `features` name weights (`related.*`)."""

    dated: Dated
    city: Mention | None
    noun: Mention | None
    features: tuple[str, ...]


class Sightings:
    """The sightings of a release, in order."""

    def __init__(self, scene: Scene, cues: Cues, time: When, place: Where) -> None:
        self.scene, self.cues, self.time, self.place = scene, cues, time, place
        self._hidden = Stretches(m.span for kind in ("agency", "person") for m in scene.of(kind))

    def of(self, dates: Dates) -> list[Sighting]:
        """One sighting for each date of the story, and of notes behind it, that is no deadline, founding, age or term."""
        listed = [
            d for d in dates.of_kind(*KINDS) if self.scene.in_story(d.mention.span) or self._noted(d.mention.span)
        ]
        listed = [d for d in self._whole(listed) if not given_up(self.scene, self.cues, dates, d)]
        paired = self._paired(listed)
        found = [
            self._sighting(d, paired.get(index))
            for index, d in enumerate(listed)
            if self._may_be(d) and not (index and index not in paired and self._tail(listed[index - 1], d))
        ]
        return [sighting for sighting in found if not _part(sighting)]

    def _whole(self, listed: list[Dated]) -> list[Dated]:
        """The dates with one for the first and last day of an event that began and ends ("began on 3 and ends on 5 May")."""
        whole: list[Dated] = []
        for dated in listed:
            if whole and (event := self._to_its_end(whole[-1], dated)):
                whole[-1] = event
            else:
                whole.append(dated)
        return whole

    def _to_its_end(self, first: Dated, last: Dated) -> Dated | None:
        """The first day of another event as far as its last, told behind it by a verb of its own in the same sentence."""
        one, two = first.mention.span, last.mention.span
        if first.lasts or last.lasts or not (first.start and last.start and self.scene.sentence(one).covers(two)):
            return None
        days = days_inclusive(first.start, last.start)
        between = Span(one.end, two.start)
        before = Span(max(one.start - BEGUN, self.scene.sentence(one).start), one.start)
        told = self.cues.has(between, "date.ended") and self.cues.has(before, "date.begun")
        if not told or days is None or days < 2 or self.scene.within(between, "event", "city"):
            return None
        return replace(first, resolved=replace(first.resolved, end=last.start))

    def _tail(self, first: Dated, second: Dated) -> bool:
        """Whether the second of two months is but the end of what the first tells."""
        months = first.value.kind == second.value.kind == "month"
        between = self.scene.text[first.mention.span.end : second.mention.span.start]
        return months and TAIL.fullmatch(between) is not None and not self._listed(first)

    def _noted(self, span: Span) -> bool:
        """Whether a date stands in the notes to a release, in a sentence that tells of one of a series of events."""
        if self.scene.zone(span) != "boilerplate":
            return False
        clause = self.cues.clause(span)
        told = all(self.cues.has(clause, sort) for sort in ("event.series", "event.takes-place"))
        return told and (self._noun(span, clause) is not None or bool(self._cities(clause)))

    def _may_be(self, dated: Dated) -> bool:
        zone, span = self.scene.zone(dated.mention.span), dated.mention.span
        told = zone not in ("dateline", "headline") and dated.value.use == "event"
        return told and span not in [other.mention.span for other in self.time.used]

    def _region(self, listed: list[Dated], index: int) -> Span:
        """The sentence as far as the dates beside this one."""
        sentence = self.scene.sentence(listed[index].mention.span)
        before = listed[index - 1].mention.span.end if index else 0
        after = listed[index + 1].mention.span.start if index + 1 < len(listed) else sentence.end
        return Span(max(sentence.start, before), min(sentence.end, after))

    def _sighting(self, dated: Dated, city: Mention | None) -> Sighting:
        clause = told_in(self.scene, self.cues, dated.mention.span)
        noun = self._noun(dated.mention.span, clause)
        checks = {
            **self._of_date(dated, noun is not None or city is not None),
            **self._of_words(dated, clause, noun),
            **self._of_place(dated, city),
        }
        return Sighting(dated, city, noun, tuple([name for name, true in checks.items() if true]))

    # ---- city and noun ---------------------------------------------------------------------------------------

    def _paired(self, listed: list[Dated]) -> dict[int, Mention]:
        """Dates (by index) with their cities: the nearest pair first, each date and each city once."""
        pairs = [
            (self._apart(city.span, dated.mention.span), index, city)
            for index, dated in enumerate(listed)
            for city in self._cities(self._region(listed, index))
        ]
        paired = self._one_by_one(listed)
        for distance, index, city in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].span)):
            if distance <= APART and index not in paired and city not in paired.values():
                paired[index] = city
        return paired

    def _one_by_one(self, listed: list[Dated]) -> dict[int, Mention]:
        """Dates and cities of the sentences that say "respectively", in the order of both lists."""
        sentences: dict[Span, list[int]] = {}
        for index, dated in enumerate(listed) if WORD in self.scene.text else ():
            sentences.setdefault(self.scene.sentence(dated.mention.span), []).append(index)
        told = [in_order_of(dates, self._cities(s)) for s, dates in sentences.items() if one_by_one(self.scene, s)]
        return {index: city for pairs in told for index, city in pairs.items()}

    def _listed(self, dated: Dated) -> bool:
        return one_by_one(self.scene, self.scene.sentence(dated.mention.span))

    def _cities(self, region: Span) -> list[Mention]:
        """The cities of a stretch, without those that only name a body or a person, or tell whence some people are."""
        cities = (m for m in self.scene.within(region, "city") if not self._hidden.cover(*m.span))
        return [
            m
            for m in cities
            if PEOPLE_FROM.search(self.scene.text, max(m.span.start - WORD_FROM, 0), m.span.start) is None
        ]

    def _apart(self, city: Span, date: Span) -> int:
        gap = self._gap(city, date)
        distance = len(gap) + 30 * (BREAK.search(gap) is not None)
        far = APART < distance <= FAR and (self._of_event(city, date) or self._alone(city, date))
        return APART if far else distance

    def _of_event(self, city: Span, date: Span) -> bool:
        """Whether a city is that of an event named in the clause of a date ("On 3 May they report at a seminar in Apia")."""
        clause = told_in(self.scene, self.cues, date)
        if not clause.covers(city):
            return False
        nouns = self.scene.within(Span(max(clause.start, city.start - FAR), city.start), "event")
        ends = [noun.span.end for noun in nouns if noun.score >= 1]
        return any(AT.fullmatch(self.scene.text, end, city.start) for end in ends[-1:])

    def _alone(self, city: Span, date: Span) -> bool:
        """Whether a city is the only one of a clause that a date opens, behind a verb ("On 3 May a van was handed over in Apia")."""
        clause = self.cues.clause(date)
        if city.start < date.end or not clause.covers(city) or len(self._cities(clause)) != 1:
            return False
        opens = date.start - self.scene.sentence(date).start <= OPENS
        return opens and self.cues.has(Span(date.end, city.start), "event.takes-place")

    def _gap(self, one: Span, other: Span) -> str:
        return self.scene.text[min(one.end, other.end) : max(one.start, other.start)]

    def _noun(self, span: Span, clause: Span) -> Mention | None:
        nouns = [m for m in self.scene.within(clause, "event") if m.score >= 1]
        return min(nouns, key=lambda m: abs(m.span.start - span.start), default=None)

    # ---- what speaks for it ----------------------------------------------------------------------------------

    def _of_date(self, dated: Dated, told: bool) -> dict[str, bool]:
        """What form and time of a date say; `told`: whether a noun or city stands with it, without which a season says little."""
        precision = dated.start.precision if dated.start else "none"
        season = is_season(dated) and (told or dated.value.relative is None)
        return {
            f"related.{'interval' if dated.value.kind == 'interval' and precision == 'day' else precision}": True,
            "related.bound": dated.value.bound in ("until", "since", "by", "before"),
            "related.after": dated.value.bound == "after",
            "related.inside": _inside(dated, self.time),
            "related.season": season,
            "related.long": is_long(dated),
            "related.relative": dated.value.relative is not None and not (names_month(dated) or season),
        }

    def _of_words(self, dated: Dated, clause: Span, noun: Mention | None) -> dict[str, bool]:
        span, has = dated.mention.span, self.cues.has
        sentence, sorts = self.scene.sentence(span), self.cues.sorts(clause)
        joined = Span(min(self.cues.introduced(clause).start, clause.start), clause.end)  # ", after those in"
        series = "event.series" in sorts
        held, since = has(joined, "event.takes-place"), self.scene.text.endswith("since ", 0, span.start)
        return {
            "related.series": series,
            "related.takes-place": held,
            "related.idle": not ((series and not since) or held or noun),
            "related.no-event": "event.no-event" in sorts,
            "related.noun": noun is not None,
            "related.this": noun is not None and not series and self._this(noun, sentence),
            "related.quote": self.scene.in_quote(span),
            "related.said": has(self._right_before(span, sentence), "date.said"),
            "related.early": sentence in self.scene.body[:2] and not _months_off(dated, self.time),
            "related.of-date": noun is not None and OF_DATE.fullmatch(self._after(span, noun)) is not None,
        }

    def _right_before(self, date: Span, sentence: Span) -> Span:
        """The few words before a date, from the last comma on: "as the agency reported, | on 4 May"."""
        start = max(date.start - SAID, sentence.start)
        return Span(max(start, self.scene.text.rfind(",", start, date.start) + 1), date.start)

    def _after(self, date: Span, noun: Mention) -> str:
        return self.scene.text[date.end : noun.span.start] if date.end < noun.span.start else ""

    def _this(self, noun: Mention, sentence: Span) -> bool:
        return THE_EVENT.search(self.scene.text[sentence.start : noun.span.start]) is not None

    def _of_venue(self, city: Mention) -> bool:
        """Whether a town stands right beside the facility of the main event: it is told as the place of that."""
        return any(lies_in(self.scene, span, city.span) for span in self.place.venue.spans)

    def _of_place(self, dated: Dated, city: Mention | None) -> dict[str, bool]:
        span = dated.mention.span
        sentence = self.scene.sentence(span)
        if city is None:
            return {}
        short = sentence.end - sentence.start - (span.end - span.start) - (city.span.end - city.span.start) <= FREE
        return {
            "related.city": True,
            "related.beside": JOINED.match(self._gap(city.span, span)) is not None,
            "related.heading": short,
            "related.same-city": city.text == self.place.city.value or self._of_venue(city),
        }


def _part(sighting: Sighting) -> bool:
    """A day of the main event, at no other place; or the season that it is held in."""
    features, value = sighting.features, sighting.dated.value
    if value.kind == "season" and sighting.city is None and (value.relative or "").startswith("this"):
        return True
    apart = sighting.city is not None and "related.same-city" not in features
    told = {"related.month", "related.series", "related.takes-place"} <= set(features)
    another = told and not {"related.relative", "related.same-city"} & set(features)
    return "related.inside" in features and not (apart or another)


def _months_off(dated: Dated, time: When) -> bool:
    """Whether a day or month with its year lies in another month than the main event's first day."""
    if time.start.value is None or dated.start is None or dated.start.month is None:
        return False
    main = PartialDate.parse(time.start.value)
    return None not in (main.year, dated.start.year) and main.edtf()[:7] != dated.start.edtf()[:7]


def _inside(dated: Dated, time: When) -> bool:
    """Whether the date lies within the main event's days, or is its month or year."""
    if time.start.value is None or dated.start is None:
        return False
    start, end = (PartialDate.parse(v) for v in (time.start.value, time.end.value or time.start.value))
    if dated.start.precision != "day":
        return start.edtf().startswith(dated.start.edtf()) and dated.value.kind != "season"
    return days_inclusive(start, dated.start) is not None and days_inclusive(dated.start, end) is not None
