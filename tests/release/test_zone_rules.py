"""Each rule of `rules/zones.toml` proves itself on single lines: the whole example, span for span; no near miss."""

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.rules import Rule

RULES = load_knowledge().family("zones").rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_match(rule: Rule) -> None:
    for example in rule.examples:
        found = rule.pattern.match(example.text)
        assert found, example.text
        assert found.span() == (example.start, example.end)
        assert not rule.triggers or any(trigger in example.text.lower() for trigger in rule.triggers)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_near_misses_do_not_match(rule: Rule) -> None:
    assert [text for text in rule.not_examples if rule.pattern.match(text)] == []
