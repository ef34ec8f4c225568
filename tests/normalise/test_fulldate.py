"""One full date in a string: timestamps, our own forms, and dateparser for the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.normalise.fulldate import parse_full_date

ROWS = [
    ("2016-11-02", "2016-11-02"),
    ("2016-11-02T10:00:00+05:00", "2016-11-02"),
    ("2016-11-02 10:00", "2016-11-02"),
    ("20161102", "2016-11-02"),
    ("20161102T101500Z", "2016-11-02"),
    ("2 November 2016", "2016-11-02"),
    ("Wed, 02 Nov 2016 10:00:00 GMT", "2016-11-02"),
    ("November 2, 2016, 6:02 PM", "2016-11-02"),
    ("02.11.2016", "2016-11-02"),
    ("Published on 2 November 2016", "2016-11-02"),
    ("2 novembre 2016", "2016-11-02"),
    ("2 de noviembre de 2016", "2016-11-02"),
    ("02-Nov-16", "2016-11-02"),
    ("November 2016", None),
    ("2016", None),
    ("2 November", None),
    ("yesterday", None),
    ("10:30", None),
    ("2016-13-45", None),
    ("2 May 2014 to 5 May 2014", None),
    ("2 May 2014, updated 5 May 2014", None),
    ("", None),
    ("no date", None),
    ("1 2 3", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_full_date(text: str, expected: str | None) -> None:
    found = parse_full_date(text)
    assert (found.edtf() if found else None) == expected


@given(st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_text(text: str) -> None:
    found = parse_full_date(text)
    assert found is None or found.is_full


def test_dateparser_is_not_imported_for_forms_that_we_know() -> None:
    code = (
        "import sys; from eventextract.normalise.fulldate import parse_full_date as p;"
        "assert p('2016-11-02') and p('2 November 2016'); sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
