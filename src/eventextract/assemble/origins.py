"""Which phrases say who takes part, and the countries that the participants come from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventextract.assemble.claims import Claim
from eventextract.assemble.headcount import Headcount, sexed
from eventextract.assemble.headcount_weight import LEADING, PART, counted, inverted
from eventextract.assemble.homes import at_home, from_abroad, host_named, of_many_states, the_two
from eventextract.assemble.parties import parties
from eventextract.assemble.stance import Stance
from eventextract.mentions import BodyValue, Mention, PersonValue, PlaceValue
from eventextract.normalise.stretches import Stretches
from eventextract.values import Span

BEFORE = 30
AFTER = 240
NEXT = 30  # characters after a bare list of countries in which a verb may say that they pay or are spoken of
LIST, LISTED, HEADLINE = "groups.list", "groups.listed", "groups.headline-states"
LINK = re.compile(r"(?:from|of)\b")
NUMBER = re.compile(r" (?:\d{1,3}|[a-z]{3,9}) $")
PARTIAL = frozenset({"groups.delegation-led", "groups.spoke-for-state", "groups.number-came"})
"""Rules that tell some of those who came, not who all of them were."""
PRIME, PRIME_NEAR = "counts.noun.prime", 12
GUESTS = re.compile(r"[Gg]uests?\b")
JOINED = re.compile(
    r" (?:(?:had|have|were|was|also|likewise) ){0,2}(?:took part|participated|joined (?:them|in|the)|sat (?:among|with|beside)"
    r" them|(?:also )?(?:present|there|among them)|attended as well|came along)\b"
)
"""What says behind a group that its people were with the others."""
TEACHING = 24  # characters behind a group in which a verb says that they teach
WITHOUT_OBJECT = re.compile(
    r",|\.| (?:at|in|on|with|together|for|side|to|how|under|by|from|alongside|and|during|as|hard|again|online|jointly)\b|$"
)
"""What stands behind such a verb where those who train are the ones who learn."""
HEADS = (HEADLINE, "groups.between")
"""Rules of countries that stand in the name of an event: they hold it; of a training not all of them send people."""
TAUGHT = ("training-course", "seminar", "workshop", "school", "study-visit")
BORDER = re.compile(r"[ -](?:state |land |river |common )?(?:border|frontier)s?\b(?! (?:guards?|guardsmen|troops|police|officers|officials|service|services|agents|forces|authorities|agency|agencies|staff|officer|posts? of|control|management|regions?|cities|towns|villages|communities|areas))|-speaking\b| language\b")
"""What stands behind the name of a people that tells a border or a language."""
COMPOUND = re.compile(r"[-–](?:[A-Z][a-z]+)(?= )")
LIES_IN = re.compile(r"\bin (?:the )?(?:(?!from\b|of\b)[\w'-]+,? ){0,4}$")
OWNER = 80  # characters before a group in which the body that its people belong to is named
AWAY = ("study-visit", "visit", "none")
"""Types of event whose participants come from elsewhere: the host country is not inferred to be theirs."""
TRAVELS = ("study-visit",)
"""Of these the people of the host country are those who are visited."""
PEOPLE = ("counts.", "groups.people")  # rules whose phrases name people, not places alone
OF_PLACES = ("groups.breakdown", "groups.some-of-them", "groups.joint-with-counterpart")
"""Rules whose phrases name people by the places and bodies that they come from."""
COUNTED = 9.0  # the score of a group that the headcount counts: sure
SURE = 1.2  # a group of this score may add countries to those of the counted group
FIRST = 0.4  # a group of this score may be the first to name countries, far from the number of those who came
NEAR = 2  # sentences between phrases that speak of the same audience


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase that says who takes part, the rule that found it, and what speaks for it."""

    span: Span
    rule: str
    score: float


def _rule(mention: Mention, chosen: Headcount) -> str:
    """The rule that names a counted group; women or men among others are a part of it and name none."""
    return "counts.sex" if sexed(mention) and mention not in chosen.mentions else mention.source


@dataclass(slots=True)
class _Told:
    """The codes of the countries that groups name, and the numbers of the sentences in which they stand."""

    codes: set[str]
    lines: set[int]


class Origins:
    """The groups that take part in the main event, and their countries."""

    def __init__(self, stance: Stance, chosen: Headcount | None) -> None:
        self.stance = stance
        self.scene, self.cues, self.kind = stance.scene, stance.cues, stance.kind
        scene = self.scene
        self._counting = {scene.sentence_number(m.span) for m in chosen.mentions} if chosen else set()
        self._counted = [counted(m).who for m in chosen.mentions] if chosen else []
        people = [m.value for m in scene.of("person") if isinstance(m.value, PersonValue)]
        self._positions = Stretches(person.position for person in people if person.position)
        self._bodies = scene.knowledge.body_of
        parts = [Group(counted(m).who, _rule(m, chosen), COUNTED) for m in chosen.parts] if chosen else []
        self.groups = self._kept(parts)

    # ---- which groups ------------------------------------------------------------------------------------------

    def _kept(self, counted: list[Group]) -> list[Group]:
        """The counted groups, and those beside them (or beside the surest one) that are sure enough."""
        found = [Group(m.span, m.source, self._weigh(m)) for m in self.scene.of("group") if self._in_place(m)]
        sure = sorted((g for g in found if g.score > 0), key=lambda g: (self._of_counted(g.span), -g.score, g.span))
        kept, told = list(counted), _Told(set(self._codes(counted)), self._lines(counted))
        homes = told.codes | {code for code, _ in self._looked_up(counted)}
        full, taught = bool(homes), self.kind.type in TAUGHT and homes
        for group in sure:
            own = set(self._codes([group]))
            if taught and group.rule in HEADS and not own <= taught:
                continue
            if not kept or (self._belongs(group, own, told) and not (full and self._adds(group, own, told))):
                kept.append(group)
                told.codes |= own
                told.lines |= self._lines([group])
        return sorted(kept, key=lambda g: g.span)

    def _in_place(self, mention: Mention) -> bool:
        """Whether a mention stands where its rule holds: states at the head of a line act together in headlines alone."""
        return mention.source != HEADLINE or self.scene.zone(mention.span) in ("headline", "lead")

    def _lines(self, groups: list[Group]) -> set[int]:
        return {self.scene.sentence_number(group.span) for group in groups}

    def _adds(self, group: Group, own: set[str], told: _Told) -> bool:
        """Whether a group brings countries that a full list does not hold, from another sentence."""
        if group.score >= SURE or self.scene.zone(group.span) in ("headline", "lead"):
            return False
        return self.scene.sentence_number(group.span) not in told.lines and not own <= told.codes

    def _belongs(self, group: Group, own: set[str], told: _Told) -> bool:
        here = self.scene.sentence_number(group.span)
        near = any(line in told.lines for line in range(here - NEAR, here + NEAR + 1))
        first = not told.codes and (group.score >= FIRST or not told.lines)
        return near or first or bool(own & told.codes) or self.scene.zone(group.span) in ("headline", "lead")

    def _weigh(self, mention: Mention) -> float:
        scene, weight, span = self.scene, self.cues.weight, mention.span
        features = {
            **self._by_words(span, mention.source),
            **self._by_place(span),
        }
        early = max(weight("group.first") - weight("group.decay") * scene.sentence_number(span), 0.0)
        return sum(weight(n) for n, true in features.items() if true) + early + mention.score - weight("group.least")

    def _by_words(self, span: Span, rule: str) -> dict[str, bool]:
        cues, sentence = self.cues, self.scene.sentence(span)
        named, listed, speaks = rule.startswith(PEOPLE), rule == LIST, rule in PARTIAL
        start = self._phrase_start(span)
        before = Span(max(sentence.start, start - BEFORE), start)
        after = Span(span.end, min(sentence.end, span.end + AFTER))
        when = self.stance.same_time(span)
        now, audience = when is True or cues.has(sentence, "now"), cues.ends(before, "audience")
        lead = self._lead(span, rule)
        rest = Span(span.end, min(span.end + NEXT, sentence.end) if listed else span.end)
        member = self._of_counted(span) or self._tells_counted(span)
        about = (rest,) if speaks else (lead, rest)
        others = any(self._others(part) for part in about) or cues.has(after, "as-others")
        return {
            "group.attending": cues.has(after, "attending") or inverted(self.scene, sentence),
            "group.audience": audience,
            "group.by": named and not audience and cues.ends(before, "teaching"),
            "group.expert": not member and not (self._of_audience(span, after) and not self._teach(span)),
            "group.joined": JOINED.match(self.scene.text, *after) is not None,
            "group.prime": named and self._named_prime(span),
            "group.observer": others or cues.has(Span(lead.start, self._last_state(span)), "missions"),
            "group.member": member,
            "group.other-time": when is False and not speaks,
            "group.prior": not (now or speaks) and cues.has(sentence, "prior"),
            "group.future": not now and cues.has(cues.clause(span), "future"),
        }

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
        return found is not None and WITHOUT_OBJECT.match(self.scene.text, found.end) is None

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
        return guests and JOINED.match(self.scene.text, *after) is not None

    def _phrase_start(self, span: Span) -> int:
        """Where the phrase of a group begins: with the body or country named right before it ("Europol experts from ...")."""
        owners = self.scene.within(Span(max(span.start - OWNER, 0), span.start), "agency", "country", "demonym")
        return min((m.span.start for m in owners if m.span.end >= span.start - 1), default=span.start)

    def _of_counted(self, span: Span) -> bool:
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
        scene = self.scene
        return {
            "group.headline": scene.zone(span) in ("headline", "lead"),
            "group.event": self.kind.named_in(scene.sentence(span)),
            "group.opening": scene.place_in_body(span) == 0 and span.start - scene.sentence(span).start < LEADING,
            "group.subject": scene.zone(span) == "body" and span.start - scene.sentence(span).start < LEADING,
            "group.many": len(self._codes([Group(span, "", 0.0)])) > 2,
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

    # ---- their countries ---------------------------------------------------------------------------------------

    def _codes(self, groups: list[Group]) -> dict[str, list[Span]]:
        """Codes of the countries and peoples named in groups, with where."""
        found: dict[str, list[Span]] = {}
        for group in groups:
            for mention in self.scene.within(group.span, "country", "demonym"):
                if mention.kind == "demonym" and self._no_people(mention.span):
                    continue
                value = mention.value
                assert isinstance(value, PlaceValue)
                for code in value.countries if mention.kind == "demonym" else value.countries[:1]:
                    found.setdefault(code, []).append(mention.span)
        return found

    def _no_people(self, demonym: Span) -> bool:
        """Whether the name of a people tells a border or a language ("the Tajik-Afghan border", "French-speaking")."""
        beside = COMPOUND.match(self.scene.text, demonym.end)
        return BORDER.match(self.scene.text, beside.end() if beside else demonym.end) is not None

    def countries(self, host: Claim) -> list[Claim]:
        """The participants' countries, sorted by code; `host` is the country of the main event."""
        stated = {
            code: Claim(code, "participants.countries.named", tuple(s)) for code, s in self._codes(self.groups).items()
        }
        for code, span in self._looked_up(self.groups):
            stated.setdefault(code, Claim(code, "participants.countries.of-place", (span,), "looked-up"))
        for code, span in parties(self.scene, self.cues, self.kind):
            stated.setdefault(code, Claim(code, "participants.countries.party", (span,)))
        spans = [group.span for group in self.groups]
        for code, span in the_two(self.scene, spans, bool(stated)):
            stated.setdefault(code, Claim(code, "participants.countries.both", (span,)))
        if host.value and (found := host_named(self.scene, spans)):
            stated.setdefault(host.value, Claim(host.value, "participants.countries.host", (found,), "inferred"))
        rules = {group.rule for group in self.groups if self._codes([group])}
        partial = bool(rules & PARTIAL) and rules <= PARTIAL | {"groups.their-delegation"}
        partial = partial or (bool(stated) and all(from_abroad(self.scene, claim.spans) for claim in stated.values()))
        partial = partial or (bool(stated) and self._others_at_home(host, set(stated)))
        partial = partial or (
            self.kind.type == "exercise" and bool(stated) and set(stated) <= set(self._codes(self._parts()))
        )
        if (
            (partial or (not stated and not of_many_states(self.scene, spans)))
            and host.value
            and host.value not in stated
            and self.kind.type not in AWAY
        ):
            stated[host.value] = Claim(host.value, "participants.countries.event", host.spans, "inferred")
        elif self.kind.type in TRAVELS and len(stated) > 1:
            stated.pop(host.value, None)
        return [stated[code] for code in sorted(stated)]

    def _others_at_home(self, host: Claim, stated: set[str]) -> bool:
        """Whether some of those counted are named by a town or body of the host country, and only others by countries."""
        own = [Group(who, "", 0.0) for who in self._counted]
        home = [g.span for g in own if not self._codes([g]) and at_home(self.scene, g.span, host.value)]
        return bool(home) and stated <= set(self._codes([g for g in self.groups if g.span not in home]))

    def _parts(self) -> list[Group]:
        """The groups that are but a part of the audience ("48 of them Maltese"): the rest of a drill's are the host's."""
        return [group for group in self.groups if group.rule == PART]

    def _looked_up(self, groups: list[Group]) -> list[tuple[str, Span]]:
        """Countries of the cities, subdivisions and known bodies named in groups, where there is but one."""
        found: list[tuple[str, Span]] = []
        for group in (g for g in groups if g.rule.startswith(PEOPLE) or g.rule in OF_PLACES):
            named = self._codes([group])
            for mention in self.scene.within(group.span, "city", "subdivision", "agency"):
                code = self._home(mention)
                if code and not (mention.kind == "city" and (named or self._elsewhere(mention, group))):
                    found.append((code, mention.span))
        return found

    def _elsewhere(self, city: Mention, group: Group) -> bool:
        """Whether a city is of a country that the text doesn't name, in a body's name, beside cities of others or where something lies."""
        if not self.stance.foreign(city):
            return False
        if any(m.span.covers(city.span) for m in self.scene.around(city.span, "agency")):
            return True
        beside = self.scene.within(group.span, "city", "subdivision")
        lies_in = LIES_IN.search(self.scene.text, group.span.start, city.span.start) is not None
        return lies_in or any(not self.stance.foreign(other) for other in beside)

    def _home(self, mention: Mention) -> str | None:
        value = mention.value
        if isinstance(value, BodyValue):
            body = self._bodies.get(value.knowledge_id or "")
            return body.country if body else None
        return value.countries[0] if isinstance(value, PlaceValue) and len(value.countries) == 1 else None
