"""How a place of the text stands to the main event: beside its noun, its verbs, its dates, or those of another."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from eventextract.assemble.cues import Cues
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.kinds import HELD, MainKind
from eventextract.assemble.place_words import LEADS, Lead, PlaceWords, place_words
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.assemble.type_sorts import of_sort
from eventextract.assemble.when import When
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PlaceValue
from eventextract.values import PartialDate, Span, days_inclusive

ACTED = "place.acted"
LATER = ("future", "place.later")
VISITS = ("visit", "study-visit")
LIES_IN = expression(r"(?:,|,? in| \()(?: the)?(?: [\w-]+)?(?: [a-z]+)?(?: of)? ?")
BASED = expression(r"\b(?:is|are|was|were|be|been) (?:\w+ly )?based (?:at|in) [^,;]{0,90}$")
BESIDE = expression(r" (?:the|this|their|its) (?:[\w-]+ ){0,2}[\w-]+,?")
SURE = 0.7  # a country mention below this may mean something else
FIRST = 8  # sentences among which those that report an event are looked for, behind an opening quotation
LEADING = 110  # characters before a place in which words that lead up to it begin
NOUN, LONGEST_NOUN = 25, 60  # characters between the noun of an event and its place; of the noun
DEEP = 5  # sentences of the body
NEAR = 90  # characters between a place and the date that tells its time
UNKNOWN = 10000  # the year that stands for one not known
CLOSE = 4  # days, both counted: the eve of an event, the weekend after it
WRITTEN = 45  # characters beside a quotation in which it is told to be a statement's or report's
FOR_YEAR = expression(r"\bfor (?:the )?(?:(?:calendar|financial|fiscal|school|academic) )?(?:years? )?$")
"""What stands before a year for which something is meant ("a calendar of surveys for 2020")."""
ASIDE = expression(r", (?:which|where|whose)\b|\b(?:than|since|compared|first one|had been|had [a-z]+ed|during the)\b")
DATED = ("date", "interval", "month", "year")


@dataclass(frozen=True)
class Stance:
    """What is decided of the main event before its place is: kind and time; with all that the text says."""

    scene: Scene
    cues: Cues
    kind: MainKind
    dates: Dates
    time: When

    def score(self, span: Span) -> float:
        """The weight of all that speaks for (or against) a stretch being a place of the main event."""
        clause, when = self.cues.clause(span), self.same_time(span)
        sorts, another = self.cues.sorts(clause), when is not True
        features = {
            "place.held": not sorts.isdisjoint(HELD),
            "place.event": self.kind.named_in(clause),
            "place.same-time": not another,
            "place.other-time": when is False,
            "place.past": another and "past" in sorts,
            "place.future": another and not sorts.isdisjoint(LATER) and not self.ahead,
            "place.another": another and "place.another" in sorts,
            "place.acted": ACTED in sorts,
            "place.apart": "place.apart" in sorts or self._before_or_after(span),
            "place.based": self.based(span),
            "place.quote": self.scene.in_quote(span),
            "place.office": self.of_person(span),
            "place.other-noun": self._beside_other_noun(span),
        }
        return self.total(features)

    def of_other(self, span: Span) -> bool:
        """Whether the clause speaks of another event: one of another time, earlier, to come, or of the same kind."""
        clause, when = self.cues.clause(span), self.same_time(span)
        if when is not None:
            return not when
        sorts = self.cues.sorts(clause)
        told = "past" in sorts or "place.another" in sorts
        return told or (not self.ahead and not sorts.isdisjoint(LATER))

    @cached_property
    def told_first(self) -> tuple[Span, ...]:
        """The first two sentences of the body that are not somebody's words."""
        return tuple([s for s in self.scene.body[:FIRST] if not self.scene.in_quote(s)][:2])

    def spoken(self, span: Span) -> bool:
        """Whether a stretch lies in somebody's quoted words; not where a statement or report is quoted ("..., the statement reads")."""
        quote = self.scene.quote(span)
        if quote is None:
            return False
        near = (Span(quote.end, quote.end + WRITTEN), Span(max(quote.start - WRITTEN, 0), quote.start))
        return not any(self.cues.has(stretch, "written") for stretch in near)

    def acted(self, stretch: Span) -> bool:
        """Whether a stretch says that those who take part do something."""
        return self.cues.has(stretch, ACTED)

    @property
    def visit(self) -> bool:
        """Whether the main event is a visit: its place is where the visitors go."""
        return self.kind.type in VISITS

    def is_sort(self, sort: str) -> bool:
        """Whether the main event is of a sort of `type_sorts.csv`."""
        return of_sort(self.scene.knowledge, self.kind.type, sort)

    @cached_property
    def words(self) -> PlaceWords:
        """The patterns of the words around places."""
        return place_words(self.scene.knowledge)

    def led_by(self, span: Span, *leads: Lead) -> bool:
        """Whether words of one of these kinds, within its sentence, lead right up to a stretch."""
        start = span[0]
        led = self._led.get(start)
        if led is None:
            led = self._led[start] = self._leading(span)
        for sort, behind in led:
            for lead in leads:
                if sort in lead and lead[sort].match(self.scene.text, behind, start):
                    return True
        return False

    def _leading(self, span: Span) -> list[tuple[str, int]]:
        """Sort and end of each cue behind which words may lead right up to a stretch, by a blank."""
        start = span.start
        if not self.scene.text.endswith(" ", 0, start):
            return []
        first = max(self.scene.sentence(span).start, start - LEADING)
        return [(LEADS[rank], ends) for _, ends, rank in self.cues.between(first, start, LEADS)]

    @cached_property
    def _led(self) -> dict[int, list[tuple[str, int]]]:
        """What leads up to each place, by its start; asked for each kind of words."""
        return {}

    def _before_or_after(self, span: Span) -> bool:
        """Whether its sentence opens with what came before or after an event ("After the meeting the officers ...")."""
        start = self.scene.sentence(span).start
        first = self.cues.find(Span(start, span.start), "place.beside")
        after = BESIDE.match(self.scene.text, first.end, span.start) if first and first.start == start else None
        return after is not None and bool(self.scene.within(Span(start, after.end()), "event"))

    def _beside_other_noun(self, span: Span) -> bool:
        """Whether the noun of another kind of event stands right before it ("a technical meeting in Vienna")."""
        start = self.scene.sentence(span).start
        near = self.scene.within(Span(max(start, span.start - NOUN - LONGEST_NOUN), span.start), "event")
        return bool(near) and span.start - near[-1].span.end <= NOUN and not self.kind.named_in(near[-1].span)

    def deep(self, span: Span) -> bool:
        """Whether it stands so far down in the body that the main event has been told of before."""
        index = self.scene.place_in_body(span)
        return index is not None and index >= DEEP

    def based(self, span: Span) -> bool:
        """Whether it is the main event that is said to be based at a place ("the visit was based at ...")."""
        text, start = self.scene.text, span[0]
        if text.find("based ", max(start - LEADING, 0), start) < 0:
            return False
        clause = self.cues.clause(span)
        told = BASED.search(text[max(clause.start, start - LEADING) : start]) is not None
        return told and bool(self.scene.within(Span(clause.start, start), "event"))

    def total(self, features: dict[str, bool]) -> float:
        """The sum of the weights of those features that hold."""
        return sum([self.cues.weights[name] for name, true in features.items() if true])

    def early(self, span: Span, first: str, decay: str) -> float:
        """What the place of its sentence in the body is worth: the earlier, the more."""
        index = self.scene.place_in_body(span)
        return 0.0 if index is None else max(self.cues.weight(first) - self.cues.weight(decay) * index, 0.0)

    def of_person(self, span: Span) -> bool:
        """Whether a stretch stands within somebody's name or position ("lecturer at the Academy in X")."""
        return self._people.any_around(span)

    @cached_property
    def _people(self) -> SpanIndex:
        people = [(m.span, m.value) for m in self.scene.of("person")]
        stretches = [s for own, value in people for s in (own, getattr(value, "position", None)) if s is not None]
        return SpanIndex([*stretches, *(m.span for m in self.scene.of("office"))])

    def same_time(self, span: Span) -> bool | None:
        """Whether the clause is dated as the main event is; None where it has no date that can be compared."""
        found = [same for date, same in self._told_in(self.cues.clause(span)) if _gap(date, span) <= NEAR]
        return True if True in found else False if False in found else None

    def time_of(self, span: Span) -> bool | None:
        """As `same_time`, by the dates of its clause, else by those of its part of the sentence where none is the main event's."""
        near = self.same_time(span)
        if near is not None:
            return near
        told = {same for date, same in self._told_in(self._part_of_sentence(span)) if not self._aside(span, date)}
        return False if False in told and True not in told else None

    def _aside(self, span: Span, date: Span) -> bool:
        """Whether a date behind a stretch tells of something it is compared to or that is said by the way."""
        return span.end < date.start and ASIDE.search(self.scene.text, span.end, date.start) is not None

    def _part_of_sentence(self, span: Span) -> Span:
        """The sentence around a stretch, from one semicolon to the next."""
        sentence, text = self.scene.sentence(span), self.scene.text
        end = text.find(";", span.end, sentence.end)
        return Span(max(sentence.start, text.rfind(";", sentence.start, span.start)), sentence.end if end < 0 else end)

    def _told_in(self, stretch: Span) -> list[tuple[Span, bool | None]]:
        told, (start, end) = self._told, stretch
        if not told:
            return []
        near = told[bisect_left(told, ((start, 0),)) : bisect_left(told, ((end, 0),))]
        return [(date, same) for date, same in near if date.end <= end]

    def _meant_for(self, year: Span) -> bool:
        return FOR_YEAR.search(self.scene.text, max(year.start - LEADING, 0), year.start) is not None

    def dated(self, stretch: Span) -> bool:
        """Whether a stretch holds a date of the main event."""
        return True in [same for _, same in self._told_in(stretch)]

    @cached_property
    def _told(self) -> tuple[tuple[Span, bool | None], ...]:
        """The dates that the story tells events by, in order, each with whether it is the main event's."""
        told = (d for d in self.dates.of_kind(*DATED) if d.value.use == "event" and d.value.bound is None)
        told = (d for d in told if not (d.value.kind == "year" and self._meant_for(d.mention.span)))
        stated = (d for d in told if self.scene.zone(d.mention.span) in ("headline", "lead", "body"))
        return tuple((d.mention.span, agrees(d, self.time)) for d in stated)

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the text names, by themselves or by their people."""
        places = [m for kind in ("country", "demonym") for m in self.scene.of(kind) if m.score >= SURE]
        return frozenset(c for m in places if isinstance(m.value, PlaceValue) for c in m.value.countries)

    def countries_in(self, sentence: Span) -> int:
        """How many countries a sentence names, by themselves or by their people."""
        if sentence not in self._counted:
            named = (m.value for m in self.scene.within(sentence, "country", "demonym"))
            self._counted[sentence] = len({value.countries for value in named if isinstance(value, PlaceValue)})
        return self._counted[sentence]

    @cached_property
    def _counted(self) -> dict[Span, int]:
        """The sentences whose countries are counted; each is asked for once a country in it."""
        return {}

    def foreign(self, town: Mention) -> bool:
        """Whether the text names countries, but none in which there is such a town."""
        codes = town.value.countries if isinstance(town.value, PlaceValue) else ()
        return bool(self.named) and bool(codes) and not self.named & set(codes)

    @cached_property
    def ahead(self) -> bool:
        """Whether the main event begins after the release was published."""
        start, published = self.time.start.value, self.dates.published
        return bool(start and published and start > published.edtf())


def agrees(dated: Dated, time: When) -> bool | None:
    """Whether a date lies within the main event; None where that can't be told, or where it lies but days off.

    Compared to the precision that both have. An event whose end is not known may still go on.
    """
    if time.start.value is None or dated.start is None:
        return None
    first, last = PartialDate.parse(time.start.value), PartialDate.parse(time.end.value or time.start.value)
    one, two = dated.start, dated.end or dated.start
    level = min([1 if date.month is None else 3 if date.day else 2 for date in (one, two, first, last)])
    yearless = None in (one.year, first.year)
    cuts = [_cut(date, level, yearless) for date in (one, last, first, two)]
    if cuts[0] <= cuts[1] and cuts[2] <= cuts[3]:
        return None if () in cuts else True
    open_end = time.end.value is None and cuts[0] > cuts[1]
    return None if open_end or _close(last, one) or _close(two, first) else False


def _gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _close(first: PartialDate, second: PartialDate) -> bool:
    days = days_inclusive(first, second)
    return days is not None and days <= CLOSE


def _cut(date: PartialDate, parts: int, yearless: bool) -> tuple[int, ...]:
    """Year, month and day, or so many of them as are compared; a year that is not known comes after all others."""
    return (date.year or UNKNOWN, date.month or 0, date.day or 0)[1 if yearless else 0 : parts]


def between(scene: Scene, first: Span, second: Span, longest: int = 40) -> str | None:
    """The words between two stretches; None where the second does not begin soon after the first."""
    return scene.text[first.end : second.start] if 0 <= second.start - first.end <= longest else None


def lies_in(scene: Scene, first: Span, second: Span) -> bool:
    """Whether only a comma, a bracket or "in (the)" stands between a place and what it lies in."""
    gap = between(scene, first, second, 28)
    return gap is not None and LIES_IN.fullmatch(gap) is not None
