"""Programmes and projects by name: no agencies, but they may organize and pay."""

from __future__ import annotations

import re
from functools import lru_cache

from eventextract.knowledge.compiling import expression
from eventextract.knowledge.patterns import alternation
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_judge import FAINT
from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_names import Core, left_end
from eventextract.pipeline.agency_tails import TailReader
from eventextract.pipeline.agency_words import Words

PROGRAMME = Head("programme", True, True, 1, frozenset({"in", "for", "on"}), False)


def project_acronyms(words: Words) -> frozenset[str]:
    """The acronyms that a text gives to projects."""
    defined = _defining(words.lexicon.beside["project"])
    return frozenset(found[found.lastgroup or 0] for found in defined.finditer(words.board.text))


@lru_cache(maxsize=4)
def _defining(nouns: frozenset[str]) -> re.Pattern[str]:
    """What says that an acronym is a project's: '"Clean Rivers" (CRP) project', "EU4SEA, a twinning project"."""
    noun, acronym = alternation(sorted(nouns)), "[A-Z][A-Za-z0-9&-]{1,11}"
    return expression(
        rf'" \((?P<before>{acronym})\),? {noun}\b|\b{noun},? "[^"\n]{{3,120}}" \((?P<behind>{acronym})\)'
        rf"|\b(?P<called>{acronym}), an? (?:[\w-]+ ){{0,4}}{noun}\b"
    )


def programme(words: Words, first: int, end: int, limit: int, floor: int) -> Draft | None:
    """The programme whose head ends a run: "UNODC Programme for Central Asia", "Container Control Programme"."""
    if words.other_at(end - 1) != "programme":
        return None
    if bracketed := _with_bracket(words, end - 1, floor):
        return bracketed
    start = left_end(words, end - 1, floor)
    core = Core(start, end - 1, end, PROGRAMME)
    tail = TailReader(words, limit).read(core)
    if any(phrase == (words.fold[start],) for phrase, _ in words.lexicon.appositions.get(words.fold[start], ())):
        return None  # "NGO Civic Initiative": a body, whatever its name ends with
    named = start < end - 1 or (tail.last > end and tail.parent is None)
    return of_sort(words, start, tail.last, end - 1) if named and start <= first else None


def of_sort(words: Words, first: int, last: int, head: int) -> Draft:
    """A programme; where its head is one of bodies alike ("Girls' Power Initiative") a body that counts where it acts."""
    minister = first > 1 and words.fold[first - 1] == "of" and words.fold[first - 2] in words.lexicon.beside["minister"]
    if words.fold[head] in words.lexicon.beside["either"] and not minister:
        return Draft(first, last, "other", "agencies.either", FAINT)
    return Draft(first, last, "programme", "agencies.programme", 0.9)


def _with_bracket(words: Words, head: int, floor: int) -> Draft | None:
    """A name with its acronym before the head: "Clean Rivers and Lakes Action (CRLA) Programme"."""
    bracket = head - 3
    if bracket <= floor or words.text[bracket] != "(" or words.text[head - 1] != ")" or not words.acronym(head - 2):
        return None
    start = left_end(words, bracket, floor)
    if bracket - start < 2:
        return None
    name = words.board.text[words.start[start] : words.end[bracket - 1]]
    whole = f"{name} {words.text[head]}"
    return Draft(start, head + 1, "programme", "agencies.programme", 0.9, whole, acronym=words.text[head - 2])
