"""Runs a family of rules over abstracted sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eventextract.knowledge.rules import Family, Rule
from eventextract.knowledge.triggers import is_plain
from eventextract.mentions import Mention
from eventextract.pipeline.abstract import Abstract
from eventextract.pipeline.board import Board
from eventextract.quickly_made import quickly_made
from eventextract.values import Span


@quickly_made
@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched in a sentence; groups are asked for by name."""

    rule: Rule
    match: re.Match[str]
    sentence: Abstract

    def span(self, group: str | int = 0) -> Span | None:
        """The span of the reading under a group; None when the group took no part or is empty."""
        if isinstance(group, str) and group not in self.rule.groups:
            return None
        start, end = self.match.span(group)
        return self.sentence.span(start, end) if end > start >= 0 else None

    def mentions(self, group: str | int = 0) -> tuple[Mention, ...]:
        """The mentions whose placeholders stand under a group."""
        if isinstance(group, str) and group not in self.rule.groups:
            return ()
        return self.sentence.within(*self.match.span(group))

    @property
    def whole(self) -> Span:
        """The span of the mention that this hit proposes: group `span`, else the whole match."""
        found = self.span("span") or self.span()
        assert found is not None
        return found


def hits(family: Family, board: Board, sentence: Span, kinds: tuple[str, ...]) -> Iterator[Hit]:
    """Every match of every rule of a family in a sentence, in order of rule and place."""
    found = board.within(sentence, *kinds)
    likely = family.index.set_off(board.lower(sentence), {mention.kind for mention in found}).likely
    if likely:
        rules = [family.rules[index] for index in likely]
        view = board.abstract(sentence, kinds, found)
        hidden = len(view.mentions) < len(found)  # some overlapped others
        yield from hits_in(possible(rules, view.mentions) if hidden else rules, view)


def possible(rules: Iterable[Rule], found: Iterable[Mention]) -> list[Rule]:
    """Those of the rules whose needs are met by the kinds of some mentions."""
    there = {mention.kind for mention in found}
    return [rule for rule in rules if there.issuperset(rule.needs)]


def hits_in(rules: list[Rule], view: Abstract) -> Iterator[Hit]:
    """Every match of these rules, whose needs are met, in a sentence that is abstracted already."""
    text = view.text
    lower = text.lower()
    plain = is_plain(lower)
    for rule in rules:
        if not plain or rule.may_match(lower):
            for match in rule.matches(text):
                if match.end() > match.start():
                    yield Hit(rule, match, view)
