"""A sign: one feature of a pair of records, and the values that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from eventextract.link.facts import Facts
from eventextract.link.vocabulary import Vocabulary


class Sign(NamedTuple):
    """A feature of a pair (a row of `link_weights`), and the values that it rests on, for people."""

    feature: str
    detail: str


Feature = Callable[[Facts, Facts, Vocabulary], Iterator[Sign]]


def against(one: object, two: object) -> str:
    """Two values, or the one that both are."""
    return str(one) if str(one) == str(two) else f"{one} against {two}"


def listed(values: Iterable[object]) -> str:
    """Values with commas between them."""
    return ", ".join(map(str, values))
