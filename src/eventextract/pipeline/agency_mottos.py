"""Bodies that are named by who stands up for what: "Mothers Against Smoke", "Reporters Without Borders"."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_words import Words

SIDE = expression(r"(?<=s|n) (?:[Aa]gainst|[Ww]ithout|[Bb]eyond|[Ff]or)(?: the| All)? (?=[A-ZÀ-Ž])")
MOST_BEFORE = 3  # words of who it is


def mottos(words: Words, text: str) -> Iterator[Draft]:
    """The names in a text that people give themselves by a plural and what they are for or against."""
    for found in SIDE.finditer(text):
        link, object_ = words.tokens_before(found.start() + 1), words.tokens_before(found.end())
        line = words.line_of(link)
        if link and object_ < line[1] and words.style(*line) == "text" and _is_group(words, link - 1):
            first = _begin(words, link, line[0])
            last = _end(words, object_, line[1])
            other = words.fold[first:last] in words.lexicon.common or words.text[first - 1 : first] == [
                '"'
            ]  # a project's name
            if last and not other and not (words.fold[link] == "for" and _addressed(words, first, object_)):
                yield Draft(first, last, "ngo", "agencies.motto", 0.7)


def _is_group(words: Words, i: int) -> bool:
    """Whether a capitalised plural noun for people stands here."""
    fold = words.fold[i]
    people = fold in words.lexicon.people or fold in words.lexicon.beside["kin"]
    return words.text[i][0].isupper() and people and (fold.endswith("s") or fold in ("women", "men", "children"))


def _begin(words: Words, link: int, floor: int) -> int:
    first = link - 1
    while first > max(floor, link - MOST_BEFORE) and words.cap[first - 1] and words.next_to[first]:
        first -= 1
    return first


def _end(words: Words, first: int, limit: int) -> int:
    """The end of what they stand up for; 0 where that is somebody or a body."""
    other = first in words.known or words.acronym(first) or words.stop[first] in ("title", "honorific", "calendar")
    if other or words.fold[first] in words.lexicon.persons or words.head_at(first):
        return 0
    end = words.run_end(first, limit)
    joined = end + 1 < limit and words.fold[end] == "and" and words.subject(end + 1)
    return words.run_end(end + 1, limit) if joined and words.subject(end - 1) else end


def _addressed(words: Words, first: int, object_: int) -> bool:
    """E.g. "Experts for Kenya": for whom somebody is."""
    return words.other_at(first) is not None or (object_ in words.place and words.place[object_][1] != "region")
