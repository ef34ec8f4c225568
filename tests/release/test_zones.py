"""Which line is what: whole layouts (`layouts.toml`), and tables of single lines."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventextract.release import Release

Reader = Callable[[str], Release]

BODY = (
    "Fifteen judges of three districts met for two days to compare how they read the new law on the archives of the "
    "courts, and found that each of them had read it in another way."
)
MORE = (
    "The seminar was organized by the Court of Appeal with the help of two retired clerks, who know every shelf of the "
    "cellar and have waited for this question for years."
)

LAYOUTS = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text(encoding="utf-8"))["layout"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_zones(release: Reader, layout: dict[str, Any]) -> None:
    text = layout["text"].replace("{STORY}", BODY).replace("{MORE}", MORE)
    reading = release(text).reading
    found = [(zone.kind, reading.text[slice(*zone.span)]) for zone in reading.zones]
    expected = [(kind, start) for kind, start in layout["zones"]]
    shown = [(kind, words[: len(start)]) for (kind, words), (_, start) in zip(found, expected, strict=False)]
    assert shown == expected
    assert len(found) == len(expected), found[len(expected) :]


DATELINES = [
    ("ASTANA, 4 May 2015. – ", True),
    ("BERGEN (NTB) – ", True),
    ("(Bergen, 3 May) ", True),
    ("BERGEN, October 9. /NTB/. ", True),
    ("Geneva/Lima, 4 May 2015 – ", True),
    ("Thursday 4 May 2015, Nuku‘alofa, Tonga – ", True),
    ("BERGEN, Norway, May 4, 2015—", True),
    ("Bergen, Thursday, 4 May 2015 - ", True),
    ("Bergen (V/R), Feb. 4, GNA – ", True),
    ("BERGEN, (NTB - 4th May, 2015 ) :", True),
    ("2-6 July, Bergen. ", True),
    ("04-05-2015: Bergen, Norway: ", True),
    ("Bergen, 4 Feb (Nord Press).- ", True),
    ("St. John's, Antigua and Barbuda, 4 May 2015 – ", True),
    ("Bridgetown, Barbados (CARICOM IMPACS) Thursday, July 14, 2022 — ", True),
    ("[Bergen, 4 May 2015] – ", True),
    ("(BERGEN, Norway, May 4, 2015) – ", True),
    ("(Nordic Council, Old Town, Bergen, Norway) Friday, 4 May 2015 – ", True),
    ("Bergen | 4 May 2015 | ", True),
    ("4 May 2015 | Bergen, Norway – ", True),
    ("Bergen, Norway: 4 May 2015 – ", True),
    ("Bergen: Monday, 4 May 2015: ", True),
    ("Bergen, on 4 May 2015 – ", True),
    ("BERGEN 4 May 2015 – ", True),
    ("Bergen, 4 May 2015 (NTB) ", True),
    ("Bergen May 4/2015 (NTB): ", True),
    ("Bergen [Norway], May 4, 2015 (ANI): ", True),
    ("Bergen, 4 May 2015 - 10:30 - ", True),
    ("For immediate release – Bergen, 4 May 2015 – ", True),
    ("24.kg news agency, Bergen, 4 May 2015 – ", True),
    ("*Bergen, 4 May 2015* – ", True),
    ("(04.05.2015 BERGEN) — ", True),
    ("(4 May 2015, Bergen) – ", True),
    ("Bergen, the 4th of May 2015. ", True),
    ("Bergen 4 May 2015. ", True),
    ("Date: 4 May 2015 – ", False),
    ("Deadline: 4 May 2015 – ", False),
    ("On 4 May 2015, ", False),
    ("In Bergen, on 4-6 May, ", False),
    ("The third – and last – ", False),
    ("EU-funded and 4-day long, ", False),
    ("For the first time since May 2015, ", False),
]


@pytest.mark.parametrize(("start", "is_dateline"), DATELINES)
def test_dateline(release: Reader, start: str, is_dateline: bool) -> None:
    reading = release(f"Judges of three districts compare notes\n\n{start}{BODY}").reading
    zones = [reading.text[zone.span.start : zone.span.end] for zone in reading.zones_of("dateline")]
    assert bool(zones) == is_dateline
    if zones:
        assert reading.text[reading.text.index("\n") + 1 + len(zones[0]) :].lstrip().startswith("Fifteen")


PUBLICATIONS = [
    "13 May 2014",
    "Posted on: 03.07.2023 | Reading time: 4 min.",
    "Published: April 21, 2017 07:15 AM NPT",
    "Mission of Norway – Local news, 4 June 2018",
    "Date: Oct - 09 - 2019 , 07:15",
    "Thursday, 6 June 2019",
    "2019-10-11 | News release",
    "Society - Friday, December 14, 2018 14:20:00 Print Email",
    "Wed 27th February 2019 | 06:40 PM",
    "Posted On: 01 AUG 2022 5:12PM by PIB",
    "22 February 2018   10:05",
    "6th June 2012",
    "Oslo, July 30, 2019",
    "11:42, 05 October 2015, Oslo – 24nord.no, by Anna EKELUND",
    "University of Bergen | Falk Moe Institute of Political Studies | posted on 02.03.2022",
    "Submitted by Anna Ek on 4 June 2018",
    "Text and photos: Anna Ek, 4 June 2018",
    "Submitted by webmaster on Thu, 14/06/2018 - 10:20",
    "4. June 2018",
    "No. AB/14/2018    04.06.2018",
    "Embassy of Norway in Riga, 4 June 2018",
    "Oslo, 4 June 2018 (Nordic Information Service)",
    "2018. 6. 4.",
]


@pytest.mark.parametrize("line", PUBLICATIONS)
def test_publication_line(release: Reader, line: str) -> None:
    for text in (
        f"{line}\n\nJudges of three districts compare notes\n\n{BODY}",
        f"Judges compare their notes\n{line}\n{BODY}",
    ):
        reading = release(text).reading
        assert len(reading.zones_of("publication")) == 1
        assert len(reading.zones_of("headline")) == 1
        assert not any(word in reading.text for word in ("Print", "Reading time", "Views"))


NOT_PUBLICATIONS = [
    "Seminar at the Embassy of Norway, 4 June 2018",
    "Three judges of the north met on 4 May 2015 to talk about the archives",
    "Seminar for judges of the appeal courts (Oslo, May 13-14 2014)",
    "28 April – 2 May 2015",
    "Court of Appeal of the Northern Districts | Seminar for the judges and clerks | starts on 4 May 2015",
]


@pytest.mark.parametrize("line", NOT_PUBLICATIONS)
def test_other_lines_with_dates(release: Reader, line: str) -> None:
    assert release(f"{line}\n\n{BODY}").reading.zones_of("publication") == ()


TITLES = [
    ("Judges of three districts compare notes | Court Portal", "Judges of three districts compare notes"),
    (
        "JUDGES OF THREE DISTRICTS COMPARE NOTES ON\nTHE ARCHIVES",
        "JUDGES OF THREE DISTRICTS COMPARE NOTES ON THE ARCHIVES",
    ),
    ("COURT OF APPEAL\nOffice of the Registrar\n\nJudges learn to read files", "Judges learn to read files"),
    ("# Judges learn to read files", "Judges learn to read files"),
    ("Ref: CA/PR/15/04\nJudges learn to read files", "Judges learn to read files"),
    ("Who reads the files?", "Who reads the files?"),
    (
        "NORTHERN HERALD\nHome | News | Courts\nJudges learn to read files\nBy Anna Ek\n4 May 2015",
        "Judges learn to read files",
    ),
]


@pytest.mark.parametrize(("top", "title"), TITLES)
def test_title(release: Reader, top: str, title: str) -> None:
    result = release(f"{top}\n\n{BODY}\n\n{MORE}\n")
    assert result.title == title
    assert result.title_span is not None
    assert result.reading.text[slice(*result.title_span)] == title


def test_no_headline_is_no_title(release: Reader) -> None:
    result = release(BODY)
    assert (result.title, result.title_span) == (None, None)
