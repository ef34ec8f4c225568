"""Whose words are whose: attributions found in sentences, and what is none."""

from __future__ import annotations

import pytest

from eventextract.mentions import Reading, SaidValue, Zone
from eventextract.pipeline import Pipeline
from eventextract.values import Span

SAID = [
    ("Ms. Anna Berg underlined that roads matter.", ["Anna Berg"]),
    ("Roads matter, noted Ms. Anna Berg.", ["Anna Berg"]),
    ("According to Ms. Anna Berg, roads matter.", ["Anna Berg"]),
    ("In the words of Ms. Anna Berg, roads matter.", ["Anna Berg"]),
    ("As Ms. Anna Berg put it, roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg, who leads the unit, told the class about roads.", ["Anna Berg"]),
    ("Ms. Anna Berg thanked the hosts and stressed that roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg closed the course, adding that roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg and Mr. Ivan Petrov noted that roads matter.", ["Anna Berg", "Ivan Petrov"]),
    ('"Roads matter a lot", laughed Ms. Anna Berg.', ["Anna Berg"]),
    ("Ms. Anna Berg: Roads matter more than cars.", ["Anna Berg"]),
    ("Ms. Anna Berg bets that roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg opened the course.", []),
    ("Ms. Anna Berg declared the course open.", []),
    ("Ms. Anna Berg declared the course open and recalled that roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg declared that the road was open.", ["Anna Berg"]),
    ("Roads matter, a point echoed by Ms. Anna Berg, a judge.", ["Anna Berg"]),
    ("Her view was shared by Ms. Anna Berg, a judge, and by Mr. Ivan Petrov.", ["Anna Berg", "Ivan Petrov"]),
    ("The road map was shared by Ms. Anna Berg.", []),
    ('Ms. Anna Berg, standing in for Mr. Ivan Petrov, hailed it as a "road of all roads".', ["Anna Berg"]),
    ("Ms. Anna Berg conveyed to the drivers that roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg, manager\n- Mr. Ivan Petrov, our driver\n", []),
    ('A talk was given by Ms. Anna Berg, Director, "Our Road", on cars.', []),
    ("Ms. Anna Berg thanked Mr. Ivan Petrov and welcomed the guests.", []),
    ("Ms. Anna Berg was told that roads matter.", []),
    ("Ms. Anna Berg attended the course that explained roads.", []),
    ("Ms. Anna Berg handed over a report, which noted that roads matter.", []),
    ("It was noted by many that roads matter.", []),
    ('Ms. Anna Berg presented the book "Roads and Cars".', []),
    ('Ms. Anna Berg showed how inks "betray" the forger. Tests came. The mean was 8.', []),
    ('A 14" pipe was shown by Ms. Anna Berg, who left early. It held.', []),
    ("Ms. Anna Berg told of the ban, 'with the exception of a bunch of roses'.", ["Anna Berg"]),
    ("Ms. Anna Berg judged the judges' and the lawyers' books.", []),
    ('" Roads matter more than cars ", laughed Ms. Anna Berg.', ["Anna Berg"]),
    ('"Roads matter more than cars. They do." (Ms. Anna Berg, manager)', ["Anna Berg"]),
    ("Roads matter more than cars (Ms. Anna Berg, manager).", []),
    ('The roads were called "long, but not too long" by Ms. Anna Berg.', ["Anna Berg"]),
    ('"Roads matter," Ms. Anna Berg, who drives a bus, began the day.', ["Anna Berg"]),
    ("» Ms. Anna Berg, who drives a bus: Roads matter.", ["Anna Berg"]),
    ("Ms. Anna Berg, manager\nWe drive a bus.", ["Anna Berg"]),
    ("Ms. Anna Berg, manager\nThe bus is new. It is the best that I know.", ["Anna Berg"]),
    ("Ms. Anna Berg, manager\nThe bus is new.\nWe wait.", []),
    ("Ms. Anna Berg, manager\nThe bus is new.", []),
    ('CLIP 1 - Ms. Anna Berg, manager (French)\n"We drive a bus."', ["Anna Berg"]),
    ('- Ms. Anna Berg, manager\n"We drive a bus," said Mr. Ivan Petrov.', ["Ivan Petrov"]),
    (
        "Ms. Anna Berg\nWe drive.\nMr. Ivan Petrov\nI drive.\nMs. Eva Lund\nBuses pay.",
        ["Anna Berg", "Ivan Petrov", "Eva Lund"],
    ),
    ("Opening remarks by Ms. Anna Berg\nOsh\nThe bus is new. I drive it.", ["Anna Berg"]),
    ("Ms. Anna Berg's remarks\nThe bus is new. I drive it.", ["Anna Berg"]),
    ("The opening remarks were made by Ms. Anna Berg.\nThe bus is new. I drive it.", []),
    ('Speakers:\n- Ms. Anna Berg, manager - "The new bus of the town"\n- Mr. Ivan Petrov', []),
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(("text", "speakers"), SAID, ids=[text[:45] for text, _ in SAID])
def test_speakers_of_a_sentence(pipeline: Pipeline, text: str, speakers: list[str]) -> None:
    zone = Zone("body", Span(0, len(text)))
    mentions = pipeline.find(Reading(text, tuple(range(len(text) + 1)), (zone,))).mentions
    spans = sorted({m.value.speaker for m in mentions if isinstance(m.value, SaidValue)})
    assert [text[slice(*span)] for span in spans] == speakers
