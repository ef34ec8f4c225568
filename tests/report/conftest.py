"""A page of a few releases made for the purpose, and a real browser to look at it."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, run
from eventextract.extractor import Extractor
from eventextract.report.write import Request, write_report

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BATUMI = """Customs seminar opens in Batumi

BATUMI, Georgia, 14 June 2021 - A three-day seminar for some 25 customs officers opened today in Batumi. It was
organized by the World Customs Organization. "Trade needs trust," said Maja Lindqvist, Head of the Compliance Directorate.
"""
HOSTILE = """\U0001f6c3\U0001f6c3 Workshop <script>window.owned=1</script><img src=x onerror=window.owned=1> on trade\r
\r
ALMATY, Kazakhstan, 3 March 2022 - A two-day workshop \u202e\U0001f4e6 for 12 police officers began today in Almaty.
It was organized by the </script><script>window.owned=1</script> World Customs Organization and UNODC. {{ 7*7 }}
"""
VALLETTA = (
    "VALLETTA, Malta, 5 April 2022 - A conference on justice for 80 judges was held in Valletta on 4 April 2022.\n"
)
TEXTS = {"batumi.txt": BATUMI, "2022/hostile.txt": HOSTILE, "2022/valletta.txt": VALLETTA}
CHANGED = "GORI, Georgia, 3 March 2021 - A seminar on trade opened today in Gori for 20 officers.\n"
GOLD = {
    "id": "batumi",
    "published": "2021-06-14",
    "event_type": ["seminar"],
    "start": "2021-06-14",
    "end": "2021-06-17",
    "duration": "P3D",
    "city": "Batumi",
    "country": "GE",
    "venue": None,
    "participants": {"min": 25, "max": 25, "approx": True},
    "organizers": ["Georgian Revenue Service"],
    "agencies": ["World Customs Organization"],
    "topics": ["customs-trade"],
    "countries": ["GE"],
    "officials": [],
}


@dataclass(frozen=True)
class Site:
    """Folders of texts, records and gold files, and the page made of them."""

    texts: Path
    records: Path
    gold: Path
    page: Path


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def site(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Three releases that agree, one changed since, one that is gone, a file that is no record, one never read."""
    root = tmp_path_factory.mktemp("site")
    site = Site(root / "texts", root / "records", root / "gold", root / "report.html")
    for name, text in {**TEXTS, "changed.txt": CHANGED, "gone.txt": CHANGED}.items():
        (site.texts / name).parent.mkdir(parents=True, exist_ok=True)
        (site.texts / name).write_text(text, encoding="utf-8", newline="")
    (site.texts / "empty.txt").touch()
    run(lambda: extractor, find_inputs([str(site.texts)]), Job(site.records))
    (site.texts / "changed.txt").write_text(f"\U0001f6c3 {CHANGED}")
    (site.texts / "gone.txt").unlink()
    (site.texts / "late.txt").write_text(CHANGED)
    (site.records / "broken.json").write_text('{"schema_version": "1.0"}')
    (site.gold).mkdir()
    (site.gold / "batumi.json").write_text(json.dumps(GOLD))
    write_report(Request(site.records, site.texts, site.page, site.gold), lambda: extractor, lambda _: None)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests are skipped, and under CI they fail."""
    path = shutil.which("chromium")
    if path is None:
        reason = "no chromium found: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=Path(path), headless=True, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def view() -> dict[str, Any]:
    """How the browser looks at the page: options of a browser context; a test may parametrize it."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def opened(browser: Browser, site: Site) -> Iterator[Callable[[dict[str, Any]], Watched]]:
    """Opens the page with a view, its plots drawn, or gives the one that is open: drawing takes a second."""
    pages: dict[str, Watched] = {}

    def open_with(view: dict[str, Any]) -> Watched:
        key = json.dumps(view, sort_keys=True)
        if key not in pages:
            pages[key] = Watched(browser.new_context(**view).new_page(), site.page)
        return pages[key]

    yield open_with
    for watched in pages.values():
        watched.page.context.close()


class Watched:
    """A page with all that its scripts complained of, and all that it asked of the network."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.complaints = page, list[str]()
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self.complaints.append(request.url) if _leaves(request.url) else None)
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready][data-plots]")


def _leaves(url: str) -> bool:
    return not url.startswith(("data:", "blob:", "file:///"))


@pytest.fixture
def page(opened: Callable[[dict[str, Any]], Watched], view: dict[str, Any]) -> Iterator[Page]:
    """The page at its overview, no filter set; after the test no script has complained, and nothing was fetched."""
    watched = opened(view)
    watched.page.mouse.move(0, 0)
    watched.page.evaluate("location.hash = ''")
    watched.page.click("#clear")
    watched.page.wait_for_selector("body[data-plots=drawn]")  # a bar that is drawn anew under the mouse takes no click
    yield watched.page
    assert watched.complaints == []


@pytest.fixture
def open_release(page: Page) -> Callable[[str], None]:
    """Opens a release of the overview by its name."""

    def opens(name: str) -> None:
        page.wait_for_selector("body[data-plots=drawn]")
        page.locator(f"#table a[href='#release={name.replace('/', '%2F')}']").click()
        expect(page.locator("#release")).to_be_visible()

    return opens


@pytest.fixture
def value(page: Page) -> Callable[[str], Locator]:
    """The row of the record pane that holds the value at a path of the record."""
    return lambda path: page.locator(f"#record .value[data-path='{path}']")


@pytest.fixture
def contrast(page: Page) -> Callable[[str], float]:
    """The contrast by WCAG 2 of an element's ink against the first paper behind it."""

    def of(selector: str) -> float:
        lights = sorted(luminance(colour) for colour in page.locator(selector).first.evaluate(INK_AND_PAPER))
        return (lights[1] + 0.05) / (lights[0] + 0.05)

    return of


INK_AND_PAPER = """(element) => {
  let behind = element;
  while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
  return [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
}"""


def luminance(colour: str) -> float:
    """Relative luminance of a colour as a browser tells it ("rgb(1, 2, 3)")."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
