"""Agency mentions -> agencies: one entity for each body, under the fullest form that the text gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from eventextract.assemble.body_keys import key_of
from eventextract.assemble.body_twins import twins
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.name_index import POSTS, NameIndex, name_words
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Mention, PlaceValue
from eventextract.normalise.names import clean_name, folded_words, one_letter_apart
from eventextract.values import Span

SURE = 0.6  # below this score a body counts only when it holds a role or somebody's affiliation
TAIL_LINKS = ("of", "in", "for", "under", "to", "at", "on")
POST_LINK = expression(r" (?:in |to |at )?(?:the )?$")
FACILITIES = frozenset({"other", "ngo", "company"})  # kinds of bodies that may be but a place: a centre, a club, a port
NEAR = 120  # characters around a body within which a venue that holds it lies wholly
PARTS = frozenset({"department", "unit", "division", "section"})  # each body has its own
LONGEST_OWNER = 4  # words
AMID = expression(r"(.+) \(([A-Z][\w-]{1,11})\) ([^()]+)")
ACRONYM = expression(r"[A-Z][A-Z0-9&.\-/]{1,11}s?$")


@dataclass(slots=True, eq=False)
class Agency:
    """One body of the text: its mentions in order and all its forms. No two are equal."""

    mentions: list[Mention] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    acronym: str | None = None
    knowledge_id: str | None = None
    kind: str = "other"
    score: float = 0.0

    @property
    def name(self) -> str:
        """The fullest form: the longest that is no acronym; else the acronym itself."""
        return _fullest(tuple(self.forms))

    def take(self, mention: Mention, value: BodyValue) -> None:
        """Add a mention and what it says of the body."""
        self.mentions.append(mention)
        for name in (value.name, value.optional_name):
            for form in (clean_name(name), *_without_bracket(name)) if name else ():
                if form and form not in self.forms:
                    self.forms.append(form)
        self.acronym = self.acronym or value.acronym
        self.knowledge_id = self.knowledge_id or value.knowledge_id
        self.kind = value.kind if self.kind == "other" else self.kind
        self.score = max(self.score, mention.score)


class Agencies:
    """The bodies of a release, in order of first mention; look one up by a span that lies on it."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene, self._cues = scene, cues
        self.all: list[Agency] = []
        self._by_key: dict[str, Agency] = {}
        self._by_span: dict[Span, Agency] = {}
        for mention in scene.of("agency"):
            if isinstance(mention.value, BodyValue) and not (
                mention.value.knowledge_id is None and self._in_title(mention)
            ):
                self._place(mention, mention.value)
        self._join_short_forms()
        for one, other in [*twins(scene, self.all)]:
            self._merge(one, other)

    def _place(self, mention: Mention, value: BodyValue) -> None:
        agency = self._known(value) or Agency()
        if not agency.mentions:
            self.all.append(agency)
        agency.take(mention, value)
        self._by_span[mention.span] = agency
        keys = [key_of(self.scene.knowledge, form) for form in (*agency.forms, agency.acronym) if form]
        for key in (*keys, f"id:{value.knowledge_id}" if value.knowledge_id else ""):
            if key:
                self._by_key.setdefault(key, agency)

    def _in_title(self, mention: Mention) -> bool:
        """Whether an unknown body stands within the title or theme of something (on the theme "Towards a Network of ...")."""
        quote = self.scene.quote(mention.span)
        return quote is not None and self._cues.has(Span(max(quote.start - 25, 0), quote.start), "titled")

    def _known(self, value: BodyValue) -> Agency | None:
        keys = [f"id:{value.knowledge_id}" if value.knowledge_id else "", self._key(value.name)]
        keys += [self._key(form) for form in (value.acronym, value.optional_name) if form]
        for key in keys:
            agency = self._by_key.get(key) if key else None
            if agency and _compatible(agency, value.knowledge_id):
                return agency
        return None

    def _join_short_forms(self) -> None:
        """A body whose name begins a longer one's ("Border Academy"), or is it but for one letter, is that body."""
        bodies = sorted(self.all, key=lambda a: len(a.name))
        if self._join(bodies):  # a name that begins two names may have both joined into one by now
            self._join(bodies)

    def _join(self, bodies: list[Agency]) -> bool:
        """Join what is one with another body; whether any was."""
        before = len(self.all)
        names = NameIndex(self.scene, self.all)
        for short in bodies:
            words = name_words(short.name)
            others = names.near(short, words)
            if not others or short not in self.all:
                continue
            longer = [a for a in others if _is_short_for(short, words, a) or self._same_post(short, a)]
            fit = [a for a in others if not longer and _compatible(short, a.knowledge_id)]
            longer = longer or [a for a in fit if self._owned(words, a) or names.is_stateless(words, a)]
            if longer and all(self._same_post(longer[0], other) for other in longer[1:]):
                for other in (*longer[1:], short):
                    self._merge(longer[0], other)
                names = NameIndex(self.scene, self.all)
        return len(self.all) < before

    def _owned(self, words: tuple[str, ...], other: Agency) -> bool:
        """Whether a name is another with its state or its acronym before it ("Swiss Border Guard Corps")."""
        if len(words) < 2 or words[-1] in PARTS:
            return False
        body = self.scene.knowledge.body_of.get(other.knowledge_id or "")
        known = (body.name, *body.aliases) if body else ()
        longer = [form for form in (*other.forms, *known) if folded_words(form)[-len(words) :] == words]
        leads = [(form, folded_words(form)[: -len(words)]) for form in longer]
        return any(
            ACRONYM.fullmatch(form.partition(" ")[0])
            if len(lead) == 1 and form not in other.forms
            else self._is_owner(other, lead) or self._is_body(lead, other)
            for form, lead in leads
            if 0 < len(lead) <= LONGEST_OWNER
        )

    def _is_body(self, lead: tuple[str, ...], other: Agency) -> bool:
        """Whether the first words of a body's name are another's: "Security Council Executive Directorate"."""
        owner = self._by_key.get(" ".join(lead))
        return owner is not None and owner is not other

    def _is_owner(self, body: Agency, lead: tuple[str, ...]) -> bool:
        """Whether the first words of a body's name are a state, or an acronym."""
        for mention in body.mentions:
            places = self.scene.within(mention.span, "country", "demonym")
            if any(place.span.start == mention.span.start and folded_words(place.text) == lead for place in places):
                return body.knowledge_id is None or self._is_home(places[0])
            first = mention.text.partition(" ")[0]
            if ACRONYM.fullmatch(first) and folded_words(first) == lead:
                return True
        return False

    def _is_home(self, place: Mention) -> bool:
        """Whether no other state is named more often: of the host's border police "Border Police" is short, not of the guests'."""
        values = [m.value for kind in ("country", "demonym") for m in self.scene.of(kind)]
        named = Counter(value.countries[0] for value in values if isinstance(value, PlaceValue) and value.countries)
        codes = place.value.countries if isinstance(place.value, PlaceValue) else ()
        return any(named[code] == max(named.values()) for code in codes)

    def _same_post(self, one: Agency, other: Agency) -> bool:
        """Whether two posts are one, named by its town ("Embassy of Japan in Dushanbe"), by its country, or without."""
        if one.kind != other.kind or one.kind not in POSTS or not _compatible(one, other.knowledge_id):
            return False
        (first, here), (second, there) = self._post(one), self._post(other)
        return first == second and (bool(here & there) if here and there else here != there)

    def _post(self, agency: Agency) -> tuple[tuple[str, ...], set[str]]:
        """The name of a post without its place, and the states of that."""
        start, end = agency.mentions[0].span
        place = next((m for m in self.scene.within(Span(start, end), "city", "country") if m.span.end == end), None)
        before = self.scene.text[start : place.span.start] if place else ""
        if place is None or before.endswith((" of ", " of the ")) or not isinstance(place.value, PlaceValue):
            return self._spelt(agency.name), set()
        return self._spelt(POST_LINK.sub("", before)), set(place.value.countries)

    def _spelt(self, name: str) -> tuple[str, ...]:
        """The words of a name, the states in it in full."""
        return tuple(self._key(name).split())

    def _merge(self, into: Agency, other: Agency) -> None:
        into.forms += [form for form in other.forms if form not in into.forms]
        into.acronym = into.acronym or other.acronym
        into.knowledge_id = into.knowledge_id or other.knowledge_id
        into.score = max(into.score, other.score)
        into.kind = other.kind if into.kind == "other" else into.kind
        into.mentions = sorted(into.mentions + other.mentions, key=lambda m: m.span)
        self.all.remove(other)
        self.all.sort(key=lambda a: a.mentions[0].span)
        for span in (m.span for m in other.mentions):
            self._by_span[span] = into
        self._by_key = {key: into if agency is other else agency for key, agency in self._by_key.items()}

    def at(self, span: Span) -> Agency | None:
        """The body mentioned at a span (the same, or the longest within it)."""
        if span in self._by_span:
            return self._by_span[span]
        inside = [m.span for m in self.scene.within(span, "agency") if m.span in self._by_span]
        return self._by_span[max(inside, key=lambda s: (s.end - s.start, -s.start))] if inside else None

    def called(self, name: str) -> Agency | None:
        """The body that has a name among its forms."""
        return self._by_key.get(self._key(name))

    def _key(self, name: str) -> str:
        """By what the forms of a name are one: folded and turned, the states in it in full ("U.S. Embassy")."""
        return key_of(self.scene.knowledge, name)

    def listed(self, needed: Iterable[Agency]) -> list[Agency]:
        """Those that belong in the record: sure ones that are no mere places, and those that something else refers to."""
        keep = {id(agency) for agency in needed}
        return [a for a in self.all if id(a) in keep or (a.score >= SURE and not self._is_place(a))]

    def _is_place(self, agency: Agency) -> bool:
        """Whether an unknown centre or club is met only as the place where something is, and is nobody's part."""
        if agency.knowledge_id or agency.kind not in FACILITIES or " of " in agency.name or " for " in agency.name:
            return False
        return all(
            any(v.span.covers(m.span) for v in self.scene.within(self._around(m), "venue")) for m in agency.mentions
        )

    def _around(self, mention: Mention) -> Span:
        return Span(max(mention.span.start - NEAR, 0), mention.span.end + NEAR)


def _without_bracket(name: str) -> tuple[str, ...]:
    """A name with its parent's acronym within, told by either: "World Customs Organization (WCO) Secretariat"."""
    found = AMID.fullmatch(name) if "(" in name else None
    return (f"{found[1]} {found[3]}", f"{found[2]} {found[3]}") if found else ()


def _compatible(agency: Agency, knowledge_id: str | None) -> bool:
    """Two different known bodies are never one."""
    return not (agency.knowledge_id and knowledge_id) or agency.knowledge_id == knowledge_id


def _is_short_for(short: Agency, words: tuple[str, ...], longer: Agency) -> bool:
    """Whether a body (`words`: of its folded name) is another by the beginning of that one's name, or but for a letter."""
    if not _compatible(short, longer.knowledge_id):
        return False
    return True in [_begins(words, name_words(form)) for form in longer.forms]


def _begins(words: tuple[str, ...], more: tuple[str, ...]) -> bool:
    count = len(words)
    if count == len(more):
        same = count and (count == 1 or words[0] == more[0] or words[-1] == more[-1])
        return bool(same) and one_letter_apart(" ".join(words), " ".join(more))
    return 2 <= count < len(more) and more[:count] == words and more[count] in TAIL_LINKS


@lru_cache(maxsize=8192)
def _fullest(forms: tuple[str, ...]) -> str:
    full = [form for form in forms if not ACRONYM.fullmatch(form)]
    full = [form for form in full if not form.isupper()] or full  # a letterhead's capitals give way
    return max(full, key=len) if full else forms[0]


def entity(agency: Agency, scene: Scene) -> Claim:
    """The record's entry for a body, grounded in all its mentions."""
    name = agency.name
    acronym = agency.acronym or next((f for f in agency.forms if ACRONYM.fullmatch(f) and f != name), None)
    body = scene.knowledge.body_of.get(agency.knowledge_id or "")
    value: dict[str, Any] = {
        "name": name,
        "acronym": acronym if acronym != name else None,
        "aliases": [form for form in agency.forms if form not in (name, acronym)],
        "kind": body.kind if body else agency.kind,
        "parent": body.parent if body else None,
        "knowledge_id": agency.knowledge_id,
    }
    return Claim(value, agency.mentions[0].source, tuple(m.span for m in agency.mentions))
