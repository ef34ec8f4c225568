"""What a body deals with, behind "of", "for" or "on" in its name: capitalised words and what is coordinated with them."""

from __future__ import annotations

from eventextract.pipeline.agency_names import core_in_run
from eventextract.pipeline.agency_words import POSSESSIVES, Words

MOST_ITEMS = 12
MOST_WORDS = 5


class SubjectReader:
    """Reads subjects in one stretch of tokens, which ends at `limit`."""

    def __init__(self, words: Words, limit: int) -> None:
        self._words = words
        self._limit = limit

    def end(self, first: int) -> int:
        """Where the subject that begins at a token ends (exclusive): "Drugs and Crime", "Health, Labour and Welfare"."""
        return self._coordinated(self._run_of_subject(first))

    def _run_of_subject(self, first: int) -> int:
        """The run that begins here, without a person or a new phrase after the last word for a subject."""
        words = self._words
        end = words.run_end(first, self._limit)
        last = next((i for i in range(end - 1, first - 1, -1) if words.subject(i)), None)
        return last + 1 if last is not None and end - last > 2 else min(end, first + MOST_WORDS)

    def _coordinated(self, end: int) -> int:
        """Past ", X, Y and Z" or "and Z", where the items are what a body deals with."""
        position = end
        for _ in range(MOST_ITEMS):
            if position + 1 >= self._limit or not self._words.next_to[position]:
                break
            oxford = self._words.fold[position] == "," and self._words.fold[position + 1] == "and"
            link = position + oxford
            if self._words.fold[link] not in ("and", "or", ",") or (further := self._listed(link)) is None:
                break
            position = further
            if self._words.fold[link] != ",":
                end = position
        return end

    def _listed(self, link: int) -> int | None:
        """The end of one item of a list of subjects, or None."""
        words = self._words
        first = link + 1
        if first < self._limit and words.fold[first] in words.lexicon.beside["again"]:
            first += 1
        if first >= self._limit or not words.cap[first] or self._is_other(first):
            return None
        end = self._past_owner(words.run_end(first, self._limit))
        if self._is_body(first, end) or (words.acronym(first) and words.fold[first] not in words.lexicon.subjects):
            return None
        if self._is_deed(first, end):
            return words.run_end(end + 1, self._limit)
        told = any(words.subject(i) for i in range(first, end))
        return end if told or self._is_amid(link, first, end) else None

    def _is_other(self, first: int) -> bool:
        """Whether a place, a known body or somebody's title begins here, and no subject; "Judges, Prosecutors and ..." are one."""
        words = self._words
        title = words.stop[first] == "title" and not words.fold[first].endswith("s")
        known = words.known.get(first, 0) > first + 1 and words.fold[first] not in words.lexicon.subjects
        return title or known or first in words.place

    def _past_owner(self, end: int) -> int:
        """Past a possessive and what it owns: "Women's Affairs"."""
        words = self._words
        owns = end + 1 < self._limit and words.fold[end] in POSSESSIVES and words.cap[end + 1]
        return words.run_end(end + 1, self._limit) if owns else end

    def _is_body(self, first: int, end: int) -> bool:
        """Whether an item is a body of its own: "... and the State Revenue Committee"."""
        words = self._words
        core = core_in_run(words, first, end, first)
        named = core and core.head.strong and (not core.bare or first in words.known)
        if core is None or not named:
            return False
        many = words.fold[core.last - 1] in words.lexicon.plurals and core.first not in words.known
        return not many and words.fold[core.last - 1] not in words.lexicon.subjects

    def _is_deed(self, first: int, end: int) -> bool:
        """E.g. "Execution" in "Execution of Non-custodial Sentences"."""
        words = self._words
        return end - first == 1 and words.fold[end : end + 1] == ("of",) and words.cap[min(end + 1, self._limit - 1)]

    def _is_amid(self, link: int, first: int, end: int) -> bool:
        """Whether an item of one word stands between two others of a list: "Employment, Productivity and Trade"."""
        amid = self._words.fold[link] == "," and self._words.fold[end : end + 1] in ((",",), ("and",))
        return amid and end - first == 1
