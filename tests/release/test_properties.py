"""What holds for any text."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.errors import InputError
from eventextract.knowledge import load_knowledge
from eventextract.release import Release, read_text

BITS = st.sampled_from([
    "\n", "\n\n", "\r\n", " ", "  ", "\u00a0", "-", "--", "’s", " 's", "“", "»", "&amp;", "&nbsp;", "\u00ad", "Ã©",
    "**", "> ", "![a](b)", "[a](http://b)", "Print", "4 May 2015", "Oslo", "By Anna Ek", "Contact:", "###", "About us",
    "печать", "judges ", "x" * 201,
    "The fifteen judges of the northern district met again in the town of Oslo for three days. ",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(BITS, max_size=40).map("".join))
ONE_FORM = {"'", '"', "-", "–", " ", "\n", "•"}  # the forms that other letters are brought to


def read(text: str) -> Release | None:
    try:
        return read_text(text, knowledge=load_knowledge())
    except InputError:
        return None


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_every_place_of_the_reading_leads_to_the_text(text: str) -> None:
    release = read(text)
    if release is None:
        return
    reading, source = release.reading, release.text
    assert len(reading.offsets) == len(reading.text) + 1
    assert all(one <= two for one, two in zip(reading.offsets, reading.offsets[1:], strict=False))
    assert all(0 <= offset <= len(source) for offset in reading.offsets)
    mended = any(warning.code == "text-mended" for warning in release.warnings)
    for letter, offset in zip(reading.text, reading.offsets, strict=False):
        changed = source[offset] == "&" or (mended and not source[offset].isascii())
        assert letter in ONE_FORM or letter == source[offset] or changed


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_zones_are_in_order_and_cover_the_reading(text: str) -> None:
    release = read(text)
    if release is None:
        return
    reading = release.reading
    lines = [
        zone
        for zone in reading.zones
        if zone.kind != "dateline" or zone.span.start == 0 or reading.text[zone.span.start - 1] == "\n"
    ]
    whole = {zone.span.start: max(z.span.end for z in lines if z.span.start == zone.span.start) for zone in lines}
    assert "\n".join(reading.text[start:end] for start, end in sorted(whole.items())) == reading.text
    assert [zone.span.start for zone in reading.zones] == sorted(zone.span.start for zone in reading.zones)
    assert all(reading.text[zone.span.start : zone.span.end].strip() for zone in reading.zones)
    assert "  " not in reading.text
    assert "\n\n" not in reading.text
    assert (release.title is None) == (release.title_span is None)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_release(text: str) -> None:
    assert read(text) == read(text)


LARGE = [
    ("one line", lambda n: "word and " * n),
    ("no white space", lambda n: "x" * n * 9),
    ("brackets", lambda n: "[" * n),
    ("brackets apart", lambda n: "[ ( " * n),
    ("short lines", lambda n: "Home | News\n" * n),
    ("wrapped lines", lambda n: "the quick judge sat down beside the lazy clerk and waited for his din-\n" * (n // 8)),
    ("empty lines", lambda n: "\n" * n * 9 + "x"),
    ("stars", lambda n: "**a" * n),
    ("images", lambda n: "![a](" * n),
    ("capitals", lambda n: "ABC DEF, " * n),
    ("quotation", lambda n: "> a\n" * n),
]


@pytest.mark.parametrize("make", [row[1] for row in LARGE], ids=[row[0] for row in LARGE])
def test_time_grows_with_length(make: Callable[[int], str]) -> None:
    """Four times the text takes no more than some eight times as long (four, and noise; a square would be sixteen).

    Each pair is timed one after the other, and the best pair counts: a busy machine spoils some, never all by a square.
    """
    read(make(100))
    pairs = [(_seconds(make(4_000)), _seconds(make(16_000))) for _ in range(3)]
    assert any(large < 8 * small + 0.1 for small, large in pairs), pairs


def test_five_megabytes_on_a_line() -> None:
    release = read("word and " * 555_555)
    assert release is not None
    assert release.reading.zones[0].kind == "body"


def _seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
