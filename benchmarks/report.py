"""How quick the page of a large folder is, in a real browser.

    python benchmarks/report.py [--releases 5000] [--page FILE]

The releases are those of the tests, each analysed once and put into the page again and again under other names. Prints
what a release costs to analyse and to write, and the size of the page; then milliseconds in Chromium, the median of
nine: opening the page, filtering by a word and by a list (from the input to the new table laid out), sorting by a head,
drawing the plots anew, opening a release; and what the page holds in memory. `--page`: measure this page instead.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from eventextract.extractor import Extractor
from eventextract.report.entries import Entry, State
from eventextract.report.write import Collected

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "seeds", ROOT / "tests/corpus/dev/texts", ROOT / "tests/corpus/own/texts")
ROUNDS = 9

# Each action is timed inside the page: from the event until what it changed is laid out.
TIMED = """async ([act, rounds]) => {
  const times = [];
  const run = new Function('round', `return (async () => { ${act} })()`);
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run(round);
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 600));
  }
  return times;
}"""
CHANGED = "document.getElementById('filters').dispatchEvent(new Event('input'));"
REDRAWN = (
    "const before = document.body.dataset.drawn;"
    " await new Promise((done) => { const look = () => (document.body.dataset.drawn !== before ? done() : setTimeout(look)); look(); });"
)
ACTIONS = {
    "filter by a word": f"document.getElementById('f-words').value = round % 2 ? 'police' : 'a'; {CHANGED}",
    "filter by a list": f"document.getElementById('f-types').value = round % 2 ? 'workshop' : ''; {CHANGED}",
    "filter, plots drawn too": f"document.getElementById('f-words').value = round % 2 ? 'police' : ''; {CHANGED} {REDRAWN}",
    "sort by a head": "document.querySelectorAll('#table th button')[round % 2 ? 1 : 4].click();",
}
OPEN = (
    "location.hash = document.querySelectorAll('#table tbody a')[%d].hash;"
    " await new Promise((done) => { const look = () => (document.body.dataset.view !== 'overview' ? done() : setTimeout(look)); look(); });"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--releases", type=int, default=5000)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    if options.page:
        measure(options.page)
        return
    with tempfile.TemporaryDirectory() as root:
        page = Path(root) / "report.html"
        write(page, options.releases)
        measure(page)


def analysed() -> list[Entry]:
    """The releases of the tests, each with its record."""
    extractor, entries = Extractor(), []
    for folder in SOURCES:
        for path in sorted(folder.glob("*.txt")):
            analysis = extractor.analyse_path(path, folder)
            entries.append(Entry(path.stem, State.AGREES, (), analysis.record, analysis))
    return entries


def write(file: Path, releases: int) -> None:
    """The page of so many releases."""
    start = time.process_time()
    entries = analysed()
    told_once("analysing, a release", (time.process_time() - start) * 1000 / len(entries), "ms")
    start = time.process_time()
    collected = Collected()
    for number, entry in enumerate(islice(cycle(entries), releases)):
        collected.add(replace(entry, name=f"{number // 500:02}/{entry.name}-{number:05}"), None)
    file.write_text(collected.page(f"{releases} releases").html(), encoding="utf-8")
    told_once(f"writing {releases:,} releases", time.process_time() - start, "s")
    told_once("the file", file.stat().st_size / 1e6, "MB")


def measure(file: Path) -> None:
    """What the page does in the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(bypass_csp=True).new_page()  # the actions are given as text
        page.set_default_timeout(300_000)
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("#table tbody tr")
        told("the table is there", [(time.perf_counter() - start) * 1000])
        page.wait_for_selector("body[data-plots]")
        told("the plots are there", [(time.perf_counter() - start) * 1000])
        for name, action in ACTIONS.items():
            told(name, page.evaluate(TIMED, [action, ROUNDS]))
        told("open a release", [opened(page, number) for number in range(ROUNDS)])
        page.evaluate("globalThis.gc?.()")
        told_once("elements in the page", page.evaluate("document.querySelectorAll('*').length"), "")
        told_once("memory of its scripts", page.evaluate("performance.memory.usedJSHeapSize") / 1e6, "MB")
        browser.close()


def opened(page: Page, number: int) -> float:
    """Milliseconds from the click on a row of the table to its release laid out; afterwards the table is back."""
    page.locator("#f-words").fill("")
    (taken,) = page.evaluate(TIMED, [OPEN % (number * 7), 1])
    page.evaluate("location.hash = ''")
    page.wait_for_selector("body[data-view=overview]")
    return float(taken)


def told(name: str, times: list[float]) -> None:
    print(f"{name:28} {statistics.median(times):10.0f} ms   (of {len(times)}, at most {max(times):.0f})", flush=True)


def told_once(name: str, figure: float, unit: str) -> None:
    print(f"{name:28} {figure:10,.1f} {unit}", flush=True)


if __name__ == "__main__":
    main()
