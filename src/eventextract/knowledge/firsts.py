"""The characters with which a match of a regular expression can begin, read off its parse tree."""

from __future__ import annotations

import re
import string
from re import _constants as regex_codes  # type: ignore[attr-defined]
from re import _parser as regex_parser  # type: ignore[attr-defined]
from typing import Any

ZERO_WIDTH = (regex_codes.AT, regex_codes.ASSERT, regex_codes.ASSERT_NOT)
KNOWN = (regex_codes.LITERAL, regex_codes.IN, regex_codes.BRANCH, regex_codes.SUBPATTERN, regex_codes.MAX_REPEAT)


class _UnknownError(Exception):
    """A construct that this module does not read."""


def first_characters(pattern: str) -> frozenset[str] | None:
    """Lower-case ASCII first characters of the matches of a case-insensitive pattern; None where they cannot be told.

    A match that begins with a character outside ASCII that only folds to one of these (a long s) is left out.
    """
    try:
        firsts, empty = _of_sequence(regex_parser.parse(pattern, re.IGNORECASE))
    except _UnknownError:
        return None
    return None if empty else frozenset(firsts)


def _of_sequence(nodes: Any) -> tuple[set[str], bool]:
    """The first characters of a sequence, and whether it can be empty."""
    firsts: set[str] = set()
    for code, argument in nodes:
        if code in ZERO_WIDTH:
            continue
        found, empty = _of_node(code, argument)
        firsts |= found
        if not empty:
            return firsts, False
    return firsts, True


def _of_node(code: Any, argument: Any) -> tuple[set[str], bool]:
    if code not in KNOWN:
        raise _UnknownError
    if code is regex_codes.LITERAL:
        return {chr(argument).lower()}, False
    if code is regex_codes.IN:
        return set().union(*(_of_class(*item) for item in argument)), False
    if code is regex_codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code is regex_codes.MAX_REPEAT:
        found, empty = _of_sequence(argument[2])
        return found, empty or argument[0] == 0
    branches = [_of_sequence(branch) for branch in argument[1]]
    return set().union(*(found for found, _ in branches)), any(empty for _, empty in branches)


def _of_class(code: Any, argument: Any) -> set[str]:
    if code is regex_codes.LITERAL:
        return {chr(argument).lower()}
    if code is regex_codes.RANGE:
        return {chr(point).lower() for point in range(argument[0], min(argument[1], 0x2100) + 1)}
    if code is regex_codes.CATEGORY and argument is regex_codes.CATEGORY_DIGIT:
        return set(string.digits)
    raise _UnknownError
