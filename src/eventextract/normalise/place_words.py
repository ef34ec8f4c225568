"""A text as the words in which places are looked for: folded, with what stands between them."""

from __future__ import annotations

from itertools import accumulate, compress, count

from eventextract.knowledge.compiling import expression
from eventextract.knowledge.place_keys import WORD, fold_letters
from eventextract.normalise.kept import Kept

JOINS = frozenset((" ", "-", "'", "‘", "’", "‐", "‑", "ʻ", " & ", "", "–"))  # between two words of one name
STOPS = frozenset((".", ". "))  # after an abbreviation of up to three letters ("St. Lucia", "U.S.")
LONGEST_HEADLINE = 250
PARTS = expression(f"({WORD.pattern})")
SMALL = b"abcdefghijklmnopqrstuvwxyz"
BEYOND = 4  # entries behind the last word, so that a look just beyond either end needs no test


def _capital(word: str) -> bool:
    return word[:1].isupper()


FOLDED, CAPITAL = Kept(fold_letters), Kept(_capital)


class Words:
    """The words, commas and brackets of a text in order, as lists by index.

    `texts`: their letters; `keys`: folded; `starts`, `ends`: where they stand; `capitals`: whether each begins with one;
    `gaps`: what stands before each, a newline at the ends of the text; `joined`: whether each may belong to one name
    with the word before. Indices a little beyond either end give the empty word.
    """

    def __init__(self, text: str) -> None:
        pieces = PARTS.split(text)
        places = list(accumulate(map(len, pieces)))
        self.text = text
        self.starts, self.ends = places[:-1:2], places[1::2]
        self.texts = pieces[1::2]
        self.gaps = ["\n", *pieces[2:-1:2], *["\n"] * (BEYOND + 1)]
        self.joined = self._joined()
        self.texts += [""] * BEYOND
        self.capitals = list(map(CAPITAL.__getitem__, self.texts))
        self.keys = list(map(FOLDED.__getitem__, self.texts))
        self._lines: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def _joined(self) -> list[bool]:
        joined = list(map(JOINS.__contains__, self.gaps))
        for index in compress(count(), map(STOPS.__contains__, self.gaps)):
            joined[index] = len(self.texts[index - 1]) <= 3
        return joined

    def run(self, first: int, most: int) -> int:
        """Behind the last of the words from `first` on that may belong to one name, `most` at most."""
        last, limit, joined = first + 1, first + most, self.joined
        while last < limit and joined[last]:
            last += 1
        return last

    def opens_line(self, index: int) -> bool:
        """Whether nothing but blanks and marks stands before a word on its line."""
        start = self.starts[index]
        return not any(map(str.isalnum, self.text[self.text.rfind("\n", 0, start) + 1 : start]))

    def case_of_line(self, index: int) -> str:
        """How the line of a word is written: `caps`, `title` (most words with capitals, as in headlines) or `plain`."""
        position = self.starts[index]
        start = self.text.rfind("\n", 0, position) + 1
        if start not in self._lines:
            end = self.text.find("\n", position)
            self._lines[start] = _case(self.text[start : len(self.text) if end < 0 else end])
        return self._lines[start]


def _case(line: str) -> str:
    if _capitals(line):
        return "caps"
    long = (
        [word for word in line.split() if len(word) > 4 and word[0].isalpha()] if len(line) < LONGEST_HEADLINE else []
    )
    capitals = sum(word[0].isupper() for word in long)
    return "title" if len(long) > 2 and capitals > 0.75 * len(long) else "plain"


def _capitals(line: str) -> bool:
    """Whether more than seven in ten letters are capitals; three small ones in ten characters settle it fast."""
    plain = line.encode("ascii", "ignore")
    if len(plain) - len(plain.translate(None, SMALL)) > 0.3 * len(line):
        return False
    return sum(map(str.isupper, line)) > 0.7 * sum(map(str.isalpha, line))
