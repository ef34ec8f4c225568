"""Facilities in sentences: which are proposed as venues, and which words are none."""

from __future__ import annotations

import pytest

from eventextract.mentions import Reading, Zone
from eventextract.pipeline import Pipeline
from eventextract.values import Span

SENTENCES = [
    ("It was held at the Hotel Aurora in Graz.", ["Hotel Aurora"]),
    ("It was held at the Grand Hotel Aurora in Graz.", ["Grand Hotel Aurora"]),
    ('It was held in hotel "Aurora" in Graz.', ['hotel "Aurora"']),
    ('It was held in "Aurora" Hotel in Graz.', ['"Aurora" Hotel']),
    ("It was held at the Kempinski in Graz.", ["Kempinski"]),
    ("It was held at the Lindholm checkpoint on Monday.", ["Lindholm checkpoint"]),
    (
        "It was held at the headquarters of the World Customs Organization.",
        ["headquarters of the World Customs Organization"],
    ),
    ("It was held in the great hall of the Marble Palace.", ["Marble Palace"]),
    ("Lindholm's Kempinski hosted the forum.", ["Kempinski"]),
    ("The school brought forty judges to the Villa Aurora.", ["Villa Aurora"]),
    ("It was held in Graz.", []),
    ("They met at the hotel on Monday.", []),
    ("They met in court and in parliament.", []),
    ("The Marble Palace was built in 1720.", []),
    ("The forum was run by the Hotel Association.", []),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(("text", "venues"), SENTENCES)
def test_facilities_of_a_sentence(text: str, venues: list[str], pipeline: Pipeline) -> None:
    reading = Reading(text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),))
    assert [m.text for m in pipeline.find(reading).mentions if m.kind == "venue"] == venues
