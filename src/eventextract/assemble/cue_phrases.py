"""Phrases of the lexicons of cues, found in a text word by word.

What stands between two blanks is looked at once for all releases: they nearly always hold the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any

from eventextract.knowledge.compiling import expression
from eventextract.normalise.kept import MOST

Ends = tuple[int, int]
Tree = dict[str, Any]
"""By its next word what goes on with a phrase; under `HERE` the phrases that end."""
Ending = tuple[int, str, int, str]
"""The place of a phrase in the lexicon, its letters (none for a single word, which needs no second look), length and sort."""
Known = tuple[int, int, tuple[Ending, ...], Tree | None]
"""Of a word that begins phrases: how many words of its chunk end with it, its place there, the phrases that are but this
word, and what goes on with it (None for nothing)."""
Chunk = tuple[list[str], tuple[Known, ...]]
"""The words of a stretch between two blanks, and those that begin phrases."""
WORDS = itemgetter(0)  # of a chunk
WORD = expression(r"\w+")
HERE, OVER = "", " "  # no words
LONGEST = 40  # characters of a chunk that is kept


def tree_of(phrases: Iterable[tuple[str, str]]) -> Tree:
    """Phrases in small letters, each with its sort, as a tree of words (plain, to be kept)."""
    tree: Tree = {}
    for rank, (phrase, sort) in enumerate(phrases):
        node = tree
        for word in WORD.findall(phrase):
            node = node.setdefault(word, {})
        node[HERE] = (*node.get(HERE, ()), (rank, "" if WORD.fullmatch(phrase) else phrase, len(phrase), sort))
    return tree


class CuePhrases(dict[str, Chunk]):
    """Finds the phrases of a tree in texts; keeps what it has learned of chunks."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def find(self, text: str, found: Mapping[str, list[Ends]]) -> None:
        """Add where the phrases stand in a text to the lists of their sorts, in order."""
        folded = _folded(text)
        chunks = folded.replace("\n", " ").split(" ")
        if len(self) > MOST:
            self.clear()
        looks = list(map(self.__getitem__, chunks))
        words = list(chain.from_iterable(map(WORDS, looks)))
        words.append(OVER)
        before = list(accumulate(map(len, chunks), initial=0))
        first = 0  # among the words, of a chunk
        for index, (own, known) in enumerate(looks):
            for following, offset, ending, node in known:
                if node and (longer := node.get(words[first + following])):
                    ending = _ending(ending, longer, words, first + following + 1)
                if ending:
                    start = before[index] + index + offset  # a blank stands before each chunk
                    for _, phrase, length, sort in ending:
                        end = start + length
                        if not phrase or (folded.startswith(phrase, start) and not folded[end : end + 1].isalnum()):
                            found[sort].append((start, end))
            first += len(own)

    def __missing__(self, chunk: str) -> Chunk:
        words = [(found[0], found.start()) for found in WORD.finditer(chunk)]
        known = [
            (following, start, node.get(HERE, ()), node if node.keys() - {HERE} else None)
            for following, (word, start) in enumerate(words, 1)
            if (node := self._tree.get(word)) is not None
        ]
        look = [word for word, _ in words], tuple(known)
        if len(chunk) <= LONGEST:
            self[chunk] = look
        return look


def _ending(ending: tuple[Ending, ...], node: Tree, words: Sequence[str], following: int) -> tuple[Ending, ...]:
    """The phrases that end with a word or with those from `following` on, in the order of the lexicon."""
    deeper: Tree | None = node
    while deeper:
        ending += deeper.get(HERE, ())
        deeper = deeper.get(words[following])
        following += 1
    return tuple(sorted(ending)) if len(ending) > 1 else ending


def _folded(text: str) -> str:
    """The text in small letters, each where it stood."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small form is two: offsets would shift
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return folded
