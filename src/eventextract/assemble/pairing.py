"""Which town belongs to which date, where the dates of a story may be those of other events."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.date_forms import is_tail
from eventextract.assemble.dated import Dated
from eventextract.assemble.respective import WORD, in_order_of, one_by_one
from eventextract.assemble.scene import Scene
from eventextract.assemble.told_in import told_in
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.stretches import Stretches
from eventextract.values import Span

APART = 45  # characters between a date and its city, at most
FAR = 120  # the same where the city is told as that of an event
BREAK = expression(r"\b(?:and|but|while|than|who)\b|;|–|\. |^, (?:in|at)\b")
BESIDE = 4  # the same of a city beside its date ("Naryn in 2020")
CLOSES = 3  # characters by which a city behind a comma stands further off ("Naryn in 2020, Osh ...")
AT = expression(
    r" (?:(?:for|with|on|of) [^,.;:()]{1,70},? )?"
    r"(?:(?:to be )?held |hosted |organi[sz]ed |staged )?(?:in|at|to) (?:the (?:[A-Z][\w-]* )?(?:of )?)?$"
)
"""Between the noun of an event and its city ("a study visit to the Port of Antwerp")."""
ATTENDED = expression(r"\b(?:at|during|attend|attended|attending|join) (?:a|an|the|another)(?: [\w-]+){0,3} $")
IN_ATTENDED = 60  # characters in which such words stand
IN = expression(r"\b(?:in|at|to)(?: the(?: [a-z]+){0,2} (?:town|city|village|port|district|capital) (?:of )?)? ?$")
IN_TOWN = 45  # characters in which such words stand
WHERE = expression(r"(?:, [A-Z][\w' -]{1,30})?, where ")
PEOPLE_FROM = expression(r"[a-z]{3}s from $")
WORD_FROM = 10  # characters in which such words stand
OPENS = 12  # characters before a date that opens its sentence
AND = expression(r",?(?: and| or| as well as)?(?: (?:again|then|also|later|once more),?)?(?: (?:in|on|from))? ")
"""Between two dates of the same place ("in 2017 and again in 2019")."""
END = expression(r"[.,;:)]|$| (?:and|by|for|with|in)\b")


class Pairing:
    """The towns of a release's dates."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene, self.cues = scene, cues
        self._hidden = Stretches(m.span for kind in ("agency", "person") for m in scene.of(kind))

    def of(self, listed: list[Dated]) -> dict[int, Mention]:
        """Dates (by index) with their cities: the nearest pair first, each date and each city once, but for joined dates."""
        pairs = [
            (self._apart(city.span, dated.mention.span), index, city)
            for index, dated in enumerate(listed)
            for city in self.cities(self._region(listed, index))
        ]
        paired = self._one_by_one(listed)
        for distance, index, city in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].span)):
            if distance <= APART and index not in paired and city not in paired.values():
                paired[index] = city
        return {**self._shared(listed, paired), **paired}

    def country(self, listed: list[Dated], index: int) -> Mention | None:
        """The country that stands near a date as the place of what was done ("in Georgia in 2019")."""
        date = listed[index].mention.span
        region, clause = self._region(listed, index), self.cues.clause(date)
        near = [
            (len(self.gap(m.span, date)), m)
            for m in self.scene.within(region, "country")
            if clause.covers(m.span) and self._in(m.span) and BREAK.search(self.gap(m.span, date)) is None
        ]
        distance, mention = min(near, key=lambda pair: pair[0], default=(FAR, None))
        return mention if distance <= APART and mention and not self._hidden.cover(*mention.span) else None

    def cities(self, region: Span) -> list[Mention]:
        """The cities of a stretch, without those that only name a body or a person, or tell whence some people are."""
        cities = (m for m in self.scene.within(region, "city") if not self._hidden.cover(*m.span))
        return [
            m
            for m in cities
            if PEOPLE_FROM.search(self.scene.text, max(m.span.start - WORD_FROM, 0), m.span.start) is None
        ]

    def gap(self, one: Span, other: Span) -> str:
        """What stands between two stretches."""
        return self.scene.text[min(one.end, other.end) : max(one.start, other.start)]

    def _region(self, listed: list[Dated], index: int) -> Span:
        """The sentence as far as the dates beside this one."""
        sentence = self.scene.sentence(listed[index].mention.span)
        before = listed[index - 1].mention.span.end if index else 0
        after = listed[index + 1].mention.span.start if index + 1 < len(listed) else sentence.end
        return Span(max(sentence.start, before), min(sentence.end, after))

    def _one_by_one(self, listed: list[Dated]) -> dict[int, Mention]:
        """Dates and cities of the sentences that say "respectively", in the order of both lists."""
        sentences: dict[Span, list[int]] = {}
        for index, dated in enumerate(listed) if WORD in self.scene.text else ():
            sentences.setdefault(self.scene.sentence(dated.mention.span), []).append(index)
        told = [in_order_of(dates, self.cities(s)) for s, dates in sentences.items() if one_by_one(self.scene, s)]
        return {index: city for pairs in told for index, city in pairs.items()}

    def _shared(self, listed: list[Dated], paired: dict[int, Mention]) -> dict[int, Mention]:
        """The city of one of two dates that are joined, for the other too ("in Naryn in 2017 and again in 2019")."""
        shared: dict[int, Mention] = {}
        for index in range(len(listed) - 1):
            one, two = listed[index : index + 2]
            ways = ((index, index + 1), (index + 1, index)) if self._joined(one, two) else ()
            known = {**shared, **paired}
            shared |= {new: known[old] for new, old in ways if old in known and (new > old or self._opens(one))}
        return shared

    def _joined(self, one: Dated, two: Dated) -> bool:
        """Whether nothing but what joins them stands between two dates, and the second ends what they tell."""
        first, second = one.mention.span, two.mention.span
        if not END.match(self.scene.text, second.end) or is_tail(self.scene.text, one, two):
            return False
        return AND.fullmatch(self.scene.text, first.end, second.start) is not None

    def _opens(self, dated: Dated) -> bool:
        span = dated.mention.span
        return span.start - self.scene.sentence(span).start <= OPENS

    def _apart(self, city: Span, date: Span) -> int:
        gap = self.gap(city, date)
        closes = city.start > date.start and gap == ", "
        distance = len(gap) + 30 * (BREAK.search(gap) is not None) + CLOSES * closes
        if self._where(city, date):
            return BESIDE
        far = APART < distance <= FAR and (self._of_event(city, date) or self._alone(city, date))
        return APART if far else distance

    def _of_event(self, city: Span, date: Span) -> bool:
        """Whether a city is that of an event named in the clause of a date ("On 3 May they report at a seminar in Apia")."""
        clause = told_in(self.scene, self.cues, date)
        if not clause.covers(city):
            return False
        nouns = self.scene.within(Span(max(clause.start, city.start - FAR), city.start), "event")
        ends = [noun.span.end for noun in nouns if noun.score >= 1 or self._attended(noun.span)]
        return any(AT.fullmatch(self.scene.text, end, city.start) for end in ends[-1:])

    def _attended(self, noun: Span) -> bool:
        """Whether what may be an event is told to be one ("at a reception")."""
        return ATTENDED.search(self.scene.text, max(noun.start - IN_ATTENDED, 0), noun.start) is not None

    def _alone(self, city: Span, date: Span) -> bool:
        """Whether a city is the only one of the clause of a date, and told to be the place of what is done there.

        Behind a verb, where the date opens its sentence ("On 3 May a van was handed over in Apia"), or with the noun of
        an event ("It was tested in Apia during a course for clerks of the courts of first instance in May").
        """
        clause = self.cues.clause(date)
        if not clause.covers(city) or len(self.cities(clause)) != 1:
            return False
        opens = city.start > date.end and self._opening(Span(self.scene.sentence(date).start, date.start))
        done = opens and self.cues.has(Span(date.end, city.start), "event.takes-place")
        whole = BREAK.search(self.gap(city, date)) is None and self._only(date, clause)
        return done or (whole and self._with_event(clause) and self._in(city))

    def _opening(self, before: Span) -> bool:
        """Whether what stands before a date opens its sentence: next to nothing, or a date joined to it."""
        dates = self.scene.within(before, "date")
        gap = Span(dates[0].span.end, before.end) if len(dates) == 1 else before
        joined = len(dates) == 1 and AND.fullmatch(self.scene.text, *gap) is not None
        return before.end - before.start <= OPENS or (joined and dates[0].span.start - before.start <= OPENS)

    def _with_event(self, clause: Span) -> bool:
        return any(noun.score >= 1 for noun in self.scene.within(clause, "event"))

    def _only(self, date: Span, clause: Span) -> bool:
        return all(other.span == date for other in self.scene.within(clause, "date"))

    def _in(self, city: Span) -> bool:
        return IN.search(self.scene.text, max(city.start - IN_TOWN, 0), city.start) is not None

    def _where(self, city: Span, date: Span) -> bool:
        """Whether the clause of a date hangs on a city ("They go to Apia, where they will teach clerks on 3 May")."""
        clause = self.cues.clause(date)
        hangs = city.end < clause.start and WHERE.fullmatch(self.scene.text, city.end, clause.start) is not None
        return hangs and not self.scene.within(self.cues.clause(city), "date")
