"""Reads the names of bodies in one sentence or line, from left to right."""

from __future__ import annotations

from eventextract.pipeline.agency_appositions import appositions, quoted_before
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_judge import FAIR, judged
from eventextract.pipeline.agency_local import local
from eventextract.pipeline.agency_looks import FOREIGN, OTHER, TELLING
from eventextract.pipeline.agency_names import Core, core_in_run, lone
from eventextract.pipeline.agency_programmes import programme
from eventextract.pipeline.agency_special import foreign_draft, several, small_letters
from eventextract.pipeline.agency_tails import TailReader
from eventextract.pipeline.agency_words import POSSESSIVES, Words

SEAT = "headquarters"  # where a body sits: no body of its own
PARTS = frozenset(":–—|/•·")  # marks between the parts of a line


def drafts_in_line(words: Words, first: int, limit: int) -> list[Draft]:
    """The drafts of a sentence; of a title or a line in capitals only what fills the line."""
    style = words.style(first, limit)
    if style == "title" and words.board.reading.zone_at(words.start[first]) == "headline":
        return []
    told = words.marked(TELLING, first, limit)  # nothing else tells a body by its head
    heads = HeadReader(words, first, limit).read(told) if told else []
    if style != "text":
        return [draft for draft in heads if _fills(words, draft, first, limit)]
    named = appositions(words, first, limit)
    drafts = _with_names(words, heads, named) if named else heads
    return drafts + small_letters(words, first, limit) + local(words, first, limit)


def _with_names(words: Words, heads: list[Draft], named: list[Draft]) -> list[Draft]:
    """The drafts and the names that stand behind a noun for what they are; a noun with more than that is one with its name."""
    sorts = [(draft, name) for draft in heads for name in named if _says_what(words, draft, name)]
    return [
        *(draft for draft in heads if not any(draft is sort for sort, _ in sorts)),
        *named,
        *(
            name._replace(first=sort.first, last=name.last + name.first - sort.last)  # the closing mark as well
            for sort, name in sorts
            if not _bare(words, sort)
        ),
    ]


def _says_what(words: Words, draft: Draft, name: Draft) -> bool:
    """Whether a draft is but the noun before a name in quotation marks: 'Public Organization "Clear Water"'."""
    phrase = words.fold[draft.first : draft.last]
    kinds = words.lexicon.appositions.get(phrase[-1], ())
    common = all(
        words.subject(i) or words.fold[i] in words.lexicon.beside["kind"] for i in range(draft.first, draft.last - 1)
    )
    return draft.last == name.first - 1 and any(phrase[-len(kind) :] == kind for kind, _ in kinds) and common


def _bare(words: Words, draft: Draft) -> bool:
    """Whether the noun says only the sort: "Public Organization", against "Youth Association"."""
    phrase = words.fold[draft.first : draft.last]
    return any(phrase == kind for kind, _ in words.lexicon.appositions.get(phrase[-1], ()))


def _fills(words: Words, draft: Draft, first: int, limit: int) -> bool:
    """Whether a name fills a line in capitals, or a part of one: "Writer: Embassy of Peru | Date: ...", "Embassy, Apia"."""
    before = words.text[draft.first - 1]
    if words.in_capitals(draft.first):
        return draft.first <= first + 1 and _ends_line(words, draft.last, limit)
    if _ends_line(words, draft.last, limit):
        return draft.first <= first + 1 or before in PARTS or before == ","
    after = words.text[draft.last]
    ends = after in PARTS or after.isspace() or (after == "," and draft.last + 1 in words.place)
    return ends and (draft.first <= first + 1 or before in PARTS)


def _ends_line(words: Words, last: int, limit: int) -> bool:
    """Whether nothing but an acronym in brackets or a mark follows."""
    return limit - last <= 1 or (limit - last == 3 and words.text[last] == "(" and words.acronym(last + 1))


class HeadReader:
    """Names told by their head noun. Each begins after the one before it (`_floor`)."""

    def __init__(self, words: Words, first: int, limit: int) -> None:
        self._words = words
        self._limit = limit
        self._tails = TailReader(words, limit)
        self._at = self._floor = first
        self._before: Draft | None = None

    def read(self, told: list[int]) -> list[Draft]:
        """All drafts, in order; `told`: the words that tell a body, beside which capitalised words are looked at."""
        found: list[Draft] = []
        for i in told:
            while self._at <= i and (start := self._words.run_start(i, self._at)) <= i:
                self._at = start
                found += self._next()
        return found

    def _next(self) -> list[Draft]:
        """What begins with the capitalised words here; goes on behind it."""
        words, here = self._words, self._at
        if words.marks[here] & FOREIGN and (foreign := foreign_draft(words, here, self._limit)):
            return self._found(foreign.last, foreign)
        end = words.run_end(here, self._limit)
        if not words.holds_head(here, end) and not words.marks[end - 1] & OTHER:
            self._at = end
            return []
        core = core_in_run(words, here, end, self._floor)
        if core is None:
            found = programme(words, here, end, self._limit, self._floor)
            self._at = found.last if found else end
            return [found] if found else []
        core = _past_known(words, self._past_bracket(core), self._limit)
        if self._joined_later(core, end):
            self._at = end
            return []
        if group := several(words, core, self._limit):
            return self._found(group[-1].last, *group)
        return self._single(core)

    def _single(self, core: Core) -> list[Draft]:
        tail = self._tails.read(core)
        words = self._words
        quoted = quoted_before(words, core, tail.last if tail.place else core.last) if core.bare else None
        if words.fold[core.last - 1] in words.lexicon.beside["gathering"]:
            quoted = None  # '"Gobi Gate" Forum': an event
        draft = quoted or judged(words, core, tail) or self._of_owner(core, tail.last)
        if (
            draft and words.text[core.head_first - 1] == ")" and core.first < core.head_first
        ):  # "... (ECOWAS) Commission"
            draft = draft._replace(also=f"{words.text[core.head_first - 2]} {words.text[core.head_first]}")
        if draft is None:
            self._at = core.last
            return []
        return self._found(draft.parent[0] if draft.keeps_parent and draft.parent else draft.last, draft)

    def _found(self, end: int, *drafts: Draft) -> list[Draft]:
        self._at = self._floor = end
        self._before = drafts[-1]
        return list(drafts)

    def _of_owner(self, core: Core, last: int) -> Draft | None:
        """A bare head after the possessive of a body: "Interior Ministry's Academy"."""
        owner, before = core.first - 1, self._before
        owned = self._words.fold[owner] in POSSESSIVES and self._words.acronym(owner - 1)
        if core.head.whole and "in" in core.head.links and owned and last > core.last:
            return Draft(
                core.first, last, core.head.kind, "agencies.head-tail.place", FAIR
            )  # "EUCAP's Field Office in X"
        common = self._words.fold[core.first : core.last] in self._words.lexicon.common
        if before is None or not (common or lone(self._words, core)) or before.last != owner:
            return None
        if self._words.fold[owner] not in POSSESSIVES:
            return None
        if (
            owner in self._words.place_end and core.last > core.first + 1
        ):  # "Army of Peru's Rescue Centre": both are bodies
            return Draft(core.first, last, core.head.kind, "agencies.head-tail", FAIR)
        return Draft(before.first, last, core.head.kind, "agencies.head-tail", 0.9, parent=(before.first, before.last))

    def _past_bracket(self, core: Core) -> Core:
        """A name and its acronym before a head: "International Organization for Migration (IOM) Mission", "... (AU) Commission"."""
        words, first = self._words, core.first - 3
        bracket = first >= 0 and words.text[first] == "(" and words.text[core.first - 1] == ")" and words.next_to[first]
        if not bracket or words.fold[core.last - 1] == SEAT:
            return core
        named = words.known_end.get(first)
        if named is None and self._before and self._before.last == first:
            named = self._before.first
        part = core.head.whole or (core.bare and core.head.strong and core.head.size == 1)
        return core if named is None or not part else core._replace(first=named)

    def _joined_later(self, core: Core, end: int) -> bool:
        """Whether a name right of "and" takes this run in: "Prison" in "Prison and Probation Service"."""
        words, last = self._words, self._limit - 1
        while end < last and words.fold[end] in ("and", ",") and words.next_to[end] and words.cap[end + 1]:
            further = words.run_end(end + 1, self._limit)
            if words.fold[end] == "and":
                right = core_in_run(words, end + 1, further, self._floor)
                return right is not None and right.first <= core.first
            end = further
        return False


def _past_known(words: Words, core: Core, limit: int) -> Core:
    """A known name that goes on to another head: "Ministry of Internal Affairs Academy"."""
    end = words.known.get(core.first, 0)
    if end <= core.last or end >= limit or not words.next_to[end] or not words.cap[end]:
        return core
    further = core_in_run(words, end, words.run_end(end, limit), end)
    return Core(core.first, further.head_first, further.last, further.head) if further else core
