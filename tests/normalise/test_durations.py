"""Durations: words and figures, halves, adjectives between, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.normalise.dates import find_times
from eventextract.values import is_duration

WORDS = [
    ("three-day", "P3D"),
    ("Three-Day", "P3D"),
    ("3-day", "P3D"),
    ("two-and-a-half-day", "P2.5D"),
    ("one and a half day", "P1.5D"),
    ("one and half day", "P1.5D"),
    ("half-day", "P0.5D"),
    ("half a day", "P0.5D"),
    ("half an hour", "PT0.5H"),
    ("an hour and a half", "PT1.5H"),
    ("twenty-four-hour", "PT24H"),
    ("twenty four hours", "PT24H"),
    ("36-hour", "PT36H"),
    ("1,200 hours", "PT1200H"),
    ("2.5 days", "P2.5D"),
    ("1.25 days", "P1.25D"),
    ("two fortnights", "P4W"),
    ("two decades", "P20Y"),
    ("five working days", "P5D"),
    ("forty academic hours", "PT40H"),
    ("week-long", "P1W"),
    ("yearlong", "P1Y"),
    ("full-day", "P1D"),
    ("single-day", "P1D"),
]
NONE = [
    "daytime",
    "day 3",
    "many days",
    "$40 hours",
    "COVID-19 days",
    "the 4.5.6 days",
    "0 days",
    "2016 days",
    "a long week",
    "weekly",
]


@pytest.mark.parametrize(("words", "iso"), WORDS)
def test_duration(words: str, iso: str) -> None:
    (found,) = find_times(f"It was a {words} drill.")
    assert found.value.duration is not None
    assert found.value.duration.iso() == iso


@pytest.mark.parametrize("words", NONE)
def test_no_duration(words: str) -> None:
    assert not [m for m in find_times(f"It was about {words} there.") if m.value.duration]


@given(st.integers(1, 999), st.sampled_from(["days", "weeks", "months", "hours", "minutes", "years"]))
def test_any_amount(amount: int, unit: str) -> None:
    (found,) = find_times(f"It lasted {amount} {unit} there.")
    assert found.value.duration is not None
    assert found.value.duration.amount == str(amount)
    assert is_duration(found.value.duration.iso())
