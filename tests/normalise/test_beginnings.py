"""What a pattern can begin with is told from the pattern: a rule is tried only where the text begins so."""

from __future__ import annotations

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.normalise.beginnings import alike, beginnings

TABLE = (
    ("May", {"may"}),
    ("(?:June|July) 4", {"june", "july"}),
    (r"(?<!\w)(?:on )?\d\d", {"on 0", "00"}),
    (r"(?:3[01]|[1-9])(?:st|th)", {"00st", "00th", "0st", "0th"}),
    ("a{2,3}b", {"aab", "aaab"}),
    ("ab*", {"a", "ab", "abb", "abbb"}),
    (r"at \w+", {"at "}),
    (r"\w+", {""}),
    ("(?:x)?", {"", "x"}),
    ("[^a]", {""}),
)


@pytest.mark.parametrize(("pattern", "told"), TABLE)
def test_what_a_match_begins_with(pattern: str, told: set[str]) -> None:
    assert beginnings(pattern) == told


@pytest.mark.parametrize("family", ["time", "numbers"])
def test_whatever_rules_match_begins_as_told(family: str) -> None:
    knowledge = load_knowledge()
    checked = 0
    for rule in knowledge.family(family).rules:
        told = tuple(beginnings(rule.source))
        for example in rule.examples:
            for found in rule.pattern.finditer(example.text):
                assert alike(example.text[found.start() :]).startswith(told), (rule.id, example.text)
                checked += 1
    assert checked > len(knowledge.family(family).rules) / 2


def test_too_many_beginnings_are_told_by_fewer_letters() -> None:
    letters = "|".join("abcdefghijklmnopqrstuvwxyz")
    assert beginnings(f"(?:{letters})(?:{letters})") == set("abcdefghijklmnopqrstuvwxyz")
