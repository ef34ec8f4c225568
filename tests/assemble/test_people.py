"""Officials of the record: one entry for each person, with honorific, position, affiliation and whether words are theirs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract import EventRecord, Extractor

CASES = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))["case"]
START = "Course ends\n\nOSLO, Norway, 5 May 2014 - "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, text: str) -> EventRecord:
    return extractor.extract(START + text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_the_record_says_of_a_person(extractor: Extractor, case: dict[str, Any]) -> None:
    officials = {o.name: o for o in read(extractor, case["text"]).entities.officials}
    official = officials[case["name"]]
    found = (official.honorific or "", official.position or "", official.affiliation or "", official.quoted)
    assert found == (case["honorific"], case["position"], case["affiliation"], case["quoted"])


def test_the_same_person_is_one_entry_under_the_full_name(extractor: Extractor) -> None:
    text = "Ms. Anna Berg opened it. Berg said that it rained. Anna Berg left. Ms. Berg came back."
    assert [o.name for o in read(extractor, text).entities.officials] == ["Anna Berg"]


def test_people_stand_in_the_order_of_their_first_mention(extractor: Extractor) -> None:
    text = "Mr. Zoran Ilic thanked Ms. Anna Berg and the hosts."
    assert [o.name for o in read(extractor, text).entities.officials] == ["Zoran Ilic", "Anna Berg"]


QUOTES = [
    ('"We came to learn much," said Ms. Anna Berg.', [("Anna Berg", "We came to learn much,")]),
    ('Ms. Anna Berg said: "We came to learn much."', [("Anna Berg", "We came to learn much.")]),
    ('"We came," said Ms. Anna Berg, "and we learned."', [("Anna Berg", "We came, and we learned.")]),
    (
        '"We came to learn," said Ms. Anna Berg. "It was worth the long way."',
        [("Anna Berg", "We came to learn, It was worth the long way.")],
    ),
    ('Ms. Anna Berg spoke. "We came to learn," she laughed.', [("Anna Berg", "We came to learn,")]),
    ('Ms. Anna Berg called it "the best of all schools".', [("Anna Berg", "the best of all schools")]),
    ('Minister Anna Berg came. "We hope for more," the Minister said.', [("Anna Berg", "We hope for more,")]),
    ('"We win." "You lose." Nobody spoke.', []),
    ('Ms. Anna Berg showed the film "Best of Schools".', []),
    ("Ms. Anna Berg said that it rained.", []),
    (
        '"First we came here," said Mr. Ivan Petrov. "Then we learned it all," said Ms. Anna Berg.',
        [("Ivan Petrov", "First we came here,"), ("Anna Berg", "Then we learned it all,")],
    ),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTES, ids=[text[:40] for text, _ in QUOTES])
def test_quotes_have_their_speakers(extractor: Extractor, text: str, quotes: list[tuple[str, str]]) -> None:
    assert [(q.speaker, q.text) for q in read(extractor, text).quotes] == quotes


def test_a_long_quote_is_cut_between_words_at_300_characters(extractor: Extractor) -> None:
    quote = read(extractor, f'"{"We came to learn, and so we did. " * 20}" said Ms. Anna Berg.').quotes[0]
    assert len(quote.text) <= 300
    assert quote.text.endswith(" …")
