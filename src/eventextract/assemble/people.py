"""Person mentions -> officials: one entry for each person, with position, affiliation and whether words are theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.mentions import Mention, PersonValue, PlaceValue, SaidValue
from eventextract.normalise.names import clean_name, fold_name
from eventextract.values import Span


@dataclass(slots=True)
class Person:
    """One person of the text."""

    name: str
    honorific: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    position: Span | None = None
    position_rule: str = ""
    affiliation: Span | None = None
    said: list[Mention] = field(default_factory=list)


class People:
    """The named persons of a release, in order of first mention."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        self.all: list[Person] = []
        mentions = [m for m in scene.of("person") if isinstance(m.value, PersonValue)]
        for mention in sorted(mentions, key=lambda m: (" " not in _value(m).name, m.span)):
            self._place(mention)
        self.all.sort(key=lambda p: min(m.span for m in p.mentions))
        for mention in scene.of("said"):
            self._attribute(mention)

    def _place(self, mention: Mention) -> None:
        value = _value(mention)
        person = self._known(value.name)
        if person is None:
            person = Person(clean_name(value.name))
            self.all.append(person)
        person.mentions.append(mention)
        person.honorific = person.honorific or value.honorific
        if value.position and person.position is None:
            person.position, person.position_rule = value.position, mention.source
        person.affiliation = person.affiliation or value.affiliation

    def _known(self, name: str) -> Person | None:
        """Somebody of the same name, or whose surname or given name this is; the first of several."""
        folded = fold_name(name)
        same = [p for p in self.all if fold_name(p.name) == folded]
        return same[0] if same else next((p for p in self.all if _part_of(folded, fold_name(p.name))), None)

    def _attribute(self, mention: Mention) -> None:
        value = mention.value
        assert isinstance(value, SaidValue)
        speaker = self.at(value.speaker) or self._holder(value.speaker)
        if speaker:
            speaker.said.append(mention)

    def at(self, span: Span) -> Person | None:
        """The person mentioned at (or within) a span."""
        for person in self.all:
            if any(span.covers(m.span) or m.span.covers(span) for m in person.mentions):
                return person
        return None

    def _holder(self, span: Span) -> Person | None:
        """The person whose office ("the Ambassador", "the Minister") the words under a span repeat; the latest before it."""
        office = fold_name(self.scene.words(span))
        before = [p for p in self.all if min(m.span.start for m in p.mentions) < span.start]
        named = [p for p in before if office and office in fold_name(self._office(p))]
        return named[-1] if named else None

    def _office(self, person: Person) -> str:
        position = self.scene.words(person.position) if person.position else ""
        return f"{position} {person.honorific or ''}"


def _value(mention: Mention) -> PersonValue:
    assert isinstance(mention.value, PersonValue)
    return mention.value


def _part_of(part: str, whole: str) -> bool:
    words, all_words = part.split(), whole.split()
    if len(words) >= len(all_words) or not words:
        return False
    return all_words[-len(words) :] == words or (len(words) == 1 and words[0] in all_words) or _subset(words, all_words)


def _subset(words: list[str], all_words: list[str]) -> bool:
    return len(words) >= 2 and words[0] == all_words[0] and set(words) <= set(all_words)


def affiliation(person: Person, people: People) -> tuple[str, Span, Agency | None] | None:
    """The body or country that a person acts for: its name, its span, and the body where it is one."""
    span = person.affiliation
    if span is None:
        return None
    agency = people.agencies.at(span)
    if agency:
        return agency.name, span, agency
    place = next((m for m in people.scene.within(span, "country", "region") if isinstance(m.value, PlaceValue)), None)
    return (clean_name(people.scene.words(span)), span, None) if place else None


def entity(person: Person, people: People) -> Claim:
    """The record's entry for a person."""
    place = affiliation(person, people)
    position = person.position and clean_name(people.scene.words(person.position))
    value: dict[str, Any] = {
        "name": person.name,
        "honorific": person.honorific,
        "position": Claim(position or None, person.position_rule, (person.position,) if person.position else ()),
        "affiliation": Claim(place[0], person.mentions[0].source, (place[1],)) if place else None,
        "quoted": Claim(True, person.said[0].source, (person.said[0].span,)) if person.said else False,
    }
    return Claim(value, person.mentions[0].source, tuple(m.span for m in sorted(person.mentions, key=lambda m: m.span)))
