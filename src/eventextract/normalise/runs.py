"""Finds the matches of a family of rules in plain text, fast: rules are tried only within runs of words they can use.

A vocabulary gives each word a set of classes (bits of an int). A run is a stretch of such words with at most a little
punctuation between them; a rule is tried at each word of a run that holds a word of every class in its `triggers`, if
the rule can begin with that word's first character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.firsts import first_characters
from eventextract.knowledge.rules import Family, Rule
from eventextract.values import Span

PARTS = expression(r"([^\W_]+)")  # words, with what stands between them
JOINT = expression(r"[ ,.\-–—‑/()&+'|:]*")  # what may stand between two words of one run
CACHED = 32768  # words whose classes are kept
LONGEST = 40  # words; a longer run is cut (tables of figures)

Word = tuple[int, int, int]  # start, end, classes


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched: its place in the text (group `span`, else the whole match) and the match."""

    span: Span
    order: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True)
class Tried:
    """A rule as it is tried: its place in the file, what it needs, its group."""

    order: int
    rule: Rule
    needs: int
    group: str | int

    @cached_property
    def firsts(self) -> frozenset[str] | None:
        """What it can begin with (None: anything); read off the pattern only for rules whose needs are met."""
        source = self.rule.source
        return kept(f"firsts {self.rule.id}", source.encode("utf-8", "surrogatepass"), lambda: first_characters(source))


class Runs:
    """The rules of a family over a vocabulary.

    `classes` names the bits; `figures` gives the classes of a word that begins with a digit.
    """

    def __init__(
        self, family: Family, vocabulary: Mapping[str, int], classes: Mapping[str, int], figures: Callable[[str], int]
    ) -> None:
        self._vocabulary = vocabulary
        self._figures = figures
        self._rules = tuple(_tried(order, rule, classes) for order, rule in enumerate(family.rules))
        self._classes = lru_cache(maxsize=CACHED)(self._read)
        self._chosen: dict[tuple[int, str], tuple[Tried, ...]] = {}

    def find(self, text: str) -> Iterator[tuple[Found, ...]]:
        """For each run in which rules matched: the matches, the longest first, then by place, then by order of rule."""
        for run, held in self._runs(text):
            found: list[Found] = []
            for word in run:
                self._try(text, word[0], held, found)
            if found:
                yield tuple(sorted(found, key=lambda f: (f.span.start - f.span.end, f.span.start, f.order)))

    def _try(self, text: str, start: int, held: int, found: list[Found]) -> None:
        key = held, text[start].lower()
        rules = self._chosen.get(key)
        if rules is None:
            rules = self._chosen[key] = tuple(t for t in self._rules if _fits(t, *key))
        for tried in rules:
            match = tried.rule.pattern.match(text, start)
            if match and match.end() > start:
                found.append(Found(Span(*match.span(tried.group)), tried.order, tried.rule, match))

    def _runs(self, text: str) -> Iterator[tuple[list[Word], int]]:
        """The runs that hold any class, each with all classes it holds."""
        run: list[Word] = []
        held = 0
        for start, end, classes in self._known_words(text):
            if run and (len(run) == LONGEST or not _joined(text, run[-1][1], start)):
                if held:
                    yield run, held
                run, held = [], 0
            run.append((start, end, classes))
            held |= classes
        if held:
            yield run, held

    def _known_words(self, text: str) -> list[Word]:
        """The words of a text that the vocabulary knows: few of all, so that nothing is done for each of the others."""
        pieces = PARTS.split(text)
        places = list(accumulate(map(len, pieces)))
        known = enumerate(map(self._classes, pieces[1::2]))
        return [(places[2 * i], places[2 * i + 1], classes) for i, classes in known if classes is not None]

    def _read(self, word: str) -> int | None:
        """The classes of a word; None for one that no rule can use."""
        return self._vocabulary.get(word.lower()) if word[0] > "9" else self._figures(word)


def _joined(text: str, end: int, start: int) -> bool:
    return text[end:start] == " " or (start - end <= 5 and JOINT.fullmatch(text, end, start) is not None)


def _tried(order: int, rule: Rule, classes: Mapping[str, int]) -> Tried:
    group: str | int = "span" if "span" in rule.groups else 0
    return Tried(order, rule, _mask(rule, classes), group)


def _fits(tried: Tried, held: int, first: str) -> bool:
    return held & tried.needs == tried.needs and (tried.firsts is None or first in tried.firsts)


def _mask(rule: Rule, classes: Mapping[str, int]) -> int:
    mask = 0
    for name in rule.triggers:
        if name not in classes:
            raise ModelsError(f"rule {rule.id}: unknown class {name!r}", remedy=f"known are {', '.join(classes)}")
        mask |= classes[name]
    return mask
