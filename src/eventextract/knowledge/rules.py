"""Rules as data: `models/rules/*.toml`, each with its proof (examples that match, near misses that don't).

A pattern is a regular expression, case-insensitive, over a sentence in which each earlier mention stands as one
placeholder: `<agency>`, `<date>`, `<agency|country>`. `{name}` is a part of the file's `[parts]` (a regex, or a column
of a lexicon as an alternation). Loading fails, with file and rule id, for a misspelt key, an unknown label or placeholder, an
id used twice, a rule without examples or near misses, and a quantifier over a quantifier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from eventextract.errors import ModelsError
from eventextract.knowledge.checked import noted
from eventextract.knowledge.compiling import compiled, compiled_words
from eventextract.knowledge.files import Row, read_toml
from eventextract.knowledge.patterns import Words, alternation, check, needed
from eventextract.knowledge.signs import sign
from eventextract.knowledge.triggers import RuleIndex, WordFinder

KINDS = (
    "number", "date", "duration", "country", "demonym", "region", "subdivision", "city", "agency", "programme", "name",
    "person", "title", "honorific", "event", "venue", "count", "person-noun", "quote", "said", "role", "topic", "office",
    "zone", "group",
)  # fmt: skip
PLACEHOLDERS = {kind: chr(0xE000 + index) for index, kind in enumerate(KINDS)}
"""One private-use character for each kind of mention that a pattern may name."""

GROUP = re.compile(r"\(\?P<(\w+)>")
KEYS = {"id", "label", "value", "triggers", "needs", "pattern", "examples", "not_examples", "score", "note"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the expected span (offsets in `text`), and the value as the record's notation shows it."""

    text: str
    start: int
    end: int
    value: str | None


@dataclass(frozen=True)
class Rule:
    """One rule: what it proposes, when it is tried, its pattern (as expanded source) and its proof.

    `words` are what the pattern cannot match without, as `patterns.needed` gives them.
    """

    id: str
    label: str
    value: str | None
    triggers: tuple[str, ...]
    needs: tuple[str, ...]
    source: str
    score: float
    examples: Sequence[Example]
    not_examples: tuple[str, ...]
    words: tuple[Words, ...] = ()

    def may_match(self, lower: str) -> bool:
        """Whether the words that the pattern needs stand in a text, given in lower case: if not, it need not be tried."""
        return stand_in_order(self._searched, lower)

    @cached_property
    def _searched(self) -> tuple[re.Pattern[str], ...]:
        return compiled_words(self.id, self.words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: a release tries a third of all rules."""
        return compiled(self.id, self.source)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of the pattern in a text, in order."""
        if self._sign is None or self._sign.search(text):
            return self.pattern.finditer(text)
        return iter(())

    @cached_property
    def _sign(self) -> re.Pattern[str] | None:
        return sign(self.id, self.source)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The names of its groups."""
        return frozenset(GROUP.findall(self.source))


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one file, in order, and its parts as expanded regex source."""

    name: str
    rules: tuple[Rule, ...]
    parts: Mapping[str, str]
    index: RuleIndex


def stand_in_order(needed: Iterable[re.Pattern[str]], lower: str) -> bool:
    """Whether one of each set of words stands in a text in lower case, in this order."""
    position = 0
    for words in needed:
        found = words.search(lower, position)
        if not found:
            return False
        position = found.end()
    return True


def load_family(path: Path, lexicon: Callable[[str], Iterable[Row]]) -> Family:
    """Read a rule file, and check what is not noted as checked. Raises ModelsError."""
    data = read_toml(path)
    unknown = set(data) - {"parts", "rule"}
    if unknown:
        raise ModelsError(f"unknown tables {sorted(unknown)}", where=str(path), remedy="use [parts] and [[rule]]")
    parts = _parts(data.get("parts", {}), lexicon, path)
    rules = [_rule(entry, parts, path) for entry in data.get("rule", [])]
    ids = [rule.id for rule in rules]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise ModelsError(f"rule ids used twice: {twice}", where=str(path))
    words = noted(path, [rule.source for rule in rules]) or checked(rules, path)
    rules = [replace(rule, words=tuple(map(tuple, words[rule.id]))) for rule in rules]
    return Family(path.stem, tuple(rules), parts, index_of(rules))


def index_of(rules: Sequence[Rule], finder: WordFinder | None = None) -> RuleIndex:
    """What sets off rules, which are given in order; `finder`: see `RuleIndex`."""
    triggers, needs = [rule.triggers for rule in rules], [rule.needs for rule in rules]
    return RuleIndex(triggers, needs, [rule.words for rule in rules], finder)


def checked(rules: Iterable[Rule], path: Path) -> dict[str, tuple[Words, ...]]:
    """The words that each rule needs, by id; ModelsError for a pattern that is not well formed."""
    return {rule.id: needed(check(rule.source, f"{path}: rule {rule.id}")) for rule in rules}


def _parts(raw: dict[str, Any], lexicon: Callable[[str], Iterable[Row]], path: Path) -> dict[str, str]:
    parts: dict[str, str] = {}
    for name, source in raw.items():
        if isinstance(source, dict):
            words = {row[source["column"]] for row in lexicon(source["lexicon"]) if _wanted(row, source)}
            source = f"(?:{alternation(words)})"
        parts[name] = expand(source, parts, f"{path}: part {name}")
    return parts


def _wanted(row: Row, source: dict[str, str]) -> bool:
    return all(row.get(key) == value for key, value in source.items() if key not in ("lexicon", "column"))


def expand(source: str, parts: Mapping[str, str], where: str) -> str:
    """Put parts and placeholders into a pattern; ModelsError for a name that is neither."""

    def part(found: re.Match[str]) -> str:
        if found[1] not in parts:
            raise ModelsError(f"unknown part {{{found[1]}}}", where=where, remedy="define it in [parts] before its use")
        return parts[found[1]]

    def placeholder(found: re.Match[str]) -> str:
        kinds = found[1].split("|")
        if missing := [kind for kind in kinds if kind not in PLACEHOLDERS]:
            raise ModelsError(f"unknown placeholders {missing}", where=where, remedy=f"known are {', '.join(KINDS)}")
        letters = "".join(PLACEHOLDERS[kind] for kind in kinds)
        return letters if len(kinds) == 1 else f"[{letters}]"

    source = re.sub(r"\{([a-z_][a-z_0-9]*)\}", part, source)
    return re.sub(r"(?<!\?P)<([a-z][a-z|-]*)>", placeholder, source)


def _rule(entry: dict[str, Any], parts: Mapping[str, str], path: Path) -> Rule:
    where = f"{path}: rule {entry.get('id', '(no id)')}"
    if unknown := sorted(set(entry) - KEYS):
        raise ModelsError(f"unknown keys {unknown}", where=where, remedy=f"known are {', '.join(sorted(KEYS))}")
    for key in ("id", "label", "pattern", "examples", "not_examples"):
        if not entry.get(key):
            raise ModelsError(f"{key!r} is missing or empty", where=where)
    if entry["label"] not in KINDS:
        raise ModelsError(f"unknown label {entry['label']!r}", where=where, remedy=f"known are {', '.join(KINDS)}")
    if unknown := sorted(set(entry.get("needs", [])) - set(KINDS)):
        raise ModelsError(f"'needs' names unknown kinds {unknown}", where=where)
    return Rule(
        id=entry["id"],
        label=entry["label"],
        value=entry.get("value"),
        triggers=_triggers(entry, where),
        needs=tuple(entry.get("needs", [])),
        source=expand(entry["pattern"], parts, where),
        score=float(entry.get("score", 1.0)),
        examples=tuple(_example(example, where) for example in entry["examples"]),
        not_examples=tuple(entry["not_examples"]),
    )


def _triggers(entry: dict[str, Any], where: str) -> tuple[str, ...]:
    triggers = tuple(entry.get("triggers", []))
    if not triggers and not entry.get("needs") and entry["label"] != "zone":  # zones are told by a line's shape
        raise ModelsError("neither 'triggers' nor 'needs'", where=where, remedy="say which words or mentions it needs")
    if capital := [word for word in triggers if word != word.lower()]:
        raise ModelsError(f"triggers {capital} can never match", where=where, remedy="write them in lower case")
    return triggers


def _example(raw: dict[str, str], where: str) -> Example:
    found = re.fullmatch(r"(.*?)\[\[(.+?)\]\](.*)", raw.get("text", ""), flags=re.S)
    if not found or set(raw) - {"text", "value"}:
        raise ModelsError(
            f"not an example: {raw}", where=where, remedy='write {text = "... [[span]] ...", value = "..."}'
        )
    before, span, after = found.groups()
    return Example(before + span + after, len(before), len(before) + len(span), raw.get("value"))
