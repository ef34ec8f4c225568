"""The grammar of an agency's name: modifiers, a head noun, its tail.

"Central Asian Regional Centre for Combating Drugs" has the head "Centre"; to its left stand capitalised words, joined by
"and" where they say what the body deals with, and possessives that belong to the name ("People's Police Academy");
to its right the tail (see `agency_tails`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_words import POSSESSIVES, Words

SILENT = frozenset({"programme", "document", "event", "award", "technology", "place"})
"""Sorts of non-agency heads that turn a phrase with a body inside into something else ("Police Reform Programme")."""


@dataclass(frozen=True, slots=True)
class Core:
    """A head with its modifiers: tokens `first` to `last`, of which the head begins at `head_first`."""

    first: int
    head_first: int
    last: int
    head: Head

    @property
    def bare(self) -> bool:
        """Whether nothing stands before the head."""
        return self.first == self.head_first


def run_end(words: Words, first: int, limit: int) -> int:
    """The end of the capitalised words that begin at `first`."""
    i = first + 1
    while i < limit and words.next_to[i] and (words.cap[i] or i in words.bound):
        i += 1
    return i


def core_in_run(words: Words, first: int, end: int, floor: int) -> Core | None:
    """The core whose head is the last one in a run; None where the run names something else. `floor`: where names may begin."""
    if words.other_at(end - 1) in SILENT and words.head_at(end - 1) is None:
        return None
    for last in range(end - 1, first - 1, -1):
        head = words.head_at(last)
        if head and last - head.size + 1 >= first:
            start = last - head.size + 1
            return Core(left_end(words, start, floor), start, last + 1, head)
    return None


def cores(words: Words, first: int, limit: int) -> Iterator[tuple[Core, int]]:
    """The cores of a stretch, each with the end of its run."""
    i = first
    while i < limit:
        if not words.cap[i]:
            i += 1
            continue
        end = run_end(words, i, limit)
        core = core_in_run(words, i, end, first)
        if core:
            yield core, end
        i = end


def left_end(words: Words, head_first: int, floor: int) -> int:
    """Where the modifiers before a head begin; never before `floor`."""
    first, joined = head_first, False
    while first > floor and words.next_to[first]:
        before = first - 1
        if before in words.bound or (words.cap[before] and not _breaks(words, before)):
            first = before
        elif before > floor and words.fold[before] in POSSESSIVES and _owner_belongs(words, before - 1):
            first = before - 1
        elif before > floor and _joins(words, before, first, joined):
            first, joined = before - 1, True
        else:
            break
    return words.covering.get(first, first)


def _breaks(words: Words, i: int) -> bool:
    """A job title ends the modifiers, unless its possessive led here ("Governor General's Office") or an office follows."""
    if words.stop[i] != "title":
        return False
    following = words.fold[i + 1] if i + 1 < len(words) else ""
    if following == "general" and i + 2 < len(words):
        following = words.fold[i + 2]
    return following not in POSSESSIVES and following != "office"


def _owner_belongs(words: Words, owner: int) -> bool:
    """Whether a possessive is part of the name: not where the owner is a place or a body."""
    if not words.cap[owner]:
        return False
    end = owner + 1
    if end in words.place_end or end in words.known_end or words.acronym(owner):
        return False
    head = words.head_at(owner)
    return head is None or not head.strong


def _joins(words: Words, link: int, right: int, joined: bool) -> bool:
    """Whether "and" (or, left of one, a comma) between two words for what the body deals with lies inside its name."""
    left = link - 1
    if not words.next_to[link] or words.acronym(left) or left + 1 in words.place_end:
        return False
    if words.fold[link] == "and":
        return words.subject(left) and words.cap[right] and _fits(words, right)
    return joined and words.fold[link] == "," and words.subject(left) and words.head_at(left) is None


def _fits(words: Words, right: int) -> bool:
    return right not in words.place and not words.acronym(right)
