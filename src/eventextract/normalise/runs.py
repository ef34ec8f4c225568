"""Finds the matches of a family of rules in plain text, fast: rules are tried only within runs of words they can use.

A vocabulary gives each word a set of classes (bits of an int). A run is a stretch of such words with at most a little
punctuation between them; a rule is tried at each word of a run from which on it holds a word of every class in the
rule's `triggers` (two words of a class named twice), if the rule can begin with the letters there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.rules import Family, Rule
from eventextract.normalise.beginnings import LENGTH, alike, beginnings
from eventextract.normalise.kept import Kept, KeptChunks
from eventextract.values import Span, span_of

WORD = expression(r"[^\W_]+")
JOINT = expression(r"[ ,.\-–—‑/()&+'|:]*")  # what may stand between two words of one run
TWICE = 16  # places from the bit of a class to that of two words of it
OTHER_DIGIT = expression(r"[^\D0]")
LONGEST = 40  # words; a longer run is cut (tables of figures)

Word = tuple[int, int, int]  # start, end, classes


class Found(NamedTuple):
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

    def may_begin(self, text: str) -> bool:
        """Whether a match may begin with letters, as `alike` writes them: a few, or fewer at the end of a text."""
        return text in self._parts or any(text[:length] in self._firsts for length in range(len(text) + 1))

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """Read off the pattern only for rules whose needs are met."""
        source = self.rule.source
        return kept(f"beginnings {self.rule.id}", source.encode("utf-8", "surrogatepass"), lambda: beginnings(source))

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(first[:length] for first in self._firsts for length in range(1, len(first) + 1))


class Runs:
    """The rules of a family over a vocabulary.

    `classes` names the bits; `figures` gives the classes of a word that begins with a digit.
    """

    def __init__(
        self, family: Family, vocabulary: Mapping[str, int], classes: Mapping[str, int], figures: Callable[[str], int]
    ) -> None:
        self._rules = tuple(_tried(order, rule, classes) for order, rule in enumerate(family.rules))
        self._vocabulary, self._figures = vocabulary, figures
        self._words, self._held = KeptChunks(self._words_in), KeptChunks(self._held_in)
        self._chosen = Kept(self._choose)

    def find(self, text: str) -> Iterator[list[Found]]:
        """For each run in which rules matched: the matches, the longest first, then by place, then by order of rule."""
        chosen = self._chosen
        for run in self._runs(text):
            found: list[Found] = []
            held = 0
            for start, _, classes in reversed(run):
                held |= classes | (held & classes) << TWICE
                if held and (rules := chosen[held, text[start : start + LENGTH]]):
                    _try(rules, text, start, found)
            if found:
                found.sort(key=_rank)
                yield found

    def _choose(self, key: tuple[int, str]) -> tuple[Tried, ...]:
        """The rules that a stretch with these classes may match which begins so."""
        held, first = key
        beginning = OTHER_DIGIT.split(alike(first), 1)[0]  # "5٣": a pattern takes both, and not as written
        return tuple(t for t in self._rules if held & t.needs == t.needs and t.may_begin(beginning))

    def _runs(self, text: str) -> Iterator[list[Word]]:
        """The runs that hold any class."""
        for words in self._stretches(text):
            run: list[Word] = []
            held = end = 0
            for word in words:
                start, behind, classes = word
                if run and (len(run) == LONGEST or not (text[end:start] == " " or _joined(text, end, start))):
                    if held:
                        yield run
                    run, held = [], 0
                run.append(word)
                held |= classes
                end = behind
            if held:
                yield run

    def _stretches(self, text: str) -> Iterator[list[Word]]:
        """The words in each stretch of chunks, around one that holds any class, that have words rules can use."""
        pieces, words = text.split(" "), self._words
        last = at = 0
        for index in compress(count(), map(self._held.__getitem__, pieces)):
            if index < last:
                continue
            first, done = index, last
            while first and words[pieces[first - 1]] is not None:
                first -= 1
            at += sum(map(len, pieces[done:first])) + first - done
            found: list[Word] = []
            last = first
            while last < len(pieces) and (known := words[pieces[last]]) is not None:
                for start, end, classes in known:
                    found.append((at + start, at + end, classes))
                at += len(pieces[last]) + 1
                last += 1
            yield found

    def _held_in(self, chunk: str) -> int:
        """All classes of the words in a chunk, which is what stands between two blanks: most are one plain word."""
        word = chunk.rstrip(",.")
        if word.isalpha():
            return self._vocabulary.get(word.lower(), 0)
        held = 0
        for _, _, classes in self._words[chunk] or ():
            held |= classes
        return held

    def _words_in(self, chunk: str) -> tuple[Word, ...] | None:
        """The words that rules can use, with places counted from the chunk's beginning; None where it has only others."""
        words = [(*found.span(), self._classes(found[0])) for found in WORD.finditer(chunk)]
        known = tuple([(start, end, classes) for start, end, classes in words if classes is not None])
        return known if known or not words else None

    def _classes(self, word: str) -> int | None:
        """The classes of a word; None for one that no rule can use."""
        return self._vocabulary.get(word.lower()) if word[0] > "9" else self._figures(word)


def _try(rules: tuple[Tried, ...], text: str, start: int, found: list[Found]) -> None:
    for tried in rules:
        match = tried.rule.pattern.match(text, start)
        if match and match.end() > start:
            found.append(Found(span_of(match.span(tried.group)), tried.order, tried.rule, match))


def _rank(found: Found) -> tuple[int, int, int]:
    start, end = found.span
    return start - end, start, found.order


def _joined(text: str, end: int, start: int) -> bool:
    """Whether there is only a little punctuation between two words."""
    return start - end <= 5 and JOINT.fullmatch(text, end, start) is not None


def _tried(order: int, rule: Rule, classes: Mapping[str, int]) -> Tried:
    group: str | int = "span" if "span" in rule.groups else 0
    return Tried(order, rule, _mask(rule, classes), group)


def _mask(rule: Rule, classes: Mapping[str, int]) -> int:
    mask = 0
    for name in rule.triggers:
        if name not in classes:
            raise ModelsError(f"rule {rule.id}: unknown class {name!r}", remedy=f"known are {', '.join(classes)}")
        mask |= classes[name] << TWICE if mask & classes[name] else classes[name]
    return mask
