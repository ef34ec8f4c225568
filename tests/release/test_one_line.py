"""Releases whose lines were joined by blanks: where gaps are put back, what stays whole, and how well they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract import Extractor
from eventextract.knowledge import Knowledge
from eventextract.measure.evaluation import evaluate
from eventextract.release.cues import cues_of
from eventextract.release.mapped import Mapped
from eventextract.release.one_line import is_one_line, set_apart

OWN = Path(__file__).resolve().parents[1] / "corpus/own"
STORY = "Twenty officers of both countries began a course on the checking of travel documents"
REST = " and were told that the work of a border guard begins with patience. They will go on for two days." * 6

HEADS = [  # the bar stands where a gap is to be put
    "OSCE trains border guards in Osh |3 March 2021 |" + STORY,
    "OSCE trains border guards in Osh |Published on: 3 March 2021 |" + STORY,
    "OSCE trains border guards in Osh |Posted 03.03.2021 |" + STORY,
    "OSCE trains border guards in Osh |3 March 2021, 17:58 |" + STORY,
    "OSCE trains border guards in Osh |OSH, Kyrgyzstan, 3 March 2021 – " + STORY,
    "OSCE trains border guards in Osh |Osh, 3 March 2021. " + STORY,
    "OSCE Trains Border Guards in Osh |Osh, 3 March 2021 – " + STORY,
    "OSCE trains border guards in Osh |Wednesday 3 March 2021, Osh, Kyrgyzstan – " + STORY,
    "OSCE trains border guards in Osh |Osh, Kyrgyzstan, 3 March 2021 |" + STORY,
    "OSCE trains border guards in Osh |" + STORY,
    "OSCE Trains Border Guards in Osh |The embassy began a course on the checking of travel documents",
    "Osh, Kyrgyzstan, 3 March 2021 |OSCE trains border guards |The embassy began a course on the checking of documents",
    "Visit of Prof. Ek to the guards of Osh |3 March 2021 |" + STORY,
    "BORDER GUARDS OF OSH ARE TRAINED |3 March 2021 |" + STORY,
    "BORDER GUARDS OF OSH ARE TRAINED |The embassy began a course on the checking of travel documents",
    "3 March 2021 |OSCE trains border guards in Osh |OSH, Kyrgyzstan – " + STORY,
    "Home > News > Press releases |OSCE trains border guards in Osh |Share Print |3 March 2021 |" + STORY,
    "PRESS RELEASE |OSCE trains border guards in Osh |3 March 2021 |" + STORY,
]
WHOLE = [
    "On 3 March 2021 " + STORY.lower(),
    "The course of 3 March 2021 Judge Anna Ek called a success began in Osh",
    "OSH, Kyrgyzstan, 3 March 2021 – " + STORY,
    "In Osh, on Wednesday, 3 March 2021, a course began on the checking of travel documents",
    "The Hague and One UN were named by the guards of Priština and Brčko in their course",
    "Dates: Tuesday 2nd – Thursday 4th March, 2021",
]
TAILS = [
    "They will go on. |Media contact: Anna Ek, press officer",
    "They will go on. |For more information, please contact: Anna Ek",
    "They will go on. |About the Nordic College |The Nordic College was founded in 1990.",
    "They will go on. |ENDS |Anna Ek is the press officer of the college.",
    "They will go on. |# # # |The college was founded in 1990.",
    "They will go on. |3 March 2021 |Anna Ek is the press officer of the college.",
    "They will go on. |Published 3 March 2021",
    "They will go on. |Press office of the college",
    "They will go on. |Contact: a.ek@judges.example |About us |The college was founded in 1990.",
    "They have: |• two rooms |• a hall for the guards.",
]


def apart(knowledge: Knowledge, text: str, title: str | None = None) -> str:
    return set_apart(Mapped.of(text), cues_of(knowledge), title).text.replace("\n\n", "|")


@pytest.mark.parametrize("marked", HEADS)
def test_lines_above_the_story_are_set_apart(knowledge: Knowledge, marked: str) -> None:
    text = marked.replace(" |", " ") + REST
    assert apart(knowledge, text) == marked.replace(" |", "|") + REST


@pytest.mark.parametrize("text", WHOLE)
def test_sentences_stay_whole(knowledge: Knowledge, text: str) -> None:
    assert apart(knowledge, text + REST) == text + REST


@pytest.mark.parametrize("marked", TAILS)
def test_lines_below_the_story_are_set_apart(knowledge: Knowledge, marked: str) -> None:
    text = "On Friday" + REST + " " + marked
    assert apart(knowledge, text.replace(" |", " ")) == text.replace(" |", "|")


def test_a_known_title_is_set_apart(knowledge: Knowledge) -> None:
    text = "College news A course for guards Guards of both countries began a course on documents" + REST
    assert apart(knowledge, text, "A course for guards").startswith("College news|A course for guards|Guards of both")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A word. " * 100, True),
        ("Title\n" + "A word. " * 100, True),
        ("A word. " * 20, False),
        ("\n".join(["A word. " * 70] * 3), False),
        ("", False),
    ],
)
def test_what_a_text_in_one_line_is(text: str, told: bool) -> None:
    assert is_one_line(text) is told


@given(st.text(alphabet="AaB. ,–|3>\"'\n", max_size=200))
def test_nothing_but_blanks_is_changed_and_places_stay_true(knowledge: Knowledge, text: str) -> None:
    made = set_apart(Mapped.of(text), cues_of(knowledge), None)
    assert "".join(made.text.split()) == "".join(text.split())
    kept = zip(made.text, made.offsets, strict=False)
    assert all(text[at] == letter for letter, at in kept if not letter.isspace())


def test_releases_lose_little_when_their_lines_are_joined(extractor: Extractor, tmp_path: Path) -> None:
    for path in (OWN / "texts").iterdir():
        (tmp_path / path.name).write_text(" ".join(path.read_text(encoding="utf-8").split()), encoding="utf-8")
    assert evaluate(OWN / "gold", tmp_path, extractor).macro > 0.95


@pytest.mark.parametrize(
    "piece", ["Aa Bb ", "3 March 2021 Aa ", "Osh, ", "AA BB ", "aa. Aa ", "• ", "Share Print ", "(Aa "]
)
def test_time_grows_with_the_length_alone(
    knowledge: Knowledge, growth: Callable[[Callable[[str], object], str], float], piece: str
) -> None:
    cues = cues_of(knowledge)
    assert growth(lambda text: set_apart(Mapped.of(text), cues, None), piece) < 8 * 3
