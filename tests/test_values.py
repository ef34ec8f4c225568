"""The small values: partial dates, durations, spans, counts. The `edtf` library gives a second opinion on dates."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from eventextract.values import (
    Count,
    Duration,
    PartialDate,
    Span,
    comparable,
    days_inclusive,
    in_order,
    is_duration,
    is_edtf,
    kind_of,
    paragraphs,
)

# ---- tables -------------------------------------------------------------------------------------------------------

EDTF = [
    "2016-11-02", "XXXX-11-13", "2016-11", "XXXX-11", "2016", "0001", "9999-12-31", "2016-02-29", "XXXX-02-29",
    "2016-11-02/2016-11-04", "2016-11/2016-12", "2015/2016", "XXXX-11-13/XXXX-11-14", "2016-11-30/2016-12",
    "2016-21", "2016-24", "201X", "XXXX-12-30/XXXX-01-02",
]  # fmt: skip
NO_EDTF = [
    "", "2016-13", "2016-00", "2016-11-31", "2015-02-29", "1900-02-29", "XXXX-02-30", "0000", "0000-01-01", "XXXX",
    "16-11-02", "2016-1-2", "2016-11-02T10:00", "2016-25", "2016-20", "XXXX-21", "20XX", "XXXX-XX-13", "2016-11-XX",
    "2016-11-04/2016-11-02", "2016/2015", "2016/", "/2016", "2016/2017/2018", "2016-21/2016-22", "2016-11-02 ",
    "2016-11-02\n", "２016-11-02", "2016?", "2016~", "..", "2016-11-02/..", "today",
]  # fmt: skip
DURATIONS = ["P3D", "P5W", "P2.5D", "PT2H", "PT30M", "P1Y", "P3M", "P1Y6M", "P2DT12H", "P0D", "P10D", "PT1.5H"]
NO_DURATIONS = [
    "", "P", "PT", "3D", "P3", "P3H", "PT3D", "P3DT", "P.5D", "P2.D", "P-3D", "p3d", "P3D ", "P3D\n", "P1D1W", "P1M1Y",
    "P٣D",
]  # fmt: skip


@pytest.mark.parametrize("text", EDTF)
def test_edtf_forms_of_the_record(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", NO_EDTF)
def test_no_edtf_forms_of_the_record(text: str) -> None:
    assert not is_edtf(text)


@pytest.mark.parametrize("text", DURATIONS)
def test_durations(text: str) -> None:
    assert is_duration(text)


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_no_durations(text: str) -> None:
    assert not is_duration(text)


@pytest.mark.parametrize(
    ("duration", "iso", "days"),
    [
        (Duration("3", "D"), "P3D", 3),
        (Duration("2.5", "D"), "P2.5D", None),
        (Duration("5", "W"), "P5W", None),
        (Duration("3", "M"), "P3M", None),
        (Duration("1", "Y"), "P1Y", None),
        (Duration("2", "h"), "PT2H", None),
        (Duration("45", "m"), "PT45M", None),
    ],
)
def test_a_duration_is_written_and_counted(duration: Duration, iso: str, days: int | None) -> None:
    assert (duration.iso(), duration.days) == (iso, days)
    assert is_duration(iso)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2016-11-02", "date"),
        ("XXXX-11-02", "date"),
        ("2016-11", "month"),
        ("XXXX-11", "month"),
        ("2016", "year"),
        ("2016-11-02/2016-11-04", "interval"),
        ("2015/2016", "interval"),
        ("2016-21", "season"),
        ("201X", "decade"),
        ("P3D", "duration"),
        ("PT2H", "duration"),
        ("2016-13", None),
        ("XXXX", None),
        ("", None),
    ],
)
def test_the_form_of_a_value_tells_its_kind(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "parts",
    [
        (None,),
        (None, None, 5),
        (2016, None, 5),
        (2016, 13),
        (2016, 2, 30),
        (None, 2, 30),
        (0, 1, 1),
        (10000,),
        (2016, 0),
        (2016, 5, 0),
    ],
)
def test_dates_that_do_not_exist(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        PartialDate(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "precision", "full"),
    [
        ("2016-11-02", "day", True),
        ("XXXX-11-02", "day", False),
        ("2016-11", "month", False),
        ("XXXX-11", "month", False),
        ("2016", "year", False),
    ],
)
def test_precision(text: str, precision: str, full: bool) -> None:
    one = PartialDate.parse(text)
    assert (one.precision, one.is_full, one.edtf()) == (precision, full, text)


def test_only_a_full_date_has_a_day_of_the_calendar() -> None:
    assert PartialDate(2016, 11, 2).full() == date(2016, 11, 2)
    with pytest.raises(ValueError, match="XXXX-11-02 is not a full date"):
        PartialDate(None, 11, 2).full()


@pytest.mark.parametrize(
    ("start", "days", "moved"),
    [
        ("2016-11-02", 2, "2016-11-04"),
        ("2016-12-31", 1, "2017-01-01"),
        ("2016-02-28", 1, "2016-02-29"),
        ("2015-02-28", 1, "2015-03-01"),
        ("XXXX-11-13", 1, "XXXX-11-14"),
        ("2016-11-02", -2, "2016-10-31"),
    ],
)
def test_days_are_added(start: str, days: int, moved: str) -> None:
    assert PartialDate.parse(start).plus_days(days).edtf() == moved


@pytest.mark.parametrize(("start", "days"), [("XXXX-12-31", 1), ("XXXX-01-01", -1), ("2016-11", 1), ("2016", 1)])
def test_days_that_cannot_be_added(start: str, days: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        PartialDate.parse(start).plus_days(days)


def test_another_year() -> None:
    assert PartialDate(None, 2, 29).with_year(2016).edtf() == "2016-02-29"
    assert PartialDate(2016, 11, 2).with_year(None).edtf() == "XXXX-11-02"
    with pytest.raises(ValueError):  # noqa: PT011
        PartialDate(None, 2, 29).with_year(2015)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2021-10-04", "2021-10-08", 5),
        ("2021-10-04", "2021-10-04", 1),
        ("XXXX-11-13", "XXXX-11-14", 2),
        ("2020-12-31", "2021-01-01", 2),
        ("2021-10-08", "2021-10-04", None),
        ("XXXX-12-31", "XXXX-01-01", None),
        ("2021-10", "2021-10-08", None),
        ("2021-10", "2021-10", None),
        ("XXXX-10-04", "2021-10-08", None),
    ],
)
def test_days_counted_inclusively(start: str, end: str, days: int | None) -> None:
    assert days_inclusive(PartialDate.parse(start), PartialDate.parse(end)) == days


@pytest.mark.parametrize(
    ("first", "second", "alike", "ordered"),
    [
        ("2016-11-02", "2016-11-04", True, True),
        ("2016-11-04", "2016-11-02", True, False),
        ("2016-11", "2016-10", True, False),
        ("2016", "2015", True, False),
        ("2016-11-04", "2016-10", False, True),
        ("XXXX-11-04", "XXXX-11-02", False, True),
        ("2016-11-04", "XXXX-11-02", False, True),
    ],
)
def test_only_like_dates_are_compared(first: str, second: str, alike: bool, ordered: bool) -> None:
    assert comparable(PartialDate.parse(first), PartialDate.parse(second)) is alike
    assert in_order(first, second) is ordered


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (Count(30, 30), "30"),
        (Count(30, 30, True), "30~"),
        (Count(50, None), "50.."),
        (Count(None, 40), "..40"),
        (Count(20, 30), "20..30"),
        (Count(0, 0), "0"),
        (Count(20, 30, True), "20..30~"),
    ],
)
def test_a_count_is_shown(count: Count, shown: str) -> None:
    assert str(count) == shown


@pytest.mark.parametrize(
    ("one", "other", "overlap", "covered"),
    [
        (Span(0, 5), Span(5, 8), False, False),
        (Span(0, 5), Span(4, 8), True, False),
        (Span(0, 5), Span(1, 4), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(4, 8), Span(0, 5), True, False),
    ],
)
def test_spans(one: Span, other: Span, overlap: bool, covered: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is overlap
    assert one.covers(other) is covered


def test_paragraphs_without_the_empty_ones() -> None:
    text = "one\n\n two \n\t\nthree"
    assert [text[slice(*span)] for span in paragraphs(text)] == ["one", " two ", "three"]


@pytest.mark.parametrize("text", EDTF)
def test_every_form_of_ours_is_edtf(text: str) -> None:
    parse_edtf(text)
