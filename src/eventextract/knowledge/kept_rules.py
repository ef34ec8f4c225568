"""A family of rules as plain tuples and strings, in which the cache keeps it."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any, overload

from eventextract.knowledge.rules import Example, Family, Rule, index_of
from eventextract.knowledge.triggers import WordFinder

Plain = tuple[str, tuple[tuple[Any, ...], ...], dict[str, str]]
"""Name; the fields of each rule in order, those of its examples packed; parts."""


class Examples(Sequence[Example]):
    """The examples of a rule, made when they are asked for: an extraction needs none."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def _made(self) -> tuple[Example, ...]:
        return tuple(Example(*fields) for fields in marshal.loads(self._packed))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[Example]:
        return iter(self._made())

    @overload
    def __getitem__(self, index: int) -> Example: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Example]: ...
    def __getitem__(self, index: int | slice) -> Example | Sequence[Example]:
        return self._made()[index]


def as_plain(family: Family) -> Plain:
    """What of a family is kept."""
    return family.name, tuple(map(_fields, family.rules)), dict(family.parts)


def of_plain(plain: Plain, finder: WordFinder | None = None) -> Family:
    """The family that was kept; `finder`: see `RuleIndex`."""
    name, rules, parts = plain
    loaded = tuple(_rule(*fields) for fields in rules)
    return Family(name, loaded, parts, index_of(loaded, finder))


def _fields(rule: Rule) -> tuple[Any, ...]:
    *before, _, not_examples, words = astuple(rule)
    return (*before, marshal.dumps([astuple(example) for example in rule.examples]), not_examples, words)


def _rule(*fields: Any) -> Rule:
    *before, examples, not_examples, words = fields
    values = (*before, Examples(examples), not_examples, words)
    return Rule(*values)
