"""The sign of a pattern stands wherever the pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.knowledge.signs import sign

WIDE = r"(?:[a-z]+ ){0,4}?"  # may begin with any letter
SIGNS = [  # pattern, a text that has its sign, one that has none though the words stand there
    (rf"{WIDE}(?P<who>\ue008) held", "the \ue008 held", "held by \ue008"),
    (
        rf"(?<!\w)(?=[\w ]{{0,9}}\ue008)(?P<who>{WIDE}(?:its )?[\ue008\ue009](?: and \ue008)?) held",
        "\ue009 and \ue008 held",
        "\ue003 held",
    ),
    (rf"(?P<a>{WIDE}(?P<b>\ue000\ue001?) days?)", "\ue000\ue001 day", "\ue001 day"),
]
NONE = [
    r"held by \ue008",  # begins with one letter
    r"\ue008 held",
    rf"{WIDE}held",  # no mention
    rf"{WIDE}(?:\ue008|UNDP) held",  # none that must stand there
    rf"{WIDE}\ue008? held",
    rf"{WIDE}[^\ue008] held",
    r"(?P<some>[a-z]+) \ue008 (?P=some)",
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "has", "has_not"), SIGNS)
def test_sign_is_looked_for_from_the_first_mention_on(pattern: str, has: str, has_not: str) -> None:
    found = sign("a test", pattern)
    assert found is not None
    assert found.search(has)
    assert not found.search(has_not)
    assert not re.search(pattern, has_not)


@pytest.mark.parametrize("pattern", [re.sub(r"\(\?<?[=!][^()]*\)", "", pattern) for pattern, _, _ in SIGNS])
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_matches_has_the_sign(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    found = sign("a test", pattern)
    assert found is not None
    assert found.search(text)


@pytest.mark.parametrize("pattern", NONE)
def test_no_sign_where_it_would_save_nothing(pattern: str) -> None:
    assert sign("a test", pattern) is None
