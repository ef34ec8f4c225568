"""Finds the phrases of a lexicon, whatever their case; the longest goes before what lies within it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge
from eventextract.pipeline.phrase_index import VERSION, PhraseIndex
from eventextract.pipeline.tokens import tokens_of
from eventextract.values import Span

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases (in any case) to entries of one's own, of plain types; of equal phrases the first counts.

    Kept under `name`; `entries` is asked where they are not.
    """

    def __init__(
        self, nlp: Language, knowledge: Knowledge, name: str, entries: Callable[[], Iterable[tuple[str, Entry]]]
    ) -> None:
        self._index: PhraseIndex[Entry] = PhraseIndex(nlp, "lower")
        self._index.learn(knowledge.made(f"{name}, {VERSION}", lambda: self._index.table(entries())))

    def find(self, doc: Doc) -> Iterator[tuple[Span, Entry]]:
        """Spans (code points of the Doc's text) with their entries, in order, without overlaps."""
        found = self._index.found(doc)
        if found:
            tokens = tokens_of(doc)
            for first, last, entries in without_overlaps(found):
                yield tokens.span(first, last), entries[0]


Stretch = tuple[int, int, *tuple[object, ...]]
Found = TypeVar("Found", bound=Stretch)


def without_overlaps(found: list[Found]) -> list[Found]:
    """Of stretches `first` to `last` (exclusive) that overlap the longest, then the first; in order."""
    found.sort(key=_first)
    chosen: list[Found] = []
    together: list[Found] = []  # stretches that overlap one another
    end = 0
    for one in found:
        if one[0] >= end and together:
            chosen += together if len(together) == 1 else _longest(together)
            together = []
        together.append(one)
        end = max(end, one[1])
    return chosen + (together if len(together) < 2 else _longest(together))


def _longest(found: list[Found]) -> list[Found]:
    taken: set[int] = set()
    chosen = []
    for one in sorted(found, key=_rank):
        if one[0] not in taken and one[1] - 1 not in taken:  # what is chosen is no shorter: it covers an end
            chosen.append(one)
            taken.update(range(one[0], one[1]))
    chosen.sort(key=_first)
    return chosen


def _rank(found: Stretch) -> tuple[int, int]:
    return found[0] - found[1], found[0]


_first: Callable[[Stretch], int] = itemgetter(0)
