"""Numbers in words and figures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.knowledge import load_knowledge
from eventextract.normalise.numbers import numbers_of, read_figures

NUMBERS = numbers_of(load_knowledge())

ROWS = [
    ("[30] officers", [30]),
    ("some [30] officers", [30]),
    ("[1,200] men", [1200]),
    ("[1 204] km of border", [1204]),
    ("[12.500] visitors", [12500]),
    ("[1,234,567] boxes", [1234567]),
    ("[4.4 million] boxes", [4400000]),
    ("[2 thousand] boxes", [2000]),
    ("[3 hundred] boxes", [300]),
    ("[2.5] tonnes", [2.5]),
    ("[thirty-two] trainees", [32]),
    ("[Thirty-two] trainees", [32]),
    ("[thirty two] trainees", [32]),
    ("[two dozen] experts", [24]),
    ("[a dozen] experts", [12]),
    ("[half a dozen] experts", [6]),
    ("[three score] experts", [60]),
    ("[a hundred] guests", [100]),
    ("[one hundred] guests", [100]),
    ("[one hundred and twenty-five] guests", [125]),
    ("[two hundred fifty] guests", [250]),
    ("[two thousand five hundred] guests", [2500]),
    ("[two thousand and five] guests", [2005]),
    ("[half a million] people", [500000]),
    ("[two and a half million] people", [2500000]),
    ("[a million] people", [1000000]),
    ("[nineteen] women and [seven] men", [19, 7]),
    ("[20]-[30] people", [20, 30]),
    ("[20]–[30] people", [20, 30]),
    ("between [20] and [30] people", [20, 30]),
    ("a [15]-member team", [15]),
    ("the team of [fifteen]", [15]),
    ("([12])", [12]),
    ("[12], [14] and [16] men", [12, 14, 16]),
    ("the [one hundred] men", [100]),
    ("[one] woman", [1]),
    ("[45] per cent of posts", [45]),
    ("[340] pupils of [two] schools", [340, 2]),
    ("[Twelve] came", [12]),
    ("in all [46]", [46]),
    ("[120]. Then", [120]),
    ("the 4th man", []),
    ("the fourth man", []),
    ("the twenty-first man", []),
    ("dozens of men", []),
    ("hundreds of men", []),
    ("tens of thousands", []),
    ("someone", []),
    ("no one came", []),
    ("they help one another", []),
    ("one of the guests", []),
    ("this one is new", []),
    ("COVID-19 rules", []),
    ("A4 and M2", []),
    ("Mi-8 helicopters", []),
    ("at 10:30 sharp", []),
    ("at 4 p.m. sharp", []),
    ("from 3 to 5 p.m. they sang", []),
    ("Article 5 applies", []),
    ("Resolution 1244 says", []),
    ("No. 27/13 is out", []),
    ("for $5 only", []),
    ("€12,000 worth", []),
    ("call +998712002020", []),
    ("version 1.2.3", []),
    ("12-13-14", []),
    ("keep score", []),
    ("the 13/14 set", []),
]


@pytest.mark.parametrize(("marked", "values"), ROWS)
def test_number(marked: str, values: list[float]) -> None:
    pieces = marked.replace("]", "[").split("[")
    text, spans = "".join(pieces), pieces[1::2]
    found = NUMBERS.find(text)
    assert [text[slice(*match.span)] for match in found] == spans
    assert [match.value.value for match in found] == values


@pytest.mark.parametrize("rule", load_knowledge().family("numbers").rules, ids=lambda rule: rule.id)
def test_rule(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        hits = [(tuple(m.span), f"{m.value.value:.10g}") for m in NUMBERS.find(example.text) if m.rule == rule.id]
        inside = [m for m in NUMBERS.find(example.text) if m.span.start < example.end and example.start < m.span.end]
        assert not inside if rule.value == "nothing" else ((example.start, example.end), example.value) in hits
    for text in rule.not_examples:
        if rule.value == "nothing":
            assert not rule.pattern.fullmatch(text)
        else:
            assert not [m for m in NUMBERS.find(text) if m.rule == rule.id], text


@given(st.integers(0, 999_999_999))
def test_grouped_figures_read_back(number: int) -> None:
    assert read_figures(f"{number:,}") == number
    assert read_figures(f"{number:,}".replace(",", " ")) == number


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    found = NUMBERS.find(text)
    assert found == NUMBERS.find(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
