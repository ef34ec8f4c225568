"""Whether a head with its modifiers and tail names a body, and how surely."""

from __future__ import annotations

from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_names import Core
from eventextract.pipeline.agency_tails import Tail
from eventextract.pipeline.agency_words import Words

STRONG, FAIR, WEAK, FAINT = 0.9, 0.7, 0.6, 0.5
NAMED = frozenset({"law-enforcement", "border", "judiciary", "customs", "military", "prosecution", "parliament"})
"""Kinds of which a capitalised phrase of common words ("Border Police") names the one of its country."""
SOURCES = {"embassy": "agencies.embassy", "company": "agencies.company"}


def judged(words: Words, core: Core, tail: Tail) -> Draft | None:
    """The draft of a core and its tail; None for generic phrases ("the Ministry", "Law Enforcement Agencies")."""
    score = _score(words, core, tail)
    if score is None:
        return None
    source = _source(words, core, tail)
    return Draft(core.first, tail.last, core.head.kind, source, score, long=tail.long, parent=tail.parent)


def _score(words: Words, core: Core, tail: Tail) -> float | None:
    if core.bare:
        return _bare(words, core, tail)
    phrase = tuple(words.fold[core.first : core.last])
    if tail.last == core.last and phrase in words.lexicon.common:
        named = core.head.kind in NAMED and words.fold[core.last - 1] not in words.lexicon.plurals
        if tail.parent or tail.long > tail.last:
            return FAIR
        return FAIR if named and words.text[core.last - 1][0].isupper() else None
    if core.head.strong:
        return _national(words, core) if tail.last == core.last else STRONG
    return FAIR if tail.last > core.last or core.head_first - core.first > 1 else WEAK


def _bare(words: Words, core: Core, tail: Tail) -> float | None:
    """A head alone needs what it is of; a phrase such as "Supreme Court" does not."""
    if tail.last > core.last and tail.subject:
        return STRONG if core.head.strong else FAINT
    phrase = tuple(words.fold[core.head_first : core.last])
    if core.head.size > 1 and phrase not in words.lexicon.common and core.head.strong:
        return FAIR
    if core.head.size > 1 and core.head.kind in NAMED:
        return FAIR
    return None


def _national(words: Words, core: Core) -> float:
    """"Serbian Police" is hardly a name, "Kosovo Police" is one, "Serbian Ministry" none without more."""
    end, kind = words.place.get(core.first, (0, ""))
    if end < core.head_first or core.head.size > 1:
        return STRONG
    return WEAK if kind == "demonym" else FAIR


def _source(words: Words, core: Core, tail: Tail) -> str:
    if words.fold[core.last - 1] == "government":
        return "agencies.government"
    if core.head.kind in SOURCES:
        return SOURCES[core.head.kind]
    return "agencies.head-tail.place" if tail.place else "agencies.head-tail"
