"""Bodies of a town or district in small letters: "Khujand city administration", "the health department of Brest region"."""

from __future__ import annotations

from eventextract.pipeline.agency_acts import acts, does
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_words import Words

LONGEST = 6  # words of what a body of a town is called


def local(words: Words, first: int, limit: int) -> list[Draft]:
    """The bodies of one place in a stretch, told by the name of the place behind or before them."""
    drafts = []
    for start in words.places_from(first, limit):
        end, kind = words.place[start]
        if kind == "country" and (draft := _of_field(words, first, start, end)):
            drafts.append(draft)
        if kind not in ("city", "subdivision"):
            continue
        if draft := _before(words, first, start, limit) or _corporation(words, first, start, end):
            drafts.append(draft)
        if end < limit and words.next_to[end] and (found := _called(words, end, limit)):
            drafts.append(Draft(start, found[0], found[1], "agencies.local", 0.7))
    return drafts


def _of_field(words: Words, floor: int, country: int, end: int) -> Draft | None:
    """What a body deals with and its country, where it acts: "Statistics Norway published ..."."""
    field = country - 1
    known = field >= floor and words.fold[field] in words.lexicon.beside["field"]
    begins = known and words.next_to[country] and (field == floor or not words.cap[field - 1])
    if not begins or not words.text[field].istitle() or words.head_at(field):
        return None
    return Draft(field, end, "government", "agencies.field", 0.7) if acts(words, field, end) else None


def _corporation(words: Words, floor: int, place: int, end: int) -> Draft | None:
    """A town or county as a body, where it acts: "signed by the City of Malmö"."""
    first = place - 2
    if first <= floor or words.text[place - 1] != "of" or words.text[first] not in words.lexicon.beside["corporation"]:
        return None
    before = first - 1 - (words.fold[first - 1] == "the")
    agent = before >= floor and words.fold[before] in words.lexicon.beside["party"]
    return Draft(first, end, "government", "agencies.local", 0.7) if agent or does(words, end) else None


def _called(words: Words, first: int, limit: int) -> tuple[int, str] | None:
    """The end and the kind of what a local body is called from a token on, with a word for the sort of place before it."""
    for phrase, kind in words.lexicon.local.get(words.text[first], ()):
        last = first + len(phrase)
        if last <= limit and tuple(words.text[first:last]) == phrase:
            return last, kind
    area = words.text[first] in words.lexicon.beside["area"] and first + 1 < limit
    return _called(words, first + 1, limit) if area else None


def _before(words: Words, floor: int, place: int, limit: int) -> Draft | None:
    """A body before the name of its place: "prosecutor's office of | Brest region"."""
    link = place - 1 - (words.fold[place - 1] == "the") if place - 1 > floor else floor
    if words.text[place].islower() and words.fold[place + 1 : place + 2] == ("of",):
        link = place + 1  # "department of Samarkand", which may be a place, too
    if link <= floor or words.fold[link] != "of":
        return None
    for first in range(max(link - LONGEST, floor), link - 1):
        if (found := _called(words, first, limit)) and found[0] == link:
            return Draft(first, _past_area(words, words.place[place][0], limit), found[1], "agencies.local", 0.7)
    return None


def _past_area(words: Words, end: int, limit: int) -> int:
    """Past the small word for the sort of place: "Brest | region"."""
    return end + (end < limit and words.next_to[end] and words.text[end].islower() and words.other_at(end) == "place")
