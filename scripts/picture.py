"""Takes the README's picture of the report: a release beside its record, a value and its evidence lit.

    python scripts/picture.py REPORT PICTURE

Needs Debian's Chromium. `make picture` writes docs/images/report.png of the example releases.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1040, "height": 540}
RELEASE = "002_80ac3e47d8ca44cb"
VALUE = "/event/end"


def take(report: Path, picture: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{report.resolve().as_uri()}#release={RELEASE}")
        page.wait_for_selector("body[data-ready]")
        page.locator(f"#record [data-path='{VALUE}']").hover()
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
