"""Persons in sentences: names, honorifics, positions and bodies; and what is no person."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.mentions import Mention, PersonValue, Reading, Zone
from eventextract.pipeline import Pipeline
from eventextract.pipeline.name_words import NameWords, lower_words
from eventextract.values import Span

CASES = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def words() -> NameWords:
    return NameWords(load_knowledge())


def persons(pipeline: Pipeline, text: str, kind: str = "body") -> list[Mention]:
    zone = Zone(kind, Span(0, len(text)))  # type: ignore[arg-type]
    found = pipeline.find(Reading(text, tuple(range(len(text) + 1)), (zone,))).mentions
    return [mention for mention in found if mention.kind == "person"]


def told(text: str, mentions: list[Mention]) -> list[list[str]]:
    """Name, honorific, position and body of each name, of all that its mentions say."""
    rows: dict[Span, list[str]] = {}
    for mention in mentions:
        value = mention.value
        assert isinstance(value, PersonValue)
        spans = [text[slice(*span)] if span else "" for span in (value.position, value.affiliation)]
        row = [value.name, value.honorific or "", *spans]
        rows[mention.span] = [old or new for old, new in zip(rows.get(mention.span, [""] * 4), row, strict=True)]
    return list(rows.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_persons_of_a_sentence(pipeline: Pipeline, case: dict[str, Any]) -> None:
    assert told(case["text"], persons(pipeline, case["text"])) == case["people"]


def test_a_contact_block_tells_name_position_and_body_line_by_line(pipeline: Pipeline) -> None:
    text = "For more information:\nOlga Petrova\nPublic Information Officer\nOSCE Programme Office in Bishkek"
    rows = told(text, persons(pipeline, text, "contact"))
    assert rows == [["Olga Petrova", "", "Public Information Officer", "OSCE Programme Office in Bishkek"]]


def test_a_surname_alone_is_a_person_only_after_the_full_name(pipeline: Pipeline) -> None:
    assert [m.text for m in persons(pipeline, "Lindqvist said that it rained.")] == []
    text = "Maja Lindqvist, a judge, came. Lindqvist said that it rained."
    assert [m.text for m in persons(pipeline, text)] == ["Maja Lindqvist", "Lindqvist"]


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("Anna", "given"),
        ("Jean-Luc", "given"),
        ("Nurlanovna", "given"),
        ("S.Ganbold", "given"),
        ("J.", "initial"),
        ("B.K.", "initial"),
        ("Lindqvist", "surname"),
        ("O'Leary", "surname"),
        ("al-Hariri", "surname"),
        ("van", "particle"),
        ("DA", "particle"),
        ("Jr.", "suffix"),
        ("Border", "common"),
        ("Anti-Corruption", "common"),
        ("UNHCR", ""),
        ("seminar", ""),
        ("Дмитрий", ""),
    ],
)
def test_what_a_word_is_to_a_name(words: NameWords, word: str, sort: str) -> None:
    assert words.sort(word, frozenset()) == sort


def test_a_word_that_the_text_writes_small_too_is_no_surname(words: NameWords) -> None:
    assert words.sort("Zeppelins", lower_words("many zeppelins flew")) == "common"
    assert words.sort("Zeppelins", lower_words("write to zeppelins@example.org")) == "surname"
