"""Facilities in sentences: which are proposed as venues, and which words are none."""

from __future__ import annotations

import re

import pytest

from eventextract.knowledge import load_knowledge
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
    ("It was held at the Gran Melia Lindholm in May.", ["Gran Melia Lindholm"]),
    ("It was held at the Lindholm Institute (LI) Conference Centre.", ["Lindholm Institute (LI) Conference Centre"]),
    ("It was held at Rila Rocks in Graz.", ["Rila Rocks"]),
    ("It was held at Rila Rocks in May.", []),
    ("It was held at the Rila Forum in Graz.", []),
    ("It was held in the shade of the Freedom Hall compound.", ["Freedom Hall"]),
    ("It was held in Graz.", []),
    ("The training room of the Harbour Police School was full.", ["Harbour Police School"]),
    ("It was held at the youth centre of Graz.", ["youth centre of Graz"]),
    ("It was held at Kanal Lindholm's headquarters in Graz.", ["Kanal Lindholm's headquarters"]),
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


TOWNS = [
    ("It was held at the Hotel Aurora, Rila Point.", ["Rila Point"]),
    ("It was held at the Hotel Aurora (HA), Rila Point, on Monday.", ["Rila Point"]),
    ("It was held at the Hotel Aurora, Rila Street, Dolna Lindholma.", ["Dolna Lindholma"]),
    ("It was held at the Hotel Aurora, Rilata, Bulgaria.", ["Rilata"]),
    ("Venue: Aurora Hall, Rilata, Lind State", ["Rilata"]),
    ("It was held at the Hotel Aurora, Old Rila, Graz.", []),
    ("It was held at the Hotel Aurora, Level Three.", []),
    ("It was held at the Hotel Aurora, Rila Point said.", []),
    ("Venue: Aurora Hall, Zoom", []),
    ("It was held at the Hotel Aurora in Rilata, where it rained.", ["Rilata"]),
    ("It was held at the Hotel Aurora in Rilata on Monday.", ["Rilata"]),
    ("It was held at the Hotel Aurora in Graz.", []),
    ("It was held at the Hotel Aurora in May.", []),
    ("There were, at the Hotel Aurora, Mr. Xan Tcha and others.", []),
]


@pytest.mark.parametrize(("text", "towns"), TOWNS)
def test_unknown_towns_behind_a_facility(text: str, towns: list[str], pipeline: Pipeline) -> None:
    reading = Reading(text, tuple(range(len(text) + 1)), (Zone("body", Span(0, len(text))),))
    found = pipeline.find(reading).mentions
    by_place = ("places.city.beside-venue", "places.city.unknown")  # neither is in the gazetteer
    assert [m.text for m in found if m.kind == "city" and m.source in by_place] == towns


@pytest.mark.parametrize(
    ("lexicon", "column"), [("venue_heads", "head"), ("venue_brands", "brand"), ("venue_names", "name")]
)
def test_names_begin_as_the_rules_expect(lexicon: str, column: str) -> None:
    """Where a word begins otherwise, no name is tried: an entry that does so would never be found."""
    knowledge = load_knowledge()
    upper = re.compile(knowledge.family("venues").parts["upper"], re.IGNORECASE)
    rows = knowledge.lexicon(lexicon)
    assert rows
    assert [row[column] for row in rows if not upper.match(row[column])] == []


def test_heads_in_small_letters_begin_as_the_rules_expect() -> None:
    knowledge = load_knowledge()
    heads = [row["head"] for row in knowledge.lexicon("venue_heads") if row["front"] == row["lower"] == "yes"]
    assert heads
    assert {head[0].lower() for head in heads} <= set("achmnprs")
    assert "(?=[achmnprs])" in knowledge.family("venues").parts["facility"]
