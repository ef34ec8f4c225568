"""A family of rules as plain tuples and strings, in which the cache keeps it."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from eventextract.knowledge.rules import Example, Family, Rule, index_of
from eventextract.knowledge.triggers import WordFinder

Plain = tuple[str, tuple[tuple[Any, ...], ...], dict[str, str]]
"""Name; the fields of each rule in order, examples as tuples too; parts."""


def as_plain(family: Family) -> Plain:
    """What of a family is kept."""
    return family.name, tuple(map(astuple, family.rules)), dict(family.parts)


def of_plain(plain: Plain, finder: WordFinder | None = None) -> Family:
    """The family that was kept; `finder`: see `RuleIndex`."""
    name, rules, parts = plain
    loaded = tuple(_rule(*fields) for fields in rules)
    return Family(name, loaded, parts, index_of(loaded, finder))


def _rule(*fields: Any) -> Rule:
    *before, examples, not_examples, words = fields
    values = (*before, tuple(Example(*example) for example in examples), not_examples, words)
    return Rule(*values)
