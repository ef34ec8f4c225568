"""Person mentions -> officials: one entry for each person, with position, affiliation and whether words are theirs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from eventextract.assemble.affiliations import Affiliations
from eventextract.assemble.agencies import Agencies
from eventextract.assemble.claims import Claim
from eventextract.assemble.delegations import delegations
from eventextract.assemble.described import described
from eventextract.assemble.implied import Affiliation
from eventextract.assemble.issuer import issuer
from eventextract.assemble.person import Person, addressed, value_of
from eventextract.assemble.scene import Scene
from eventextract.assemble.shared_posts import post_of, states_of
from eventextract.assemble.speakers import Speakers
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PersonValue, SaidValue
from eventextract.normalise.names import clean_name, fold_name, is_plural
from eventextract.values import Span


@lru_cache(maxsize=4)
def _ranks(knowledge: Knowledge) -> frozenset[str]:
    """The forms of address that are ranks of somewhere ("Superintendent of Police"), in small letters."""
    ranks = (row["word"] for row in knowledge.lexicon("honorifics") if row["sort"] == "rank")
    return frozenset(rank.casefold() for rank in ranks if " of " in rank)


class People:
    """The named persons of a release, in order of first mention."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        self._ranks = _ranks(scene.knowledge)
        self._letters = scene.knowledge.words("post_nominals", "word")
        self.all: list[Person] = []
        self._by_name: dict[str, Person] = {}
        mentions = [m for m in scene.of("person") if isinstance(m.value, PersonValue)]
        for mention in sorted(mentions, key=lambda m: (-value_of(m).name.count(" "), m.span)):
            self._place(mention)
        self.all.sort(key=lambda p: p.mentions[0].span)
        affiliations = Affiliations(scene, agencies)
        for person in self.all:
            self._tell(person, affiliations)
        for person in self.all:
            person.affiliation = person.affiliation or self._sender(person) or self._chief_of(person)
        self._part_states(affiliations)
        self._speakers = Speakers(scene, self.all)
        for mention in scene.of("said"):
            self._attribute(mention)

    def _place(self, mention: Mention) -> None:
        value = value_of(mention)
        person = self._known(value.name)
        if person is None:
            person = Person(clean_name(value.name))
            self.all.append(person)
            self._by_name.setdefault(fold_name(person.name), person)
        person.mentions.append(mention)
        person.mentions.sort(key=lambda m: m.span)

    def _known(self, name: str) -> Person | None:
        """Somebody of the same name, or whose surname or given name this is; the first of several."""
        folded = fold_name(name)
        same = self._by_name.get(folded)
        return same or next((p for p in self.all if _part_of(folded, fold_name(p.name))), None)

    def _tell(self, person: Person, affiliations: Affiliations) -> None:
        """Honorific, position and affiliation of a person, of all that the mentions say."""
        person.honorific = next((h for m in person.mentions if (h := value_of(m).honorific)), None)
        told = [m for m in person.mentions if value_of(m).position]
        best = min(told, key=self._rank, default=None)
        if best:
            person.position, person.position_rule = value_of(best).position, best.source
        ordered = [best, *(m for m in person.mentions if m is not best)] if best else person.mentions
        found = (affiliations.of(value_of(m).position, value_of(m).affiliation) for m in ordered)
        person.affiliation = next((body for body in found if body), None) or self._contact_body(person)
        person.affiliation = person.affiliation or self._fallback(person, affiliations)

    def _fallback(self, person: Person, affiliations: Affiliations) -> Affiliation | None:
        """The issuer of staff that speaks for it; whose delegation the person leads; of one without a position the body of the
        post that the next sentence calls the person by.
        """
        starts = (addressed(m, self.scene.text) for m in person.mentions)
        led = (affiliations.led(Span(start, start)) for start in starts)
        if person.position:
            return affiliations.own(person.position) or next((body for body in led if body), None)
        called = (described(self.scene, m.span) for m in person.mentions)
        told = (affiliations.of(None, body) for body in called if body)
        return next((body for body in (*led, *told) if body), None)

    def _sender(self, person: Person) -> Affiliation | None:
        """Of somebody who stands in for another ("the Minister, Ms. Berg, represented by the Director, Mr. Lund") that one's body."""
        for mention in person.mentions:
            office = value_of(mention).position
            start = min(office.start, mention.span.start) if office else addressed(mention, self.scene.text)
            if self.scene.text.find(" by ", max(start - BY, 0), start) < 0:
                continue
            if cue := delegations(self.scene.knowledge).stands_in.search(self.scene.text, max(start - NEAR, 0), start):
                sender = next((p for p in self.all if any(m.span.end == cue.start() for m in p.mentions)), None)
                return sender.affiliation if sender else None
        return None

    def _chief_of(self, person: Person) -> Affiliation | None:
        """Of "his deputy, Mr. Lund" the body of whom this sentence, or the one before, named last; no other post is between."""
        start = person.position.start if person.position else person.mentions[0].span.start
        if not HIS.search(self.scene.text, max(start - NEAR, 0), start):
            return None
        first = self.scene.sentences[max(self.scene.sentence_number(Span(start, start)) - 1, 0)].start
        told = [
            (m.span.end, p) for p in self.all if p is not person for m in p.mentions if first <= m.span.start < start
        ]
        end, chief = max(told, key=lambda pair: pair[0], default=(start, person))
        held = chief.position.end if chief.position and first <= chief.position.start < start else end
        if chief.affiliation is None or self.scene.within(Span(max(end, held), start), "title"):
            return None
        return chief.affiliation._replace(basis="inferred")

    def _part_states(self, affiliations: Affiliations) -> None:
        """Give those who share a post in several states each their own."""
        shared: dict[Span, list[Person]] = {}
        for person in self.all:
            if person.position and person.position_rule in OF_SEVERAL:
                shared.setdefault(person.position, []).append(person)
        for position, holders in shared.items():
            for person, state in zip(holders, states_of(self.scene, position, len(holders)), strict=False):
                person.position = post_of(self.scene, position)
                person.affiliation = affiliations.of(person.position, state.span) or person.affiliation

    def _rank(self, mention: Mention) -> tuple[bool, bool, bool, Span, bool]:
        """The order in which mentions tell the position: real titles, in the story, beside the full name; the first.

        Of two offices before a name the nearer one.
        """
        headline = self.scene.zone(mention.span) == "headline"
        further = mention.source in FURTHER
        return self._is_address(mention), headline, " " not in value_of(mention).name, mention.span, further

    def _is_address(self, mention: Mention) -> bool:
        """Whether a position is but the form of address before the name, or a rank ("Superintendent of Police")."""
        value = value_of(mention)
        words = self.scene.words(value.position) if value.position else ""
        told = bool(words and value.honorific and words in value.honorific)
        return told or words.casefold() in self._ranks or words in self._letters  # "N. N., MP, Minister of Health"

    def _contact_body(self, person: Person) -> Affiliation | None:
        """The body that a contact block names: on the person's line, else (beside a position) anywhere in it."""
        for zone in self.scene.reading.zones_of("contact"):
            mention = next((m for m in person.mentions if zone.span.covers(m.span)), None)
            if mention:
                line = self.scene.within(self.scene.sentence(mention.span), "agency")
                block = self.scene.within(zone.span, "agency") if person.position else []
                bodies = line or block or (issuer(self.scene) if person.position else [])
                agency = self.agencies.at(bodies[0].span) if bodies else None
                return Affiliation(agency.name, bodies[0].span, agency) if agency else None
        return self._line_before(person.mentions[0].span)

    def _line_before(self, name: Span) -> Affiliation | None:
        """The body of the line right above somebody in a signature or byline."""
        number = self.scene.sentence_number(name)
        before = self.scene.sentences[number - 1] if number else name
        if self.scene.zone(name) not in SIGNED or self.scene.zone(before) not in SIGNED:
            return None
        bodies = [] if self.scene.within(before, "person") else self.scene.within(before, "agency")
        agency = self.agencies.at(bodies[0].span) if bodies else None
        return Affiliation(agency.name, bodies[0].span, agency) if agency else None

    def _attribute(self, mention: Mention) -> None:
        value = mention.value
        assert isinstance(value, SaidValue)
        for person in self._speakers.of(mention, value.speaker):
            person.said.append(mention)

    def at(self, span: Span) -> Person | None:
        """The person mentioned at (or within) a span."""
        return self._speakers.at(span)

    def is_shared(self, person: Person) -> bool:
        """Whether the position holds for several: by its rule, or since its noun is a plural ("A and B, nurses")."""
        titles = self.scene.within(person.position, "title") if person.position else []
        return person.position_rule in OF_SEVERAL or bool(titles and is_plural(titles[0].text))


SIGNED = ("byline", "contact")  # zones in which a name may stand under that of its body
NEAR = 80  # characters before somebody within which stands whom they represent
BY = len(" by their ")  # within so many characters before them "by" stands
HIS = expression(r"\b(?:[Hh]is|[Hh]er) (?:[\w-]+ ){0,2}$")
FURTHER = ("people.offices-name", "people.further-office")  # rules by which a second office is read
OF_SEVERAL = (
    "people.positions-names",
    "people.positions-first-name",
    "people.positions-middle-name",
    "people.shared-position",
)
MANY = expression(r"(?:[\w-]+ ){0,3}?(?P<word>[\w-]+[^s\W])s(?=$| (?:of|at|for|in|from|with|to)\b)")


def _part_of(part: str, whole: str) -> bool:
    words, all_words = part.split(), whole.split()
    if set(words).isdisjoint(all_words):
        return False
    shared = next((i for i, (a, b) in enumerate(zip(words[::-1], all_words[::-1], strict=False)) if a != b), 0)
    if shared and _abbreviated("".join(words[:-shared]), all_words[:-shared]):
        return True
    if len(words) >= len(all_words):
        return False
    return all_words[-len(words) :] == words or (len(words) == 1 and words[0] in all_words) or _subset(words, all_words)


def _abbreviated(letters: str, names: list[str]) -> bool:
    """Whether letters are the initials of given names, the first of them at least: "R.", "M.Y."."""
    initials = "".join(name[0] for name in names)
    return 0 < len(letters) <= 3 and initials.startswith(letters)


def _subset(words: list[str], all_words: list[str]) -> bool:
    inner = any(all_words[at : at + len(words)] == words for at in range(1, len(all_words)))
    return len(words) >= 2 and (inner or words[0] == all_words[0]) and set(words) <= set(all_words)


def singular(position: str) -> str:
    """A position that holds for several, as it is for one of them: "Experts of the Legal Unit" -> "Expert of ..."."""
    found = MANY.match(position)
    if found is None:
        return position
    one = position[: found.end("word")]
    return f"{one[:-2]}y{position[found.end() :]}" if one.endswith("ie") else f"{one}{position[found.end() :]}"


def entity(person: Person, people: People) -> Claim:
    """The record's entry for a person."""
    place, position = person.affiliation, person.position
    source = person.mentions[0].source
    title = clean_name(people.scene.words(position)) if position else ""
    title = singular(title) if people.is_shared(person) else title
    value: dict[str, Any] = {
        "name": person.name,
        "honorific": person.honorific,
        "position": Claim(title or None, person.position_rule, (position,) if position else ()),
        "affiliation": Claim(place.name, source, (place.span,), place.basis) if place else None,
        "quoted": Claim(True, person.said[0].source, (person.said[0].span,)) if person.said else False,
    }
    return Claim(value, source, tuple(m.span for m in person.mentions))
