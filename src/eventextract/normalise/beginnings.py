"""With what a match of a regular expression can begin, read off its parse tree."""

from __future__ import annotations

import re
from re import _constants as regex_codes  # type: ignore[attr-defined]
from re import _parser as regex_parser  # type: ignore[attr-defined]
from typing import Any

ZERO_WIDTH = (regex_codes.AT, regex_codes.ASSERT, regex_codes.ASSERT_NOT)
REPEATS = (regex_codes.MAX_REPEAT, regex_codes.MIN_REPEAT)
LENGTH = 4  # letters that are told
MOST = 400  # beginnings of one pattern; where there are more, shorter ones stand for them
WIDEST = 64  # letters of a range
DIGIT = "0"

Told = set[tuple[str, bool]]
"""Beginnings, and whether what follows in the pattern goes on right behind: False where anything may."""

ALIKE = {ord(digit): DIGIT for digit in "123456789"} | {ord("ı"): "i", ord("ſ"): "s"}
ANYTHING: Told = {("", False)}


def alike(text: str) -> str:
    """Text as beginnings are written: in small letters, with one digit for all."""
    return text.lower().translate(ALIKE)


def beginnings(pattern: str) -> frozenset[str]:
    """The first letters, up to four, of the matches of a case-insensitive pattern, as `alike` writes them.

    A match begins with one of them; "" where it may begin with anything, or be empty.
    """
    return frozenset(said for said, _ in _of_sequence(regex_parser.parse(pattern, re.IGNORECASE)))


def _of_sequence(nodes: Any) -> Told:
    told: Told = {("", True)}
    for code, argument in nodes:
        if code not in ZERO_WIDTH:
            told = _followed(told, _of_node(code, argument))
    return told


def _followed(told: Told, further: Told) -> Told:
    """What is told of a sequence by what is told of its parts."""
    longer = {one for one in told if not one[1]}
    for said, open_ended in told:
        if open_ended:
            for more, goes_on in further:
                whole = said + more
                longer.add((whole, goes_on) if len(whole) < LENGTH else (whole[:LENGTH], False))
    return longer if len(longer) <= MOST else {(said, False) for said, _ in told}


def _of_node(code: Any, argument: Any) -> Told:
    if code is regex_codes.LITERAL:
        return {(alike(chr(argument)), True)}
    if code is regex_codes.IN:
        return _of_class(argument)
    if code is regex_codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code is regex_codes.BRANCH:
        return set().union(*map(_of_sequence, argument[1]))
    return _of_repeat(*argument) if code in REPEATS else ANYTHING


def _of_repeat(least: int, most: int, body: Any) -> Told:
    once, told = _of_sequence(body), {("", True)}
    found: Told = set() if least else set(told)
    for times in range(1, min(int(most), LENGTH) + 1):
        told = _followed(told, once)
        if times >= min(least, LENGTH):
            found |= told
    return found


def _of_class(items: Any) -> Told:
    found: Told = set()
    for code, argument in items:
        if code is regex_codes.LITERAL:
            found.add((alike(chr(argument)), True))
        elif code is regex_codes.RANGE and argument[1] - argument[0] <= WIDEST:
            found |= {(alike(chr(point)), True) for point in range(argument[0], argument[1] + 1)}
        elif code is regex_codes.CATEGORY and argument is regex_codes.CATEGORY_DIGIT:
            found.add((DIGIT, True))
        else:
            return ANYTHING
    return found
