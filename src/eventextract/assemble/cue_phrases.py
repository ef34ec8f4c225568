"""Phrases of the lexicons of cues, found in a text word by word.

What stands between two blanks is looked at once for all releases: they nearly always hold the same.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any

from eventextract.knowledge.compiling import expression
from eventextract.normalise.kept import MOST

Cue = tuple[int, int, str]
"""Where a phrase begins and ends in a text, and its sort."""
Tree = dict[str, Any]
"""By its next word what goes on with a phrase; under `HERE` the phrases that end, with those that they begin with."""
Packed = dict[str, bytes]
"""A tree, packed by the first word: most words of it turn up in no text of a process."""
Ending = tuple[int, str, int, str]
"""The place of a phrase in the lexicon, its letters (none for a single word, which needs no second look), length and sort."""
Known = tuple[int, tuple[Ending, ...], Tree | None]
"""Of a word that begins phrases: its place in its chunk, those that end in the chunk, and what goes on behind it."""
Chunk = tuple[str, tuple[Known, ...], tuple[str, ...]]
"""The first word of a stretch between two blanks, those that begin phrases, and all of them; without a word `NO_WORD`."""
FIRST = itemgetter(0)  # of a chunk
WORD = expression(r"\w+")
HERE, NO_WORD, OVER = "", " ", "  "  # no words
LONGEST = 40  # characters of a chunk that is kept


def tree_of(phrases: Iterable[tuple[str, str]]) -> Packed:
    """Phrases in small letters, each with its sort, as a tree of words, packed."""
    tree: Tree = {}
    for rank, (phrase, sort) in enumerate(phrases):
        node = tree
        for chunk in phrase.split(" "):
            for word in _words(chunk):
                node = node.setdefault(word, {})
        node[HERE] = (*node.get(HERE, ()), (rank, "" if WORD.fullmatch(phrase) else phrase, len(phrase), sort))
    _gather(tree, ())
    return {word: marshal.dumps(node) for word, node in tree.items()}


def _gather(tree: Tree, before: tuple[Ending, ...]) -> None:
    """Add to the phrases that end those that they begin with, all in the order of the lexicon."""
    for word, node in tree.items():
        if word != HERE:
            if HERE in node:
                node[HERE] = tuple(sorted((*before, *node[HERE])))
            _gather(node, node.get(HERE, before))


class CuePhrases(dict[str, Chunk]):
    """Finds the phrases of a tree in texts; keeps what it has learned of chunks."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._unpacked: Tree = {}

    def find(self, text: str) -> list[Cue]:
        """The phrases of a text by where they begin; those that begin with one word in the order of the lexicon."""
        folded, found = _folded(text), list[Cue]()
        chunks = folded.replace("\n", " ").split(" ")
        if len(self) > MOST:
            self.clear()
        looks = list(map(self.__getitem__, chunks))
        firsts = [*map(FIRST, looks), OVER]
        before = list(accumulate(map(len, chunks), initial=0))
        for index, (_, known, _) in enumerate(looks, 1):
            for offset, ending, node in known:
                if node and (longer := node.get(firsts[index])):
                    ending = _ending(longer, ending, looks, index)
                if ending:
                    start = before[index - 1] + index - 1 + offset  # a blank stands before each chunk
                    for _, phrase, length, sort in ending:
                        end = start + length
                        if not phrase or (folded.startswith(phrase, start) and not folded[end : end + 1].isalnum()):
                            found.append((start, end, sort))
        return found

    def __missing__(self, chunk: str) -> Chunk:
        places = [(found[0], found.start()) for found in WORD.finditer(chunk)] if not chunk.isalnum() else [(chunk, 0)]
        words = tuple([word for word, _ in places]) or (NO_WORD,)
        known: list[Known] = []
        for following, (word, offset) in enumerate(places, 1):
            if word in self._packed:
                ending, node = _within(self._node(word), words[following:])
                if ending or node:
                    known.append((offset, ending, node))
        look = words[0], tuple(known), words
        if len(chunk) <= LONGEST:
            self[chunk] = look
        return look

    def _node(self, word: str) -> Tree:
        """What goes on with a word that begins phrases."""
        node: Tree | None = self._unpacked.get(word)
        if node is None:
            node = self._unpacked[word] = marshal.loads(self._packed[word])
        return node


def _words(chunk: str) -> list[str]:
    return WORD.findall(chunk) or [NO_WORD]


def _within(node: Tree, words: Iterable[str]) -> tuple[tuple[Ending, ...], Tree | None]:
    """Of a word that begins phrases those that end in its chunk, and what goes on with them; `words`: behind it."""
    ending = node.get(HERE, ())
    for word in words:
        if word not in node:
            return ending, None
        node = node[word]
        ending = node.get(HERE, ending)
    return ending, node if node.keys() - {HERE} else None


def _ending(node: Tree, ending: tuple[Ending, ...], looks: Sequence[Chunk], index: int) -> tuple[Ending, ...]:
    """The phrases that end behind a chunk; `node`: what goes on with its first word, `index`: of the chunk."""
    ending, words = node.get(HERE, ending), looks[index][2][1:]
    while True:
        for word in words:
            if (deeper := node.get(word)) is None:
                return ending
            node = deeper
            ending = node.get(HERE, ending)
        index += 1
        if index == len(looks):
            return ending
        words = looks[index][2]


def _folded(text: str) -> str:
    """The text in small letters, each where it stood."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small form is two: offsets would shift
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return folded
