"""A comparison as a table, as Markdown for a comment, as JSON."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from eventextract.compare import wording
from eventextract.compare.differences import Comparison, Difference, Kind, RecordChange, State, Verdict
from eventextract.compare.markdown import LIMIT, as_markdown
from eventextract.compare.plain import as_json
from eventextract.compare.table import print_table
from eventextract.terminal import one_line

REG, IMP, DRIFT = Verdict.REGRESSION, Verdict.IMPROVEMENT, Verdict.DRIFT
SPANS = [{"start": 3, "end": 8, "text": "today"}, {"start": 20, "end": 24, "text": "June"}]
EVIDENCE = {"basis": "stated", "rule": "dates.dateline", "spans": SPANS}
HOSTILE = "|a\\|b` ``c <b>x</b> </details> @you #12 [l](http://x.example) *em* \x1b[31m \u202egnirts &amp;"


def difference(old: Any, new: Any, verdict: Verdict = DRIFT, field: str = "event.start", **more: Any) -> Difference:
    kind = more.get("kind") or (Kind.GAINED if old is None else Kind.LOST if new is None else Kind.CHANGED)
    path = "/" + re.sub(r"\[.*\]", "", field).replace(".", "/")
    return Difference(field, kind, path, path, old, new, verdict)


MOVED = difference(EVIDENCE, {**EVIDENCE, "rule": "dates.body", "spans": SPANS[1:]}, kind=Kind.MOVED)
COMPARISON = Comparison(
    (
        RecordChange("a.json", State.CHANGED, (difference("2021", None, DRIFT), MOVED)),
        RecordChange("b.json", State.CHANGED, (difference(None, "2021", IMP), difference("x", "y", REG, "event.type"))),
        RecordChange("c.json", State.FAILED, verdict=REG, note="there is no text in it [EmptyError]"),
        RecordChange("d.json", State.NEW),
    ),
    same=7,
    failing=2,
    judged=3,
)
NOTHING = Comparison((), same=3, failing=0, judged=None)


def table(comparison: Comparison) -> str:
    printed = io.StringIO()
    print_table(comparison, Console(file=printed, width=100, markup=False, highlight=False, emoji=False))
    return printed.getvalue()


def test_the_table_has_the_worst_first_and_ends_with_what_it_comes_to() -> None:
    lines = [" ".join(line.split()) for line in table(COMPARISON).splitlines()]
    assert [line[:6] for line in lines if ".json" in line] == ["b.json", "c.json", "a.json", "d.json"]
    rows = [line for line in lines if line.startswith(("regression", "improvement", "drift", "moved"))]
    assert rows == [
        "regression event.type x y",
        "improvement event.start 2021",
        "drift event.start 2021",
        "moved event.start dates.dateline, “today” at 3 dates.body",
    ]
    assert "c.json failed since, regression (there is no text in it [EmptyError])" in lines
    assert lines[-5:] == [
        "2 regressions, 1 improvement, 2 drift",
        "Records: 7 the same, 2 changed, 1 new, 1 failed since.",
        "Fail in both: 2.",
        "Wording or evidence alone: 1.",
        "With gold: 3; of the others, all values that differ are drift.",
    ]


def test_where_nothing_differs_all_say_so() -> None:
    said = "Records: 3 the same. Without gold, all values that differ are drift."
    assert table(NOTHING).split() == f"no differences {said}".split()
    assert as_markdown(NOTHING) == f"### Records: no differences\n\n{said}\n"
    assert json.loads(as_json(NOTHING))["records"] == []


def test_json_has_all_there_is() -> None:
    data = json.loads(as_json(COMPARISON))
    assert data["summary"] == {
        "same": 7, "changed": 2, "new": 1, "gone": 0, "failed_since": 1, "no_longer_failing": 0, "new_and_failing": 0,
        "failing_in_both": 2, "judged_by_gold": 3, "verdicts": {"regression": 2, "improvement": 1, "drift": 2},
        "wording_and_evidence": 1,
    }  # fmt: skip
    first, second, third, _ = data["records"]
    assert first["values"] == [
        {"field": "event.start", "kind": "lost", "verdict": "drift", "old_path": "/event/start",
         "new_path": "/event/start", "old": "2021", "new": None},
    ]  # fmt: skip
    assert [one["old"] for one in first["wording_and_evidence"]] == [EVIDENCE]
    assert [first["verdict"], second["note"], third["verdict"]] == [None, None, "regression"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        ("Batumi", "Poti", Kind.CHANGED, ("Batumi", "Poti")),
        (None, "Poti", Kind.GAINED, ("", "Poti")),
        (False, True, Kind.GAINED, ("false", "true")),
        (41.6, None, Kind.LOST, ("41.6", "")),
        ({"min": 30, "max": 30, "approximate": True}, {"min": 30, "max": None, "approximate": False}, Kind.CHANGED,
         ("about 30", "30 to ?")),
        (None, {"alpha_2": "GE", "name": "Georgia"}, Kind.ADDED, ("", "GE")),
        ({"text": "14 June", "value": "XXXX-06-14", "kind": "date"}, None, Kind.REMOVED, ("14 June", "")),
        ("a\n\n b \x1b[0m", "x" * 200, Kind.CHANGED, ("a b \\x1b[0m", f"{'x' * 80} ... {'x' * 40}")),
        (EVIDENCE, {**EVIDENCE, "spans": SPANS[:1]}, Kind.MOVED, ("“June” at 20", "")),
    ],
)  # fmt: skip
def test_values_in_words(old: Any, new: Any, kind: Kind, said: tuple[str, str]) -> None:
    one = difference(old, new, kind=kind)
    assert (wording.before(one), wording.after(one)) == said


def test_an_item_that_came_or_went_is_named_once() -> None:
    one = difference(None, "policing", field="event.topics[policing]", kind=Kind.ADDED)
    assert (wording.where(one), wording.after(one)) == ("event.topics", "policing")
    assert wording.where(difference("a", "b", field="quotes[a].text")) == "quotes[a].text"


# ---- Markdown -----------------------------------------------------------------------------------------------------


def rendered(text: str) -> str:
    """What CommonMark with tables makes of it: the Markdown of code hosts, without what they add to it."""
    return str(MarkdownIt("commonmark").enable("table").render(text))


def cells(page: str) -> list[str]:
    """The code spans in cells of the tables, as a reader sees them."""
    return [html.unescape(cell) for cell in re.findall(r"<td><code>(.*?)</code></td>", page, flags=re.DOTALL)]


def test_the_summary_is_on_top_and_the_details_are_folded() -> None:
    text = as_markdown(COMPARISON)
    head, *folded = text.split("<details>")
    assert head == (
        "### Records: 2 regressions, 1 improvement, 2 drift\n\n"
        "Records: 7 the same, 2 changed, 1 new, 1 failed since. Fail in both: 2. Wording or evidence alone: 1. "
        "With gold: 3; of the others, all values that differ are drift.\n\n"
        "Regressions in `event.type` (1).\n\n"
    )
    assert [re.findall("<summary>(.*)</summary>", part) for part in folded] == [
        ["By field"],
        ["<code>b.json</code>: 1 regression, 1 improvement"],
        ["<code>c.json</code>: failed since, regression (<code>there is no text in it [EmptyError]</code>)"],
        ["<code>a.json</code>: 1 drift, 1 of wording or evidence alone"],
        ["<code>d.json</code>: new, drift"],
    ]
    assert "| regression | `event.type` | `x` | `y` |\n| improvement | `event.start` |  | `2021` |" in folded[1]


@pytest.mark.parametrize("text", [HOSTILE, "`", "``", "a`", "|", "\\", "\\|", "|`|", " `x` ", "<!--", "$x$"])
def test_words_of_a_release_stay_words(text: str) -> None:
    change = RecordChange(f"{text}.json", State.CHANGED, (difference(text, "new"),), note=text)
    page = rendered(as_markdown(Comparison((change,), 0, 0, None)))
    assert one_line(text) in cells(page)
    own = re.sub(r"<code>.*?</code>", "", page, flags=re.DOTALL)
    tags = set(re.findall(r"</?(\w+)", own))
    assert tags <= {"h3", "p", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.count("<details>") == page.count("</details>") == 2
    assert "@you" not in own


words = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)
differences = st.builds(
    difference, st.none() | words, words, st.sampled_from(list(Verdict)), st.sampled_from(["event.name", "event.start"])
)
changes = st.builds(
    RecordChange,
    words,
    st.sampled_from(list(State)),
    st.lists(differences, max_size=6).map(tuple),
    st.sampled_from(list(Verdict)),
    st.none() | words,
)


@given(st.lists(changes, max_size=20).map(tuple), st.integers(min_value=1_000, max_value=6_000))
@settings(deadline=None, max_examples=40)
def test_it_is_never_longer_than_it_may_be(found: tuple[RecordChange, ...], limit: int) -> None:
    text = as_markdown(Comparison(found, 0, 0, None), limit)
    assert len(text) <= limit
    page = rendered(text)
    assert page.count("<details>") == page.count("</details>")
    left = re.search(r"\*(\d+) more records and (\d+) more differences do not fit here\.\*", text)
    shown = text.count("<details><summary><code>"), len(re.findall(r"^\| \w+ \| `", text, flags=re.MULTILINE))
    told = [int(count) for count in left.groups()] if left else [0, 0]
    assert shown[0] + told[0] == len(found)
    assert shown[1] + told[1] == sum(len(change.differences) for change in found)


def test_thousands_of_records_make_a_comment_that_can_be_posted() -> None:
    many = tuple(
        RecordChange(f"{n:04}.json", State.CHANGED, (difference("x" * 90, "y" * 90, REG if n == 1234 else DRIFT),))
        for n in range(5_000)
    )
    text = as_markdown(Comparison(many, 0, 0, 5_000))
    assert LIMIT - 1_000 < len(text) <= LIMIT == 60_000
    assert text.index("1234.json") < text.index("0000.json")
    assert "more records and " in text.splitlines()[-1]
