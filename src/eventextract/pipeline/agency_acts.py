"""Whether what may be a body, a place or an event acts as a body where it stands."""

from __future__ import annotations

from eventextract.pipeline.agency_words import Words


def acts(words: Words, first: int, last: int) -> bool:
    """Whether a verb of bodies follows a name, or people of it or "by" stand before it: "doctors of the ...", "... has urged"."""
    return does(words, last) or _has_people(words, first)


def does(words: Words, last: int) -> bool:
    """Whether a verb of bodies stands behind a name, and an acronym in brackets."""
    return _is_deed(words, _past_bracket(words, last))


def _past_bracket(words: Words, last: int) -> int:
    """Past the acronym in brackets behind a name."""
    bracket = words.text[last : last + 1] == ["("] and words.text[last + 2 : last + 3] == [")"]
    return last + 3 if bracket else last


def _is_deed(words: Words, i: int) -> bool:
    """Whether a verb of bodies stands here, behind an auxiliary or not."""
    deeds, start = words.lexicon.deeds, i
    while i < len(words) and words.next_to[i] and words.fold[i] in deeds["amid"]:
        i += 1
    helped = i < len(words) and words.fold[i] in deeds["auxiliary"]
    i += helped
    while i < len(words) and i - start < 4 and words.fold[i] in deeds["amid"]:
        i += 1
    if i >= len(words) or not words.text[i].islower():
        return False
    return words.fold[i] in deeds["deed"] or (helped and words.fold[i] in deeds["helped"])


def _has_people(words: Words, first: int) -> bool:
    """Whether a name is whose people are told of: "volunteers of the | Karat Trust"; or who did something: "by the | ..."."""
    link = first - 1 - (first > 0 and words.fold[first - 1] == "the")
    if link < 1:
        return False
    if words.fold[link] == "by":
        return words.fold[link - 1].endswith("ed")
    return words.fold[link] in ("of", "from", "at", "with") and words.fold[link - 1] in words.lexicon.people
