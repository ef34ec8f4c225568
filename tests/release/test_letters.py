"""Letters in one form, joined lines, and where they came from: text in, reading out."""

from collections.abc import Callable

import pytest

from eventextract.release import Release
from eventextract.values import Span

Reader = Callable[[str], Release]

FORMS = [
    ("The judge’s ‘hot’ files", "The judge's 'hot' files"),
    ("“One” „two‟ «three» ″four″", '"One" "two" "three" "four"'),
    ("``One'' was read", '"One" was read'),
    ("the Judge 's Office", "the Judge's Office"),
    ("the Judge\u00a0 ’s Office", "the Judge's Office"),
    ("4‑8 May, 4−8 May", "4-8 May, 4-8 May"),
    ("Oslo — a port ― of call", "Oslo – a port – of call"),
    ("Oslo -- a port", "Oslo – a port"),
    ("two\u00a0thin\u2009and\ttabbed   blanks", "two thin and tabbed blanks"),
    ("in\u00advis\u200bible\ufeff marks", "invisible marks"),
    ("judges &amp; clerks&nbsp;met &#8217;90 &#x2013; &unknown;", "judges & clerks met '90 – &unknown;"),
    ("a\u200b \u200b b", "a b"),
    ("cafÃ© and â€œtalksâ€\x9d", 'café and "talks"'),
    ("\uf0b7 first point \ue001of two", "• first point of two"),
    ("see [the note](https://notes.example/1) and **this**", "see the note and this"),
    ("x" * 200 + " stays", "x" * 200 + " stays"),
    ("before " + "x" * 201 + " after", "before after"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_letters_have_one_form(release: Reader, text: str, expected: str) -> None:
    assert release(text).reading.text == expected


WARNED = [
    ("Plain judges met.", []),
    ("The cafÃ© of the judges", ["text-mended"]),
    ("before " + "x" * 201 + " after", ["text-cut"]),
    ("![image](https://images.example/" + "x" * 300 + ") The judges met.", []),
    ("Ærø, Þór, Ťažký, Łódź and Đà Nẵng", []),
]


@pytest.mark.parametrize(("text", "codes"), WARNED)
def test_what_is_mended_or_cut_is_said(release: Reader, text: str, codes: list[str]) -> None:
    assert [warning.code for warning in release(text).warnings] == codes


def test_a_sign_of_the_path_is_no_quotation_mark(release: Reader) -> None:
    assert "Bureau » Desk" in release("Bureau » Desk\n\nJudges of five towns compare notes\n\nThey met.").reading.text


WRAPPED = """\
Clerks of eleven courts spent a week in the archive, where they learn-
ed how files are sealed, and in the cellar of the old Northern-
Western railway, where sealed files are kept by two well-
trained archivists of the
ministry.

The course ended on Friday with a walk through the old town and a dinner
of fish.
"""


def test_wrapped_lines_are_joined(release: Reader) -> None:
    first, second = release(WRAPPED).reading.text.split("\n")
    assert first == (
        "Clerks of eleven courts spent a week in the archive, where they learned how files are sealed, and in the "
        "cellar of the old Northern-Western railway, where sealed files are kept by two well-trained archivists of the "
        "ministry."
    )
    assert second == "The course ended on Friday with a walk through the old town and a dinner of fish."


JOINED = [
    ("short lines stay", "Judges of three towns meet\nThey met in Oslo.", 2),
    ("a heading stays apart", "NEW RULES\n" + WRAPPED, 3),
    ("a list stays a list", "The clerks learned\n- to seal a file;\n- to open it;\n- to find it again.", 4),
    ("a headline that ends with a particle goes on", "JUDGES OF THE\nNORTH\n\nThey met in Oslo for two days.", 2),
    ("a mail's quotation marks are taken off", "".join(f"> {line}\n" for line in WRAPPED.splitlines()), 2),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_paragraphs(release: Reader, text: str, count: int) -> None:
    assert release(text).reading.text.count("\n") + 1 == count


@pytest.mark.xfail(strict=True, reason="without a dictionary a compound broken at its hyphen looks like a broken word")
def test_a_compound_broken_at_its_hyphen_keeps_it(release: Reader) -> None:
    text = "The fire-\nbrigade of the town sent its men to a course for\nwhich they had been waiting for years.\n"
    assert "fire-brigade" in release(text).reading.text


def test_spans_lead_back_to_the_text(release: Reader) -> None:
    text = "Judges of the North meet\n\nThe learn-\ned judge ’s  “office” &amp; desk met in Oslo for three days.\n"
    result = release(text)
    places = [("learned", "learn-\ned"), ("judge's", "judge ’s"), ("& desk", "&amp; desk"), ('"office"', "“office”")]
    for words, source in places:
        start = result.reading.text.index(words)
        span = result.reading.span_in_source(Span(start, start + len(words)))
        assert result.text[span.start : span.end] == source
