"""The grammar of time by its table, by its rules' own examples, and by properties that hold for any text."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.rules import Rule
from eventextract.mentions import TimeValue
from eventextract.normalise.dates import TimeMatch, find_times, notation
from eventextract.normalise.resolve import resolve
from eventextract.values import PartialDate, is_edtf

HERE = Path(__file__).parent


def rows() -> list[dict[str, str]]:
    lines = [line for line in (HERE / "times.csv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))


def unmark(sentence: str) -> tuple[str, list[str]]:
    pieces = sentence.replace("]]", "[[").split("[[")
    return "".join(pieces), pieces[1::2]


def said(value: TimeValue, published: PartialDate | None, tense: str | None) -> str:
    if value.kind in ("duration", "recurring"):
        return notation(value).replace("duration", "-")
    found = resolve(value, published, tense=tense)  # type: ignore[arg-type]
    if found.start is None or found.end is None:
        return "-"
    return found.start.edtf() if found.start == found.end else f"{found.start.edtf()}/{found.end.edtf()}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["sentence"])
def test_table(row: dict[str, str]) -> None:
    text, spans = unmark(row["sentence"])
    found = find_times(text)
    assert [text[slice(*match.span)] for match in found] == spans
    published = PartialDate.parse(row["published"]) if row["published"] else None
    assert ";".join(said(match.value, published, row["tense"] or None) for match in found) == row["value"]
    assert ";".join(match.value.use for match in found) == ";".join(row["use"] or "event" for _ in found)


def test_the_table_is_large_and_holds_near_misses() -> None:
    table = rows()
    misses = [row for row in table if "[[" not in row["sentence"]]
    assert len(table) >= 400
    assert len(misses) + len([row for row in table if row["use"]]) >= 80


# ---- rules ----------------------------------------------------------------------------------------------------

RULES = [(family, rule) for family in ("time", "time_context") for rule in load_knowledge().family(family).rules]


def proves(rule: Rule, match: TimeMatch) -> bool:
    field, _, word = (rule.value or "").partition(":")
    return getattr(match.value, field) == word if word else match.rule == rule.id


def shown(rule: Rule, match: TimeMatch) -> str:
    return (rule.value or "").partition(":")[2] or notation(match.value)


@pytest.mark.parametrize("rule", [r for _, r in RULES], ids=lambda rule: rule.id)
def test_rule_examples(rule: Rule) -> None:
    for example in rule.examples:
        found = find_times(example.text)
        if rule.value == "nothing":
            assert not any(m.span.start < example.end and example.start < m.span.end for m in found)
        else:
            hits = [(tuple(m.span), shown(rule, m)) for m in found if proves(rule, m)]
            assert ((example.start, example.end), example.value) in hits, example.text


@pytest.mark.parametrize("rule", [r for _, r in RULES if r.value != "nothing"], ids=lambda rule: rule.id)
def test_rule_near_misses(rule: Rule) -> None:
    for text in rule.not_examples:
        assert not [m for m in find_times(text) if proves(rule, m)], text


@pytest.mark.parametrize("rule", [r for _, r in RULES if r.value == "nothing"], ids=lambda rule: rule.id)
def test_words_that_are_no_date_leave_others_alone(rule: Rule) -> None:
    for text in rule.not_examples:
        assert not rule.pattern.fullmatch(text), text


# ---- properties -----------------------------------------------------------------------------------------------

DIGITS_AND_MARKS = ["5", "12", "31", "2016", "1990s", "-", "–", "/", " ", ", ", ".", "\n", "(", ")"]
WORDS = [
    "May",
    "march",
    "and",
    "to",
    "Tuesday",
    "last",
    "week",
    "three",
    "days",
    "of",
    "the",
    "half",
    "today",
    "ſept",
    "İ",
]
PIECES = [*DIGITS_AND_MARKS, *WORDS]


def check(text: str) -> None:
    found = find_times(text)
    assert found == find_times(text)
    for before, match in zip([None, *found], found, strict=False):
        assert 0 <= match.span.start < match.span.end <= len(text)
        assert before is None or before.span.end <= match.span.start
        for published in (None, PartialDate(2016, 2, 29)):
            got = resolve(match.value, published, 2015)
            assert (got.start is None) == (got.end is None)
            assert all(is_edtf(end.edtf()) for end in (got.start, got.end) if end)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_heap_of_time_words(text: str) -> None:
    check(text)


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


STYLES = (
    "{d.day} {month} {d.year}",
    "{d.day:02d} {month} {d.year}",
    "{d.day} {month}, {d.year}",
    "{nth} of {month} {d.year}",
    "{month} {d.day}, {d.year}",
    "{month} {nth}, {d.year}",
    "{weekday}, {d.day} {month} {d.year}",
    "{weekday}, {month} {d.day}, {d.year}",
    "{d.day} {short} {d.year}",
    "{short}. {d.day}, {d.year}",
    "{d.year}-{d.month:02d}-{d.day:02d}",
    "{d.day:02d}.{d.month:02d}.{d.year}",
)


def write(day: date, style: str) -> str:
    month = MONTHS[day.month - 1]
    nth = f"{day.day}{suffix(day.day)}"
    return style.format(d=day, month=month, short=month[:3], nth=nth, weekday=WEEKDAYS[day.weekday()])


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
@settings(max_examples=300, deadline=None)
def test_a_date_in_any_style_reads_back(day: date, style: str) -> None:
    words = write(day, style)
    (found,) = find_times(f"It opened on {words} in town.")
    assert (found.value.start, found.value.end) == (PartialDate.of(day), PartialDate.of(day)), words
