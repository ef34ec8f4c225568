"""Patterns looked at as trees: whether they are well formed, and which words they cannot match without.

`needed` gives for a pattern such as `(?:co-?)?(?:held|hosted)[^.]* by <agency>` the sets {held, hosted} and {" by <agency>"}: of
each a word stands in whatever it matches, in this order. To look for them is far cheaper than to try the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from eventextract.errors import ModelsError

MANY = 25  # a repeat of more than this many counts as unbounded
MOST = 48  # strings that parts of a pattern, one after the other, may stand for, to be spelt out
LISTED = 2_000  # and alternatives, such as the words of a lexicon
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
PLACEHOLDER = re.compile("[\ue000-\uf8ff]")
TELLING = re.compile("[ -~ß-öø-ž]{2,}|.*[\ue000-\uf8ff].*")
ZERO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)

Words = tuple[str, ...]
"""A set of words, sorted."""
_Words = frozenset[str]


class Found(NamedTuple):
    """What is known of a piece of a pattern: all strings that it stands for (None: too many), or words needed in order."""

    strings: _Words | None
    needed: tuple[_Words, ...] = ()

    @property
    def sets(self) -> tuple[_Words, ...]:
        """The words needed in order."""
        if self.strings is None:
            return self.needed
        return () if "" in self.strings else (self.strings,)


ANYTHING = Found(None)
NOTHING = Found(frozenset({""}))


def check(source: str, where: str) -> Any:
    """The tree of a pattern; ModelsError if it is no regular expression, or has a quantifier over a quantifier."""
    try:
        tree = parser.parse(source, re.IGNORECASE)
    except re.error as error:
        raise ModelsError(f"not a regular expression: {error}", where=where) from error
    if _nested(tree, inside=False):
        raise ModelsError("a quantifier over a quantifier", where=where, remedy="bound one of them, at most 25 times")
    return tree


def _nested(tree: Any, inside: bool) -> bool:
    """Whether an unbounded repeat lies within an unbounded repeat."""
    for code, argument in tree:
        many = code in REPEATS and argument[1] > MANY
        if many and inside:
            return True
        if any(_nested(child, inside or many) for child in _children(code, argument)):
            return True
    return False


def _children(code: Any, argument: Any) -> list[Any]:
    if code in REPEATS:
        return [argument[2]]
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return []


def alternation(words: Collection[str]) -> str:
    """A regex for any of these words, the longest first; beginnings in common are shared, so that it fails fast."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words):
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(first) + (alternation(rest) if rest != [""] else "") for first, rest in branches.items()]
    joined = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    return f"(?:{joined})?" if "" in words else joined


def needed(tree: Any) -> tuple[Words, ...]:
    """The sets of words that a pattern cannot match without, in order, as they stand in text in lower case.

    Left out are sets that say little (a blank or a comma would do) or have letters whose lower case is not one alone.
    """
    sets = map(_shortest, (*_sequence(tree).sets, *_ahead(tree)))
    return tuple(tuple(sorted(words)) for words in sets if all(map(_telling, words)))


def of_mentions(word: str) -> bool:
    """Whether a placeholder of a mention stands in a word."""
    return PLACEHOLDER.search(word) is not None


def _telling(word: str) -> bool:
    return TELLING.fullmatch(word) is not None


def _shortest(words: _Words) -> _Words:
    """Without those that hold another: where they stand, the other stands too."""
    return frozenset(word for word in words if not any(other in word and other != word for other in words))


def _ahead(tree: Any) -> tuple[_Words, ...]:
    """What must follow a whole pattern that ends in a look ahead."""
    if not len(tree):
        return ()
    code, argument = tree[-1]
    if code is codes.ASSERT and argument[0] > 0:
        return (*_sequence(argument[1]).sets, *_ahead(argument[1]))
    return _ahead(argument[3]) if code is codes.SUBPATTERN else ()


def _sequence(tree: Iterable[tuple[Any, Any]]) -> Found:
    sets: list[_Words] = []
    strings: _Words = NOTHING.strings or frozenset()
    whole = True
    for code, argument in tree:
        found = _piece(code, argument)
        if found.strings is not None and _few(len(strings), len(found.strings)):
            strings = frozenset(before + after for before in strings for after in found.strings)
            continue
        whole = False
        sets += Found(strings).sets
        sets += found.needed
        strings = frozenset({""}) if found.strings is None else found.strings
    return Found(strings) if whole else Found(None, (*sets, *Found(strings).sets))


def _few(one: int, other: int) -> bool:
    """Whether so many strings before so many others are few enough to be spelt out; one beside many makes no more of them."""
    return one * other <= max(MOST, one, other)


def _piece(code: Any, argument: Any) -> Found:
    if code is codes.LITERAL:
        return Found(frozenset({chr(argument).lower()}))
    if code is codes.IN:
        return _characters(argument)
    if code is codes.SUBPATTERN:
        return _sequence(argument[3])
    if code is codes.BRANCH:
        return _branches([_sequence(branch) for branch in argument[1]])
    if code in REPEATS:
        return _repeat(argument[0], argument[1], _sequence(argument[2]))
    return NOTHING if code in ZERO_WIDTH else ANYTHING


def _characters(items: list[tuple[Any, Any]]) -> Found:
    if all(code is codes.LITERAL for code, _ in items):
        return Found(frozenset(chr(letter).lower() for _, letter in items))
    return ANYTHING


def _repeat(least: int, most: int, found: Found) -> Found:
    if least == 0:
        return Found(found.strings | {""}) if most == 1 and found.strings is not None else ANYTHING
    return found if least == most == 1 else Found(None, found.sets)


def _branches(found: list[Found]) -> Found:
    """All strings of the branches; else one set, of the words that tell most from each."""
    listed = [branch.strings for branch in found if branch.strings is not None]
    if len(listed) == len(found) and sum(map(len, listed)) <= LISTED:
        return Found(frozenset().union(*listed))
    if not all(branch.sets for branch in found):
        return ANYTHING
    return Found(None, (frozenset().union(*(max(branch.sets, key=_weight) for branch in found)),))


def _weight(words: _Words) -> tuple[int, int]:
    return min(map(len, words)), -len(words)
