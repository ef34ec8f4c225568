"""What a word by itself tells the agency patterns; kept by word, since words repeat within and across releases."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from eventextract.normalise.names import fold_word
from eventextract.pipeline.agency_lexicon import AgencyLexicon

HEAD, OTHER, FOREIGN, BOUND, APPOSITION, ACRONYM, SMALL_HEAD = (1 << bit for bit in range(7))
"""Marks: it ends a head noun, a non-agency head, or a noun of appositions; it begins a foreign name or a bound phrase;
it is written like an unknown acronym; it is a head that is small in running text ("office")."""

SHORTEST, LONGEST = 3, 10  # letters of unknown acronyms
SECOND = 32  # bits up to the second number of a pair


class Look(NamedTuple):
    """A word folded, its sort of stop word or "", whether it may stand in a name, and its marks.

    `letters`: 1 for a word of two letters or more, and in the second number 1 if it is in capitals; `longs`: 1 for one
    of four or more, and in the second number 1 if it begins with a capital. Sums over a line tell its style.
    """

    fold: str
    stop: str
    cap: bool
    marks: int
    letters: int
    longs: int


@lru_cache(maxsize=4)
def looks_of(lexicon: AgencyLexicon) -> Callable[[str], Look]:
    """What tells the look of a word."""
    return lru_cache(maxsize=65536)(partial(_look, lexicon))


def _look(lexicon: AgencyLexicon, text: str) -> Look:
    """E.g. "WHO" and "IT" in capitals are acronyms, "Thirty-four" is no part of a name."""
    fold = fold_word(text)
    stop = lexicon.stops.get(fold, "")
    lettered = text[0].isalpha() and len(text) > 1
    letters = lettered | (lettered and text.isupper()) << SECOND
    long = lettered and len(text) > 3
    longs = long | (long and text[0].isupper()) << SECOND
    return Look(fold, stop, _cap(lexicon, text, fold, stop), _marks(lexicon, text, fold, stop), letters, longs)


def _cap(lexicon: AgencyLexicon, text: str, fold: str, stop: str) -> bool:
    if stop == "function" and len(text) > 1 and text.isupper():
        return True
    small = lexicon.stops.get(fold.partition("-")[0]) in ("function", "calendar")
    return text[0].isupper() and not small and stop in ("", "title", "head")


def _marks(lexicon: AgencyLexicon, text: str, fold: str, stop: str) -> int:
    acronym = SHORTEST <= len(text) <= LONGEST and text.isupper() and text.replace("-", "").isalpha()
    told = (
        (fold in lexicon.heads, HEAD),
        (fold in lexicon.others, OTHER),
        (text in lexicon.foreign, FOREIGN),
        (fold in lexicon.bound, BOUND),
        (fold in lexicon.appositions, APPOSITION),
        (acronym and not stop and text not in lexicon.not_acronyms, ACRONYM),
        (stop == "head", SMALL_HEAD),
    )
    return sum(mark for holds, mark in told if holds)
