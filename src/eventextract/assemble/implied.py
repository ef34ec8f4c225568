"""Bodies that an office implies: "the Academy's rector", "Commissioner of Customs", "Minister of Justice"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.body_words import folded, head_words, heads, kin, plain, stem, words_of
from eventextract.assemble.issuer import issuer
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.mentions import Basis, PlaceValue
from eventextract.normalise.names import clean_name, fold_name
from eventextract.values import Span

NOT_PUBLIC = ("academy", "ngo", "company", "media", "programme")  # kinds of bodies that have no such office
JUST_BEFORE = 2  # sentences
NEAR = 60  # characters before a position in which its owner may stand: "the school's director"
GENERIC = expression(
    r"\b(?:of|at|for|in|with|to) (?:(?:the|this|its|our|their) )?([A-Za-z][a-z][\w-]+)(?! (?:of|on|for|against)\b)(?=$|[ ,]|'s )"
)
LOCAL = expression(r"\b(?:of|at|for|in|with|to) (?:the|this|its|our|their) (?:[a-z][\w-]+ ){1,2}([a-z][\w-]+)$")
OWNED = expression(r"([A-Za-z][\w-]{2,30})'s ")
OWNER = expression(r"\b(?:[Tt]he|[Tt]his|[Ii]ts) ([\w-]{3,30})'s? $")
MATTER = expression(
    r"(?: (?:of|for|against|on) (?:the )?|\b(?:Director|General|Secretary|Commissioner|Collector|Superintendent) )"
    r"(?!General\b)(?P<matter>[A-Z].{2,80})$"
)
DIRECTORATES = frozenset({"directorate", "directorate-general", "general", "department", "division"})
MISSION = expression(r"(?:chief|head) of (?:the )?(?:mission|delegation)$")
MINISTER = expression(
    r"\b(?:(?<!Prime )Minister|Undersecretary|Under-Secretary) (?:of|for) (?P<of>(?:the )?(?!State\b)[A-Z][\w'-]*"
    r"(?:(?:, | and |, and | of | )[A-Z][\w'-]*){0,8})"
)
HELD = expression(r"(?P<of>[A-Z][\w'-]*(?:(?:, | and |, and | & | of | )[A-Z][\w'-]*){0,8}) Minister$")
BRACKETS = expression(r" ?\([^()]*\)")
FURTHER = expression(r"(?:, [A-Z][\w'-]+){1,4},? and [A-Z][\w'-]+(?=,)")


class Affiliation(NamedTuple):
    """A body or country: its name in the record, where it stands, the body where it is one, and on what it rests."""

    name: str
    span: Span
    agency: Agency | None = None
    basis: Basis = "stated"


@lru_cache(maxsize=4)
def words_by_sort(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """The words of `affiliation_words`, by sort."""
    rows = knowledge.lexicon("affiliation_words")
    return {sort: frozenset(r["word"] for r in rows if r["sort"] == sort) for sort in sorted({r["sort"] for r in rows})}


@lru_cache(maxsize=4)
def _headed(knowledge: Knowledge) -> re.Pattern[str]:
    """A word in capitals before a post, its modifiers and field: "Academy Deputy Director", "Force Training Officer"."""
    sorts = words_by_sort(knowledge)
    posts, modifiers = "|".join(sorted(sorts["post"] | sorts["staff"])), "|".join(sorted(sorts["modifier"]))
    headed = rf"([A-Z][a-z]{{2,30}}) (?:[A-Z][a-z]{{2,20}} )?(?:(?i:{modifiers})[ -])*(?i:{posts})\b"
    return compiled("head of a body", headed, 0)


@lru_cache(maxsize=4)
def _houses(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """The words for bodies that have an office, by its title."""
    return {row["title"]: tuple(row["bodies"].split("|")) for row in knowledge.lexicon("office_bodies")}


class Implied:
    """Finds the body that a position implies without naming it."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        self._sorts = words_by_sort(scene.knowledge)
        self._heads = head_words(scene.knowledge)
        self._houses = _houses(scene.knowledge)

    def by_name(self, position: Span) -> Affiliation | None:
        """A body that bears the office's name: "Office of the Language Commissioner", "Prosecutor General's Office"."""
        title = [w for w in fold_name(self.scene.words(position)).split() if w not in self._sorts["rank"]]
        if not title or title[0] == "of" or not (len(title) > 1 or title[0] in self._sorts["own-office"]):
            return None
        phrase = f" {' '.join(title)} "
        found = [a for a in self.agencies.all if any(phrase in f" {plain(form)} " for form in a.forms)]
        return _inferred(found[0]) if len(found) == 1 else None

    def ministry(self, position: Span) -> Affiliation | None:
        """A "Minister of Justice" acts for the Ministry of Justice, where the text names that body.

        A bare "Deputy Minister" acts for the only ministry of the text, else for the one named before in the sentence.
        """
        words = fold_name(self.scene.words(position)).split()
        if not self._sorts["ministry"] & set(words):
            return None
        matter = set(words) - self._sorts["filler"]
        ministries = [a for a in self.agencies.all if self._is_ministry(a)]
        if matter:
            ranked = [(len(matter & words_of(a)), a) for a in ministries if self._same_matter(position, matter, a)]
            shared, best = max(ranked, key=lambda found: found[0], default=(0, None))
            return _inferred(best) if best and shared else None
        if not self._sorts["national"] & set(words):
            return None
        chosen = ministries if len(ministries) == 1 else self._before(position, ministries, within_text=False)
        return _inferred(chosen[-1]) if chosen else None

    def _same_matter(self, position: Span, matter: set[str], ministry: Agency) -> bool:
        """Whether one of the two matters holds the other: Justice is not Public Security, nor that Public Information.

        A minister of a country that the ministry's name does not tell has a ministry of just that matter.
        """
        theirs = words_of(ministry) - self._sorts["filler"] - self._sorts["body"]
        codes = self._codes(position)
        if codes and not any(codes & self._codes(m.span) for m in ministry.mentions):
            own = matter - {word for m in self.scene.within(position, "country", "demonym") for word in folded(m.text)}
            return own == theirs
        return matter <= theirs or any(
            set(fold_name(form).split()) - self._sorts["filler"] - self._sorts["body"] <= matter
            for form in ministry.forms
            if " " in form
        )

    def _is_ministry(self, agency: Agency) -> bool:
        words = fold_name(agency.name).split()
        part = self._sorts["body"] & set(words[2:-1])  # "Department for Analysis of the Ministry of Justice"
        return bool(words) and not part and bool(self._sorts["body"] & {words[0], words[-1], *words[1:2]})

    def meant(self, position: Span) -> Affiliation | None:
        """Of "Rector of the College", "the school's director", "Academy director": the body of that head named last before."""
        words = self.scene.words(position)
        if MINISTER.search(words):
            return None
        before = max(position.start - NEAR, 0)
        ways = (GENERIC.search(words), LOCAL.search(words), OWNER.search(self.scene.text, before, position.start))
        for found in (*ways, OWNED.match(words), _headed(self.scene.knowledge).match(words)):
            body = self.called(found[1], position) if found else None
            if body and body.agency and self._of_same_state(position, body.agency):
                return body
        return None

    def called(self, head: str, before: Span) -> Affiliation | None:
        """The body that "the Academy" means at a place: of that very name, else with that head, named last before."""
        head = fold_name(head).rpartition(" ")[2]
        if head not in self._heads:
            return None
        if exact := self.agencies.called(head):
            return _inferred(exact)
        found = self._before(before, [a for a in self.agencies.all if head in heads(a)], within_text=True)
        found = found or self._before(
            before, [a for a in self.agencies.all if self._of_kind(a, head)], within_text=True
        )
        found = found or self._before(before, self._with(self._houses.get(f"head of {head}", ())), within_text=True)
        ahead = [a for a in found if fold_name(a.name).split()[0] == head]
        chosen = ahead or found
        return _inferred(chosen[-1]) if chosen else None

    def _of_kind(self, agency: Agency, kind: str) -> bool:
        """Whether the text says of a body, right before its name, what it is: "the association Iskra"."""
        text = self.scene.text
        return any(
            text.endswith(f" {kind} ", 0, m.span.start) or text.endswith(f' {kind} "', 0, m.span.start)
            for m in agency.mentions
        )

    def _before(self, place: Span, bodies: list[Agency], within_text: bool) -> list[Agency]:
        """Bodies named before a place, in its sentence or anywhere, by their last mention there."""
        start = 0 if within_text else self.scene.sentence(place).start
        last = [
            (max((m.span.start for m in a.mentions if start <= m.span.start < place.start), default=-1), a)
            for a in bodies
        ]
        return [agency for at, agency in sorted(last, key=lambda pair: pair[0]) if at >= 0]

    def _just_before(self, place: Span, bodies: list[Agency]) -> list[Agency]:
        """Bodies that the two sentences before name, by their last mention before a place."""
        start = self.scene.sentences[max(self.scene.sentence_number(place) - JUST_BEFORE, 0)].start
        near = [a for a in bodies if any(start <= m.span.start < place.start for m in a.mentions)]
        return self._before(place, near, within_text=True)

    def by_field(self, position: Span) -> Affiliation | None:
        """Of "Commissioner of Customs", "Chief of Police": the body whose name holds all words of the field."""
        words = self.scene.words(position)
        found = MATTER.search(words)
        title = set(fold_name(words[: found.start("matter")]).split()) if found else set[str]()
        if found is None or not title & self._sorts["field"]:
            return None
        matter = {stem(w) for w in fold_name(found["matter"]).split() if w not in self._sorts["filler"]}
        public = [a for a in self.agencies.all if a.kind not in NOT_PUBLIC and self._of_same_state(position, a)]
        if title & self._sorts["prosecutor"]:
            public = [a for a in public if a.kind == "prosecution"]
        if len(matter) == 1 and matter <= self._heads:
            return None  # "Head of the Office": see `meant`
        bodies = [a for a in public if matter and kin(matter, words_of(a))]
        chosen = bodies if len(bodies) == 1 else self._before(position, bodies, within_text=True)
        return _inferred(chosen[-1]) if chosen else None

    def directorate(self, position: Span) -> Affiliation | None:
        """The directorate or department of just a director's matter: of the "Director of Roads" the "Directorate of Roads"."""
        title = self.scene.words(position)
        found = MATTER.search(title)
        if found is None or "director" not in fold_name(title[: found.start("matter")]).split():
            return None
        sought = {stem(w) for w in fold_name(found["matter"]).split()} - self._sorts["filler"]
        for agency in self.agencies.all:
            words = words_of(agency)
            if DIRECTORATES & words and {stem(w) for w in words} - DIRECTORATES - self._sorts["filler"] == sought:
                return _inferred(agency)
        return None

    def _of_same_state(self, position: Span, agency: Agency) -> bool:
        """Not a body of another country than the position names."""
        here = self._codes(position)
        there = {code for m in agency.mentions for code in self._codes(m.span)}
        return not here or not there or bool(here & there)

    def abroad(self, body: Affiliation, place: Span) -> bool:
        """Whether an implied body is one of another country than stands beside the name."""
        here = self._codes(place)
        there = {code for m in body.agency.mentions for code in self._codes(m.span)} if body.agency else set[str]()
        return body.basis == "inferred" and bool(here and there) and not here & there

    def _codes(self, span: Span) -> set[str]:
        values = [m.value for m in self.scene.within(span, "country", "demonym")]
        return {code for value in values if isinstance(value, PlaceValue) for code in value.countries}

    def by_title(self, position: Span) -> Affiliation | None:
        """Of "the Rector", "Commissioner": the only body of the sort that has such an office; else a minister's."""
        title = self._title(position)
        if title not in self._houses and (mission := self._mission(position)):
            return _inferred(mission)
        bodies = [a for a in self._with(self._houses.get(title, ())) if self._of_same_state(position, a)]
        near = bodies if len(bodies) == 1 else self._before(position, bodies, within_text=False)
        near = near or self._just_before(position, bodies)
        near = near or sorted(self._before(position, bodies, within_text=True), key=lambda a: len(a.mentions))
        return _inferred(near[-1]) if near else self._named_ministry(position)

    def _title(self, position: Span) -> str:
        """The office that a position is, or begins with before its field ("Commissioner (Crime)", "... National Security")."""
        words = [w for w in folded(BRACKETS.sub("", self.scene.words(position))) if w not in self._sorts["rank"]]
        for size in range(len(words), 0, -1):
            title = " ".join(words[:size])
            linked = self._sorts["link"] & set(words[size : size + 1])
            if title in self._houses and (not linked or self._at_a_place(position)):
                return title
        return ""

    def _at_a_place(self, position: Span) -> bool:
        """Whether a post ends with where it is: "Resident Commissioner in Enugu State"."""
        ends = [m for m in self.scene.within(position, "city", "region", "subdivision") if m.span.end == position.end]
        return any(self.scene.text.endswith((" in ", " in the "), position.start, m.span.start) for m in ends)

    def _with(self, houses: tuple[str, ...]) -> list[Agency]:
        """The bodies whose names have one of these words; a school of such a body ("Police College") only if it is one itself."""
        found = [a for a in self.agencies.all if any(house in words_of(a) for house in houses)]
        return [a for a in found if a.kind != "academy" or heads(a) & set(houses)]

    def _mission(self, position: Span) -> Agency | None:
        """The mission of its chief, whatever rank and country precede ("U.S. Deputy Chief of Mission"): the issuer, else the first."""
        found = MISSION.search(fold_name(self.scene.words(position)))
        bodies = self._with(self._houses.get(found[0], ())) if found else []
        spans = [m.span for m in issuer(self.scene)] if bodies else []
        own = [a for a in bodies if any(m.span in spans for m in a.mentions)]
        return next(iter(own or bodies), None)

    def _named_ministry(self, position: Span) -> Affiliation | None:
        """The ministry that "Minister of Justice" implies though the text doesn't name it."""
        found = MINISTER.search(self.scene.text, *position)
        if found is None:
            return self._held_ministry(position)
        further = FURTHER.match(self.scene.text, found.end())
        name = f"Ministry of {found['of']}{further[0] if further else ''}"
        return Affiliation(clean_name(name), Span(*found.span()), None, "inferred")

    def _held_ministry(self, position: Span) -> Affiliation | None:
        """The ministry whose matter stands before the title: "Deputy Food and Fisheries Minister"."""
        places = self.scene.within(position, "country", "demonym")
        start = max((m.span.end for m in places), default=position.start)
        found = HELD.search(self.scene.text, start, position.end)
        words = found["of"].split() if found else []
        while words and words[0].lower().replace("-", " ") in self._sorts["rank"]:
            words = words[1:]
        if found is None or not words or any(word.lower() in self._sorts["no-matter"] for word in words):
            return None
        return Affiliation(clean_name(f"{' '.join(words)} Ministry"), Span(*found.span()), None, "inferred")


def _inferred(agency: Agency) -> Affiliation:
    return Affiliation(agency.name, agency.mentions[0].span, agency, "inferred")
