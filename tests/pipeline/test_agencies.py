"""Agencies in sentences: the table `agencies.tsv`, and what a mention says of its body."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from spacy.language import Language

from eventextract.mentions import BodyValue, Mention, Reading, Zone
from eventextract.pipeline.board import KEY, Board
from eventextract.pipeline.language import blank_language
from eventextract.values import Span

SURE = 0.6  # under it a mention counts only where it has a role
TABLE = Path(__file__).with_name("agencies.tsv")
ROWS = [line.partition("\t")[::2] for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
KNOWN_FAILURES: dict[str, str] = {}


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = blank_language()
    for name in ("sentences", "places", "bodies", "agencies"):
        importlib.import_module(f"eventextract.pipeline.{name}")
        pipeline.add_pipe(f"eventextract_{name}")
    return pipeline


def find(nlp: Language, text: str, kind: str = "agency") -> list[Mention]:
    reading = Reading(text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),))
    doc = nlp.make_doc(text)
    doc.user_data[KEY] = Board(reading)
    return [mention for mention in nlp(doc).user_data[KEY].of(kind) if mention.score >= SURE]


def values(nlp: Language, text: str, kind: str = "agency") -> list[BodyValue]:
    return [mention.value for mention in find(nlp, text, kind) if isinstance(mention.value, BodyValue)]


def row(text: str, names: str) -> object:
    reason = KNOWN_FAILURES.get(text)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(text, [name for name in names.strip().split("; ") if name], id=text[:60], marks=marks)


@pytest.mark.parametrize(("text", "names"), [row(*parts) for parts in ROWS])
def test_names(nlp: Language, text: str, names: list[str]) -> None:
    assert [value.name for value in values(nlp, text)] == names


def test_table_is_large_enough() -> None:
    assert len(ROWS) >= 200
    assert sum(not names.strip() for _, names in ROWS) >= 60
    assert set(KNOWN_FAILURES) <= {text for text, _ in ROWS}


def test_span_and_text_agree(nlp: Language) -> None:
    text = "It was run by the Lowland Rescue Agency (LRA) and the Ministry of Justice of Georgia."
    assert all(text[m.span.start : m.span.end] == m.text for m in find(nlp, text))


def test_parent_and_long_form(nlp: Language) -> None:
    text = "The State Revenue Committee of the Finance Ministry ran it."
    committee, ministry = find(nlp, text)
    assert isinstance(committee.value, BodyValue)
    assert committee.value.parent == ministry.span
    assert committee.value.optional_name == "State Revenue Committee of the Finance Ministry"


def test_acronym_goes_to_the_body_that_it_fits(nlp: Language) -> None:
    unit, police, *_ = values(nlp, "The Precursor Unit of the Counter Narcotics Police (CNP) met.")
    assert (unit.acronym, police.acronym) == (None, "CNP")
    service, ministry, *_ = values(nlp, "The State Service on Drug Control under the Ministry of Justice (SSDC) met.")
    assert (service.acronym, ministry.acronym) == ("SSDC", None)


def test_text_defines_an_acronym_otherwise_than_the_knowledge_base(nlp: Language) -> None:
    found = values(nlp, "The Women's Housing Organisation (WHO) met. The WHO was glad.")
    assert {value.knowledge_id for value in found} == {None}


def test_known_body_has_its_id(nlp: Language) -> None:
    short, long = values(nlp, "UNODC came. The UN Office on drugs and crime was late.")
    assert short.knowledge_id == long.knowledge_id is not None


def test_plural_heads_name_several_bodies_each_on_its_words(nlp: Language) -> None:
    found = find(nlp, "The Ministries of Interior and Justice signed.")
    assert [mention.text for mention in found] == ["Ministries of Interior", "Justice"]


def test_programmes_are_mentions_of_their_own(nlp: Language) -> None:
    names = [value.name for value in values(nlp, "The UNODC Programme for Central Asia pays.", "programme")]
    assert names == ["UNODC Programme for Central Asia"]


ODD = ("", "(((((", "A" * 300, "Ministry of " * 50, "and, and Ministry", "'s's's Office", "of")


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_survived(nlp: Language, text: str) -> None:
    find(nlp, text)


def test_letters_that_a_programme_has_too_make_no_programme_of_a_body(nlp: Language) -> None:
    text = "The Global Coastal Crime Panel (GMCP) held a workshop for coast guards in Lagos. The GMCP also sent two trainers."
    found = {(value.name, value.knowledge_id) for value in values(nlp, text)}
    assert found == {("Global Coastal Crime Panel", None), ("GMCP", None)}
