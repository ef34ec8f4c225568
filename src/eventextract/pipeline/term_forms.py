"""Other forms of a term: the other number of its last word, the other spelling, hyphen or blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

PLAIN = re.compile(r"[a-z]{3,}")
NO_PLURAL = ("s", "ing", "ion", "ics", "ism", "ity", "ment", "ness", "ship", "ance", "ence", "ery", "acy", "ure", "age")
NO_SINGULAR = ("ss", "us", "is", "ics", "ews")


Spellings = Sequence[tuple[str, str]]


def other_forms(term: str, spellings: Spellings) -> Iterator[str]:
    """Forms of a term in small letters, the term itself not among them; some may be no English, and do no harm."""
    spelt = [term, *_respelt(term, spellings)]
    numbers = [*spelt, *(form for each in spelt for form in _other_number(each))]
    joined = [*numbers, *(form for each in numbers for form in _other_join(each))]
    yield from (form for form in dict.fromkeys(joined) if form != term)


def _respelt(term: str, spellings: Spellings) -> Iterator[str]:
    for one, other in spellings:
        if one in term:
            yield term.replace(one, other)
        elif other in term:
            yield term.replace(other, one)


def _other_number(term: str) -> Iterator[str]:
    """The plural of a noun of several words ("power plant"), the singular of one in the plural."""
    before, blank, last = term.rpartition(" ")
    if not blank or not PLAIN.fullmatch(last):
        return
    if last.endswith("s"):
        if not last.endswith(NO_SINGULAR):
            yield f"{before} {_singular(last)}"
    elif not last.endswith(NO_PLURAL):
        yield f"{before} {_plural(last)}"


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "ch", "sh")) else f"{word}s"


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]


def _other_join(term: str) -> Iterator[str]:
    """A hyphen for the one blank, or a blank for the one hyphen ("counter-narcotics", "border-crossing point")."""
    if term.count("-") == 1 and " " not in term and len(term.partition("-")[0]) > 2:
        yield term.replace("-", " ")
