"""States and nations beside the name of a body: whether one ends it, owns the next or says whose something else is."""

from __future__ import annotations

from eventextract.pipeline.agency_words import POSSESSIVES, Words


def owning_state(words: Words, first: int, limit: int) -> int:
    """The end of a state that begins at a token and whose body owns the next: "Army of | Peru's Rescue Centre"; else 0."""
    end, kind = words.place.get(first, (0, ""))
    return end if kind == "country" and end < limit and words.fold[end] in POSSESSIVES else 0


def of_nation(words: Words, first: int, limit: int) -> bool:
    """E.g. "Canadian" in "on the Canadian side": whose something in small letters is."""
    end, kind = words.place.get(first, (0, ""))
    return kind == "demonym" and end < limit and words.text[end].islower()


def is_adjective(words: Words, end: int, limit: int) -> bool:
    """Whether a state's acronym says of the noun behind it whose it is: "and the U.S. | programme"."""
    more = end < limit and words.next_to[end] and not words.stop[end]
    return more and words.text[end].islower() and words.text[end - 1].rstrip(".").isupper()


def modifies(words: Words, end: int, limit: int) -> bool:
    """Whether what ends here says whose or what sort something behind it is: "Osh | Regional Court", "Peru | 's"."""
    if end >= limit or not words.next_to[end]:
        return False
    return words.cap[end] or words.fold[end] in POSSESSIVES
