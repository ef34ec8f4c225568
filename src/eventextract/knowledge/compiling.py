"""Patterns compiled, or taken as they were compiled by an earlier process.

What `re` compiles a pattern to is a list of numbers for its engine; these are kept. They are those of one Python release
(the cache sees to that), and the engine checks them before it takes them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from eventextract.knowledge.cache import kept
from eventextract.knowledge.first_letters import told_first
from eventextract.knowledge.patterns import Words, alternation

Code = tuple[str, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Source, flags, numbers (of 32 bits), how many groups, groups by name, names by group."""


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`: for patterns that stand in the program's code and that a first record waits for."""
    return _kept(f"expression {int(flags)} {source}", "", lambda: (source,), flags)[0]


def compiled(name: str, source: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern made of the models, kept under a name of its own. Raises re.error."""
    return _kept(f"pattern {name}", source, lambda: (source,), flags)[0]


def compiled_words(name: str, sets: tuple[Words, ...]) -> tuple[re.Pattern[str], ...]:
    """The words that a rule needs, each set as a pattern."""
    return _kept(f"words {name}", sets, lambda: tuple(map(alternation, sets)), 0)


def _kept(name: str, of: object, sources: Callable[[], tuple[str, ...]], flags: int) -> tuple[re.Pattern[str], ...]:
    made_of = f"{int(flags)} {of}".encode("utf-8", "surrogatepass")
    codes = kept(name, made_of, lambda: tuple(_code(source, flags) for source in sources()))
    try:
        return tuple(map(pattern_of, codes))
    except (RuntimeError, TypeError, ValueError):  # not what this engine takes
        return tuple(re.compile(source, flags) for source in sources())


def _code(source: str, flags: int) -> Code:
    return code_of(source, parser.parse(source, flags), flags)


def code_of(source: str, tree: Any, flags: int) -> Code:
    """A tree compiled as `re` itself goes about it; only the characters that a match may begin with are told more often."""
    numbers = told_first(compiler._code(tree, flags), tree)
    by_name = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for group, index in by_name.items():
        names[index] = group
    flags = int(flags | tree.state.flags)
    return source, flags, array("I", numbers).tobytes(), tree.state.groups - 1, by_name, tuple(names)


def pattern_of(code: Code) -> re.Pattern[str]:
    """What was compiled, for use. Raises RuntimeError, TypeError or ValueError for what the engine does not take."""
    source, flags, numbers, groups, by_name, names = code
    codes = array("I", numbers).tolist()
    pattern: re.Pattern[str] = compiler._sre.compile(source, flags, codes, groups, by_name, names)
    return pattern
