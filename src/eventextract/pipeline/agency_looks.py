"""What a word by itself tells the agency patterns; kept by word, since words repeat within and across releases."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from eventextract.knowledge.compiling import expression
from eventextract.normalise.kept import Kept
from eventextract.normalise.names import fold_word
from eventextract.pipeline.agency_lexicon import AgencyLexicon, compound_kind

HEAD, OTHER, FOREIGN, BOUND, APPOSITION, ACRONYM, SMALL_HEAD, SMALL_BODY = (1 << bit for bit in range(8))
TELLING = HEAD | OTHER | FOREIGN
"""Marks: it ends a head noun, a non-agency head, or a noun of appositions; it begins a foreign name or a bound phrase;
it is written like an unknown acronym; it is a head that is small in running text ("office"), or that names a body
there ("Swiss embassy")."""

ELECTRONIC = expression(r"[a-z]-?[A-Z][a-z]")  # begins "e-Governance", "eHealth"
SHORTEST, LONGEST = 3, 10  # letters of unknown acronyms
CAPITAL, LONG, LONG_CAPITAL = 15, 30, 45  # bits up to the second, third and fourth number of a shape


class Look(NamedTuple):
    """A word folded, its sort of stop word or "", whether it may stand in a name, and its marks.

    `shape`: four numbers, of which sums over a line tell its style: 1 for a word of two letters or more; 1 if that is in
    capitals; 1 if it has four letters or more; 1 if that begins with a capital.
    """

    fold: str
    stop: str
    cap: bool
    marks: int
    shape: int


@lru_cache(maxsize=4)
def looks_of(lexicon: AgencyLexicon) -> Kept[str, Look]:
    """The looks of words."""
    return Kept(partial(_look, lexicon))


def counts_of(shape: int) -> tuple[int, int, int, int]:
    """The four numbers of a sum of shapes."""
    ones = (1 << CAPITAL) - 1
    return shape & ones, shape >> CAPITAL & ones, shape >> LONG & ones, shape >> LONG_CAPITAL


def _look(lexicon: AgencyLexicon, text: str) -> Look:
    """E.g. "WHO" and "IT" in capitals are acronyms, "Thirty-four" is no part of a name."""
    fold = fold_word(text)
    stop = lexicon.stops.get(fold, "")
    return Look(fold, stop, _cap(lexicon, text, fold, stop), _marks(lexicon, text, fold, stop), _shape(text))


def _shape(text: str) -> int:
    if len(text) < 2 or not text[0].isalpha():
        return 0
    long = len(text) > 3
    return 1 | text.isupper() << CAPITAL | long << LONG | (long and text[0].isupper()) << LONG_CAPITAL


def _cap(lexicon: AgencyLexicon, text: str, fold: str, stop: str) -> bool:
    if stop == "function" and len(text) > 1 and text.isupper():
        return True
    small = lexicon.stops.get(fold.partition("-")[0]) in ("function", "calendar")
    return (text[0].isupper() or ELECTRONIC.match(text) is not None) and not small and stop in ("", "title", "head")


def _marks(lexicon: AgencyLexicon, text: str, fold: str, stop: str) -> int:
    acronym = SHORTEST <= len(text) <= LONGEST and text.isupper() and text.replace("-", "").isalpha()
    told = (
        (fold in lexicon.head_sizes or (text[:1].isupper() and compound_kind(lexicon, fold) is not None), HEAD),
        (fold in lexicon.other_sizes, OTHER),
        (text in lexicon.foreign, FOREIGN),
        (fold in lexicon.bound, BOUND),
        (fold in lexicon.appositions, APPOSITION),
        (acronym and not stop and text not in lexicon.not_acronyms, ACRONYM),
        (stop == "head", SMALL_HEAD),
        (text in lexicon.beside["small"], SMALL_BODY),
    )
    return sum(mark for holds, mark in told if holds)
