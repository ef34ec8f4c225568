"""Releases flattened to one line: where they are cut, what stays whole, and how well they are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from eventextract import Extractor
from eventextract.knowledge import Knowledge
from eventextract.measure.evaluation import evaluate
from eventextract.release.cues import cues_of
from eventextract.release.flattened import LONG, parted
from eventextract.release.mapped import Mapped

OWN = Path(__file__).resolve().parents[1] / "corpus/own"
FILLER = " it was said that the officers of both countries had learned from each other in these days" * 6

CUT = [  # the bar stands where a line end is to be put
    "The visit ended at the Ministry of Foreign Affairs.|Tamm said so",
    "The course was first held in 2016.|The seminar was new",
    "It was led by the Customs Service (CS).|Officers came",
    'Ek said, "We learned."|The course ended',
    'It was held in Osh.|"We learned," Ek said',
    'Ek said, "We learned."|"So did we," Tamm said',
    "Is this the end?|Nobody knew",
    "Home / News / Press releases|OSCE trains guards",
    "Guards trained in Osh|OSH, Kyrgyzstan, 3 March 2021 - A course began",
    "Guards trained in Osh|Osh, 3 March 2021 - A course began",
    "GUARDS TRAINED IN OSH|Osh, Kyrgyzstan, March 3, 2021 - A course began",
    "Guards trained in Osh|3 March 2021|A course began",
    "Guards Trained in Osh|March 3, 2021|A course began",
    "GUARDS TRAINED AT THE ACADEMY|In the first days of May a course began",
    "Ministry of Finance News|GUARDS TRAINED AT THE ACADEMY",
    "A course for guards in Kyrgyzstan|The course began",
    "Guards trained in Osh |OSH, Kyrgyzstan, 3 March 2021 - A course began",
]
WHOLE = [
    "He flew to St.Petersburg with Dr.Tamm and A.Smith, and wrote to press@x.Example.org",
    "The U.S.Embassy and the U.N.Office were there at 5 p.m.Moscow time",
    "It was told on LinkedIn and YouTube by McDonald of the EurAsEC",
    "The OSCEs and NGOs of the region met in No.5 of the street",
    'He said "The course was good" and "We learned", and (The Hague) was named',
    "The guards of the 2016-2020 programme, of 5,000 men, met",
]


def cut(knowledge: Knowledge, text: str) -> str:
    return parted(Mapped.of(text), cues_of(knowledge)).text


@pytest.mark.parametrize("marked", CUT)
def test_where_words_stand_glued_a_long_line_is_cut(knowledge: Knowledge, marked: str) -> None:
    assert cut(knowledge, marked.replace("|", "") + FILLER) == marked.replace("|", "\n") + FILLER


@pytest.mark.parametrize("text", WHOLE)
def test_other_words_stay_together(knowledge: Knowledge, text: str) -> None:
    assert cut(knowledge, text + FILLER) == text + FILLER


@pytest.mark.parametrize("marked", CUT)
def test_short_lines_stay_as_they_are(knowledge: Knowledge, marked: str) -> None:
    text = marked.replace("|", "")
    assert len(text) < LONG
    assert cut(knowledge, f"{text}\n{text}") == f"{text}\n{text}"


def test_places_stay_true(knowledge: Knowledge) -> None:
    text = CUT[0].replace("|", "") + FILLER
    made = parted(Mapped.of(text), cues_of(knowledge))
    kept = [(letter, at) for letter, at in zip(made.text, made.offsets, strict=False) if letter != "\n"]
    assert all(text[at] == letter for letter, at in kept)
    assert [at for _, at in kept] == list(range(len(text)))


def test_a_flattened_release_with_debris_gives_its_record(extractor: Extractor) -> None:
    text = (
        "We use cookies to improve your experience. Accept all|Home / News / Press releases|Border guards trained in Osh"
        "|2 min read|Border guards trained in Osh|OSH, Kyrgyzstan, 3 March 2021 - A two-day training course for 20 border"
        " guards began today in Osh.|It was organized by the State Border Service of the Kyrgyz Republic and funded by the"
        ' Government of Japan.|"Good training saves time," said Anna Ek, Head of the OSCE Programme Office in Bishkek.|The'
        " participants will study the checking of documents, and visit a border crossing point on the second day."
    ).replace("|", "")
    record = extractor.extract(text)
    assert (record.event.type, record.event.start, record.event.end) == ("training-course", "2021-03-03", "2021-03-04")
    assert (record.event.location.city, record.source.published) == ("Osh", "2021-03-03")
    assert [body.name for body in record.event.organizers] == ["State Border Service of the Kyrgyz Republic"]
    for entry in record.evidence:
        assert all(text[span.start : span.end] == span.text for span in entry.spans)


def test_releases_lose_little_when_they_are_flattened(extractor: Extractor, tmp_path: Path) -> None:
    for path in (OWN / "texts").iterdir():
        paragraphs = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text("".join(" ".join(part.split()) for part in paragraphs), encoding="utf-8")
    assert evaluate(OWN / "gold", tmp_path, extractor).macro > 0.92


GROWING = ["Aa.Bb ", "aaBb ", "A.", 'a."B ', "AAAa ", "2016Aa ", "OSH, ", "LinkedIn "]


@pytest.mark.parametrize("piece", GROWING)
def test_time_grows_with_the_length_alone(
    knowledge: Knowledge, growth: Callable[[Callable[[str], object], str], float], piece: str
) -> None:
    cues = cues_of(knowledge)
    assert growth(lambda text: parted(Mapped.of(text), cues), piece) < 8 * 3
