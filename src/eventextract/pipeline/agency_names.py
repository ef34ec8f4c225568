"""The grammar of an agency's name: modifiers, a head noun, its tail.

"Central Asian Regional Centre for Combating Drugs" has the head "Centre"; to its left stand capitalised words, joined
by "and" where they say what the body deals with, and possessives that belong to the name ("People's Police Academy");
to its right the tail (see `agency_tails`).
"""

from __future__ import annotations

from typing import NamedTuple

from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_looks import HEAD, OTHER
from eventextract.pipeline.agency_words import POSSESSIVES, Words

SILENT = frozenset({"programme", "document", "event", "award", "technology", "place"})
"""Sorts of non-agency heads that turn a phrase with a body inside into something else ("Police Reform Programme")."""


class Core(NamedTuple):
    """A head with its modifiers: tokens `first` to `last`, of which the head begins at `head_first`."""

    first: int
    head_first: int
    last: int
    head: Head

    @property
    def bare(self) -> bool:
        """Whether nothing stands before the head."""
        return self.first == self.head_first


def core_in_run(words: Words, first: int, end: int, floor: int) -> Core | None:
    """The core whose head is the last one in a run; None where the run names something else.

    `floor`: the first token at which a name may begin.
    """
    marks = words.marks
    if marks[end - 1] & OTHER and words.other_at(end - 1) in SILENT and words.head_at(end - 1) is None:
        return None
    if words.place.get(first, (0, ""))[0] == end:
        return None
    for last in reversed(words.marked(HEAD, first, end)):
        head = words.head_at(last)
        if head is None or last - head.size + 1 < floor or last - 1 in words.bound:
            continue
        if (marks[last] & OTHER and words.other_size(last) > head.size) or _one_of_many(words, last + 1):
            return None
        if not head.strong and _goes_on(words, last + 1, end):
            return None
        start = last - head.size + 1
        left = left_end(words, start, floor)
        nation = head.alone and words.place.get(left) == (start, "demonym")  # "the German Bundesbank"
        return Core(start if nation else left, start, last + 1, head)
    return None


def _one_of_many(words: Words, after: int) -> bool:
    """E.g. "Customs administrations", "Customs-Business": a modifier of a plural or of a joined word."""
    if after >= len(words) or not words.next_to[after]:
        return False
    joined = words.start[after] == words.end[after - 1] and words.text[after] in "-–—/"
    return joined or (words.text[after].islower() and words.fold[after] in words.lexicon.plurals)


def _goes_on(words: Words, after: int, end: int) -> bool:
    """A weak head within a run is a modifier ("Community Resilience"), but before a place ("Network Kenya")."""
    return after < end and words.place.get(after, (0, ""))[0] != end


def lone(words: Words, core: Core) -> bool:
    """Whether a core says nothing without its tail: a head alone, or a phrase such as "Training Centre"."""
    if not core.bare or core.head.alone:
        return False
    return core.head.size == 1 or words.fold[core.first : core.last] in words.lexicon.common


def left_end(words: Words, head_first: int, floor: int) -> int:
    """Where the modifiers before a head begin; never before `floor`."""
    first, joined = head_first, False
    while first > floor and words.next_to[first]:
        before = first - 1
        if before in words.bound or (words.cap[before] and not _breaks(words, before)):
            first = before
        elif before > floor and words.fold[before] in POSSESSIVES and _owner_belongs(words, before - 1):
            first = before - 1
        elif before > floor and _joins(words, before, (first, head_first), joined):
            first, joined = before - 1, True
        else:
            break
    covered = words.covering.get(first, first)  # a known name as modifier: "Council of Europe Office"
    return covered if words.known.get(covered, len(words)) <= head_first else first


def _breaks(words: Words, i: int) -> bool:
    """A job title ends the modifiers, unless its possessive led here ("Governor General's Office"), or a plural ("Officers Network")."""
    if words.stop[i] != "title":
        return False
    following = words.fold[i + 1] if i + 1 < len(words) else ""
    if following == "general" and i + 2 < len(words):
        following = words.fold[i + 2]
    of_many = (
        words.fold[i].endswith("s") and i + 1 < len(words) and words.cap[i + 1] and words.head_at(i + 1) is not None
    )
    return following not in POSSESSIVES and following != "office" and not of_many


def _owner_belongs(words: Words, owner: int) -> bool:
    """Whether a possessive is part of the name: not where the owner is a place or a body."""
    if not words.cap[owner]:
        return False
    end = owner + 1
    if end in words.place_end or end in words.known_end or words.acronym(owner):
        return False
    head = words.head_at(owner)
    return head is None or not head.strong or words.stop[owner] == "title"


def _joins(words: Words, link: int, side: tuple[int, int], joined: bool) -> bool:
    """Whether "and" (or, left of one, a comma) between two words for what the body deals with lies inside its name."""
    left, (right, head_first) = link - 1, side
    if words.text[link] == "&":
        return words.cap[left] and words.next_to[left + 1]
    if not words.next_to[link] or words.acronym(left) or left + 1 in words.place_end:
        return False
    if words.fold[link] == "and":
        alone = right == head_first and words.head_at(right) is not None
        return words.subject(left) and not alone and _fits(words, right) and not _complete(words, left)
    return joined and words.fold[link] == "," and words.subject(left) and words.head_at(left) is None


def _complete(words: Words, last: int) -> bool:
    """Whether a body's own name ends here: "Border Police and ...", but not "Estonian Police and ..."."""
    head = words.head_at(last)
    if head is None or not head.strong:
        return False
    before = last - head.size
    if words.fold[last] in words.lexicon.plurals and words.fold[last] in words.lexicon.subjects:
        return False  # "Village Courts and Land ...": what it deals with
    modified = before >= 0 and words.next_to[before + 1] and words.cap[before] and before + 1 not in words.place_end
    return modified or (head.size > 1 and words.fold[last] not in words.lexicon.subjects)


def _fits(words: Words, right: int) -> bool:
    return right not in words.place and not words.acronym(right)
