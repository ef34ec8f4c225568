"""Text for the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.mentions import Mention
from eventextract.review.highlight import STYLES, marked, marks
from eventextract.terminal import harmless, one_line
from eventextract.values import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("Żółw – “quoted” 東京", "Żółw – “quoted” 東京"),
        ("\x1b[2J", "\\x1b[2J"),
        ("bell\x07", "bell\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("over\rwritten", "over\\rwritten"),
        ("\u202eback\u202c", "\\u202eback\\u202c"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("line\u2028break", "line\\u2028break"),
        ("half \ud83d", "half \\ud83d"),
        ("\U000e0041tag", "\\U000e0041tag"),
    ],
)
def test_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_one_line() -> None:
    assert one_line(" two\n lines\x1b ") == "two lines\\x1b"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = harmless(text)
    assert all(char in "\n\t" or char.isprintable() or char.isspace() for char in shown if char.isascii())
    shown.encode("utf-8")


def mention(kind: str, start: int, end: int) -> Mention:
    return Mention(kind, Span(start, end), "", "rule")


def test_marks_are_apart_and_in_order() -> None:
    found = marks(
        [
            mention("event", 20, 30),
            mention("country", 0, 5),
            mention("agency", 0, 10),
            mention("city", 8, 15),
            mention("number", 40, 42),
            mention("person", 20, 30),
        ]
    )
    assert found == ((Span(0, 10), "agency"), (Span(20, 30), "event"))


def test_marked_without_colour() -> None:
    text = marked("The OSCE in\r\nAstana", [(Span(4, 8), "agency"), (Span(13, 19), "city")], colour=False)
    assert text.plain == "The [agency: OSCE] in\n[city: Astana]"


def test_marked_in_colour() -> None:
    text = marked("The OSCE [bold]", [(Span(4, 8), "agency")], colour=True)
    assert text.plain == "The OSCE [bold]"
    assert [(span.start, span.end, span.style) for span in text.spans] == [(4, 8, STYLES["agency"])]
