"""Loose words, marks and blanks at the end of a phrase."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.pipeline.loose_words import LOOSE, without_loose_end

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


@given(st.lists(st.sampled_from([*LOOSE, "nurses", "x", "_", "\u00e9", " ", "-", ",", ".", "'", "\n"])).map("".join))
def test_as_a_pattern_would(phrase: str) -> None:
    pattern = rf"(?:[\s,;\u2013-]|\b(?:{'|'.join(LOOSE)})\b)+\Z"
    assert without_loose_end(phrase, LOOSE) == re.sub(pattern, "", phrase)
