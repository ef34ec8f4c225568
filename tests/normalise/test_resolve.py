"""What an expression comes to: basis, alternatives, weekdays that contradict, years that the text forces."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.mentions import TimeValue
from eventextract.normalise.dates import find_times
from eventextract.normalise.resolve import resolve, weekday_contradicts
from eventextract.values import PartialDate

PUBLISHED = PartialDate(2016, 11, 2)  # a Wednesday


def value_of(words: str) -> TimeValue:
    (found,) = find_times(words)
    return found.value


@pytest.mark.parametrize(
    ("words", "published", "basis"),
    [
        ("on 2 November 2016", PUBLISHED, "stated"),
        ("on 2 November", PUBLISHED, "inferred"),
        ("on 2 November", None, "stated"),
        ("began today", PUBLISHED, "derived"),
        ("on 2 November last year", PUBLISHED, "derived"),
        ("in August 2016", None, "stated"),
        ("in August", PUBLISHED, "inferred"),
    ],
)
def test_basis(words: str, published: PartialDate | None, basis: str) -> None:
    assert resolve(value_of(words), published).basis == basis


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("on 10 May", None, "2016-05-10"),  # 176 days back, 189 ahead
        ("on 10 May", "future", "2017-05-10"),
        ("on 10 April", "past", "2016-04-10"),
        ("on 4 October", "future", "2016-10-04"),  # the tense may be wrong: so near a date is not moved by a year
        ("on Thursday, 10 May", None, "2016-05-10"),  # no year beside publication fits the weekday: the nearest stands
        ("on Tuesday, 10 May", "future", "2016-05-10"),
    ],
)
def test_missing_year(words: str, tense: str | None, expected: str) -> None:
    start = resolve(value_of(words), PUBLISHED, tense=tense).start  # type: ignore[arg-type]
    assert start == PartialDate.parse(expected)


def test_context_year_is_used_only_without_a_publication_date() -> None:
    value = value_of("on 13 and 14 November")
    assert resolve(value, None).start == PartialDate(None, 11, 13)
    assert resolve(value, None, 2018).end == PartialDate(2018, 11, 14)
    assert resolve(value, PUBLISHED, 2018).start == PartialDate(2016, 11, 13)
    assert resolve(value, PartialDate(None, 11, 20), 2018).start == PartialDate(2018, 11, 13)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("began yesterday", "XXXX-02-29"),
        ("began today", "XXXX-03-01"),
        ("three days ago", "XXXX-02-27"),
        ("on Tuesday", None),
        ("90 days ago", None),
        ("last month", "XXXX-02"),
        ("last November", "XXXX-11"),
        ("last year", None),
    ],
)
def test_a_publication_day_without_its_year(words: str, expected: str | None) -> None:
    start = resolve(value_of(words), PartialDate(None, 3, 1)).start
    assert (start.edtf() if start else None) == expected


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("on Sunday", "past", "XXXX-10-22"),
        ("on Tuesday", "future", "XXXX-10-24"),
        ("on Friday", "past", "XXXX-10-20"),
        ("this Tuesday", "past", "XXXX-10-17"),
        ("last weekend", "past", "XXXX-10-14"),
        ("yesterday", "past", "XXXX-10-21"),
        ("last year", "past", None),
    ],
)
def test_a_publication_day_without_its_year_but_with_its_weekday(words: str, tense: str, expected: str | None) -> None:
    start = resolve(value_of(words), PartialDate(None, 10, 22), tense=tense, weekday=6).start  # type: ignore[arg-type]
    assert (start.edtf() if start else None) == expected


def test_a_span_over_new_year_takes_two_years() -> None:
    found = resolve(value_of("from 28 December to 2 January"), PartialDate(2018, 1, 5))
    assert (found.start, found.end) == (PartialDate(2017, 12, 28), PartialDate(2018, 1, 2))


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("on Wednesday, 2 November 2016", False),
        ("on Thursday, 2 November 2016", True),
        ("on 2 November 2016", False),
        ("on Thursday, 2 November", False),  # no year, so nothing to check against
        ("on 12 March 2015 (Thursday)", False),
        ("on 12 March 2015 (Friday)", True),
    ],
)
def test_weekday_contradicts(words: str, contradicts: bool) -> None:
    assert weekday_contradicts(value_of(words)) is contradicts


@pytest.mark.parametrize(
    ("words", "alternative"),
    [
        ("on 03/04/2021", "2021-03-04"),
        ("on 13/04/2021", None),
        ("on 04/13/2021", None),
        ("on 03.04.2021", None),
        ("on 05/05/2021", None),
    ],
)
def test_ambiguous_figures_give_both_readings(words: str, alternative: str | None) -> None:
    found = resolve(value_of(words), None).alternative
    assert (found.edtf() if found else None) == alternative


def test_next_weekday_keeps_the_nearer_one_as_alternative() -> None:
    found = resolve(value_of("opens next Friday"), PUBLISHED)
    assert (found.start, found.alternative) == (PartialDate(2016, 11, 11), PartialDate(2016, 11, 4))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_is_within_a_week_of_publication(day: date, weekday: str) -> None:
    published = PartialDate.of(day)
    past = resolve(value_of(f"on {weekday}"), published, tense="past").start
    future = resolve(value_of(f"on {weekday}"), published, tense="future").start
    assert past is not None
    assert future is not None
    assert timedelta(0) <= day - past.full() < timedelta(7)
    assert timedelta(0) <= future.full() - day < timedelta(7)
    assert (past == future) == (past.full() == day)
