"""When the event was: a table of releases of a few lines, each with start, end, duration and status."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from eventextract.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


RELEASES = tomllib.loads((Path(__file__).parent / "when.toml").read_text(encoding="utf-8"))["release"]


def row(release: dict[str, str]) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True, reason=release["xfail"])] if "xfail" in release else []
    return pytest.param(release, id=release["why"], marks=marks)


@pytest.mark.parametrize("release", [row(release) for release in RELEASES])
def test_releases(extractor: Extractor, release: dict[str, str]) -> None:
    record = extractor.extract(release["text"].strip())
    event = record.event
    told = {"start": event.start, "end": event.end, "duration": event.duration}
    told |= {"status": event.status, "published": record.source.published}
    told["duration"] = None if told["duration"] == "P1D" else told["duration"]
    asked = {key: value for key, value in told.items() if key in release or key not in ("status", "published")}
    assert asked == {key: release.get(key) or None for key in asked}


UNDATED = (
    "Officers learn to read a pistol\n\nOfficers assembled on Monday, October 5, 2015, in the police school, where a training "
    "course on old guns is under way. {}"
)


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("It winds up on Friday.", "2015-10-09"),
        ("The course winds up next Friday, they said.", None),
        ("They shoot. They clean. They rest. They eat. It winds up on Friday.", None),
    ],
)
def test_without_a_day_of_publication_a_weekday_is_counted_on_from_the_day_told_before(
    extractor: Extractor, told: str, end: str | None
) -> None:
    event = extractor.extract(UNDATED.format(told)).event
    assert event.end == end if end else event.end != "2015-10-09"


DIARY = """A diary from Bukhara

24 May 2016

MONDAY, 16 May
Thirty officers arrive in the snow. The Winter School on Risk Analysis is open.

TUESDAY, 17 May
Arne Kask takes a lorry apart.

WEDNESDAY, 18 May
Certificates, soup and a bus.
"""


def test_a_diary_goes_from_its_first_day_to_its_last(extractor: Extractor) -> None:
    event = extractor.extract(DIARY).event
    assert (event.start, event.end, event.duration) == ("2016-05-16", "2016-05-18", "P3D")


def test_two_dated_lines_are_no_diary(extractor: Extractor) -> None:
    event = extractor.extract(DIARY.replace("TUESDAY, 17 May\n", "")).event
    assert (event.start, event.end) != ("2016-05-16", "2016-05-18")


ADVISORY = """Call for applications: training course on risk analysis

The Customs Committee invites officers to a training course on risk analysis.

Where: Samarkand
{}
{}
"""


@pytest.mark.parametrize(
    ("when", "length", "told"),
    [
        ("When? Starting on Monday, 16 May 2016", "How long? Five days", ("2016-05-16", "2016-05-20", "P5D")),
        ("When: 16 May 2016", "Duration: three hours", ("2016-05-16", "2016-05-16", "PT3H")),
        ("Start date: 16 May 2016", "Length of the course: two weeks", ("2016-05-16", None, "P2W")),
        ("Dates: 16-20 May 2016", "Bus ride: two hours", ("2016-05-16", "2016-05-20", "P5D")),
    ],
)
def test_labelled_lines(extractor: Extractor, when: str, length: str, told: tuple[str | None, ...]) -> None:
    event = extractor.extract(ADVISORY.format(when, length)).event
    assert (event.start, event.end, event.duration) == told


WITHOUT_YEAR = "Officers weigh risks\n\nSAMARKAND, 11 March - "


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (
            "The seminar on risk analysis opened on Monday. It comes to a close this Friday, the 12th.",
            ("XXXX-03-08", "XXXX-03-12", "P5D"),
        ),
        ("A seminar on risk analysis got started on Saturday and ended on Sunday.", (None, None, None)),
        ("A seminar on risk analysis was held on Wednesday.", ("XXXX-03-11", "XXXX-03-11", "P1D")),
    ],
)
def test_weekdays_without_a_year(extractor: Extractor, story: str, told: tuple[str | None, ...]) -> None:
    event = extractor.extract(WITHOUT_YEAR + story).event
    assert (event.start, event.end, event.duration) == told
