"""Hostile text costs no more than its length: neither a rule nor the tokenizer blows up.

For each rule file texts are made of what its rules look for: their examples, triggers and near misses, run together
without an end of sentence. Such a text eight times over may take some sixteen times as long (eight, what sorting adds,
and noise): a square would be 64. It is the same text and no longer one with other words: these would wake other rules.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import cycle, islice
from math import inf

import pytest

from eventextract import Extractor
from eventextract.knowledge import load_knowledge
from eventextract.knowledge.rules import Family

DOUBLINGS = 3
MOST = 2 * 2**DOUBLINGS
WORDS = 120
PIECES = 8
FILES = sorted(path.stem for path in (load_knowledge().folder / "rules").glob("*.toml"))


def examples(family: Family) -> Iterable[str]:
    return [example.text for rule in family.rules for example in rule.examples]


def near_misses(family: Family) -> Iterable[str]:
    return [text for rule in family.rules for text in rule.not_examples]


def beginnings(family: Family) -> Iterable[str]:
    """What makes a pattern begin, again and again, without ever letting it end."""
    spans = [example.text[example.start : example.end].split() for rule in family.rules for example in rule.examples]
    triggers = dict.fromkeys(word for rule in family.rules for word in rule.triggers)
    return [" ".join(words[: max(1, len(words) // 2)]) for words in spans] + list(triggers)


def run_together(parts: Iterable[str], words: int) -> list[str]:
    """So many words of these texts, one after the other, without an end of sentence."""
    found = [word.rstrip(".!?:;\n") for text in parts for word in text.split()]
    return list(islice(cycle(found), words))


def pieces(words: list[str], size: int) -> list[str]:
    """The same words as texts of so many."""
    return [" ".join(words[at : at + size]) for at in range(0, len(words), size)]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def least(work: Callable[[], object]) -> float:
    """Seconds of the quickest of three goes: other work on the machine can only add to them."""
    return min(seconds(work) for _ in range(3))


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as long eight times the size takes; what is too much is measured twice more, for it may be noise."""
    found = inf
    for _ in range(3):
        found = min(found, least(work(size * 2**DOUBLINGS)) / least(work(size)))
        if found < MOST:
            break
    return found


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    extractor = Extractor()
    extractor.extract("The seminar was held in Oslo on 3 May 2021.")
    return extractor


@pytest.mark.parametrize("made_of", [examples, near_misses, beginnings])
@pytest.mark.parametrize("name", FILES)
def test_rules(extractor: Extractor, name: str, made_of: Callable[[Family], Iterable[str]]) -> None:
    words = run_together(made_of(load_knowledge().family(name)), WORDS * PIECES)
    for piece in pieces(words, WORDS):
        assert growth(lambda times, piece=piece: partial(extractor.extract, " ".join([piece] * times)), 1) < MOST, piece


@pytest.mark.parametrize(
    "unit",
    ["[", "([{<", "!?", "a.b-", "'s", "-", "a/b:", "$£", "http://a.", "x" * 50, "...", "\u00e9\u0301", "1,", "U.S.A."],
)
def test_tokenizer(extractor: Extractor, unit: str) -> None:
    """Without blanks, as one long word: what the tokenizer takes apart letter by letter."""
    assert growth(lambda size: partial(extractor.extract, "It began. " + unit * size), 1000) < MOST
