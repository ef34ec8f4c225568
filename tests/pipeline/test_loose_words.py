"""Loose words, marks and blanks at the end of a phrase."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.knowledge import load_knowledge
from eventextract.pipeline.loose_words import loose_words, with_whole_name, without_loose_end
from eventextract.values import Span

LOOSE = loose_words(load_knowledge())
PHRASES = [
    ("nurses from Malta and the", "nurses from Malta"),
    ("nurses from Malta, ", "nurses from Malta"),
    ("nurses from Malta \u2013 as", "nurses from Malta"),
    ("nurses from Santa", "nurses from Santa"),
    ("nurses by-", "nurses"),
    ("nurses from Malta.", "nurses from Malta."),
    ("and the", ""),
    ("", ""),
]


@pytest.mark.parametrize(("phrase", "left"), PHRASES)
def test_what_is_left(phrase: str, left: str) -> None:
    assert without_loose_end(phrase, LOOSE) == left


def test_before_a_number() -> None:
    words = loose_words(load_knowledge(), before_number=True)
    assert without_loose_end("nurses from Malta and some", words) == "nurses from Malta"
    assert without_loose_end("nurses from Malta and some", LOOSE) == "nurses from Malta and some"


@given(st.lists(st.sampled_from([*LOOSE, "nurses", "x", "_", "\u00e9", " ", "-", ",", ".", "'", "\n"])).map("".join))
def test_as_a_pattern_would(phrase: str) -> None:
    pattern = rf"(?:[\s,;\u2013-]|\b(?:{'|'.join(LOOSE)})\b)+\Z"
    assert without_loose_end(phrase, LOOSE) == re.sub(pattern, "", phrase)


NAMES = [
    ("owners at the Danish", " Trade House in Bonn", "owners at the Danish Trade House"),
    ("owners at the Danish", " trade house in Bonn", "owners at the Danish"),
    ("owners from Malta", ", Cyprus", "owners from Malta"),
    ("owners", " Anna Ek and others", "owners"),
    ("Owners at the Danish", " Trade House Learn To Sell Their Wares Abroad", "Owners at the Danish"),
]


@pytest.mark.parametrize(("phrase", "behind", "whole"), NAMES)
def test_a_name_is_not_cut(phrase: str, behind: str, whole: str) -> None:
    text = phrase + behind
    span = with_whole_name(text, Span(0, len(phrase)))
    assert text[span.start : span.end] == whole
