"""Marks in the place of blanks: what ends a title, what begins an event's noun; nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.rules import PLACEHOLDERS
from eventextract.pipeline.office_marks import MARKS, NAMED, OCCASION, STOP, OfficeMarks

OFFICE_MARKS = OfficeMarks(load_knowledge())
NAME = PLACEHOLDERS["name"]


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("adviser of", STOP),
        ("adviser said", STOP),
        ("adviser said's", 0),
        ("adviser appointed", STOP),
        ("adviser Of", STOP),
        ("adviser offshore", 0),
        ("at workshop", OCCASION),
        ("at Workshop", 0),
        ("at workshops-house", 0),
        (f"of workshop {NAME}", OCCASION | NAMED),
        (f"of Workshop {NAME}", NAMED),
        ("of workshop, they", OCCASION | NAMED),
        ("of programme, they", NAMED),
        ("of meeting", STOP | OCCASION),
    ],
)
def test_the_first_blank_tells_what_the_next_word_is(text: str, bits: int) -> None:
    assert OFFICE_MARKS.put(text)[text.index(" ")] == MARKS[bits]


@given(st.text(alphabet="adeo of'-,İſ\n" + NAME))
def test_only_blanks_change(text: str) -> None:
    marked = OFFICE_MARKS.put(text)
    assert "".join(" " if letter in MARKS else letter for letter in marked) == text
