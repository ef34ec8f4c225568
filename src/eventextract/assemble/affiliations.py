"""Whom a person acts for: the body beside the name or within the position, else a ministry, an embassy or a country."""

from __future__ import annotations

import re
from typing import NamedTuple

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.scene import Scene
from eventextract.mentions import Basis, PlaceValue
from eventextract.normalise.names import clean_name, fold_name
from eventextract.values import Span

NEAR = 60  # characters before a position in which its possessor may stand: "UNICEF's senior adviser"
POSSESSIVE = re.compile(r"(?:'s?|\)?,? (?:whose|and its|with its)) (?:[\w-]{1,20} ){0,2}")
ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:[\w-]{1,20} ){0,2}$")
FACILITY = re.compile(r"\bof (?:the )?(?P<name>[A-Z][\w'-]*(?: [\w'-]+){1,6})$")
ACCREDITED = re.compile(r" to (?:the )?$")
WORKPLACE = re.compile(r"\b(?:at|with) (?:the )?(?P<name>[A-Z][\w'-]*(?: [\w'-]+){0,8})$")
GENERIC = re.compile(r"\b(?:of|at|for|in|with) (?:the|this|its|our) ([A-Z][a-z][\w-]+)(?! of)")
OWNED = re.compile(r"([a-z][\w-]{2,30})'s ")
OWNER = re.compile(r"\b(?:[Tt]he|[Tt]his|[Ii]ts) ([\w-]{3,30})'s? $")


class Affiliation(NamedTuple):
    """A body or country: its name in the record, where it stands, the body where it is one, and on what it rests."""

    name: str
    span: Span
    agency: Agency | None = None
    basis: Basis = "stated"


class Affiliations:
    """Finds the affiliation that a position, or a body beside a name, tells."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        rows = scene.knowledge.lexicon("affiliation_words")
        self._sorts = {
            sort: frozenset(r["word"] for r in rows if r["sort"] == sort) for sort in sorted({r["sort"] for r in rows})
        }

    def of(self, position: Span | None, beside: Span | None) -> Affiliation | None:
        """`position`: the position phrase; `beside`: a body or country that stands beside the name or position."""
        place = (self._place(beside) or self._unknown(beside)) if beside else None
        if position is None:
            return (self._agency(beside) if beside else None) or place
        found = self._body(position) or (self._agency(beside) if beside else None)
        for way in (
            self._possessor,
            self._office_of,
            self._ministry,
            self._embassy,
            self._generic,
            self._country,
            self._workplace,
            self._facility,
            self._state,
        ):
            found = found or way(position)
        return found or place or self._nation(position)

    def _unknown(self, span: Span) -> Affiliation | None:
        """A body that no component knows, by its capitals: as written."""
        words = self.scene.words(span)
        return Affiliation(clean_name(words), span) if " " in words and not self.scene.within(span, "demonym") else None

    def _agency(self, span: Span) -> Affiliation | None:
        agency = self.agencies.at(span)
        return Affiliation(agency.name, span, agency) if agency else None

    def _body(self, position: Span) -> Affiliation | None:
        """The first body that the position names; not one that it is accredited to, nor one that only owns the next."""
        text = self.scene.text
        for mention in self.scene.within(position, "agency"):
            owner = text.startswith("'s ", mention.span.end) and mention.span.end + 3 < position.end
            to = ACCREDITED.search(text, position.start, mention.span.start)
            if not to and not (owner and self.scene.within(Span(mention.span.end, position.end), "agency")):
                return self._agency(mention.span)
        return self._programme(position)

    def _programme(self, position: Span) -> Affiliation | None:
        """The body whose name begins that of a programme: "UNDP Rule of Law Programme"."""
        for mention in self.scene.within(position, "programme"):
            agency = self.agencies.called(mention.text.split()[0])
            return Affiliation(agency.name, mention.span, agency, "inferred") if agency else None
        return None

    def _possessor(self, position: Span) -> Affiliation | None:
        """The body or country right before the position: "Latvia's Minister of Health", "Its chairman"."""
        if ITS.search(self.scene.text, position.start - NEAR, position.start):
            return self._antecedent(position)
        before = self.scene.within(Span(max(position.start - NEAR, 0), position.start), "agency", "country")
        if not before or not POSSESSIVE.fullmatch(self.scene.text[before[-1].span.end : position.start]):
            return None
        return self._agency(before[-1].span) or self._place(before[-1].span)

    def _antecedent(self, position: Span) -> Affiliation | None:
        """What "its" means: the body named last before it in the sentence, else the first of the sentence before."""
        number = self.scene.sentence_number(position)
        here = self.scene.within(Span(self.scene.sentences[number].start, position.start), "agency")
        there = self.scene.within(self.scene.sentences[number - 1], "agency") if number else []
        chosen = here[-1:] or there[:1]
        return self._agency(chosen[0].span) if chosen else None

    def _office_of(self, position: Span) -> Affiliation | None:
        """An office with a bureau of its own: "Language Commissioner", "Office of the Language Commissioner"."""
        agency = self.agencies.called(f"Office of {self.scene.words(position)}")
        return Affiliation(agency.name, agency.mentions[0].span, agency, "inferred") if agency else None

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
        heads = self.scene.knowledge.words("venue_heads", "head")
        if not found or not any(found["name"].lower().endswith(f" {head.lower()}") for head in heads):
            return None
        return Affiliation(clean_name(found["name"]), Span(*found.span("name")))

    def _state(self, position: Span) -> Affiliation | None:
        """The one state that has such an office, where the text names it."""
        words = self.scene.words(position).lower()
        codes = [row["country"] for row in self.scene.knowledge.lexicon("offices_of_states") if row["office"] in words]
        for mention in self.scene.of("country") if codes else ():
            if isinstance(mention.value, PlaceValue) and mention.value.countries == (codes[0],):
                return Affiliation(clean_name(mention.text), mention.span, None, "inferred")
        return None

    def _nation(self, position: Span) -> Affiliation | None:
        """A minister of the one country that the sentence has named before, or of the only country of the text."""
        if not self._holds(position, "national") or not self.scene.words(position)[0].isupper():
            return None
        for stretch in (Span(self.scene.sentence(position).start, position.start), Span(0, len(self.scene.text))):
            if len(self._codes(stretch)) == 1:
                found = self._place(stretch)
                return found and found._replace(basis="inferred")
        return None

    def _holds(self, position: Span, sort: str) -> bool:
        words = self.scene.words(position).lower().replace("’", "'").split()
        return any(word in self._sorts[sort] for word in words)

    def _ministry(self, position: Span) -> Affiliation | None:
        """A "Minister of Justice" acts for the Ministry of Justice, where the text names that body."""
        if not self._holds(position, "ministry"):
            return None
        matter = set(fold_name(self.scene.words(position)).split()) - self._sorts["filler"]
        ministries = [(len(matter & _words(a)), a) for a in self.agencies.all if self._is_ministry(a)]
        shared, best = max(ministries, key=lambda found: found[0], default=(0, None))
        alone = not matter and len(ministries) == 1 and self._holds(position, "national")
        if best is None or not (shared or alone):
            return None
        return Affiliation(best.name, best.mentions[0].span, best, "inferred")

    def _is_ministry(self, agency: Agency) -> bool:
        words = fold_name(agency.name).split()
        return bool(self._sorts["body"] & {words[0], words[-1], words[1] if len(words) > 1 else ""}) if words else False

    def _embassy(self, position: Span) -> Affiliation | None:
        """An ambassador acts for the embassy that the text names: the only one, or that of its country."""
        if not self._holds(position, "embassy"):
            return None
        embassies = [a for a in self.agencies.all if a.kind == "embassy"]
        codes = self._codes(position)
        same = [a for a in embassies if codes & {c for m in a.mentions for c in self._codes(m.span)}]
        chosen = same[:1] or (embassies if len(embassies) == 1 and not codes else [])
        return Affiliation(chosen[0].name, chosen[0].mentions[0].span, chosen[0], "inferred") if chosen else None

    def _codes(self, span: Span) -> set[str]:
        values = [m.value for m in self.scene.within(span, "country", "demonym")]
        return {code for value in values if isinstance(value, PlaceValue) for code in value.countries}

    def _generic(self, position: Span) -> Affiliation | None:
        """Of "Rector of the College", "the school's director": the body of that head named last before."""
        found = GENERIC.search(self.scene.words(position)) or OWNER.search(
            self.scene.text, max(position.start - NEAR, 0), position.start
        )
        found = found or OWNED.match(self.scene.words(position))
        if not found:
            return None
        head = fold_name(found[1])
        if exact := self.agencies.called(head):
            return Affiliation(exact.name, exact.mentions[0].span, exact, "inferred")
        before = [a for a in self.agencies.all if a.mentions[0].span.start < position.start and head in _words(a)]
        before.sort(key=lambda a: max(m.span.start for m in a.mentions if m.span.start < position.start))
        span = before[-1].mentions[0].span if before else None
        return Affiliation(before[-1].name, span, before[-1], "inferred") if span else None

    def _country(self, position: Span) -> Affiliation | None:
        """The country of a state's office: "Ambassador of Sweden", "Swiss Ambassador"."""
        if not self._holds(position, "state"):
            return None
        places = self.scene.within(position, "country", "demonym")
        return self._place(places[0].span) if places else None

    def _place(self, span: Span) -> Affiliation | None:
        """A country as written, or by its name where the text has an adjective."""
        for mention in self.scene.within(span, "country", "demonym"):
            if mention.kind == "country":
                return Affiliation(clean_name(mention.text), mention.span)
            if isinstance(mention.value, PlaceValue) and len(mention.value.countries) == 1:
                country = self.scene.knowledge.countries.get(mention.value.countries[0])
                return Affiliation(country.name, mention.span, None, "looked-up") if country else None
        return None


def _words(agency: Agency) -> set[str]:
    return {word for form in agency.forms for word in fold_name(form).split()}
