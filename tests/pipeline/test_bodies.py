"""Bodies of the knowledge base in text, and the pure comparisons of `normalise.bodies`."""

from __future__ import annotations

import importlib

import pytest
from spacy.language import Language

from eventextract.mentions import BodyValue, Reading, Zone
from eventextract.normalise.bodies import acronym_fits, initials, same_body
from eventextract.pipeline.board import KEY, Board
from eventextract.pipeline.language import blank_language
from eventextract.values import Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = blank_language()
    for name in ("sentences", "places", "bodies"):
        importlib.import_module(f"eventextract.pipeline.{name}")
        pipeline.add_pipe(f"eventextract_{name}")
    return pipeline


def found(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    doc = nlp.make_doc(text)
    doc.user_data[KEY] = Board(Reading(text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),)))
    mentions = nlp(doc).user_data[KEY].of("agency")
    return [(m.text, m.value.knowledge_id) for m in mentions if isinstance(m.value, BodyValue)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("UNODC", "United Nations Office on Drugs and Crime"),
        ("the World Customs Organization", "the World Customs Organisation"),
        ("the UN Office on Drugs and Crime", "the UN Office on drugs and crime"),
    ],
)
def test_spellings_of_one_body(nlp: Language, one: str, two: str) -> None:
    (_, first), (_, second) = *found(nlp, one), *found(nlp, two)
    assert first == second is not None


@pytest.mark.parametrize("text", ["He asked who it was.", "It is a border police matter.", "customs and more", "us"])
def test_small_words_are_no_bodies(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_shared_name_is_told_by_its_country(nlp: Language) -> None:
    kazakh = found(nlp, "The Ministry of Internal Affairs of Kazakhstan spoke.")[0][1]
    uzbek = found(nlp, "The Ministry of Internal Affairs of Uzbekistan spoke.")[0][1]
    assert None not in (kazakh, uzbek)
    assert kazakh != uzbek


def test_a_shared_name_without_a_country_has_no_id(nlp: Language) -> None:
    assert [body for name, body in found(nlp, "The Ministry of Internal Affairs spoke.")] == [None]


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("UNODC", "United Nations Office on Drugs and Crime", True),
        ("MoIA", "Ministry of Interior Affairs", True),
        ("LARReC", "Living Aquatic Resources Research Center", True),
        ("Sida", "Swedish International Development Cooperation Agency", True),
        ("HLC Kosovo", "Humanitarian Law Centre Kosovo", True),
        ("UNODC", "Ministry of Justice", False),
        ("OSCE", "World Bank", False),
        ("", "World Bank", False),
    ],
)
def test_acronym_fits(acronym: str, name: str, fits: bool) -> None:
    assert acronym_fits(acronym, name) is fits


def test_initials() -> None:
    assert initials("Office on Drugs and Crime") == "ODC"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (BodyValue("UNODC", knowledge_id="unodc"), BodyValue("Office on Drugs", knowledge_id="unodc"), True),
        (BodyValue("Border Police", knowledge_id="a"), BodyValue("Border Police", knowledge_id="b"), False),
        (BodyValue("LRA", acronym="LRA"), BodyValue("Lowland Rescue Agency", acronym="LRA"), True),
        (BodyValue("Ministry of Justice"), BodyValue("Ministry of Justice of Georgia"), True),
        (BodyValue("Justice Ministry"), BodyValue("Ministry of Justice"), True),
        (BodyValue("OSCE Centre"), BodyValue("OSCE Centre in Bishkek"), True),
        (BodyValue("Netherlands Embassy"), BodyValue("Royal Netherlands Embassy"), True),
        (BodyValue("Ministry of Justice"), BodyValue("Ministry of Health"), False),
        (BodyValue("Academy"), BodyValue("Academy of Justice"), False),
        (BodyValue("Police Academy"), BodyValue("Police Academy Choir"), False),
    ],
)
def test_same_body(one: BodyValue, two: BodyValue, same: bool) -> None:
    assert same_body(one, two) is same
    assert same_body(two, one) is same
