"""Agencies that are not told by one capitalised English head.

Foreign names, embassies and ministries in small letters, several bodies under one head.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.normalise.names import fold_word
from eventextract.pipeline.agency_drafts import Draft
from eventextract.pipeline.agency_foreign import foreign_end
from eventextract.pipeline.agency_lexicon import Head
from eventextract.pipeline.agency_looks import SMALL_BODY
from eventextract.pipeline.agency_names import Core, left_end
from eventextract.pipeline.agency_tails import TailReader
from eventextract.pipeline.agency_words import POSSESSIVES, Words

FOREIGN_HEAD = Head("other", True, True, 1, frozenset(), False)
SHARING = ("of", "for")  # what a plural head has before its list
SMALL_SCORES = {"embassy": 0.8, "government": 0.6, "ministry": 0.6}  # of bodies in small letters, by kind


def foreign_draft(words: Words, first: int, limit: int) -> Draft | None:
    """A foreign name with "of Cabo Verde" after it."""
    end = foreign_end(words, first, limit)
    if end == first:
        return None
    head = words.head_at(first)
    kind = head.kind if head else "other"
    tail = TailReader(words, limit).read(Core(first, first, end, FOREIGN_HEAD))
    last = tail.last if tail.place else end
    return Draft(first, last, kind, "agencies.foreign", 0.9)


def small_letters(words: Words, first: int, limit: int) -> list[Draft]:
    """E.g. "Swiss embassy in Pristina", "Japanese government", "Kyrgyz interior ministry": told by a nation."""
    found: list[Draft] = []
    for start in words.places_from(first, limit) if words.marked(SMALL_BODY, first, limit) else ():
        end, kind = words.place[start]
        i = end + 1 if end < limit and words.fold[end] in POSSESSIVES else end
        if kind != "demonym" and not (kind == "country" and (i > end or words.acronym(start))):
            continue
        head = i
        while head < min(limit, i + 3) and words.next_to[head] and _subject_of_ministry(words, head):
            head += 1
        if head >= limit or not words.marks[head] & SMALL_BODY or not words.next_to[head]:
            continue
        if words.text[head] == "ministry" and head == i:
            continue
        found.append(_small(words, start if i == end else i, head, limit))
    return found


def _subject_of_ministry(words: Words, i: int) -> bool:
    return not words.marks[i] & SMALL_BODY and words.fold[i] in words.lexicon.subjects


def _small(words: Words, first: int, head: int, limit: int) -> Draft:
    known = words.lexicon.heads[words.fold[head : head + 1]]
    core = Core(first, head, head + 1, known)
    tail = TailReader(words, limit).read(core)
    last = tail.last if tail.place else head + 1
    return Draft(first, last, known.kind, f"agencies.{words.fold[head]}.small", SMALL_SCORES[known.kind])


def several(words: Words, core: Core, limit: int) -> list[Draft]:
    """E.g. "Ministries of Interior and Justice", "Governments of Japan and Norway", "U.S. and Swiss Embassies"."""
    singular = words.lexicon.plurals.get(words.fold[core.last - 1])
    if singular is None:
        return []
    kind = core.head.kind
    if core.last < limit and words.fold[core.last] in SHARING:
        return _several_after(words, core, limit, singular, kind)
    return _several_before(words, core, singular, kind)


def _several_after(words: Words, core: Core, limit: int, singular: str, kind: str) -> list[Draft]:
    link = words.fold[core.last]
    listed = list(_items(words, core.last, limit))
    items = _parted(words, listed, link)
    states = all(words.place.get(first, (0, ""))[0] == last for first, last in items)
    each = len(items) < len(listed) or fold_word(singular) in words.lexicon.beside["each"] or _led(words, items, link)
    if len(items) < 2 or (not each and (states or link != "of")):
        return []
    before = words.board.text[words.start[core.first] : words.start[core.last - 1]]
    drafts = []
    for number, (first, last) in enumerate(items):
        text = words.board.text[words.start[first] : words.end[last - 1]]
        article = "the " if words.fold[first - 1] == "the" else ""
        name = f"{before}{singular} {link} {article}{text}"
        drafts.append(Draft(core.first if number == 0 else first, last, kind, "agencies.several", 0.9, name))
    return drafts


def _led(words: Words, items: list[tuple[int, int]], link: str) -> bool:
    """Whether the link stands again before each item: "Ministries of Health | and of Education"."""
    return len(items) > 1 and all(_leads(words, first, link) for first, _ in items)


def _leads(words: Words, first: int, link: str) -> bool:
    return words.fold[first - 1 - (words.fold[first - 1] == "the")] == link


def _parted(words: Words, items: list[tuple[int, int]], link: str) -> list[tuple[int, int]]:
    """Where the link stands again, items without it go on with the one before: "of Health and Labour | and of Trade"."""
    if sum(_leads(words, first, link) for first, _ in items) < 2:
        return items
    parted: list[tuple[int, int]] = []
    for first, last in items:
        if parted and not _leads(words, first, link):
            parted[-1] = parted[-1][0], last
        else:
            parted.append((first, last))
    return parted


def _items(words: Words, position: int, limit: int) -> Iterator[tuple[int, int]]:
    """What stands in a list behind a link, which may stand again: "of A, of B and C"."""
    link = words.fold[position]
    while position < limit:
        first = position + (words.fold[position] == link)
        first += first < limit and words.fold[first] == "the"
        if first >= limit or not words.cap[first]:
            return
        end = words.run_end(first, limit)
        if words.head_at(end - 1) and (
            end - first > 1 or words.fold[end - 1] in words.lexicon.plurals or words.fold[end : end + 1] == ("of",)
        ):
            return  # a body of its own: "Forces of Chad, the Ministry of Defence"
        yield first, end
        if end >= limit or words.fold[end] not in (",", "and"):
            return
        position = end + 1 + (words.fold[end] == "," and end + 1 < limit and words.fold[end + 1] == "and")


def _lone_body(words: Words, i: int) -> bool:
    """E.g. "the Ministry" in "the Ministry and the State Governments": no modifier, but a body of its own."""
    return words.fold[i] in words.lexicon.plurals or words.fold[i] in words.lexicon.singulars


def _several_before(words: Words, core: Core, singular: str, kind: str) -> list[Draft]:
    """Two single words or nations before the plural head."""
    head = core.last - 1
    link = next((i for i in range(head - 1, max(head - 4, 0), -1) if words.fold[i] == "and"), None)
    if link is None or link == 0 or not words.cap[link - 1] or _lone_body(words, link - 1):
        return []
    first = left_end(words, link - 1, max(link - 3, 0))
    names = [words.board.text[words.start[a] : words.end[b - 1]] for a, b in ((first, link), (link + 1, head))]
    return [
        Draft(first, link, kind, "agencies.several", 0.8, f"{names[0]} {singular}"),
        Draft(link + 1, head + 1, kind, "agencies.several", 0.8, f"{names[1]} {singular}"),
    ]
