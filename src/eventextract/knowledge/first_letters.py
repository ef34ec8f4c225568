"""Which characters a match of a pattern can begin with, so that the engine tries it nowhere else.

`re` finds that out by itself only where case counts and a pattern starts with plain letters: not after a look behind or a
word boundary. What is found here goes into the block of information with which every compiled pattern begins, in the
same form as that which `re` itself puts there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from re import _constants as codes  # type: ignore[attr-defined]
from typing import Any

LAST = 0xFFFF  # of the characters looked at: those beyond have no case that patterns would be written for
WIDEST = 2000  # characters of a range that are looked at one by one
CASED = "".join(char for char in map(chr, range(LAST + 1)) if char.lower() != char or char.upper() != char)
WITHIN = {  # a class, where only what is outside of another is refused
    codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
    codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
}
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
ZERO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)

Firsts = frozenset[int] | None
"""Numbers of characters, and below 0 (`~class`) classes of `re` such as word characters; None for any character."""


def told_first(numbers: list[int], tree: Any) -> list[int]:
    """The numbers of a compiled pattern, given with its tree, with its first characters noted where they can be told."""
    if numbers[0] != codes.INFO or numbers[2] or not numbers[3]:
        return numbers  # they are noted, or it may match nothing at all
    firsts = first_letters(tree)
    if firsts is None:
        return numbers
    noted = list(_charset(firsts))
    length = numbers[1]
    return [codes.INFO, length + len(noted), codes.SRE_INFO_CHARSET, *numbers[3:5], *noted, *numbers[1 + length :]]


def first_letters(tree: Any) -> Firsts:
    """What a match of a pattern, given as a tree, can begin with; None too where it may be empty."""
    firsts, empty = _sequence(tree)
    return None if empty else firsts


def _sequence(tree: Iterable[tuple[Any, Any]]) -> tuple[Firsts, bool]:
    """What these pieces, one after the other, can begin with; and whether they may all match nothing."""
    found: frozenset[int] = frozenset()
    for code, argument in tree:
        if code not in ZERO_WIDTH:
            firsts, empty = _piece(code, argument)
            if firsts is None:
                return None, empty
            found |= firsts
            if not empty:
                return found, False
    return found, True


def _piece(code: Any, argument: Any) -> tuple[Firsts, bool]:
    if code is codes.LITERAL:
        return _variants(argument), False
    if code is codes.IN:
        return _members(argument), False
    if code is codes.SUBPATTERN:
        return _sequence(argument[3])
    if code is codes.BRANCH:
        return _branches([_sequence(branch) for branch in argument[1]])
    if code in REPEATS:
        firsts, empty = _sequence(argument[2])
        return firsts, empty or not argument[0]
    return None, False


def _branches(found: list[tuple[Firsts, bool]]) -> tuple[Firsts, bool]:
    return _united(firsts for firsts, _ in found), any(empty for _, empty in found)


def _united(sets: Iterable[Firsts]) -> Firsts:
    total: frozenset[int] = frozenset()
    for firsts in sets:
        if firsts is None:
            return None
        total |= firsts
    return total


def _members(items: list[tuple[Any, Any]]) -> Firsts:
    if items[0][0] is codes.NEGATE:
        outside = [~int(WITHIN[argument]) for _, argument in items[1:] if argument in WITHIN]
        return frozenset(outside[:1]) or None
    return _united(map(_member, items))


def _member(item: tuple[Any, Any]) -> Firsts:
    code, argument = item
    if code is codes.LITERAL:
        return _variants(argument)
    if code is codes.CATEGORY:
        return frozenset({~int(argument)})
    if code is codes.RANGE and argument[1] - argument[0] <= WIDEST:
        return _united(map(_variants, range(argument[0], argument[1] + 1)))
    return None


@cache
def _variants(number: int) -> Firsts:
    """A character and all that match it where case does not count."""
    if number > LAST:
        return None
    char = chr(number)
    if char.lower() == char.upper() == char:
        return frozenset({number})
    return frozenset({number, *map(ord, re.findall(re.escape(char), CASED, re.IGNORECASE))})


def _charset(firsts: frozenset[int]) -> Iterator[int]:
    """As the engine reads it: one bit for each of the first 256 characters; then others, and classes."""
    numbers = sorted(first for first in firsts if first >= 0)
    bits = sum(1 << number for number in numbers if number < 256)
    yield codes.CHARSET
    yield from (bits >> shift & 0xFFFFFFFF for shift in range(0, 256, 32))
    for first, last in _runs([number for number in numbers if number >= 256]):
        yield from (codes.RANGE, first, last)
    for first in sorted(firsts.difference(numbers)):
        yield from (codes.CATEGORY, codes.CH_UNICODE[~first])
    yield codes.FAILURE


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    cuts = [place for place, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    for start, end in pairwise([0, *cuts, len(numbers)]):
        if start < end:
            yield numbers[start], numbers[end - 1]
