"""Acronyms of agencies: given in brackets beside a name, given between commas, used later, or standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from eventextract.knowledge.compiling import expression
from eventextract.normalise.bodies import acronym_fits, initials
from eventextract.normalise.kept import MOST
from eventextract.pipeline.agency_looks import SHORTEST
from eventextract.pipeline.agency_words import POSSESSIVES, Words

BRACKET = expression(
    r" ?\((?:hereinafter |hereafter |henceforth |referred to as |known as |the |or |[-–] |\"){0,4}"
    r"(?P<acronym>[A-Za-zÀ-ž][\w./&-]{1,11}(?: [A-ZÀ-Ž][\w./&-]{0,11}){0,2})\"?(?:[,;:–] [^()\n]{1,40})?\)"
)
COMMAS = expression(r", (?P<acronym>[A-Z][\w/-]{1,9}(?: [A-Z][\w-]{1,11})?)(?=[,.;]|$)")
BRACKETED = expression(r"\((?P<acronym>[A-Z][A-Za-z0-9/&-]{1,10})\)")
BEGINS = (" (", "(", ", ")  # what may stand between a name and its acronym
ADDRESSED = expression(r"[A-Z][a-z]{0,4}\. ")  # "Ms. Berg": somebody, no acronym
NO_LETTER = expression(r"[^A-Za-z0-9]")
SIDES = frozenset({"for", "against", "without", "beyond"})  # within the name of those who stand up for something
JOINED_BEFORE = expression(r"[\w-]")
JOINED_AFTER = expression(r"\w|-[A-Z0-9]")


def written_as_acronym(text: str) -> bool:
    """At least two capitals ("UNODC", "MoIA", "NamPol"), or capitals in more than half of the letters."""
    return sum(c.isupper() for c in text) >= 2


def given_at(text: str, end: int) -> tuple[str, bool] | None:
    """The acronym in brackets (True) or between commas (False) right after a position."""
    if not text.startswith(BEGINS, end):
        return None
    if found := BRACKET.match(text, end):
        return None if ADDRESSED.match(found["acronym"]) else (found["acronym"].strip(), True)
    found = COMMAS.match(text, end)
    return (found["acronym"], False) if found and written_as_acronym(found["acronym"]) else None


@lru_cache(maxsize=MOST)
def fitness(acronym: str, name: str, bracketed: bool) -> int:
    """How well an acronym fits a name: 3 its initials, 2 its letters, 1 only by brackets and capitals, 0 not."""
    if acronym == name or acronym in name.split():
        return 0
    if initials(name).upper() == re.sub(r"\W", "", acronym).upper():
        return 3
    if acronym_fits(acronym, name) and (written_as_acronym(acronym) or " " not in acronym):
        return 2
    return int(bracketed and written_as_acronym(acronym))


def named_before(words: Words, text: str) -> Iterator[tuple[int, int, str]]:
    """Capitalised phrases whose initials are the acronym in brackets after them: first token, end, acronym."""
    for found in BRACKETED.finditer(text):
        letters = NO_LETTER.sub("", found["acronym"])
        if not letters.isupper() or found["acronym"] in words.lexicon.not_acronyms or len(letters) < SHORTEST:
            continue
        end = words.tokens_before(found.start())
        first = _start_of(words, end, letters)
        if first is not None:
            yield first, end, found["acronym"]


def _start_of(words: Words, end: int, letters: str) -> int | None:
    """How far back the capitalised words reach whose initials are the letters; small words count for nothing."""
    i, collected = end, ""
    while i > 0 and len(collected) < len(letters) and i > end - 2 * len(letters) - 2:
        i -= 1
        text = words.text[i]
        if not (text[0].isalnum() or text in ("&", "'s", "'")):
            return None
        if text[0].isupper():
            collected = initials(text) + collected
    return i if collected == letters and words.cap[i] and "title" not in words.stop[i:end] else None


def is_matter(words: Words, first: int, last: int) -> bool:
    """Whether a name without a head is what somebody deals with: "Foreign Body Transport (FBT)", not "Jurists Against Abuse (JAA)"."""
    told = words.subject(last - 1) or words.fold[last - 1].endswith("ing")
    return told and words.head_at(last - 1) is None and SIDES.isdisjoint(words.fold[first:last])


def used(text: str, acronyms: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where the acronyms stand in the text as words of their own, the longest at each place."""
    found = sorted((start, -len(acronym), acronym) for acronym in acronyms for start in _places(text, acronym))
    behind = 0
    for start, _, acronym in found:
        if start >= behind:
            behind = start + len(acronym)
            yield start, behind, acronym


def _places(text: str, acronym: str) -> Iterator[int]:
    start = text.find(acronym)
    while start >= 0:
        end = start + len(acronym)
        if not JOINED_BEFORE.match(text, start - 1, start) and not JOINED_AFTER.match(text, end):
            yield start
        start = text.find(acronym, start + 1)


def alone(words: Words, i: int, first: int, last: int) -> int:
    """Whether an unknown word in capitals acts like a body in its line: 0 not, 1 perhaps, 2 for sure."""
    named = i > first and words.next_to[i] and words.cap[i - 1] and not (i in words.place_end or words.stop[i - 1])
    if named or _of_saint(words, i) or i in words.place or words.other_at(i):
        return 0
    return _acts(words, i, first, last)


def _of_saint(words: Words, i: int) -> bool:
    """E.g. "JOHN" in "ST. JOHN'S"."""
    before = i - 1 - (i > 0 and words.text[i - 1] == ".")
    return before >= 0 and words.fold[before] in words.lexicon.beside["saint"]


def _acts(words: Words, i: int, first: int, last: int) -> int:
    """0: no sign; 1: an article, or a preposition of agents; 2: it owns something, or it does something."""
    before = words.fold[i - 1] if i > first else ""
    after = words.fold[i + 1] if i + 1 < last else ""
    if after in POSSESSIVES or (before == "," and i - first > 2 and words.fold[i - 2] in words.lexicon.head_sizes):
        return 2
    if words.place.get(i + 1, (0, ""))[1] == "country" and words.next_to[i + 1]:
        return 2
    if i in words.place_end and words.next_to[i]:
        return 2
    told = words.lexicon.stops.get(after) == "verb" or after.endswith("ed") or after in words.lexicon.deeds["deed"]
    if told and (i == first or before in ("the", "and", ",", ";")):
        return 2
    links, shut = words.lexicon.beside["agent"], words.lexicon.beside["shut"]
    if before == "the" and i - first > 1 and words.fold[i - 2] in links and after in shut:
        return 2
    return 1 if before in links and not (words.cap[i + 1] if i + 1 < last else False) else 0
