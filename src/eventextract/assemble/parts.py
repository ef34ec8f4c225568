"""Who organized, supported, paid for and taught the main event; each body in one role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.asides import asides
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.role_clauses import over_years
from eventextract.assemble.role_events import of_another, planned
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Candidate, Decision, Mention, RoleValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

RANK = ("organizer", "funder", "partner")  # of equal scores the earlier counts
TRAINER, PROGRAMME = "trainer", "programme"
NOTHING = Claim(None, "")
WEAK = 0.5  # a role phrase below this counts only where nothing better gives the role to anybody
FAINT = 0.25  # below this it counts only where nobody at all has the role by another
JOINING = tuple(f"roles.organizer.{name}" for name in ("joint", "co-with", "joined-to-hold", "held-between"))
"""Rules of "held jointly with": somebody else organized too."""
FACILITATES, FACILITATED = "roles.partner.facilitates", "roles.partner.facilitated-by"
HOSTED = "roles.organizer.hosted"  # beside a host, who was weakly told before is the organizer
YET_TO_COME = 0.45  # who plans an event holds the main one only where nobody else is told
HEADLINE = 0.8  # a headline's short words say less than the story's
GIVER, GRANTOR, HOLDER = "giver", "grantor", "organizer"
AT_CEREMONY = {GIVER: HOLDER, GRANTOR: "funder"}  # who gives or opens something holds a ceremony; who paid for it pays
CEREMONIES = ("ceremony", "launch")
OPENING = 3  # sentences of the body
IT = expression(r" (?:it|them)\b")
THIS = expression(r"This (?:[\w-]+ ){0,2}[\w-]+, (?=[a-z])")
PRESENT = expression(r"\b(?:[Tt]his|[Tt]hese|[Tt]he (?:present|current|given|said)|[Oo]ur) (?:[\w-]+ ){0,3}$")
"""What stands before the noun of the main event in a sentence that recalls another one: "it is recalled that the present | activity"."""
THAT = expression(r"(?:It|They|This|These|Both) (?:is|are|was|were|has been|have been|will be)(?: \w+ly)? $")
"""What begins a sentence about what the one before it named."""
PROJECT = expression(r"\b(?:project|programme|program|initiative|action|activity|activities|training)s?\b", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One body in one role: its name in the record, where it is named, the phrase that says so, how sure that is."""

    role: str
    name: str
    span: Span
    mention: Mention
    agency: Agency | None
    score: float


class Parts:
    """The roles of a release: for each of organizer, funder, partner, trainer the holders in order of mention."""

    def __init__(self, scene: Scene, cues: Cues, kind: MainKind, agencies: Agencies) -> None:
        self.scene, self.cues, self.kind, self.agencies = scene, cues, kind, agencies
        self._asides = asides(scene, cues, kind) if kind.type != "none" else frozenset()
        told = scene.of("role") if kind.type != "none" else []
        self._found = [part for mention in told for part in self._read(mention)]
        self._held = [*_one_role_each(self._found), *_trainers(self._found)]

    def _read(self, mention: Mention) -> list[Part]:
        value = mention.value
        if not isinstance(value, RoleValue) or not self._counts(mention, value):
            return []
        score = mention.score * (HEADLINE if self.scene.zone(mention.span) == "headline" else 1.0)
        score *= YET_TO_COME if planned(self.scene, self.cues, mention) else 1.0
        role = AT_CEREMONY.get(value.role, value.role)
        return [self._part(role, span, mention, score) for span in value.holders]

    def _part(self, role: str, span: Span, mention: Mention, score: float) -> Part:
        agency = self.agencies.at(span) or self.agencies.called(clean_name(self.scene.words(span)))
        name = agency.name if agency else self._full_name(span)
        return Part(role, name, span, mention, agency, score)

    def _full_name(self, span: Span) -> str:
        """What no agency is called: as written, but a programme by the longest of its names ("BOMCA")."""
        told = next((m.value for m in self.scene.within(span, "programme") if m.span == span), None)
        names = [told.name if isinstance(told, BodyValue) else self.scene.words(span)]
        if isinstance(told, BodyValue) and told.acronym:
            values = (m.value for m in self.scene.of("programme"))
            names += [v.name for v in values if isinstance(v, BodyValue) and v.acronym == told.acronym]
        return clean_name(max(names, key=len))

    def _counts(self, mention: Mention, value: RoleValue) -> bool:
        """Whether a phrase speaks of the main event (or its project) and not of another, nor within a quotation."""
        scene, span = self.scene, mention.span
        if scene.in_quote(span):
            return False
        if scene.zone(span) == "boilerplate":
            return value.role == "funder" and self._of_project(mention)
        if value.role == GIVER and not self._may_be_ceremony(span):
            return False
        if value.role == GRANTOR and (self.kind.type not in CEREMONIES or over_years(scene, self.cues, span)):
            return False
        aside = scene.sentence(span) in self._asides and not self._of_this(mention)
        told = scene.in_story(span) and not aside
        return told and not (value.role in (*RANK, GIVER) and of_another(scene, self.cues, self.kind, mention))

    def _may_be_ceremony(self, span: Span) -> bool:
        """Whether the main event is a ceremony and this is where it is told: headline, lead or the opening of the body."""
        return self.kind.type in CEREMONIES and (self.scene.place_in_body(span) or 0) < OPENING

    def _of_this(self, mention: Mention) -> bool:
        """Whether a sentence that names another event tells of the main one, too.

        It may open with it ("This action, financed by A, follows ..."), or speak of it as "it" ("A bankrolled it").
        """
        sentence = self.scene.sentence(mention.span)
        if THIS.match(self.scene.text, sentence.start, mention.span.start + 1):
            return True
        number = self.scene.sentence_number(mention.span)
        told = number > 0 and self.scene.sentences[number - 1] not in self._asides
        before = self._nouns_before(mention, sentence)[-1:]
        if any(PRESENT.search(self.scene.text[sentence.start : noun.span.start]) for noun in before):
            return True
        return told and IT.match(self.scene.text, mention.span.end) is not None and not before

    def _nouns_before(self, mention: Mention, sentence: Span) -> list[Mention]:
        return list(self.scene.within(Span(sentence.start, mention.span.end), "event"))

    def _of_project(self, mention: Mention) -> bool:
        """Whether a note's clause tells who pays for a project or an event, not for a body."""
        start, end = self.scene.sentence(mention.span)
        if THAT.fullmatch(self.scene.text, start, mention.span.start):  # "The project ... It is funded by A"
            number = self.scene.sentence_number(mention.span)
            start = self.scene.sentences[max(number - 1, 0)].start
        opens = mention.span.start == start  # "Funded by A, the project ..."
        before = Span(mention.span.end, end) if opens else Span(start, mention.span.start + 1)
        named = self.scene.within(before, "event", "programme")
        return bool(named or PROJECT.search(self.scene.words(before)))

    def programme(self) -> Claim:
        """The named programme, project or component in whose framework the event is held, by the first that says so."""
        part = next((part for part in self._found if part.role == PROGRAMME), None)
        return Claim(clean_name(self.scene.words(part.span)), part.mention.source, (part.span,)) if part else NOTHING

    def agencies_held(self) -> list[Agency]:
        """The bodies that hold any role."""
        return [part.agency for part in self._held if part.agency]

    def claims(self, role: str) -> list[Claim]:
        """The record's list for a role."""
        held = sorted((part for part in self._held if part.role == role), key=lambda part: part.span)
        for part in held:
            winner = Candidate(part.name, part.mention.source, "stated", (part.mention.span,), part.score)
            self.scene.decisions.append(Decision(f"/event/{role}s", winner))
        return [_claim(part) for part in held]


def _one_role_each(found: list[Part]) -> list[Part]:
    """Each body in the role of its surest phrase; weak phrases only where no body has the role by a better one."""
    best: dict[str, Part] = {}
    for part in sorted(
        (p for p in _facilitators(found) if p.role in RANK), key=lambda p: (-p.score, RANK.index(p.role), p.span)
    ):
        best.setdefault(part.name, part)
    own = [part for part in best.values() if part.mention.source not in JOINING]
    sure = {part.role for part in own if part.score >= WEAK and part.mention.source != HOSTED}
    hosted = min((part.mention.span.start for part in own if part.mention.source == HOSTED), default=None)
    kept = [part for part in best.values() if part.score >= WEAK or (part.role not in sure and _precedes(part, hosted))]
    told = {part.role for part in own if part.score >= FAINT}
    kept = _governments([part for part in kept if part.score >= FAINT or part.role not in told])
    kept = [part for part in kept if not any(_is_state_of(part, other) for other in kept)]
    return [part for part in kept if part.score >= 1 or not any(_names(other, part) for other in kept)]


def _facilitators(found: list[Part]) -> list[Part]:
    """The parts, with those who facilitate the event as organizers where nobody else is; not those by whom it is facilitated."""
    told = any((part.role == HOLDER and part.score >= WEAK) or part.mention.source == FACILITATED for part in found)
    return found if told else [replace(p, role=HOLDER) if p.mention.source == FACILITATES else p for p in found]


def _is_state_of(country: Part, part: Part) -> bool:
    """Whether a country stands beside its own government in the same role: both are one body."""
    own = part.agency is not None and part.agency.kind == "government"
    return own and country.agency is None and country.role == part.role and _names(part, country)


def _governments(kept: list[Part]) -> list[Part]:
    """A country and its own government are one body: the government has the first of their roles by rank."""
    countries = [part for part in kept if part.agency is None]
    return [_ranked(part, [country for country in countries if _names(part, country)]) for part in kept]


def _ranked(part: Part, countries: list[Part]) -> Part:
    if part.agency is None or part.agency.kind != "government":
        return part
    first = min((part, *countries), key=lambda one: RANK.index(one.role))
    return replace(part, role=first.role, mention=first.mention, score=first.score)


def _precedes(part: Part, hosted: int | None) -> bool:
    """Whether an organizer is told before the first host; whoever has another role, or where there is no host, counts as well."""
    return hosted is None or part.role != HOLDER or part.mention.span.end < hosted


def _names(other: Part, part: Part) -> bool:
    """Whether a fuller body ("OSCE Centre in Bishkek") takes the place of one that was named in passing ("OSCE")."""
    forms = part.agency.forms if part.agency else [part.name]
    return other.name != part.name and any(re.search(rf"\b{re.escape(form)}\b", other.name) for form in forms)


def _trainers(found: list[Part]) -> list[Part]:
    """Those who taught, whatever else they did."""
    first: dict[str, Part] = {}
    for part in found:
        if part.role == TRAINER:
            first.setdefault(part.name, part)
    return list(first.values())


def _claim(part: Part) -> Claim:
    value: dict[str, Any] = {"name": part.name, "knowledge_id": part.agency.knowledge_id if part.agency else None}
    phrase = part.mention.span
    return Claim(value, part.mention.source, (part.span, phrase) if part.span != phrase else (part.span,))
