"""The README's picture of the report can be taken again, and shows what the committed one shows."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "docs" / "images" / "report.png"
LARGEST = 150_000  # bytes


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels, from a PNG's first chunk."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_the_picture_is_that_of_the_page_as_it_is_made_now(browser: Browser, tmp_path: Path) -> None:
    """In size and weight: the pixels of letters differ from one Chromium to the next."""
    page, picture = tmp_path / "report.html", tmp_path / "report.png"
    command = [sys.executable, "-m", "eventextract", "report", str(ROOT / "out"), "--texts", str(ROOT / "seeds")]
    subprocess.run([*command, "--out", str(page)], check=True)
    subprocess.run([sys.executable, str(ROOT / "scripts" / "picture.py"), str(page), str(picture)], check=True)
    taken, kept = picture.read_bytes(), COMMITTED.read_bytes()
    assert size_of(taken) == size_of(kept)
    assert 0.5 < len(taken) / len(kept) < 2
    assert len(kept) < LARGEST


def test_the_readme_shows_it_on_its_first_screen() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8")[:2500]
    assert "docs/images/report.png" in first_screen
    assert "report out --texts seeds --out report.html" in first_screen
    assert "make run" in first_screen
