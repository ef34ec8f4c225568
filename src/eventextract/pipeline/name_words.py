"""What a capitalised word may be to a person's name: a given name, an initial, a surname, or a word of the language."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.normalise.kept import Kept
from eventextract.normalise.names import common_words, fold_word

INITIALS = expression(r"(?:[^\W\d_a-z][^\W\d_A-Z]?\.-?){1,3}|[^\W\d_a-z]")
GLUED = expression(r"(?:[^\W\d_a-z][^\W\d_A-Z]?\.){1,2}[^\W\d_a-z][^\W\d_]{2,}[\w'-]*")  # "S.Ganbold"
LETTERS = expression(r"[^\W\d_]['’‘ʻ`.\w-]*")
REST = r"[^\s\"(),;:!?–\[\]/«»|]"  # what a word goes on with
PATRONYMIC = expression(r".{3,}(?:ovich|evich|ovna|evna|ovych|ivna|oglu|ogly|qizi|kizi|dottir|uly|kyzy)")
LOWER_WORD = expression(r"(?<![\w'.@/-])[a-z][a-z-]{2,24}(?![\w@\[(]|[._-]\w)")  # no part of an address
BLOCKED = expression(r"[\w'-]")  # right after it no word of a name begins
GLOTTAL = r"(?:(?<!\S)['’‘ʻ](?=[^\W\d_a-z][^\W\d_A-Z]))"  # "'Mamello Ntšekhe"
OPENING = "'’‘ʻ"
SHORT_ACRONYM = 5  # letters: an unknown word in capitals up to this long is taken for an acronym


class Look(NamedTuple):
    """What a word is by itself: its sort, and what the rest of its text may make of it.

    `doubtful`: it is that unless the text writes this in lower case. `small`: it is a common word where the text writes
    all of these in lower case.
    """

    sort: str
    doubtful: str = ""
    small: tuple[str, ...] = ()

    def within(self, lower_words: frozenset[str]) -> str:
        """The sort of the word in a text that writes these words in lower case."""
        sort, doubtful, small = self
        if doubtful and doubtful not in lower_words:
            return "doubtful"
        return "common" if small and lower_words.issuperset(small) else sort


class Word(NamedTuple):
    """A word with its place in the text and what it may be to a name."""

    start: int
    end: int
    text: str
    sort: str


Candidate = tuple[int, str, Look]  # where it begins between two blanks, its letters, what it is


class NameWords:
    """Sorts words; one for all texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        given = [(row["sort"], row["names"].split()) for row in knowledge.lexicon("given_names")]
        self._given = frozenset(name for sort, names in given if sort == "plain" for name in names)
        self._doubtful = frozenset(name for sort, names in given if sort == "word" for name in names)
        self._common = common_words(knowledge)
        rows = knowledge.lexicon("name_words")
        self.particles = frozenset(row["word"] for row in rows if row["sort"] == "particle")
        self._honorifics = knowledge.words("honorifics", "word")
        small = sorted({h.split()[0] for h in self._honorifics if h[0].islower()}, key=lambda h: (-len(h), h))
        self._suffixes = frozenset(row["word"] for row in rows if row["sort"] == "suffix")
        lower = sorted((p.rstrip("-") for p in self.particles), key=lambda p: (-len(p), p))
        after = sorted((s for s in self._suffixes if s.islower()), key=lambda s: (-len(s), s))
        inside = rf"(?:{'|'.join(lower)})(?=[ '-])|(?:{'|'.join(map(re.escape, small))})(?= )"
        inside += rf"|(?:{'|'.join(after)})(?![\w'-])"
        self._candidates = expression(rf"(?<![\w'-])(?:{GLOTTAL}?[^\W\d_a-z]|{inside}){REST}*")
        self._short = frozenset(row["word"] for row in rows if row["sort"] == "short")
        self._never = frozenset(row["word"] for row in rows if row["sort"] == "never")
        self._looks = Kept(self._read)
        self._before_blank = Kept(partial(self._read_chunk, after=" "))
        self._at_end = Kept(partial(self._read_chunk, after=""))

    def within(self, text: str, start: int, end: int, lower_words: frozenset[str]) -> list[Word]:
        """The words of a stretch that may belong to a name: capitalised ones and particles."""
        return [
            Word(place + offset, place + offset + len(word), word, look.within(lower_words))
            for place, candidates in self.candidates(text, start, end)
            for offset, word, look in candidates
        ]

    def candidates(self, text: str, start: int, end: int) -> list[tuple[int, tuple[Candidate, ...]]]:
        """What stands between two blanks of a stretch and holds such words: where it begins, and these."""
        chunks = text[start:end].split(" ")
        if start and not text[start - 1].isspace() and BLOCKED.match(text, start - 1):
            chunks[0], start = "'" + chunks[0], start - 1
        last = self._at_end[chunks.pop()]
        read = [*map(self._before_blank.__getitem__, chunks), last]
        letters = accumulate(map(len, chunks), initial=start)
        told = compress(zip(count(), letters, read, strict=False), read)  # few have any
        return [(place + blanks, candidates) for blanks, place, candidates in told]

    def _read_chunk(self, chunk: str, after: str) -> tuple[Candidate, ...]:
        """The candidates among the letters between two blanks; `after`: a blank unless they end the stretch."""
        found = self._candidates.finditer(chunk + after)
        read = ((match.start(), *self._candidate(match[0])) for match in found)
        return tuple(candidate for candidate in read if candidate[1])

    def _candidate(self, letters: str) -> tuple[str, Look]:
        """A word without what does not belong to it, and what it is."""
        text = letters.removesuffix("'s").removesuffix("'")
        look, honorific = self._looks[text], text in self._honorifics
        if text[:1] in OPENING and look.sort not in ("given", "surname"):
            return text, Look("")
        if not look.sort and honorific:
            return text, Look("honorific")
        if text.endswith(".") and look.sort not in ("initial", "suffix", "short") and not honorific:
            text = text.rstrip(".")
            look = self._looks[text]
        return text, look

    def never(self, word: str) -> bool:
        """Whether a word is part of no person's name, in capitals too."""
        return word in self._never or (word.isupper() and word.capitalize() in self._never)

    def sort(self, word: str, lower_words: frozenset[str]) -> str:
        """Given | doubtful | initial | surname | common | particle | suffix | short | "" (no part of a name).

        `lower_words`: the words that the same text writes in lower case.
        """
        return self._looks[word].within(lower_words)

    def _read(self, word: str) -> Look:
        if word in self.particles or (word.isupper() and word.lower() in self.particles):
            return Look("particle")
        if word in self._suffixes:
            return Look("suffix")
        if word in self._short:
            return Look("short")
        if not word.lstrip(OPENING)[:1].isupper() and not self._joined(word):
            return Look("")
        if INITIALS.fullmatch(word):
            return Look("initial")
        lettered = (LETTERS.fullmatch(word.lstrip(OPENING)) and word[0] < "\u0370") or GLUED.fullmatch(word)
        return self._word(word) if lettered else Look("")

    def _joined(self, word: str) -> bool:
        """Whether it is a particle and a name in one: "al-Hariri", "d'Angelo"."""
        head, _, tail = word.replace("'", "-").partition("-")
        return f"{head}-" in self.particles and tail[:1].isupper()

    def _word(self, word: str) -> Look:
        if GLUED.fullmatch(word) or PATRONYMIC.fullmatch(word.lower()):
            return Look("given")
        folded = fold_word(word).replace("’", "'").rstrip(".").lstrip("'‘ʻ")
        first = folded.partition("-")[0]
        if self.never(word):
            return Look("common")
        if folded in self._given or first in self._given:
            return Look("given")
        if word.isupper() and len(word) <= SHORT_ACRONYM:
            return Look("")
        parts = [part for part in folded.split("-") if len(part) > 2]
        unknown = tuple(part for part in parts if part not in self._common)
        sort = "common" if parts and not unknown else "surname"
        return Look(sort, folded if folded in self._doubtful else "", unknown)


def lower_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case."""
    return frozenset(chain.from_iterable(map(_LOWER.__getitem__, text.split())))


_LOWER: Kept[str, list[str]] = Kept(LOWER_WORD.findall)
"""Those among the letters between two blanks: nothing beyond a blank makes a word one, or none."""
