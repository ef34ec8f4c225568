"""Every rule proves itself: its examples match with the span and value given, its near misses don't."""

from __future__ import annotations

import re

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.rules import Rule
from eventextract.mentions import CountValue, Mention, Reading, RoleValue, SaidValue, Zone
from eventextract.pipeline import Pipeline
from eventextract.values import Span

FAMILIES = ("roles", "counts", "groups", "venues", "offices", "people", "quotes")
RULES = [rule for family in FAMILIES for rule in load_knowledge().family(family).rules]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def find(pipeline: Pipeline, text: str) -> tuple[Mention, ...]:
    zone = Zone("body", Span(0, len(text)))
    return pipeline.find(Reading(text, tuple(range(len(text) + 1)), (zone,))).mentions


def shown(mention: Mention) -> str | None:
    value = mention.value
    if isinstance(value, CountValue):
        return str(value.count)
    if isinstance(value, SaidValue):
        return mention.text[slice(*(position - mention.span.start for position in value.speaker))]
    return value.role if isinstance(value, RoleValue) else mention.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_match(pipeline: Pipeline, rule: Rule) -> None:
    for example in rule.examples:
        found = {m.span: shown(m) for m in find(pipeline, example.text) if m.source == rule.id}
        span = Span(example.start, example.end)
        assert span in found, f"{example.text!r}: wanted {example.text[slice(*span)]!r}, found {list(found)}"
        assert example.value is None or found[span] == example.value


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_near_misses_do_not_match(pipeline: Pipeline, rule: Rule) -> None:
    for text in rule.not_examples:
        found = [m.text for m in find(pipeline, text) if m.source == rule.id]
        assert not found, f"{text!r} gave {found}"


def test_each_rule_of_each_file_is_proven() -> None:
    """A rule file that no test reads would carry no proof."""
    files = {path.stem for path in (load_knowledge().folder / "rules").glob("*.toml")}
    assert files == {*FAMILIES, *PROVEN_ELSEWHERE}


PROVEN_ELSEWHERE = {"numbers", "time", "time_context", "zones"}
"""Files whose own tests prove them, since their patterns run over plain text."""


def test_ids_are_unique_over_all_files() -> None:
    folder = load_knowledge().folder / "rules"
    ids = [i for path in sorted(folder.glob("*.toml")) for i in re.findall(r'^id = "(.+)"', path.read_text(), re.M)]
    assert len(ids) == len(set(ids))
