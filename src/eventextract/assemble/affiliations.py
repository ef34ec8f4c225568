"""Whom a person acts for: the body beside the name or within the position, else a ministry, an embassy or a country."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.delegations import delegations
from eventextract.assemble.implied import Affiliation, Implied, words_by_sort
from eventextract.assemble.issuer import issuer
from eventextract.assemble.scene import Scene
from eventextract.assemble.states import States
from eventextract.assemble.unlisted import Unlisted
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.names import clean_name, fold_name
from eventextract.values import Span

FAR = 160  # characters of a body's name
NEAR = 60  # characters before a position in which its possessor may stand: "UNICEF's senior adviser"
POSSESSIVE = expression(r"(?:'s?|\)?,? (?:whose|and its|with its)) (?:[\w-]{1,20} ){0,2}")
ITS = expression(r"\b(?:[Ii]ts|[Tt]heir) (?:[\w-]{1,20} ){0,2}$")
FACILITY = expression(r"\bof (?:the )?(?P<name>[A-Z][\w'-]*(?: [\w'-]+){1,6})$")
OUR = expression(r"\b[Oo]ur (?:[\w-]{1,20} ){0,2}$")
OF_OUR = expression(r" (?:of|at|for|in) our ")
ADJACENT = expression(r"\)? (?:\([A-Z][\w-]{1,15}\) )?")
HEADED = expression(r"\bis (?:now |currently )?(?:headed|led|directed|run) by (?:the |its )?$")
COINED = expression(r"[A-Z].*[A-Z]")
MINISTER_OF = expression(r"\b[Mm]inister (?:of|for) $")
ELSEWHERE = expression(r" from (?:the )?[^\W\d_a-z]")  # whence the holder of a post comes: "legal officer from Osh"
WORKPLACE = expression(r"\b(?:at|with) (?:the )?(?P<name>[A-Z][\w'-]*(?: [\w'-]+){0,8})$")


class Affiliations:
    """Finds the affiliation that a position, or a body beside a name, tells."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        self._sorts = words_by_sort(scene.knowledge)
        self._implied = Implied(scene, agencies)
        self._states = States(scene, agencies)
        self._unlisted = Unlisted(scene, agencies)

    def _ways(self) -> tuple[Callable[[Span], Affiliation | None], ...]:
        """The ways from a position to its body, in order; not kept, since an object that holds its own methods is a cycle."""
        return (
            self._possessor,
            self._states.province,
            self._implied.by_name,
            self._implied.ministry,
            self._states.embassy,
            self._implied.meant,
            self._states.country,
            self._implied.directorate,
            self._workplace,
            self._facility,
            self._states.office,
            self._implied.by_field,
            self._scheme,
            self._unlisted.by_acronym,
            self._unlisted.seat,
            self._unlisted.owner,
            self._unlisted.ahead,
        )

    def of(self, position: Span | None, beside: Span | None) -> Affiliation | None:
        """`position`: the position phrase; `beside`: a body or country that stands beside the name or position."""
        found = self._told(position, self._owned_body(beside) if beside else None)
        agency = self.agencies.called(found.name) if found and found.agency is None else None
        return found._replace(name=agency.name, agency=agency) if found and agency else found

    def _owned_body(self, beside: Span) -> Span:
        """Of a body and, right behind it, its part ("the Ministry of Health's Office of Audit") the part."""
        if not self.scene.text.startswith("'s ", beside.end):
            return beside
        owned = self.scene.within(Span(beside.end + 3, beside.end + 3 + FAR), "agency")
        return owned[0].span if owned and owned[0].span.start == beside.end + 3 else beside

    def _told(self, position: Span | None, beside: Span | None) -> Affiliation | None:
        place = (self._unknown(beside) or self._states.place(beside)) if beside else None
        if position is None:
            return (self._agency(beside) or self._scheme(beside) if beside else None) or place
        found = self._body(position) or (self._agency(beside) if beside else None)
        if found and found.agency and beside and self._yields(found.agency, found.span, position, beside):
            found = self._agency(beside) or found
        for way in () if found else self._ways():
            if found := way(position):
                break
        if found and place and self._implied.abroad(found, place.span):
            found = None
        found = found or place or self._led(position)
        found = found or self._states.nation(position) or self._implied.by_title(position)
        return found or self._unlisted.named(position)

    def _yields(self, agency: Agency, named: Span, position: Span, beside: Span) -> bool:
        """Whether the body beside goes before the one in the position: a part's, or whence an expert comes."""
        comes = self.scene.text[position.end : beside.start] in (" from ", " from the ")
        return comes or self._is_part(agency, named, "subunit")

    def _unknown(self, span: Span) -> Affiliation | None:
        """A body that no component knows, by its capitals: as written; of one plain word ("the Academy") what it means."""
        words = self.scene.words(span)
        if words.islower():
            return self._implied.called(words.split()[-1], span)
        if any(m.span == span for m in self.scene.within(span, "country", "demonym", "agency", "programme")):
            return None
        if " " in words or COINED.search(words):
            return Affiliation(clean_name(words), span)
        return self._implied.called(words, span)

    def led(self, name: Span) -> Affiliation | None:
        """Whose delegation somebody leads of whom nothing else is told; `name`: from the form of address on."""
        return self._led(name)

    def _agency(self, span: Span) -> Affiliation | None:
        agency = self.agencies.at(span)
        return Affiliation(agency.name, span, agency) if agency else None

    def _body(self, position: Span) -> Affiliation | None:
        """The first body that the position names; not one that it is accredited to, nor one that only owns the next."""
        text = self.scene.text
        for mention in self.scene.within(position, "agency"):
            owner = text.startswith("'s ", mention.span.end) and mention.span.end + 3 < position.end
            to = self._states.accredited(position, mention.span.start) or self._is_field(mention, position)
            to = to or self._is_matter(mention, position)
            if not to and not (owner and self.scene.within(Span(mention.span.end, position.end), "agency")):
                return self._post_of(mention.span, position) or self._agency(
                    self._parent(mention.span, position) or mention.span
                )
        return self._programme(position)

    def _is_field(self, body: Mention, position: Span) -> bool:
        """Whether a service is but what an envoy of its country deals with: "Italian Police Attaché"."""
        after = self.scene.text[body.span.end : position.end].lower().split()[:1]
        states = self.scene.within(body.span, "country", "demonym")
        return bool(after and states) and after[0] in self._sorts["embassy"] and states[0].span.start == body.span.start

    def _is_matter(self, body: Mention, position: Span) -> bool:
        """Whether a service is but what a minister deals with: "Minister of Civil Defence"."""
        agency = self.agencies.at(body.span)
        told = MINISTER_OF.search(self.scene.text, position.start, body.span.start)
        return told is not None and agency is not None and agency.kind != "ministry"

    def _post_of(self, body: Span, position: Span) -> Affiliation | None:
        """Whose post it is that a body's last words are of ("USAID Mission Director"): the body that the words before it name."""
        for title in self.scene.within(Span(body.start, position.end), "title"):
            if body.start < title.span.start < body.end < title.span.end:
                agency = self.agencies.called(self.scene.text[body.start : title.span.start].strip())
                return Affiliation(agency.name, Span(body.start, title.span.start - 1), agency) if agency else None
        return None

    def _parent(self, unit: Span, position: Span) -> Span | None:
        """The body that a unit named but in this job title belongs to: "Head of the Legal Unit of the Customs Service"."""
        agency = self.agencies.at(unit)
        if agency is None or not self._is_part(agency, unit):
            return None
        owner = self.scene.within(Span(max(position.start - NEAR, 0), position.start), "agency")
        before = self.scene.text[owner[-1].span.end : position.start] if owner else ""
        if before == "'s " and unit.start > position.start:
            return owner[-1].span  # "UNICEF's Head of the Legal Unit"
        further = self.scene.within(Span(unit.end, position.end), "agency")
        between = self.scene.text[unit.end : further[0].span.start] if further else ""
        return (
            further[0].span if between in (" of ", " of the ", " at ", " at the ", " in the ", " within the ") else None
        )

    def _is_part(self, agency: Agency, unit: Span, sort: str = "unit") -> bool:
        """Whether a body is but a unit of another (of this sort), named in this place alone."""
        words = self.scene.words(unit).lower().split()
        return len(agency.mentions) == 1 and bool(self._sorts[sort] & {words[0], words[-1]})

    def _programme(self, position: Span) -> Affiliation | None:
        """The body whose name begins that of a programme: "UNDP Rule of Law Programme"."""
        for mention in self.scene.within(position, "programme"):
            agency = self.agencies.called(mention.text.split()[0])
            return Affiliation(agency.name, mention.span, agency, "inferred") if agency else None
        return None

    def _scheme(self, position: Span) -> Affiliation | None:
        """A programme that no body's name begins: "co-ordinator of the Clean Rivers Programme"."""
        found = [m for m in self.scene.within(position, "programme") if self.scene.text[m.span.start - 1] != "("]
        return Affiliation(clean_name(found[0].text), found[0].span) if found else None

    def _possessor(self, position: Span) -> Affiliation | None:
        """The body or country right before the position: "Latvia's Minister of Health", "Its chairman"."""
        text, near = self.scene.text, max(position.start - NEAR, 0)
        told = text[near : position.start]
        if ("ts " in told or "heir " in told) and ITS.search(text, near, position.start):
            return self._antecedent(position)
        ours = "ur " in told and OUR.search(text, near, position.start)
        if ours or OF_OUR.match(text, position.end):
            return self._issuer(position)
        before = self._owners(Span(max(position.start - NEAR, 0), position.start))
        between = self.scene.text[before[-1].span.end : position.start] if before else ""
        if before and before[-1].kind == "agency" and ADJACENT.fullmatch(between):
            return self._agency(before[-1].span)
        if not before or not POSSESSIVE.fullmatch(between):
            return None
        whose, place = before[-2:] if len(before) > 1 else (before[-1], before[-1])
        if (whose.kind, place.kind) == ("agency", "country") and whose.span.end + 1 == place.span.start:
            return self._agency(whose.span)  # "UNICEF Ghana's head"
        return self._agency(before[-1].span) or self._states.place(before[-1].span)

    def _owners(self, stretch: Span) -> list[Mention]:
        """The bodies of a stretch, and the countries that are no part of their names ("the Mission to Peru's officer")."""
        found = self.scene.within(stretch, "agency", "country")
        bodies = [m for m in found if m.kind == "agency"]
        return [m for m in found if m.kind == "agency" or not any(body.span.covers(m.span) for body in bodies)]

    def _antecedent(self, position: Span) -> Affiliation | None:
        """What "its" means: the body named last before it in the sentence, else the first of the sentence before."""
        number = self.scene.sentence_number(position)
        here = self.scene.within(Span(self.scene.sentences[number].start, position.start), "agency")
        there = self.scene.within(self.scene.sentences[number - 1], "agency") if number else []
        chosen = here[-1:] or there[:1]
        return self._agency(chosen[0].span) if chosen else None

    def _led(self, position: Span) -> Affiliation | None:
        """Whose delegation somebody leads: the body last named before as that of a delegation, in or before the sentence."""
        text, sentence = self.scene.text, self.scene.sentence(position)
        if text.find(" by ", sentence.start, position.start) < 0:
            return None
        if HEADED.search(text, sentence.start, position.start):
            return self._headed(position)
        words = delegations(self.scene.knowledge)
        if not words.leads.search(text, sentence.start, position.start):
            return None
        number = max(self.scene.sentence_number(position) - 1, 0)
        stretch = Span(self.scene.sentences[number].start, position.start)
        sent = [m for m in self.scene.within(stretch, "agency") if words.sent.search(text, stretch.start, m.span.start)]
        return self._agency(sent[-1].span) if sent else None

    def _headed(self, position: Span) -> Affiliation | None:
        """The subject of "is headed by": the body that the sentence begins with, else the one of the sentence before."""
        number = self.scene.sentence_number(position)
        here = self.scene.within(Span(self.scene.sentences[number].start, position.start), "agency")
        there = self.scene.within(self.scene.sentences[number - 1], "agency") if number and not here else []
        chosen = here[:1] or there[:1]
        return self._agency(chosen[0].span) if chosen else None

    def own(self, position: Span) -> Affiliation | None:
        """The body whose release this is, of such staff as speaks in its own releases: "the press officer"."""
        posts = self.scene.knowledge.words("own_posts", "title")
        title = fold_name(self.scene.words(position)).removeprefix("acting ").removeprefix("senior ")
        if ELSEWHERE.match(self.scene.text, position.end):
            return None
        return (self._alone_before(position) or self._issuer(position)) if title in posts else None

    def _alone_before(self, position: Span) -> Affiliation | None:
        """The only body that the sentence before names, where none stands before the post in its own."""
        number = self.scene.sentence_number(position)
        here = self.scene.within(Span(self.scene.sentences[number].start, position.start), "agency")
        there = self.scene.within(self.scene.sentences[number - 1], "agency") if number and not here else []
        bodies = {agency.name: agency for m in there if (agency := self.agencies.at(m.span))}
        agency = next(iter(bodies.values())) if len(bodies) == 1 else None
        if agency is None or agency.kind == "government" or self.scene.in_quote(position):
            return None
        return Affiliation(agency.name, there[0].span, agency, "inferred")

    def _issuer(self, position: Span) -> Affiliation | None:
        """Whom "our programme officer" serves: the body that issued the release, outside quotations."""
        bodies = [] if self.scene.in_quote(position) else issuer(self.scene)
        found = self._agency(bodies[0].span) if bodies else None
        return found._replace(basis="inferred") if found else None

    def _workplace(self, position: Span) -> Affiliation | None:
        """A place of work that is no known body: "editor at Radio Uno"."""
        found = WORKPLACE.search(self.scene.text, *position)
        if not found:
            return None
        span = Span(*found.span("name"))
        places = self.scene.within(span, "city", "region", "country", "subdivision")
        return None if any(m.span == span for m in places) else Affiliation(clean_name(found["name"]), span)

    def _facility(self, position: Span) -> Affiliation | None:
        """A facility that is no body: "inspector of the Astara border post"."""
        found = FACILITY.search(self.scene.text, *position)
        if not found:
            return None
        ends, inner = _facility_heads(self.scene.knowledge)
        name = f"{found['name'].lower()} "
        if not name.endswith(ends) and not (" for " in name and any(head in name for head in inner)):
            return None
        return Affiliation(clean_name(found["name"]), Span(*found.span("name")))


@lru_cache(maxsize=4)
def _facility_heads(knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the name of a facility ends with, and what it holds before that which it is for ("centre for languages")."""
    heads = sorted(f" {head.lower()} " for head in knowledge.words("venue_heads", "head"))
    return tuple(heads), tuple(f"{head}for " for head in heads)
