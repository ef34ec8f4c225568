"""Which phrases say who takes part, and the countries that the participants come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eventextract.assemble.claims import Claim
from eventextract.assemble.group_weight import PARTIAL, PEOPLE, GroupWeight
from eventextract.assemble.headcount import Headcount, sexed
from eventextract.assemble.headcount_weight import PART, counted
from eventextract.assemble.homes import (
    any_states,
    as_guests,
    at_home,
    from_abroad,
    host_named,
    of_many_states,
    the_few,
)
from eventextract.assemble.line_groups import lines_of_people
from eventextract.assemble.parties import host_meets, parties
from eventextract.assemble.stance import Stance
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Mention, PlaceValue
from eventextract.quickly_made import quickly_made
from eventextract.values import Span

HEADLINE = "groups.headline-states"
HEADS = (HEADLINE, "groups.between")
"""Rules of countries that stand in the name of an event: they hold it; of a training not all of them send people."""
LIES_IN = expression(r"\bin (?:the )?(?:(?!from\b|of\b)[\w'-]+,? ){0,4}$")
OWNER = 40  # characters before a body in which the country whose it is may stand
OWNS = expression(r"'s? (?:[\w-]+ ){0,2}$")
LINE, LINE_SCORE = "groups.line", 1.3  # lines of a list below words that say who came
AWAY = ("study-visit", "visit", "none")
"""Types of event whose participants come from elsewhere: the host country is not inferred to be theirs."""
TRAVELS = ("study-visit",)
"""Of these the people of the host country are those who are visited."""
OF_PLACES = (
    "groups.breakdown",
    "groups.some-of-them",
    "groups.joint-with-counterpart",
    "groups.of-whom",
    "groups.number-from",
    "groups.they-came",
    "groups.from-there-came",
    "groups.one-origin",
    "groups.who-serve",
    "groups.all-of-them-from",
    "groups.and-some-from",
    "groups.halves",
    LINE,
)
"""Rules whose phrases name people by the places and bodies that they come from."""
COUNTED = 9.0  # the score of a group that the headcount counts: sure
SURE = 1.2  # a group of this score may add countries to those of the counted group
FIRST = 0.4  # a group of this score may be the first to name countries, far from the number of those who came
OPENING = 6  # sentences of the body that may say that people of many countries came
FEW = 2  # a list of more countries that holds those of the counted group tells where all came from
NEAR = 2  # sentences between phrases that speak of the same audience


@quickly_made
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
        self._counted = [counted(m).who for m in chosen.mentions] if chosen else []
        self._weight = GroupWeight(stance, [m.span for m in chosen.mentions] if chosen else [], self._counted)
        self._bodies = scene.knowledge.body_of
        parts = [Group(counted(m).who, _rule(m, chosen), COUNTED) for m in chosen.parts] if chosen else []
        self.groups = self._kept(parts)

    # ---- which groups ------------------------------------------------------------------------------------------

    def _kept(self, counted: list[Group]) -> list[Group]:
        """The counted groups, and those beside them (or beside the surest one) that are sure enough."""
        found = [Group(m.span, m.source, self._weight.weigh(m)) for m in self.scene.of("group") if self._in_place(m)]
        found += [Group(line, LINE, LINE_SCORE) for line in lines_of_people(self.stance)]
        sure = sorted(
            (g for g in found if g.score > 0), key=lambda g: (self._weight.of_counted(g.span), -g.score, g.span)
        )
        kept, told = list(counted), _Told(set(self._codes(counted)), self._lines(counted))
        homes = told.codes | {code for code, _ in self._looked_up(counted)}
        full, taught = bool(homes), self.stance.is_sort("taught")
        for group in sure:
            own = set(self._codes([group]))
            known = homes | told.codes
            if taught and known and group.rule in HEADS and not own <= known:
                continue
            whole = len(own) > FEW and homes <= own
            adds = full and not whole and self._adds(group, own, told)
            if not kept or (self._belongs(group, own, told) and not adds):
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

    # ---- their countries ---------------------------------------------------------------------------------------

    def _codes(self, groups: list[Group]) -> dict[str, list[Span]]:
        """Codes of the countries and peoples named in groups, with where."""
        found: dict[str, list[Span]] = {}
        for group in groups:
            for code, span in self._weight.codes(group.span):
                found.setdefault(code, []).append(span)
        return found

    def countries(self, host: Claim) -> list[Claim]:
        """The participants' countries, sorted by code; `host` is the country of the main event."""
        stated = {
            code: Claim(code, "participants.countries.named", tuple(s)) for code, s in self._codes(self.groups).items()
        }
        for code, span in self._looked_up(self.groups):
            if self._namesake(code, span, host):
                continue
            stated.setdefault(code, Claim(code, "participants.countries.of-place", (span,), "looked-up"))
        for code, span in parties(self.scene, self.cues, self.kind):
            stated.setdefault(code, Claim(code, "participants.countries.party", (span,)))
        spans = [group.span for group in self.groups]
        for code, span in the_few(self.scene, self.cues, spans, bool(stated)):
            stated.setdefault(code, Claim(code, "participants.countries.both", (span,)))
        if host.value and (found := host_named(self.scene, self.cues, spans)):
            stated.setdefault(host.value, Claim(host.value, "participants.countries.host", (found,), "inferred"))
        if self.kind.type in TRAVELS and len(stated) > 1:
            stated.pop(host.value, None)
        elif host.value and host.value not in stated and self.kind.type not in AWAY and self._beside(host, stated):
            stated[host.value] = Claim(host.value, "participants.countries.event", host.spans, "inferred")
        return [stated[code] for code in sorted(stated)]

    def _beside(self, host: Claim, stated: Mapping[str, Claim]) -> bool:
        """Whether people of the host country are there, that no group names: beside those of others, or alone."""
        if not stated:
            told = [s for s in self._told_there() if not self.groups or self._names_several(s)]
            return not of_many_states(self.scene, [*(g.span for g in self.groups), *told])
        rules = {group.rule for group in self.groups if self._weight.codes(group.span)}
        if rules & PARTIAL and rules <= PARTIAL | {"groups.their-delegation"}:
            return True
        if all(from_abroad(self.scene, self.cues, claim.spans) for claim in stated.values()):
            return True
        if self._others_at_home(host, set(stated)):
            return True
        if self.kind.type == "exercise" and set(stated) <= set(self._codes(self._parts())):
            return True
        return len(stated) == 1 and host_meets(self.scene, self.cues, self.kind)

    def _namesake(self, code: str, body: Span, host: Claim) -> bool:
        """Whether a body known of another country is rather the host's own, by a name that any state's may have ("State Police")."""
        away = self.kind.type in AWAY or host.value in (None, code)
        return not away and any_states(self.scene, body)

    def _told_there(self) -> list[Span]:
        """The first sentences that say who was there."""
        return [s for s in self.scene.body[:OPENING] if self.cues.has_any(s, ("attending", "gathering"))]

    def _names_several(self, sentence: Span) -> bool:
        """Whether a noun for several people stands in a sentence."""
        return any(m.text.endswith("s") for m in self.scene.within(sentence, "person-noun"))

    def _others_at_home(self, host: Claim, stated: set[str]) -> bool:
        """Whether only others than those counted are named by countries: guests, or people beside those of the host's towns and bodies."""
        own = [Group(who, "", 0.0) for who in self._counted]
        home = [g.span for g in own if not self._codes([g]) and at_home(self.scene, g.span, host.value)]
        if bool(home) and stated <= set(self._codes([g for g in self.groups if g.span not in home])):
            return True
        lines = self._lines(own)
        apart = [g for g in self.groups if not self._lines([g]) & lines]
        named = self._codes(apart)
        for code, place in self._looked_up(apart):
            named.setdefault(code, []).append(place)
        many = of_many_states(self.scene, [*self._counted, *self._told_there()])
        unnamed = (bool(own) or self._others_told()) and not self._codes(own) and not many
        return (
            unnamed
            and stated <= set(named)
            and as_guests(self.scene, self.cues, [one for found in named.values() for one in found])
        )

    def _others_told(self) -> bool:
        """Whether people are named who come from nowhere else, where none are counted ("Judges of the Supreme Court took part")."""
        told = self._told_there()
        people = (m for s in told for m in self.scene.within(s, "person-noun"))
        return any(not self._codes([Group(self.scene.sentence(m.span), "", 0.0)]) for m in people)

    def _parts(self) -> list[Group]:
        """The groups that are but a part of the audience ("48 of them Maltese"): the rest of a drill's are the host's."""
        return [group for group in self.groups if group.rule == PART]

    def _looked_up(self, groups: list[Group]) -> list[tuple[str, Span]]:
        """Countries of the cities, subdivisions and known bodies named in groups, where there is but one."""
        found: list[tuple[str, Span]] = []
        for group in (g for g in groups if g.rule.startswith(PEOPLE) or g.rule in OF_PLACES):
            named = self._weight.codes(group.span)
            for mention in self.scene.within(group.span, "city", "subdivision", "agency"):
                code = self._home(mention)
                if (
                    code
                    and not self._owned(mention)
                    and not (mention.kind == "city" and (named or self._elsewhere(mention, group)))
                ):
                    found.append((code, mention.span))
        return found

    def _owned(self, body: Mention) -> bool:
        """Whether a body by a name that any state's may have stands behind the country whose it is ("Malta's Ministry of Health")."""
        near = Span(max(body.span.start - OWNER, 0), body.span.start)
        owners = (m for m in self.scene.within(near, "country") if OWNS.match(self.scene.text, m.span.end, near.end))
        return body.kind == "agency" and any(owners) and any_states(self.scene, body.span)

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
