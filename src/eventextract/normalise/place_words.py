"""A text as the words in which places are looked for: folded, with what stands between them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from eventextract.knowledge.place_keys import WORD, fold_letters

JOINS = frozenset((" ", "-", "'", "‘", "’", "‐", "‑", "ʻ", " & ", "", "–"))  # between two words of one name
STOPS = frozenset((".", ". "))  # after an abbreviation of up to three letters ("St. Lucia", "U.S.")
fold = lru_cache(maxsize=65536)(fold_letters)


class Word(NamedTuple):
    """A word, a comma or a bracket: its letters, folded, where it stands, and whether it begins with a capital."""

    text: str
    key: str
    start: int
    end: int
    capital: bool


class Words:
    """The words of a text in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all: list[Word] = []
        for match in WORD.finditer(text):
            word = match.group()
            self.all.append(Word(word, fold(word), match.start(), match.end(), word[0].isupper()))
        self._lines: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.all)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one after it; at the ends of the text a newline."""
        if not 0 <= index < len(self.all) - 1:
            return "\n"
        return self.text[self.all[index].end : self.all[index + 1].start]

    def joined(self, index: int) -> bool:
        """Whether word `index` and the one after it may belong to one name."""
        gap = self.gap(index)
        return gap in JOINS or (gap in STOPS and len(self.all[index].text) <= 3)

    def run(self, first: int, most: int) -> int:
        """How many words from `first` on may belong to one name, `most` at most."""
        count = 1
        while count < most and first + count < len(self.all) and self.joined(first + count - 1):
            count += 1
        return count

    def key(self, index: int) -> str:
        """The folded word at an index; "" beyond the ends."""
        return self.all[index].key if 0 <= index < len(self.all) else ""

    def capital(self, index: int) -> bool:
        """Whether there is a word at an index and it begins with a capital."""
        return 0 <= index < len(self.all) and self.all[index].capital

    def opens_line(self, index: int) -> bool:
        """Whether nothing but blanks and marks stands before a word on its line."""
        start = self.all[index].start
        return not any(map(str.isalnum, self.text[self.text.rfind("\n", 0, start) + 1 : start]))

    def case_of_line(self, index: int) -> str:
        """How the line of a word is written: `caps`, `title` (most words with capitals, as in headlines) or `plain`."""
        position = self.all[index].start
        start = self.text.rfind("\n", 0, position) + 1
        if start not in self._lines:
            end = self.text.find("\n", position)
            self._lines[start] = _case(self.text[start : len(self.text) if end < 0 else end])
        return self._lines[start]


def _case(line: str) -> str:
    letters = [letter for letter in line if letter.isalpha()]
    if sum(map(str.isupper, letters)) > 0.7 * len(letters):
        return "caps"
    long = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    return "title" if len(long) > 2 and len(line) < 250 and capitals > 0.75 * len(long) else "plain"
