"""What holds for all values, and what the edtf library thinks of them."""

from __future__ import annotations

from datetime import date, timedelta

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.values import (
    PartialDate,
    days_inclusive,
    in_order,
    is_duration,
    is_edtf,
)

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
SAFE_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    year = None if draw(st.booleans()) else day.year
    shapes = [(year, day.month, day.day), (year, day.month), (day.year,)]
    try:
        return PartialDate(*draw(st.sampled_from(shapes)))
    except ValueError:
        return PartialDate(day.year)


@given(partial_dates())
def test_a_date_is_read_as_it_was_written(one: PartialDate) -> None:
    assert PartialDate.parse(one.edtf()) == one
    assert is_edtf(one.edtf())


@given(SAFE_DAYS, st.integers(-400, 400))
def test_days_there_and_back(day: date, days: int) -> None:
    one = PartialDate.of(day)
    assert one.plus_days(days).full() == day + timedelta(days)
    assert one.plus_days(days).plus_days(-days) == one


@given(SAFE_DAYS, st.integers(0, 400))
def test_counting_days_is_the_inverse_of_adding_them(day: date, days: int) -> None:
    assert days_inclusive(PartialDate.of(day), PartialDate.of(day).plus_days(days)) == days + 1


@given(st.text("0123456789X-/PT.DWMYH", max_size=22))
def test_no_string_makes_the_checks_fail_other_than_by_saying_no(text: str) -> None:
    assert is_edtf(text) in (True, False)
    assert is_duration(text) in (True, False)


# ---- the second opinion: slow, hence few examples -----------------------------------------------------------------


@given(partial_dates())
@settings(max_examples=40, deadline=None)
def test_what_we_write_the_edtf_library_reads(one: PartialDate) -> None:
    assert str(parse_edtf(one.edtf())) == one.edtf()


@given(SAFE_DAYS, SAFE_DAYS, st.sampled_from([4, 7, 10]))
@settings(max_examples=40, deadline=None)
def test_the_order_is_that_of_the_edtf_library(first: date, second: date, width: int) -> None:
    one, two = first.isoformat()[:width], second.isoformat()[:width]
    assert in_order(one, two) == (parse_edtf(one).lower_strict() <= parse_edtf(two).lower_strict())


@given(st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", fullmatch=True))
@settings(max_examples=60, deadline=None)
def test_days_and_months_exist_for_both_or_for_neither(text: str) -> None:
    if is_edtf(text):
        parse_edtf(text)
