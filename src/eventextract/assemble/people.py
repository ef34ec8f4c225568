"""Person mentions -> officials: one entry for each person, with position, affiliation and whether words are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from eventextract.assemble.affiliations import Affiliations
from eventextract.assemble.agencies import Agencies
from eventextract.assemble.claims import Claim
from eventextract.assemble.implied import Affiliation
from eventextract.assemble.issuer import issuer
from eventextract.assemble.scene import Scene
from eventextract.mentions import Mention, PersonValue, SaidValue
from eventextract.normalise.names import clean_name, fold_name
from eventextract.values import Span

COMPANION = re.compile(r"\b(?:with|alongside|beside|accompanied by|to|behalf of) [^.;:]{0,120}$")
PLURAL = "quotes.plural"
MEET = re.compile(
    r"\b(?:met|meets|discussed|spoke|held (?:a |an |the )?(?:[\w-]+ ){0,3}(?:talks|meeting|call|consultations)|talked)\b"
)
OPENING = re.compile(
    r"(?:In|At|After|During|With|Together|Following|On|Before|Alongside|Joined|Accompanied)\b[^.;:]{0,200}, "
    r"(?:[A-Z][\w.-]+ )?"
)


@dataclass(slots=True)
class Person:
    """One person of the text."""

    name: str
    honorific: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    position: Span | None = None
    position_rule: str = ""
    affiliation: Affiliation | None = None
    said: list[Mention] = field(default_factory=list)


class People:
    """The named persons of a release, in order of first mention."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        ranks = (row["word"] for row in scene.knowledge.lexicon("honorifics") if row["sort"] == "rank")
        self._ranks = frozenset(rank.casefold() for rank in ranks if " of " in rank)
        self.all: list[Person] = []
        mentions = [m for m in scene.of("person") if isinstance(m.value, PersonValue)]
        for mention in sorted(mentions, key=lambda m: (-_value(m).name.count(" "), m.span)):
            self._place(mention)
        self.all.sort(key=lambda p: min(m.span for m in p.mentions))
        affiliations = Affiliations(scene, agencies)
        for person in self.all:
            self._tell(person, affiliations)
        for mention in scene.of("said"):
            self._attribute(mention)

    def _place(self, mention: Mention) -> None:
        value = _value(mention)
        person = self._known(value.name)
        if person is None:
            person = Person(clean_name(value.name))
            self.all.append(person)
        person.mentions.append(mention)
        person.mentions.sort(key=lambda m: m.span)

    def _known(self, name: str) -> Person | None:
        """Somebody of the same name, or whose surname or given name this is; the first of several."""
        folded = fold_name(name)
        same = [p for p in self.all if fold_name(p.name) == folded]
        return same[0] if same else next((p for p in self.all if _part_of(folded, fold_name(p.name))), None)

    def _tell(self, person: Person, affiliations: Affiliations) -> None:
        """Honorific, position and affiliation of a person, of all that the mentions say."""
        person.honorific = next((h for m in person.mentions if (h := _value(m).honorific)), None)
        told = [m for m in person.mentions if _value(m).position]
        best = min(told, key=self._rank, default=None)
        if best:
            person.position, person.position_rule = _value(best).position, best.source
        ordered = sorted(person.mentions, key=lambda m: (m is not best, m.span))
        found = (affiliations.of(_value(m).position, _value(m).affiliation) for m in ordered)
        person.affiliation = next((body for body in found if body), None) or self._contact_body(person)
        person.affiliation = person.affiliation or self._fallback(person, affiliations)

    def _fallback(self, person: Person, affiliations: Affiliations) -> Affiliation | None:
        """The issuer of staff that speaks for it; of one without a position, the body whose delegation the person leads."""
        if person.position:
            return affiliations.own(person.position)
        starts = (self._addressed(m) for m in person.mentions)
        led = (affiliations.led(Span(start, start)) for start in starts)
        return next((body for body in led if body), None)

    def _addressed(self, mention: Mention) -> int:
        """Where a name with its form of address begins."""
        honorific = _value(mention).honorific
        start = mention.span.start - len(honorific) - 1 if honorific else mention.span.start
        return start if honorific is None or self.scene.text.startswith(honorific, start) else mention.span.start

    def _rank(self, mention: Mention) -> tuple[bool, bool, bool, Span, bool]:
        """The order in which mentions tell the position: real titles, in the story, beside the full name; the first.

        Of two offices before a name the nearer one.
        """
        headline = self.scene.zone(mention.span) == "headline"
        further = mention.source == "people.offices-name"
        return self._is_address(mention), headline, " " not in _value(mention).name, mention.span, further

    def _is_address(self, mention: Mention) -> bool:
        """Whether a position is but the form of address before the name, or a rank ("Superintendent of Police")."""
        value = _value(mention)
        words = self.scene.words(value.position) if value.position else ""
        return bool(words and value.honorific and words in value.honorific) or words.casefold() in self._ranks

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
        return None

    def _attribute(self, mention: Mention) -> None:
        value = mention.value
        assert isinstance(value, SaidValue)
        speaker = self.at(value.speaker) or self._holder(value.speaker)
        speakers = self._both(value.speaker) if mention.source == PLURAL else [speaker] if speaker else []
        for person in speakers:
            person.said.append(mention)

    def _both(self, span: Span) -> list[Person]:
        """Whom "they" means: the persons with whose meeting the sentence before, or this one, begins."""
        number = self.scene.sentence_number(span)
        for sentence in reversed(self.scene.sentences[max(number - 1, 0) : number]):
            found = [p for p in self.all if any(sentence.covers(m.span) for m in p.mentions)]
            firsts = [min(m.span.start for m in p.mentions if sentence.covers(m.span)) for p in found]
            opens = found and MEET.search(self.scene.text, min(firsts), sentence.end)
            if len(found) > 1 and opens:
                return found
        return []

    def at(self, span: Span) -> Person | None:
        """The person mentioned at (or within) a span."""
        for person in self.all:
            if any(span.covers(m.span) or m.span.covers(span) for m in person.mentions):
                return person
        return None

    def _holder(self, span: Span) -> Person | None:
        """The person whom "he", "she" or an office ("the Ambassador", "the Minister") means: the latest before it."""
        before = [p for p in self.all if min(m.span.start for m in p.mentions) < span.start]
        office = fold_name(self.scene.words(span))
        if office in PRONOUNS:
            return self._antecedent(span, [p for p in before if self._gender(p) in ("", office)])
        named = [p for p in before if office and office in fold_name(self._office(p))]
        called = [p for p in before if office and office.split()[-1] == fold_name(p.name).split()[-1]]
        return next(iter([*named[-1:], *called[:1]]), None)

    def _antecedent(self, span: Span, fitting: list[Person]) -> Person | None:
        """Whom a pronoun means: of the latest sentence before it that names somebody who speaks there, else the last.

        One who is but the companion of another ("together with ...") gives way to the first, and one of an opening
        phrase ("In a letter to ..., Berg offered ...") to the one after it.
        """
        named = sorted((m.span, i) for i, p in enumerate(fitting) for m in p.mentions if m.span.start < span.start)
        if not named:
            return None
        latest = self.scene.sentence(named[-1][0])
        here = [(at, fitting[i]) for at, i in named if at.start >= latest.start]
        speakers = [p for _, p in here if any(m.span.overlaps(latest) for m in p.said)]
        speakers = speakers or [p for p in fitting if any(m.span.overlaps(latest) for m in p.said)]
        subjects = [p for at, p in here[1:] if OPENING.fullmatch(self.scene.text, latest.start, at.start)]
        speakers = speakers or subjects[:1]
        companion = COMPANION.search(self.scene.text, latest.start, here[-1][0].start)
        return speakers[-1] if speakers else here[0][1] if companion else here[-1][1]

    def _gender(self, person: Person) -> str:
        """The pronoun that a form of address tells; "" where none does."""
        rows = {row["word"]: row["pronoun"] for row in self.scene.knowledge.lexicon("gendered_honorifics")}
        words = [h for m in person.mentions for h in (_value(m).honorific or "").split()]
        return next((rows[word] for word in words if word in rows), "")

    def _office(self, person: Person) -> str:
        position = self.scene.words(person.position) if person.position else ""
        return f"{position} {person.honorific or ''}"


PRONOUNS = ("he", "she")
OF_SEVERAL = ("people.positions-names", "people.positions-first-name", "people.shared-position")
MANY = re.compile(r"(?:[\w-]+ ){0,3}?(?P<word>[\w-]{2,}[^s\W])s(?=$| (?:of|at|for|in|from|with|to)\b)")


def _value(mention: Mention) -> PersonValue:
    assert isinstance(mention.value, PersonValue)
    return mention.value


def _part_of(part: str, whole: str) -> bool:
    words, all_words = part.split(), whole.split()
    if not words:
        return False
    if words[-1] == all_words[-1] and _abbreviated("".join(words[:-1]), all_words[:-1]):
        return True
    if len(words) >= len(all_words):
        return False
    return all_words[-len(words) :] == words or (len(words) == 1 and words[0] in all_words) or _subset(words, all_words)


def _abbreviated(letters: str, names: list[str]) -> bool:
    """Whether letters are the initials of given names, the first of them at least: "R.", "M.Y."."""
    initials = "".join(name[0] for name in names)
    return 0 < len(letters) <= 3 and initials.startswith(letters)


def _subset(words: list[str], all_words: list[str]) -> bool:
    return len(words) >= 2 and words[0] == all_words[0] and set(words) <= set(all_words)


def singular(position: str) -> str:
    """A position that holds for several, as it is for one of them: "Experts of the Legal Unit" -> "Expert of ..."."""
    found = MANY.match(position)
    return position if found is None else f"{position[: found.end('word')]}{position[found.end() :]}"


def entity(person: Person, people: People) -> Claim:
    """The record's entry for a person."""
    place, position = person.affiliation, person.position
    source = person.mentions[0].source
    title = clean_name(people.scene.words(position)) if position else ""
    title = singular(title) if person.position_rule in OF_SEVERAL else title
    value: dict[str, Any] = {
        "name": person.name,
        "honorific": person.honorific,
        "position": Claim(title or None, person.position_rule, (position,) if position else ()),
        "affiliation": Claim(place.name, source, (place.span,), place.basis) if place else None,
        "quoted": Claim(True, person.said[0].source, (person.said[0].span,)) if person.said else False,
    }
    return Claim(value, source, tuple(m.span for m in person.mentions))
