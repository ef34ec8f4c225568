"""The page as somebody meets it, in a real browser. That no script complains is asserted by the fixture `page`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from eventextract.record import EventRecord

LIT = "() => [...document.querySelectorAll('#text .piece.lit')].map((piece) => piece.textContent).join('')"


def titles(page: Page) -> list[str]:
    return page.locator("#table tbody td[data-name='Event'] a").all_inner_texts()


def record_of(folder: Path, name: str) -> EventRecord:
    return EventRecord.from_json((folder / f"{name}.json").read_text(encoding="utf-8"))


# ---- overview -----------------------------------------------------------------------------------------------------


def test_every_file_has_a_row(page: Page) -> None:
    expect(page.locator("#table tbody tr")).to_have_count(8)
    states = page.locator("#states .badge").all_inner_texts()
    assert sorted(states) == ["1 failed", "1 no record", "1 no text", "1 not valid", "1 text changed", "3 agree"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("batumi", ["Batumi, Georgia"]),
        ("trade workshop", ["Almaty, Kazakhstan"]),
        ("VALLÉTTA", ["Valletta, Malta"]),
        ("nowhere", []),
    ],
)
def test_searching_words(page: Page, words: str, places: list[str]) -> None:
    page.fill("#f-words", words)
    found = page.locator("#table tbody td[data-name='Place']").all_inner_texts()
    assert sorted(found) == sorted(places)
    expect(page.locator("#shown")).to_have_text(f"{len(places)} of 8 releases")


def test_lists_and_months_filter_and_are_cleared(page: Page) -> None:
    page.select_option("#f-types", "workshop")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.click("#clear")
    page.fill("#f-from", "2022-03")
    page.fill("#f-to", "2022-03")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    expect(page.locator("#table tbody td[data-name='Place']")).to_have_text("Almaty, Kazakhstan")
    page.click("#clear")
    expect(page.locator("#table tbody tr")).to_have_count(8)
    page.select_option("#f-states", "not valid")
    expect(page.locator("#table tbody tr")).to_have_count(1)


def test_sorting_by_a_head_and_back(page: Page) -> None:
    page.locator("#table th button", has_text="People").click()
    people = page.locator("#table tbody td[data-name='People']")
    assert [text for text in people.all_inner_texts() if text] == ["12", "20", "20", "about 25", "80"]
    page.locator("#table th button", has_text="People").press("Enter")
    assert [text for text in people.all_inner_texts() if text] == ["80", "about 25", "20", "20", "12"]
    assert people.last.inner_text() == ""
    expect(page.locator("#table th[aria-sort=descending]")).to_have_text(re.compile("People"))


def test_a_click_on_a_bar_filters_and_a_second_lets_go(page: Page) -> None:
    bar = page.locator("#p-types .mark-rect path[aria-label*='name: workshop']")
    bar.click()
    expect(page.locator("#f-types")).to_have_value("workshop")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.wait_for_selector("body[data-plots=drawn]")
    bar.click()
    expect(page.locator("#table tbody tr")).to_have_count(8)


def test_a_click_on_the_map_filters_also_where_a_country_is_a_dot(page: Page) -> None:
    page.locator("#p-countries [aria-label*='name: Malta']").click()
    expect(page.locator("#f-countries")).to_have_value("MT")
    page.wait_for_selector("body[data-plots=drawn]")
    page.locator("#p-countries [aria-label*='name: Kazakhstan']").click()
    expect(page.locator("#f-countries")).to_have_value("KZ")


def test_plots_show_what_the_other_filters_let_through(page: Page) -> None:
    page.select_option("#f-countries", "GE")
    expect(page.locator("#p-types .mark-rect path")).to_have_count(1)
    expect(page.locator("#p-countries [aria-label*='name: Malta']")).to_have_count(1)


# ---- a release ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["batumi", "2022/hostile", "2022/valletta"])
def test_each_value_lights_exactly_its_evidence(
    page: Page, site: Any, name: str, open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    record = record_of(site.records, name)
    text = (site.texts / record.source.file).read_bytes().decode()  # type: ignore[operator]
    open_release(name)
    assert record.evidence
    for entry in record.evidence:
        value(entry.path).focus()
        under = sorted({place for span in entry.spans for place in range(span.start, span.end)})
        assert page.evaluate(LIT) == shown("".join(text[place] for place in under)), entry.path


def shown(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\u202e", "\\u202e")


def test_hovering_a_value_and_leaving_it(
    page: Page, open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    open_release("batumi")
    value("/event/duration").hover()
    assert page.evaluate(LIT) == "three-day"
    page.hover("#heading")
    assert page.evaluate(LIT) == ""


def test_hovering_words_lights_the_values_that_rest_on_them(page: Page, open_release: Callable[[str], None]) -> None:
    open_release("batumi")
    page.locator("#text .piece", has_text="three-day").hover()
    lit = page.locator("#record .value.lit").evaluate_all("(rows) => rows.map((row) => row.dataset.path)")
    assert lit == ["/event/end", "/event/duration", "/entities/dates/1"]
    expect(page.locator("#inspector")).to_contain_text("mention: date")


def test_everything_can_be_done_by_keyboard(page: Page) -> None:
    page.fill("#f-words", "batumi")
    page.locator("#table tbody a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#heading")).to_be_focused()
    page.locator("#record .value[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.path")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert (first, page.evaluate("document.activeElement.dataset.path")) == ("/source/title", "/source/publisher")
    page.locator("#text .piece[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#text .piece.lit").first).to_be_visible()
    assert page.locator("#text [tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator("#overview")).to_be_visible()
    expect(page.locator("#table tbody tr")).to_have_count(1)


def test_back_and_forth_between_releases(page: Page) -> None:
    page.locator("#table tbody a").first.click()
    first = page.locator("#heading").inner_text()
    page.click("#next")
    expect(page.locator("#heading")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("#heading")).to_have_text(first)
    page.click("#back")
    expect(page.locator("#overview")).to_be_visible()


def test_nulls_have_a_reason_and_losers_are_told(
    page: Page, open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    open_release("2022/valletta")
    expect(value("/event/location/venue")).to_contain_text("nothing in the release says it")
    losers = page.locator("#record .losers").first
    losers.locator("summary").click()
    losers.locator("li").first.hover()
    assert page.evaluate(LIT) == "5 April 2022"


def test_every_mention_is_marked_by_its_kind_and_kinds_can_be_left_out(
    page: Page, open_release: Callable[[str], None]
) -> None:
    open_release("batumi")
    body = page.locator("#text .piece.in-body").first
    assert body.inner_text() == "World Customs Organization"
    before = body.evaluate("(piece) => getComputedStyle(piece).backgroundColor")
    page.locator("#legend input[value=body]").uncheck()
    assert body.evaluate("(piece) => getComputedStyle(piece).backgroundColor") != before


def test_gold_marks_what_is_wrong_and_what_was_missed(
    page: Page, open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    page.select_option("#f-states", "with errors against gold")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    open_release("batumi")
    expect(value("/event/end")).to_contain_text("✗ gold has 2021-06-17")
    expect(value("/event/organizers/0")).to_contain_text("extra World Customs Organization")
    expect(page.locator("#record .missed")).to_contain_text(["Georgian Revenue Service"])
    assert value("/event/start").get_attribute("class") == "value"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("changed", "the release has changed since"),
        ("gone", "cannot be"),
        ("broken", "/source"),
        ("empty.txt", "no text"),
        ("late.txt", "no record was made of it"),
    ],
)
def test_what_is_not_well_says_why(page: Page, name: str, words: str, open_release: Callable[[str], None]) -> None:
    open_release(name)
    expect(page.locator("#about .note.odd")).to_contain_text(words)


def test_of_a_changed_text_only_words_that_still_stand_there_are_lit(
    page: Page, open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    open_release("changed")
    value("/event/location/city").focus()
    assert page.evaluate(LIT) == ""


# ---- hostile text, other eyes, other widths, paper -----------------------------------------------------------------


def test_hostile_text_stays_text(page: Page, site: Any, open_release: Callable[[str], None]) -> None:
    open_release("2022/hostile")
    text = (site.texts / "2022/hostile.txt").read_bytes().decode()
    assert page.locator("#text").evaluate("(pane) => pane.textContent") == shown(text)
    assert page.evaluate("window.owned") is None
    assert page.locator("#release :is(script, img), #table :is(script, img)").count() == 0
    page.click("#back")
    page.locator("#p-organizers").hover()
    assert page.evaluate("window.owned") is None
