"""What words mean by themselves, kept across releases: they repeat, within one and from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Word = TypeVar("Word")
Made = TypeVar("Made")

MOST = 8_192  # words kept: of each table a few MB at the most
LONGEST_CHUNK = 32  # characters of what stands between two blanks, where that is kept


class Kept(dict[Word, Made], Generic[Word, Made]):
    """A word -> what a pure function makes of it, made when first asked for; a full table is emptied.

    A look costs less than one into `lru_cache`, which keeps an order as well.
    """

    def __init__(self, make: Callable[[Word], Made]) -> None:
        self._make = make

    def __missing__(self, word: Word) -> Made:
        made = self._make(word)
        if len(self) >= MOST:
            self.clear()
        self[word] = made
        return made


class KeptChunks(Kept[str, Made]):
    """The same of what stands between two blanks in a text, which may be of any length: only short ones are kept."""

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= LONGEST_CHUNK:
            if len(self) >= MOST:
                self.clear()
            self[word] = made
        return made
