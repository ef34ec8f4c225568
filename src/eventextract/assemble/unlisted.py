"""Whom a position names where no component knows a body: an acronym, a local government, a court, a name."""

from __future__ import annotations

import re
from functools import lru_cache

from eventextract.assemble.agencies import Agencies
from eventextract.assemble.implied import Affiliation, words_by_sort
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.normalise.names import clean_name, common_words
from eventextract.values import Span

ACRONYM = expression(r"(?<![\w(-])[A-Z][A-Z\d]+(?:[-/][A-Z\d]{1,8})*(?![\w-]|[)])")
OF = expression(
    r"\b(?:of|at|for|from|with|to) (?:the )?(?P<name>(?:\d{1,3}(?:st|nd|rd|th) )?[A-Z][\w'’.&/-]*(?: [\w'’.&/-]+){0,8})$"
)
WITHIN = expression(r"\b(?:in|within) the (?P<name>[A-Z][\w'’.&/-]*(?: [\w'’.&/-]+){1,8})$")
BEFORE = expression(r"(?P<name>[A-Z][\w-]+(?: [A-Z&][\w-]*){0,4})'s? $")
OWNER = expression(r"(?P<name>[A-Z][\w-]+(?: [A-Z&][\w-]*){0,4})'s? ")
LEADING = r"(?P<name>[A-Z][\w'-]+(?: (?:of|and|&|[A-Z][\w'-]+)){1,6}?) "
SMALL = expression(r"(?P<name>[A-Z][\w-]{2,30}(?: [A-Z][\w-]{1,30}){0,4}) (?=[a-z])")
PLACES = ("city", "region", "subdivision", "country", "demonym")
TOWNS = ("city", "region", "subdivision")
LETTERS = expression(r"[^\W\d_]+")
NEAR = 60  # characters before a position in which its owner may stand
SHORTEST = 3  # letters of a word that may make a name


class Unlisted:
    """Reads the name of a body, as written, off the words of a position."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self.agencies = scene, agencies
        self._sorts = words_by_sort(scene.knowledge)
        self._common = common_words(scene.knowledge)
        self._local = scene.knowledge.words("local_bodies", "phrase")
        self._subjects = scene.knowledge.words("agency_subjects", "word")

    def by_acronym(self, position: Span) -> Affiliation | None:
        """E.g. "Programme Manager of the ROCB", "DSWD-IX Regional Director"."""
        words = self.scene.words(position)
        if words.isupper():
            return None
        common = self.scene.knowledge.words("agency_not_acronyms", "acronym")
        titles = self.scene.knowledge.words("job_titles", "title")
        for found in ACRONYM.finditer(words):
            if found[0].lower() in titles or found[0] in common or found[0].split("-")[0] in common:
                continue
            span = Span(position.start + found.start(), position.start + found.end())
            if self.scene.within(span, *PLACES):
                continue
            agency = self.agencies.called(found[0])
            return Affiliation(agency.name if agency else found[0], span, agency)
        return None

    def seat(self, position: Span) -> Affiliation | None:
        """A local government or an office in small letters, as written: "Premier of Choiseul Province", "judge of Osh regional court"."""
        found = WITHIN.search(self.scene.words(position)) or OF.search(self.scene.words(position))
        if found is None:
            return None
        words = found["name"].split()
        ends = {words[0].lower(), words[-1].lower()} if len(words) > 1 else set()
        title = set(self.scene.words(position)[: found.start()].lower().split())
        office = len(words) > 1 and (words[0].lower() in self._sorts["seat"] or words[-1] in self._sorts["house"])
        local = bool(self._sorts["local"] & title) and (self._sorts["area"] & ends or self._is_place(position, found))
        local_body = any(" ".join(words[first:]) in self._local for first in range(1, len(words)))
        office = office or (local_body and self._is_place(position, found))
        named = len(words) > 2 or words[0][0].isdigit()  # "of the Legal Aid Unit", "of the 3rd Battalion"
        office = office or (named and words[-1].istitle() and words[-1].lower() in self._sorts["closing"])
        return Affiliation(clean_name(found["name"]), self._span(position, found)) if office or local else None

    def named(self, position: Span) -> Affiliation | None:
        """A name in capitals after "of" that is unknown: "director of Lex Ferenda", "President of Batumi Container Lines"."""
        found = OF.search(self.scene.words(position))
        title = set(self.scene.words(position).lower().split())
        if found is None or " and " in found["name"] or title & self._sorts["ministry"] & self._sorts["national"]:
            return None
        return self._affiliation(position, found) if self._is_unknown(position, found) else None

    def owner(self, position: Span) -> Affiliation | None:
        """An unknown name that owns the title: "Sitora-Mobile's Director General", also one before it."""
        told = self._of_unknown(position, OWNER.match(self.scene.words(position)))
        return told or self._owner_before(position)

    def _owner_before(self, position: Span) -> Affiliation | None:
        """An unknown name, nobody's, right before the position: "RRI's founder and Executive Director"."""
        found = BEFORE.search(
            self.scene.text, max(self.scene.sentence(position).start, position.start - NEAR), position.start
        )
        span = Span(*found.span("name")) if found else position
        if found is None or self.scene.within(span, *PLACES, "name", "person", "date"):
            return None
        parts = [part for part in LETTERS.findall(found["name"]) if len(part) >= SHORTEST and not part.islower()]
        unknown = any(part.lower() not in self._common for part in parts)
        agency = self.agencies.called(found["name"])
        named = agency.name if agency else clean_name(found["name"])
        return Affiliation(named, span, agency) if agency or unknown else None

    def ahead(self, position: Span) -> Affiliation | None:
        """An unknown name of more words right before the title: "Upakul Nari Parishad President"."""
        words = self.scene.words(position)
        told = self._of_unknown(position, _ahead(self.scene.knowledge).match(words))
        return told or self._coined(position, SMALL.match(words))

    def _coined(self, position: Span, found: re.Match[str] | None) -> Affiliation | None:
        """A coined name right before a title in small letters: "Tenaganita director"."""
        titles = self.scene.within(position, "title") if found else []
        if found is None or not titles or titles[0].span.start != position.start + found.end():
            return None
        told = self._of_unknown(position, found)
        return told or (self._affiliation(position, found) if self._names_house(position, found) else None)

    def _names_house(self, position: Span, found: re.Match[str]) -> bool:
        """Whether capitals before a chief's title in small letters are a name: "Fiji Airports chief executive", no matter."""
        words, post = found["name"].split(), self.scene.within(position, "title")[0].text.split()
        chief = post[0] == "chief" or post[-1].title() in self._sorts["post"]
        placed = self.scene.within(self._span(position, found), *PLACES)
        last = words[-1]
        told = last in self._sorts["modifier"] or last.lower() in self._subjects or last.lower() in self._sorts["unit"]
        ends = any(place.span.end == position.start + found.end("name") for place in placed)
        return len(words) > 1 and chief and not told and not ends

    def _of_unknown(self, position: Span, found: re.Match[str] | None) -> Affiliation | None:
        return self._affiliation(position, found) if found and self._is_unknown(position, found) else None

    def _is_unknown(self, position: Span, found: re.Match[str]) -> bool:
        """Whether a name has a word that the language has not, and is no place; it may begin with a town, if more follows."""
        parts = [part for word in found["name"].split() for part in LETTERS.findall(word)]
        unknown = [p for p in parts if len(p) >= SHORTEST and not p.islower() and p.lower() not in self._common]
        span = self._span(position, found)
        placed = self.scene.within(span, *PLACES)
        if all(word in self._sorts["modifier"] for word in found["name"].split()):
            return False
        after = self.scene.text[placed[0].span.end : span.end].split() if placed else []
        town = len(placed) == 1 and placed[0].kind in TOWNS and placed[0].span.start == span.start
        town = town and (len(after) > 1 or (after[-1:] != [] and after[-1].lower() not in self._sorts["area"]))
        closing = bool(placed) and placed[0].span.start > span.start and unknown[:1] == parts[:1] and len(unknown) > 1
        if (
            len(placed) == 1
            and span.start < placed[0].span.start
            and placed[0].span.end < span.end
            and after[0].istitle()
        ):
            return True  # "Green Africa Youth"
        return bool(unknown) and (not placed or closing or (town and after[-1][0].isupper()))

    def _affiliation(self, position: Span, found: re.Match[str]) -> Affiliation:
        return Affiliation(clean_name(found["name"]), self._span(position, found))

    def _is_place(self, position: Span, found: re.Match[str]) -> bool:
        span = self._span(position, found)
        return any(m.span.start == span.start for m in self.scene.within(span, "city", "region", "subdivision"))

    def _span(self, position: Span, found: re.Match[str]) -> Span:
        return Span(position.start + found.start("name"), position.start + found.end("name"))


@lru_cache(maxsize=4)
def _ahead(knowledge: Knowledge) -> re.Pattern[str]:
    """A name right before a post and the words that modify it."""
    sorts = words_by_sort(knowledge)
    posts, modifiers = ("|".join(sorted(sorts[sort])) for sort in ("post", "modifier"))
    return compiled("posts ahead", rf"{LEADING}(?:(?:{modifiers})[ -])*(?:{posts})\b", 0)
