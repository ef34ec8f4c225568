"""Who speaks where an attribution names nobody in full: a pronoun, an office ("the Minister"), several ("they", "the co-chairs")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile

from eventextract.assemble.person import Person, value_of
from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.names import fold_name, is_plural
from eventextract.values import Span

COMPANION = expression(r"\b(?:(?:with|alongside|beside|accompanied by|to) [^.;:]{0,120}|behalf of [^;:]{0,120})$")
PLURAL = "quotes.plural"
THE = expression(r"(?:The|Our) ")
ACRONYM = expression(r"[A-Z]{2,4}")
TWO = 2
OF_TWO = {"former": 0, "latter": -1}
PRONOUNS = {"he": "he", "she": "she", "his": "he", "him": "he", "her": "she"}
BOTH = expression(r"(?i:they )?[Bb]oth\b")


def _initials(words: str) -> str:
    """The first letters, small, of the words before the first of small letters: "dc" of "Deputy Commissioner of Osh"."""
    return "".join(word[0] for word in takewhile(lambda word: word[0].isupper(), words.split())).lower()


@lru_cache(maxsize=4)
def _roles(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """What a sentence says that names those whom a plural noun means, by the noun."""
    return {fold_name(row["noun"]): tuple(row["cues"].split("|")) for row in knowledge.lexicon("plural_speakers")}


@lru_cache(maxsize=4)
def _pronouns(knowledge: Knowledge) -> Mapping[str, str]:
    """The pronoun that a form of address tells."""
    return {row["word"]: row["pronoun"] for row in knowledge.lexicon("gendered_honorifics")}


def _acts_for(person: Person, body: Mention) -> bool:
    """Whether a mention is one of the body that somebody acts for."""
    agency = person.affiliation.agency if person.affiliation else None
    return agency is not None and any(m.span == body.span for m in agency.mentions)


class Speakers:
    """Finds the persons of a release whom an attribution means."""

    def __init__(self, scene: Scene, people: list[Person]) -> None:
        self.scene, self.all = scene, people

    def of(self, said: Mention, speaker: Span) -> list[Person]:
        """`said`: the attribution; `speaker`: the words in it that name who speaks."""
        if person := self.at(speaker):
            return [person]
        if said.source == PLURAL:
            return self._both(speaker)
        if cues := self._cues(speaker):
            return self._in_role(speaker, cues)
        if self._is_plural(speaker):
            return self._holders(speaker)
        person = self._holder(speaker)
        return [person] if person else []

    def _is_plural(self, span: Span) -> bool:
        titles = self.scene.within(span, "title")
        return bool(titles) and is_plural(titles[0].text)

    def _holders(self, span: Span) -> list[Person]:
        """Whom "the trainers" means: those named before it, if several, as whose post the text has that plural."""
        office = fold_name(self.scene.words(span))
        before = [p for p in self.all if p.mentions[0].span.start < span.start]
        found = [p for p in before if office in fold_name(self._office(p))]
        return found if len(found) > 1 else []

    def _cues(self, span: Span) -> tuple[str, ...]:
        """What tells of those whom a plural noun means ("the co-chairs"); () for other words."""
        words = fold_name(self.scene.words(span))
        return next((cues for noun, cues in _roles(self.scene.knowledge).items() if words.endswith(noun)), ())

    def _in_role(self, span: Span, cues: tuple[str, ...]) -> list[Person]:
        """Whom "the co-chairs" means: the persons of the latest sentence before it that names several as such."""
        number = self.scene.sentence_number(span)
        for sentence in reversed(self.scene.sentences[:number]):
            found = self._named(sentence)
            if len(found) > 1:
                told = self.scene.text[slice(*sentence)].lower()
                return found if any(cue in told for cue in cues) else []
        return []

    def _named(self, sentence: Span) -> list[Person]:
        return [p for p in self.all if any(sentence.covers(m.span) for m in p.mentions)]

    def _both(self, span: Span) -> list[Person]:
        """Whom "they" means: the persons with whose meeting the sentence before, or this one, begins."""
        number = self.scene.sentence_number(span)
        for sentence in reversed(self.scene.sentences[max(number - 1, 0) : number]):
            found = self._named(sentence)
            firsts = [min(m.span.start for m in p.mentions if sentence.covers(m.span)) for p in found]
            opens = found and presence(self.scene.knowledge).met.search(self.scene.text, min(firsts), sentence.end)
            two = len(found) == TWO and BOTH.match(self.scene.text, span.start)
            if two or (len(found) > 1 and opens):
                return found
        return []

    def at(self, span: Span) -> Person | None:
        """The person mentioned at (or within) a span."""
        for person in self.all:
            for mention in person.mentions:
                if span.covers(mention.span) or mention.span.covers(span):
                    return person
        return None

    def _holder(self, span: Span) -> Person | None:
        """The person whom "he", "she" or an office ("the Ambassador", "the Minister") means: the latest before it."""
        before = [p for p in self.all if p.mentions[0].span.start < span.start]
        office = fold_name(self.scene.words(span))
        if office in PRONOUNS:
            if (subject := self._subject_before(span)) and self._gender(subject) in ("", PRONOUNS[office]):
                return subject
            return self._antecedent(span, [p for p in before if self._gender(p) in ("", PRONOUNS[office])])
        if office in OF_TWO:
            return self._of_two(span, OF_TWO[office])
        named = [p for p in before if office and office in fold_name(self._office(p))]
        if ACRONYM.fullmatch(self.scene.words(span)):
            named = [p for p in before if _initials(self._office(p)).startswith(office)]
        named = named or self._of_body(span, before)
        called = [p for p in before if office and office.split()[-1] == fold_name(p.name).split()[-1]]
        return next(iter([*named[-1:], *called[:1]]), None)

    def _of_body(self, span: Span, before: list[Person]) -> list[Person]:
        """Those who hold a post of a body that is named before it: "the NCPDP Director", "the Academy Rector"."""
        titles = self.scene.within(span, "title")
        bodies = self.scene.within(span, "agency")
        if not titles or not bodies or bodies[0].span.start != span.start:
            return []
        post = fold_name(self.scene.text[titles[0].span.start : span.end])
        return [p for p in before if post in fold_name(self._office(p)) and _acts_for(p, bodies[0])]

    def _subject_before(self, span: Span) -> Person | None:
        """Whom the office with which the sentence before begins means ("The ambassador made no speech. He ...")."""
        number = self.scene.sentence_number(span)
        sentence = self.scene.sentences[number - 1] if number else None
        opens = THE.match(self.scene.text, sentence.start) if sentence else None
        if sentence is None or opens is None or self._named(sentence):
            return None
        offices = self.scene.within(sentence, "office", "title", "honorific")
        first = next((m.span for m in offices if m.span.start == opens.end()), None)
        return self._holder(first) if first else None

    def _of_two(self, span: Span, place: int) -> Person | None:
        """The first, or the last, of the persons whom the sentence before names."""
        number = self.scene.sentence_number(span)
        found = self._named(self.scene.sentences[number - 1]) if number else []
        return found[place] if found else None

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
        opening = presence(self.scene.knowledge).companion
        subjects = [p for at, p in here[1:] if opening.fullmatch(self.scene.text, latest.start, at.start)]
        speakers = speakers or subjects[:1]
        companion = COMPANION.search(self.scene.text, latest.start, here[-1][0].start)
        return speakers[-1] if speakers else here[0][1] if companion else here[-1][1]

    def _gender(self, person: Person) -> str:
        """The pronoun that a form of address tells; "" where none does."""
        rows = _pronouns(self.scene.knowledge)
        words = [h for m in person.mentions for h in (value_of(m).honorific or "").split()]
        return next((rows[word] for word in words if word in rows), "")

    def _office(self, person: Person) -> str:
        position = self.scene.words(person.position) if person.position else ""
        return f"{position} {person.honorific or ''}"
