"""How the page looks: on a phone, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DARK = {"color_scheme": "dark"}
PAPER = {"viewport": {"width": 720, "height": 1020}}

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("view", [PHONE], ids=["phone"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    page: Page, view: dict[str, Any], open_release: Callable[[str], None], value: Callable[[str], Locator]
) -> None:
    assert page.evaluate(TOO_WIDE) == 0
    open_release("2022/hostile")
    assert page.evaluate(TOO_WIDE) == 0
    value("/event/location/city").tap()
    expect(page.locator("#text .piece.lit").first).to_be_in_viewport()
    expect(value("/event/location/city")).to_be_in_viewport()


@pytest.mark.parametrize("view", [DARK, {}], ids=["dark", "light"])
def test_colours_follow_the_system_and_can_be_chosen(page: Page, view: dict[str, Any]) -> None:
    dark, light = "rgb(20, 23, 27)", "rgb(255, 255, 255)"
    assert background(page) == (dark if view else light)
    page.click("#theme")
    assert background(page) == light
    page.click("#theme")
    assert background(page) == dark


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("view", [DARK, {}], ids=["dark", "light"])
def test_ink_is_told_from_its_paper(
    page: Page, view: dict[str, Any], contrast: Callable[[str], float], open_release: Callable[[str], None]
) -> None:
    open_release("batumi")
    for selector in ("#text", "#record .main", "#record .rule", "#record .why", ".verdict", "#back"):
        assert contrast(selector) >= 4.5, selector


def test_kinds_differ_by_more_than_colour(page: Page, open_release: Callable[[str], None]) -> None:
    open_release("batumi")
    looks = page.locator("#legend .key:has([value])").evaluate_all(
        "(keys) => keys.slice(0, 7).map((key) => [key.innerText, getComputedStyle(key).textDecorationStyle])"
    )
    page.locator("#legend input[value=names]").check()
    name = page.locator("#text .piece[data-kind=city]").first
    content = name.evaluate("(piece) => getComputedStyle(piece, '::before').content")
    assert (len(looks), content) == (7, '"city"')
    assert len({look for _, look in looks}) >= 4


@pytest.mark.parametrize("view", [PAPER], ids=["A4"])
def test_on_paper(page: Page, view: dict[str, Any]) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    assert background(page) == "rgb(255, 255, 255)"
    expect(page.locator("#filters")).to_be_hidden()
    assert page.evaluate(TOO_WIDE) == 0
    page.evaluate("location.hash = '#release=batumi'")
    expect(page.locator("#record .value").last).to_be_visible()
    page.evaluate("document.querySelector('#text').append('\\n'.repeat(200))")
    text, record = (page.locator(selector).bounding_box() for selector in ("#text", "#record"))
    assert text
    assert record
    assert text["height"] > 2 * PAPER["viewport"]["height"]
    assert text["y"] + text["height"] <= record["y"]
    assert len(page.pdf()) > 10_000
