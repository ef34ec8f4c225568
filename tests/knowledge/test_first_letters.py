"""Patterns told where a match can begin find what they found before."""

from __future__ import annotations

import re
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.compiling import compiled
from eventextract.knowledge.first_letters import told_first

BEGINNINGS = [  # a pattern, and what it is tried at of "aAbkK\u212aſs é7 _-\ue000\ue001"; None where that is not told
    (r"\bkeep", "kK\u212a"),
    (r"(?<!\w)(?:keep|sat)", "kK\u212aſs"),
    (r"(?=x)(?:a|\ue000)b", "aA\ue000"),
    (r"(?:a )?(?:very )?big", "aAb"),
    (r"[\ue000\ue001]{1,3} by", "\ue000\ue001"),
    (r"(?-i:[A-B])x", "A"),  # told by `re` itself
    (r"\d{2}", "7"),
    (r"[^\W_]+", "aAbkK\u212aſsé7_"),
    (r"\w+", "aAbkK\u212aſsé7_"),
    (r"(?P<who>É|\s)x", " é"),
    (r"a?", None),  # may match nothing
    (r"[^a]b", None),
    (r".a", None),
    (r"(?:a|.)b", None),
    (r"\Ba", "aA"),
    (r"(?:a{0,2}|b)+k", "aAbkK\u212a"),
]
ALL = "aAbkK\u212aſs é7_-\ue000\ue001"


def numbers_of(pattern: str) -> list[int]:
    tree = parser.parse(pattern, re.IGNORECASE)
    return told_first(compiler._code(tree, re.IGNORECASE), tree)


@pytest.mark.parametrize(("pattern", "tried"), BEGINNINGS)
def test_beginnings(pattern: str, tried: str | None) -> None:
    numbers = numbers_of(pattern)
    if tried is None:
        assert not numbers[2]
    else:
        charset = numbers[5 : 1 + numbers[1]]
        assert "".join(char for char in ALL if within(charset, char)) == tried


def within(charset: list[int], char: str) -> bool:
    """What the engine says of a pattern that is this set of characters and nothing else."""
    code = [codes.INFO, 4, 0, 1, 1, codes.IN, len(charset) + 1, *charset, codes.SUCCESS]
    return compiler._sre.compile("", re.UNICODE.value, code, 0, {}, (None,)).match(char) is not None


@given(text=st.text(st.sampled_from(ALL + "vVeErRyYiIgGpPtTxX "), max_size=30))
@pytest.mark.parametrize("pattern", [pattern for pattern, _ in BEGINNINGS])
def test_the_same_is_found(pattern: str, text: str) -> None:
    told, plain = compiled("beginnings", pattern), re.compile(pattern, re.IGNORECASE)
    assert [match.span() for match in told.finditer(text)] == [match.span() for match in plain.finditer(text)]


CASED = "".join(char for char in map(chr, range(0x110000)) if char.lower() != char or char.upper() != char)


@pytest.mark.parametrize("letter", sorted("abcdefghijklmnopqrstuvwxyzäéøßıſµσ"))
def test_no_character_of_any_plane_is_forgotten(letter: str) -> None:
    pattern = rf"\b{letter}|{letter}"
    assert compiled("letter", pattern).findall(CASED) == re.findall(pattern, CASED, re.IGNORECASE)


@pytest.mark.parametrize("name", ["roles", "counts", "groups", "people", "quotes"])
def test_the_rules_find_the_same(name: str) -> None:
    for rule in load_knowledge().family(name).rules[::9]:
        plain = re.compile(rule.source, re.IGNORECASE)
        for example in rule.examples:
            told = [match.span() for match in rule.pattern.finditer(example.text)]
            assert told == [match.span() for match in plain.finditer(example.text)], rule.id
