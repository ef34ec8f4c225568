"""A text as the words in which places are looked for: folded, with what stands between them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from eventextract.knowledge.place_keys import WORD, fold_letters

JOINS = frozenset((" ", "-", "'", "‘", "’", "‐", "‑", "ʻ", " & ", "", "–"))  # between two words of one name
STOPS = frozenset((".", ". "))  # after an abbreviation of up to three letters ("St. Lucia", "U.S.")
LONGEST_HEADLINE = 250
fold = lru_cache(maxsize=65536)(fold_letters)


class Word(NamedTuple):
    """A word, a comma or a bracket: its letters, folded, and where it stands.

    `capital`: it begins with one. `joined`: it may belong to one name with the word before.
    """

    text: str
    key: str
    start: int
    end: int
    capital: bool
    joined: bool


class Words:
    """The words of a text in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = _words(text)
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
        return index + 1 < len(self.all) and self.all[index + 1].joined

    def run(self, first: int, most: int) -> list[Word]:
        """The words from `first` on that may belong to one name, `most` at most."""
        last = first + 1
        while last < first + most and last < len(self.all) and self.all[last].joined:
            last += 1
        return self.all[first:last]

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


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    end, short = -1, False
    for match in WORD.finditer(text):
        word, (start, stop) = match[0], match.span()
        gap = text[end:start]
        joined = gap == " " or (found and (gap in JOINS or (short and gap in STOPS)))
        end, short = stop, len(word) <= 3
        found.append(
            Word(word, word.lower() if word.isascii() else fold(word), start, end, word[0].isupper(), bool(joined))
        )
    return found


def _case(line: str) -> str:
    if sum(map(str.isupper, line)) > 0.7 * sum(map(str.isalpha, line)):
        return "caps"
    long = (
        [word for word in line.split() if len(word) > 4 and word[0].isalpha()] if len(line) < LONGEST_HEADLINE else []
    )
    capitals = sum(word[0].isupper() for word in long)
    return "title" if len(long) > 2 and capitals > 0.75 * len(long) else "plain"
