"""What tells a line's kind by its words: the rules of `rules/zones.toml` and the terms of `lexicons/zone_terms.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from eventextract.values import Span

if TYPE_CHECKING:
    from eventextract.knowledge import Knowledge

WORD = re.compile(r"[^\W_][\w'&+-]*\.?|#\w+|©|\+")
LATER = re.compile(r"[\w&+-]")


class Cues:
    """The compiled cues of one models folder; make it with `cues_of`."""

    def __init__(self, knowledge: Knowledge) -> None:
        family = knowledge.family("zones")
        sources: dict[str, list[str]] = {}
        for rule in family.rules:
            sources.setdefault(rule.value or "", []).append(rule.pattern.pattern)
        self._rules = {value: _any(patterns) for value, patterns in sources.items()}
        part = family.parts
        self.date = re.compile(rf"(?:{part['weekday']},? ?)?(?:{part['range']}|{part['single']})", re.IGNORECASE)
        self.year = re.compile(part["year"])
        self.range = re.compile(part["range"], re.IGNORECASE)
        self.time = re.compile(part["time"], re.IGNORECASE)
        self.weekday = re.compile(part["weekday"], re.IGNORECASE)
        self.terms = {kind: _by_first_word(knowledge, kind) for kind in ("furniture", "section", "label", "institution")}
        self.function = _terms(knowledge, "function")
        self.foreign = _terms(knowledge, "foreign")
        self.dangling = _terms(knowledge, "dangling")
        self.compound = _terms(knowledge, "compound")

    def match(self, value: str, text: str) -> re.Match[str] | None:
        """The rule of this value that matches at the start of a line, if any."""
        return self._rules[value].match(text)

    def found(self, text: str, *kinds: str) -> Iterator[Span]:
        """The terms of these kinds in a line, in order, the longest at each word."""
        lower, at = text.lower(), 0
        for word in WORD.finditer(lower):
            if word.start() < at:
                continue
            for kind in kinds:
                length = _longest(self.terms[kind], lower, word)
                if length:
                    at = word.start() + length
                    yield Span(word.start(), at)
                    break


def _longest(terms: dict[str, tuple[str, ...]], lower: str, word: re.Match[str]) -> int:
    start = word.start()
    for term in terms.get(word[0].rstrip("."), ()):
        end = start + len(term)
        if lower.startswith(term, start) and not (term[-1].isalnum() and LATER.match(lower, end)):
            return len(term)
    return 0


@lru_cache(maxsize=4)
def cues_of(knowledge: Knowledge) -> Cues:
    """The cues of a knowledge, compiled once."""
    return Cues(knowledge)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _terms(knowledge: Knowledge, kind: str) -> frozenset[str]:
    return frozenset(row["term"] for row in knowledge.lexicon("zone_terms") if row["kind"] == kind)


def _by_first_word(knowledge: Knowledge, kind: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for term in sorted(_terms(knowledge, kind), key=lambda term: (-len(term), term)):
        first = WORD.match(term)
        table.setdefault(first[0].rstrip(".") if first else term, []).append(term)
    return {first: tuple(terms) for first, terms in table.items()}
