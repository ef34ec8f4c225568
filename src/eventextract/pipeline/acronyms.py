"""Acronyms of agencies: given in brackets beside a name, given between commas, used later, or standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.normalise.bodies import acronym_fits, initials
from eventextract.pipeline.agency_words import POSSESSIVES, Words

BRACKET = re.compile(
    r" ?\((?:hereinafter |hereafter |henceforth |referred to as |known as |the |or |[-–] |\"){0,4}"
    r"(?P<acronym>[A-Za-zÀ-ž][\w./&-]{1,11}(?: [A-ZÀ-Ž][\w./&-]{0,11}){0,2})\"?(?:[,;:–] [^()\n]{1,40})?\)"
)
COMMAS = re.compile(r", (?P<acronym>[A-Z][\w/-]{1,9})(?=[,.;]|$)")
BRACKETED = re.compile(r"\((?P<acronym>[A-Z][A-Za-z0-9/&-]{1,10})\)")
SHORTEST, LONGEST = 3, 10


def written_as_acronym(text: str) -> bool:
    """At least two capitals ("UNODC", "MoIA", "NamPol"), or capitals in more than half of the letters."""
    return sum(c.isupper() for c in text) >= 2


def given_after(text: str, end: int, name: str) -> str | None:
    """The acronym in brackets or commas right after a name that ends at `end`, where it can be of that name."""
    found = BRACKET.match(text, end)
    if found:
        acronym = found["acronym"].strip()
        if written_as_acronym(acronym) and acronym != name and (acronym_fits(acronym, name) or len(found[0]) < 20):
            return acronym
        return acronym if acronym_fits(acronym, name) and " " not in acronym and acronym not in name.split() else None
    found = COMMAS.match(text, end)
    return found["acronym"] if found and written_as_acronym(found["acronym"]) and acronym_fits(found["acronym"], name) else None


def named_before(words: Words, text: str) -> Iterator[tuple[int, int, str]]:
    """Capitalised phrases whose initials are the acronym in brackets after them: first token, end, acronym."""
    for found in BRACKETED.finditer(text):
        letters = re.sub(r"[^A-Za-z0-9]", "", found["acronym"])
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
        collected = initials(text) + collected if text[0].isupper() else collected
    return i if collected == letters and words.cap[i] else None


def used(text: str, acronyms: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where the acronyms stand in the text as words of their own."""
    if acronyms:
        choice = "|".join(re.escape(acronym) for acronym in sorted(acronyms, key=lambda a: (-len(a), a)))
        for found in re.finditer(rf"(?<![\w-])(?:{choice})(?![\w]|-[A-Z0-9])", text):
            yield found.start(), found.end(), found[0]


def alone(words: Words, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """Unknown words in capitals that act like bodies, in a stretch: the token, and whether it acts for sure."""
    for i in range(first, last):
        text = words.text[i]
        if not (SHORTEST <= len(text) <= LONGEST and text.isupper() and text.replace("-", "").isalpha()):
            continue
        if text in words.lexicon.not_acronyms or i in words.place or words.other_at(i) or words.stop[i]:
            continue
        if sure := _acts(words, i, first, last):
            yield i, sure > 1


def _acts(words: Words, i: int, first: int, last: int) -> int:
    """0: no sign; 1: an article, or a preposition of agents; 2: it owns something, or it does something."""
    before = words.fold[i - 1] if i > first else ""
    after = words.fold[i + 1] if i + 1 < last else ""
    if after in POSSESSIVES:
        return 2
    if (i == first or before in ("the", "and", ",")) and (words.lexicon.stops.get(after) == "verb" or after.endswith("ed")):
        return 2
    return 1 if before in ("by", "with", "from") and not (words.cap[i + 1] if i + 1 < last else False) else 0
