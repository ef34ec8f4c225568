"""The sign of a pattern: what is left of it from its first mention on, without all that may stand before.

A pattern such as `{article}{words}<agency> held an? <event>` is tried at every word, and there in many ways. Where its sign
`<agency> held an? <event>` stands nowhere, nothing matches the whole: and that is looked for at agencies alone.
"""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from eventextract.knowledge.cache import kept
from eventextract.knowledge.compiling import Code, code_of, pattern_of
from eventextract.knowledge.first_letters import first_letters

PRIVATE = range(0xE000, 0xF900)  # placeholders of mentions
FEW = 14
"""Letters with which a pattern may begin: where they are so few, the engine soon knows where not to try it."""


def sign(name: str, source: str) -> re.Pattern[str] | None:
    """The sign of a pattern in which case does not count, kept under a name; None where it would save nothing."""
    code = kept(f"sign {name}", source.encode("utf-8", "surrogatepass"), lambda: _code(source))
    try:
        return None if code is None else pattern_of(code)
    except (RuntimeError, TypeError, ValueError):  # not what this engine takes
        return None


def _code(source: str) -> Code | None:
    tree = parser.parse(source, re.IGNORECASE)
    left = None if "(?P=" in source or _begins_with_few(tree) else from_mention(tree)
    return None if left is None else code_of(source, left, re.IGNORECASE)


def _begins_with_few(tree: Any) -> bool:
    firsts = first_letters(tree)
    return firsts is not None and min(firsts) >= 0 and len({chr(first).lower() for first in firsts}) <= FEW


def from_mention(tree: Any) -> Any:
    """The tree of a pattern from the first placeholder on that every match must hold; None where there is none."""
    for index, (code, argument) in enumerate(tree):
        if _is_mention(code, argument):
            return parser.SubPattern(tree.state, list(tree[index:]))
        inner = from_mention(argument[3]) if code is codes.SUBPATTERN else None
        if inner is not None:
            group = (code, (*argument[:3], inner))
            return parser.SubPattern(tree.state, [group, *tree[index + 1 :]])
    return None


def _is_mention(code: Any, argument: Any) -> bool:
    if code is codes.IN:
        return all(_is_mention(*item) for item in argument)
    return code is codes.LITERAL and argument in PRIVATE
