"""Dates of the story that may be another event's: each with its city, its noun, and what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from eventextract.assemble.cues import Cues
from eventextract.assemble.date_forms import is_long, is_season, is_tail, names_month
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.given_up import given_up
from eventextract.assemble.pairing import Pairing
from eventextract.assemble.respective import one_by_one
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import lies_in
from eventextract.assemble.told_in import told_in
from eventextract.assemble.town import place_of
from eventextract.assemble.when import When
from eventextract.assemble.where import Where
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import PartialDate, Span, days_inclusive

KINDS = ("date", "interval", "month", "year", "season")
JOINED = expression(
    r"^\W*(?:[A-Z][\w'. -]{1,30}\W+)?(?:(?:on|in|at|from|for|of|during|last|early|late|mid)\W+(?:the )?)?$"
)
THE_EVENT = expression(r"\b(?:the|this|that|its|their)(?: [\w-]+){0,2} $", re.IGNORECASE)
A_NEW = expression(r"\b(?:an?|another|two|three|four|five|several) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
STRONG, WEAK, NOUN = (
    1.0,
    0.5,
    "events.noun",
)  # what an event's noun is worth; a weak one counts beside a verb of holding
NEW = 60  # characters in which such words stand
SUBJECT = expression(r"(?: (?:on|for|about|of) [a-z][^,.;:()]{1,60})?")
OF_DATE = expression(r"(?: [A-Z][\w.'-]*){0,4} ")
"""Between a date and the event that is named by it ("the May 2019 Leaders' Summit")."""
BEGUN = 30  # characters before a date in which a verb tells that something began
SAID = 14  # characters before a date in which a verb of saying tells when words were said ("announced on 4 May")
FREE = 16  # characters that a heading has beside its date and place


@dataclass(frozen=True, slots=True)
class Sighting:
    """A date with its city and event noun; `features` name weights (`related.*`)."""

    dated: Dated
    city: Mention | None
    noun: Mention | None
    features: tuple[str, ...]
    country: Mention | None = None
    """Told as its place where no city is ("in Georgia in 2019")."""


class Sightings:
    """The sightings of a release, in order."""

    def __init__(self, scene: Scene, cues: Cues, time: When, place: Where) -> None:
        self.scene, self.cues, self.time, self.place = scene, cues, time, place
        self._pairing = Pairing(scene, cues)

    def of(self, dates: Dates) -> list[Sighting]:
        """One sighting for each date of the story, and of notes behind it, that is no deadline, founding, age or term."""
        listed = [
            d for d in dates.of_kind(*KINDS) if self.scene.in_story(d.mention.span) or self._noted(d.mention.span)
        ]
        listed = [d for d in self._whole(listed) if not given_up(self.scene, self.cues, dates, d)]
        paired = self._pairing.of(listed)
        found = [
            self._sighting(d, paired.get(index), None if index in paired else self._abroad(listed, index))
            for index, d in enumerate(listed)
            if self._may_be(d, paired.get(index))
            and not (index and index not in paired and self._tail(listed[index - 1], d))
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
        return is_tail(self.scene.text, first, second) and not one_by_one(
            self.scene, self.scene.sentence(first.mention.span)
        )

    def _noted(self, span: Span) -> bool:
        """Whether a date stands in the notes to a release, in a sentence that tells of one of a series of events."""
        if self.scene.zone(span) != "boilerplate":
            return False
        clause = self.cues.clause(span)
        noun, cities = self._noun(span, clause), self._pairing.cities(clause)
        told = self.cues.has(clause, "event.takes-place") and bool(noun or cities)
        return self.cues.has(clause, "event.series") and (told or bool(noun and cities))

    def _may_be(self, dated: Dated, city: Mention | None) -> bool:
        zone, span = self.scene.zone(dated.mention.span), dated.mention.span
        use = "event" if dated.value.use == "deadline" and self._aim(dated, city) else dated.value.use
        told = zone not in ("dateline", "headline") and use == "event"
        return told and span not in [other.mention.span for other in self.time.used]

    def _sighting(self, dated: Dated, city: Mention | None, country: Mention | None) -> Sighting:
        clause = told_in(self.scene, self.cues, dated.mention.span)
        noun = self._noun(dated.mention.span, clause)
        checks = {
            **self._of_date(dated, noun is not None or city is not None),
            **self._of_words(dated, clause, noun),
            **self._of_place(dated, city),
            "related.country": country is not None,
            "related.early": self._early(dated, noun, city or country),
        }
        if self._aim(dated, city):
            checks |= {"related.bound": False, "related.inside": False}
        return Sighting(dated, city, noun, tuple([name for name, true in checks.items() if true]), country)

    def _noun(self, span: Span, clause: Span) -> Mention | None:
        """The nearest event's noun of a clause; else the one that the clause hangs on (", which drew 200 people on 3 May")."""
        least = WEAK if self.cues.has(clause, "event.takes-place") else STRONG
        nouns = [m for m in self.scene.within(clause, "event") if m.score >= least and m.source == NOUN]
        nouns = [m for m in nouns if m.score >= STRONG] or nouns
        if not nouns and self.cues.is_relative(clause):
            return self._hung_on(Span(self.scene.sentence(span).start, self.cues.introduced(clause).start))
        return min(nouns, key=lambda m: abs(m.span.start - span.start), default=None)

    def _hung_on(self, before: Span) -> Mention | None:
        """The event's noun that ends what stands before a clause, but for its subject ("a webinar on maps, | which ...")."""
        nouns = [m for m in self.scene.within(before, "event") if m.score >= STRONG]
        return next((m for m in nouns[-1:] if SUBJECT.fullmatch(self.scene.text, m.span.end, before.end)), None)

    def _abroad(self, listed: list[Dated], index: int) -> Mention | None:
        """The country beside a date, if it is not the main event's."""
        country = self._pairing.country(listed, index)
        main = self.place.country.value
        return country if main and country and main not in place_of(country).countries else None

    def _aim(self, dated: Dated, city: Mention | None) -> bool:
        """Whether an event is to be held in another town before a day ("will be trained in Apia by the end of June")."""
        if city is None or city.text == self.place.city.value or dated.value.bound not in ("by", "before"):
            return False
        sorts = self.cues.sorts(self.cues.clause(dated.mention.span))
        return {"event.takes-place", "event.to-come"} <= sorts and "event.no-event" not in sorts

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
            "related.noun": noun is not None and noun.score >= STRONG,
            "related.weak-noun": noun is not None and noun.score < STRONG,
            "related.this": noun is not None and not series and self._this(noun, sentence),
            "related.quote": self.scene.in_quote(span),
            "related.said": has(self._right_before(span, sentence), "date.said"),
            "related.of-date": noun is not None and OF_DATE.fullmatch(self._after(span, noun)) is not None,
        }

    def _early(self, dated: Dated, noun: Mention | None, place: Mention | None) -> bool:
        """Whether a date of the first sentences may be meant for the main event's; not that of "a", nor of one elsewhere."""
        sentence = self.scene.sentence(dated.mention.span)
        if sentence not in self.scene.body[:2] or _months_off(dated, self.time):
            return False
        elsewhere = place is not None and place.text != self.place.city.value
        new = noun is not None and dated.value.relative is None and self._new(noun, sentence)
        return not ((elsewhere or new) and self._told_before(sentence))

    def _new(self, noun: Mention, sentence: Span) -> bool:
        """Whether the noun of an event brings in one that was not told yet ("a webinar for nurses")."""
        start = max(sentence.start, noun.span.start - NEW)
        return A_NEW.search(self.scene.text, start, noun.span.start) is not None

    def _told_before(self, sentence: Span) -> bool:
        """Whether day and town of the main event are both told before a sentence."""
        days, towns = [d.mention.span for d in self.time.used], self.place.city.spans
        return bool(days and towns) and all(span.end <= sentence.start for span in (*days, *towns))

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
            "related.beside": JOINED.match(self._pairing.gap(city.span, span)) is not None,
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
