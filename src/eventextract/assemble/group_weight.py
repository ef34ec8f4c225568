"""What speaks for and against a phrase as one that says who takes part in the main event."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.assemble.attendance import as_others
from eventextract.assemble.headcount_weight import LEADING, inverted
from eventextract.assemble.homes import codes_in
from eventextract.assemble.presence import presence
from eventextract.assemble.stance import Stance
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PersonValue
from eventextract.normalise.stretches import Stretches
from eventextract.values import Span

BEFORE = 30
AFTER = 240
NEXT = 30  # characters after a bare list of countries in which a verb may say that they pay or are spoken of
LIST, LISTED = "groups.list", "groups.listed"
MET_AND_HELD = "groups.states-met"
PEOPLE_FROM = "groups.people-from"
SENT_BY = "groups.sent-by"
THEIR = ("groups.their-delegation", "groups.delegation-led")
LINK = expression(r"(?:from|of)\b")
MODIFIERS = 2  # words before a group's noun that tell what its people are like
WORD = expression(r"(?<![\w'-])([a-z][\w-]+) $")
NUMBER = expression(r" (?:\d{1,3}|[a-z]{3,9}) $")
PARTIAL = frozenset({"groups.delegation-led", "groups.spoke-for-state", "groups.number-came", "groups.confirmed"})
"""Rules that tell some of those who came, not who all of them were."""
PRIME, PRIME_NEAR = "counts.noun.prime", 12
GUESTS = expression(r"[Gg]uests?\b")
OWNER = 80  # characters before a group in which the body that its people belong to is named
ADEPT = 40  # characters of a group in which it is called by a noun for experts
TEACHING = 24  # characters behind a group in which a verb says that they teach
PEOPLE = ("counts.", "groups.people")  # rules whose phrases name people, not places alone


class GroupWeight:
    """Weighs phrases as groups of the audience. `numbers`, `counted`: the numbers of the headcount and whom they count."""

    def __init__(self, stance: Stance, numbers: list[Span], counted: list[Span]) -> None:
        self.stance = stance
        self.scene, self.cues, self.kind = stance.scene, stance.cues, stance.kind
        self._counted = counted
        self._counting = {self.scene.sentence_number(number) for number in numbers}
        people = [m.value for m in self.scene.of("person") if isinstance(m.value, PersonValue)]
        self._codes: dict[Span, list[tuple[str, Span]]] = {}
        self._small = self.scene.knowledge.words("function_words", "word")
        self._positions = Stretches(person.position for person in people if person.position)

    def weigh(self, mention: Mention) -> float:
        """The sum of the weights of all that speaks for and against a mention of kind `group`; above 0 it is one."""
        weights, span = self.cues.weights, mention.span
        features = self._by_words(span, mention.source)
        features.update(self._by_place(span))
        early = max(weights["group.first"] - weights["group.decay"] * self.scene.sentence_number(span), 0.0)
        told = sum([weights[name] for name, true in features.items() if true])
        return told + early + mention.score - weights["group.least"]

    def codes(self, span: Span) -> list[tuple[str, Span]]:
        """Codes of the countries and peoples named in a group, with where, in order; each group is asked for several times."""
        if span not in self._codes:
            self._codes[span] = codes_in(self.scene, span)
        return self._codes[span]

    def _by_words(self, span: Span, rule: str) -> dict[str, bool]:
        cues, sentence = self.cues, self.scene.sentence(span)
        named, listed, speaks = rule.startswith(PEOPLE), rule == LIST, rule in PARTIAL
        start = self._phrase_start(span)
        before = Span(max(sentence.start, start - BEFORE), start)
        after = Span(span.end, min(sentence.end, span.end + AFTER))
        when = self.stance.same_time(span)
        now = when is True or cues.has(sentence, "now")
        led = list(self._led(before))
        audience = any(cues.ends(one, "audience") for one in led) or self._done_by(before)
        taught = named and any(cues.ends(one, "teaches") for one in led)
        lead = self._lead(span, rule)
        rest = Span(span.end, min(span.end + NEXT, sentence.end) if listed else span.end)
        member = self.of_counted(span) or self._tells_counted(span)
        about = (rest,) if speaks or taught else (lead, rest)
        others = (
            any(self._others(part) for part in about)
            or (rule == PEOPLE_FROM and self._teachers(span))
            or as_others(self.scene, cues, after)
        )
        others = others or (not member and self._experts(span, after))
        return {
            "group.attending": cues.has(after, "attending") or inverted(self.scene, sentence),
            "group.audience": audience,
            "group.by": named and not audience and cues.ends(before, "teaching"),
            "group.expert": not member and not (self._of_audience(span, after) and not self._teach(span)),
            "group.joined": presence(self.scene.knowledge).joined.match(self.scene.text, *after) is not None,
            "group.prime": named and self._named_prime(span),
            "group.observer": others or cues.has(Span(lead.start, self._last_state(span)), "missions"),
            "group.member": member,
            "group.deals": rule == PEOPLE_FROM and self._deals(span),
            "group.counted-line": (listed or rule == SENT_BY) and self._behind_number(span),
            "group.travels": rule in THEIR and self.stance.visit,
            "group.hosts": rule == MET_AND_HELD and self._hosts(span),
            "group.other-time": when is False and not speaks,
            "group.prior": not (now or speaks) and cues.has(sentence, "prior"),
            "group.future": not now and cues.has(cues.clause(span), "future"),
        }

    def _led(self, before: Span) -> Iterator[Span]:
        """The words before a group, and those before words that tell what its people are like ("for | young women")."""
        yield before
        for _ in range(MODIFIERS):
            word = WORD.search(self.scene.text, *before)
            if word is None or word[1] in self._small:
                return
            before = Span(before.start, word.start())
            yield before

    def _done_by(self, before: Span) -> bool:
        """Whether the words before a group tell of what learners do ("skills practised last week by")."""
        return presence(self.scene.knowledge).done_by.search(self.scene.text, *before) is not None

    def _hosts(self, span: Span) -> bool:
        """Whether bodies that held a course are named: others learn there ("The Customs Academy and the Coast Guard held a course")."""
        return self.stance.is_sort("taught") and bool(self.scene.within(span, "agency"))

    def _behind_number(self, span: Span) -> bool:
        """Whether a list stands behind the people counted, in their sentence ("19 delegates: heads of the institutes of ...")."""
        here = self.scene.sentence(span)
        return any(here.covers(who) and who.start < span.start for who in self._counted)

    def _deals(self, span: Span) -> bool:
        """Whether what comes from the places is something that the people deal with ("officers worked on cases from Malta")."""
        return self.cues.has(self._before_places(span), "deals")

    def _teachers(self, span: Span) -> bool:
        """Whether a group says of itself that it came as others than the audience ("teachers came from Malta and Cyprus")."""
        before = self._before_places(span)
        return any(" " in self.scene.words(cue) for cue in self.cues.within(before, "not-audience"))

    def _before_places(self, span: Span) -> Span:
        """A group up to the first place that it names."""
        places = self.scene.within(span, "country", "demonym", "city", "subdivision")
        return Span(span.start, places[0].span.start if places else span.start)

    def _experts(self, span: Span, after: Span) -> bool:
        """Whether those of a group are told as people of experience, and as giving others some of it."""
        first = Span(max(self.scene.sentence(span).start, span.start - BEFORE), min(span.start + ADEPT, span.end))
        return self.cues.has(first, "adepts") and self.cues.has(after, "as-experts")

    def _others(self, stretch: Span) -> bool:
        """Whether a stretch speaks of others than the audience; what those counted are called says nothing."""
        found = self.cues.within(stretch, "not-audience")
        return any(not any(cue.overlaps(who) for who in self._counted) for cue in found)

    def _lead(self, span: Span, rule: str) -> Span:
        """The clause before a group, from the last verb that says who was there ("organized by the Academy, brings together ...").

        A list behind a colon has its sentence before it; of one that begins with "from" that word is a part of it.
        """
        start = (self.scene.sentence(span) if rule == LISTED else self.cues.clause(span)).start
        link = LINK.match(self.scene.text, *span)
        end = link.end() if link else span.start
        gathering = self.cues.within(Span(start, span.start), "gathering")
        return Span(gathering[-1].end if gathering else start, end)

    def _last_state(self, span: Span) -> int:
        """Where the last country of a group begins; the end of a group that names none."""
        return max((m.span.start for m in self.scene.within(span, "country", "demonym")), default=span.end)

    def _teach(self, span: Span) -> bool:
        """Whether those of a group teach others ("prosecutors train counterparts"); not where they train for themselves."""
        found = self.cues.find(Span(span.end, span.end + TEACHING), "teaches")
        return found is not None and presence(self.scene.knowledge).no_object.match(self.scene.text, found.end) is None

    def _tells_counted(self, span: Span) -> bool:
        """Whether a phrase that begins with the people counted tells more of them ("80 guests are expected from Malta and Cyprus")."""
        same = any(who.start == span.start for who in self._counted)
        return same and not self.cues.has(span, "teaching")

    def _of_audience(self, span: Span, after: Span) -> bool:
        """Whether the people of a group may be the audience: no teachers, observers, crowd; or those very people counted."""
        sort = self._sort(span)
        if sort not in ("expert", "guest", "crowd"):
            return True
        if any(who.start <= span.start < who.end for who in self._counted):
            return True
        guests = GUESTS.match(self.scene.text, *span) is not None
        return guests and presence(self.scene.knowledge).joined.match(self.scene.text, *after) is not None

    def _phrase_start(self, span: Span) -> int:
        """Where the phrase of a group begins: with the body or country named right before it ("Europol experts from ...")."""
        owners = self.scene.within(Span(max(span.start - OWNER, 0), span.start), "agency", "country", "demonym")
        return min((m.span.start for m in owners if m.span.end >= span.start - 1), default=span.start)

    def of_counted(self, span: Span) -> bool:
        """Whether "among them (4)" stands before a group in the sentence that counts the audience: it is a part of it."""
        if self.scene.sentence_number(span) not in self._counting:
            return False
        before = Span(max(self.scene.sentence(span).start, span.start - BEFORE), span.start)
        number = NUMBER.search(self.scene.text, *before)
        return self.cues.ends(Span(before.start, number.start() + 1) if number else before, "part-before")

    def _named_prime(self, span: Span) -> bool:
        """Whether a group begins with a noun that says by itself that they take part ("participants", "trainees")."""
        nouns = self.scene.within(span, "person-noun")[:1]
        return any(m.source == PRIME and m.span.start - span.start < PRIME_NEAR for m in nouns)

    def _by_place(self, span: Span) -> dict[str, bool]:
        scene, sentence, zone = self.scene, self.scene.sentence(span), self.scene.zone(span)
        leads = span.start - sentence.start < LEADING
        return {
            "group.headline": zone in ("headline", "lead"),
            "group.event": self.kind.named_in(sentence),
            "group.opening": leads and scene.place_in_body(span) == 0,
            "group.subject": leads and zone == "body",
            "group.many": len(self.codes(span)) > 2,
            "group.quote": scene.in_quote(span),
            "group.person": self._positions.overlap(*span),
            "group.not-story": not scene.in_story(span),
        }

    def _sort(self, span: Span) -> str | None:
        """The sort of the noun for people that a group is named by, or that stands last before it."""
        nouns = self.scene.within(span, "person-noun")
        if not nouns:
            nouns = self.scene.within(Span(self.scene.sentence(span).start, span.start), "person-noun")[-1:]
        return nouns[0].source.removeprefix("counts.noun.") if nouns else None
