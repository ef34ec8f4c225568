"""The documentation: its snippets run and show their true output, its generated page is in sync, its site is whole."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
import yaml

from eventextract import __version__
from eventextract.record_fields import WarningCode

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))


def script(name: str) -> ModuleType:
    """A module of scripts/."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


snippets = script("snippets")
TRACEBACK = "Traceback (most recent call last):\n...\nValueError: invalid literal for int() with base 10: 'x'"

# ---- snippets ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda path: path.stem)
def test_snippets_show_what_they_print(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert snippets.true_page(page) == page, "make docs writes the true output"
    for reason in snippets.left_out(page):
        print(f"{path.name}: a block is not run: {reason}")


@pytest.mark.parametrize(
    ("language", "shown", "true"),
    [
        ("console", "$ echo one\ntwo", "$ echo one\none"),
        ("console", "$ echo one; echo two\n$ echo three", "$ echo one; echo two\none\ntwo\n$ echo three\nthree"),
        ("console", "$ seq 9\n1\n...\n9", "$ seq 9\n1\n...\n9"),
        ("console", "$ seq 3\n1\n...\n8", "$ seq 3\n1\n2\n3"),
        ("console", "$ pwd", "$ pwd\n/home/me"),
        ("console", "$ eventextract --version\n0.0.0", f"$ eventextract --version\n{__version__}"),
        ("pycon", ">>> 1 + 1\n3", ">>> 1 + 1\n2"),
        ("pycon", ">>> int('x')", ">>> int('x')\n" + TRACEBACK),
        ("pycon", ">>> x = [\n...     1]\n>>> x", ">>> x = [\n...     1]\n>>> x\n[1]"),
        ("console", "$ cat releases/osh.txt | wc -l\n0", "$ cat releases/osh.txt | wc -l\n3"),
    ],
)
def test_the_runner_of_snippets_tells_the_truth(language: str, shown: str, true: str) -> None:
    assert snippets.true_page(f"```{language}\n{shown}\n```\n") == f"```{language}\n{true}\n```\n"


def test_blocks_of_a_page_follow_one_another() -> None:
    page = "<!-- file: a -->\n```text\nhello\n```\n\n```python\nx = open('a').read()\n```\n\n```pycon\n>>> x\n```\n"
    assert snippets.true_page(page) == page.replace(">>> x\n", ">>> x\n'hello\\n'\n")


@pytest.mark.parametrize("page", ["```\nwhat\n```\n", "```json\n{}\n```\n"])
def test_a_block_is_run_or_marked(page: str) -> None:
    with pytest.raises(snippets.UnknownBlockError):
        snippets.true_page(page)
    marked = f"<!-- not run: a reason -->\n{page}"
    assert snippets.true_page(marked) == marked
    assert snippets.left_out(marked) == ["a reason"]


# ---- generated and closed lists ---------------------------------------------------------------------------------------


def test_the_page_of_the_record_is_made_of_the_models() -> None:
    assert (DOCS / "record.md").read_text(encoding="utf-8") == script("record_page").page(), "make docs writes it anew"


def test_every_warning_is_explained_and_no_other() -> None:
    table = (DOCS / "nulls.md").read_text(encoding="utf-8").partition("## All warnings")[2]
    codes = [
        code
        for line in table.splitlines()
        for code in re.findall(r"`([a-z-]+)`", line.split("|")[1] if "|" in line else "")
    ]
    assert sorted(codes) == sorted(get_args(WarningCode))


def test_the_drawing_is_whole() -> None:
    drawing = ElementTree.parse(DOCS / "images" / "pipeline.svg").getroot()
    assert drawing.findtext("{http://www.w3.org/2000/svg}title")
    assert drawing.findtext("{http://www.w3.org/2000/svg}desc")


# ---- the site ---------------------------------------------------------------------------------------------------------


class Fetched(HTMLParser):
    """What a browser would fetch for a page: scripts, styles, pictures, frames."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "img", "iframe", "source") and values.get("src"):
            self.urls.append(str(values["src"]))
        if tag == "link" and values.get("href"):
            self.urls.append(str(values["href"]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with warnings as errors: links and anchors that lead nowhere among them."""
    folder = tmp_path_factory.mktemp("site")
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_reached_from_the_menu(site: Path) -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert sorted(pages_of(menu)) == [path.name for path in PAGES]
    assert all((site / path.with_suffix(".html").name).is_file() for path in PAGES)


def pages_of(menu: object) -> list[str]:
    if isinstance(menu, str):
        return [menu]
    parts = menu.values() if isinstance(menu, dict) else menu
    return [page for part in parts for page in pages_of(part)]  # type: ignore[attr-defined]


def test_the_site_fetches_nothing(site: Path) -> None:
    for path in site.rglob("*.html"):
        parser = Fetched()
        parser.feed(path.read_text(encoding="utf-8"))
        assert parser.urls
        for url in parser.urls:
            assert not re.match(r"(\w+:)?//", url), f"{path.name} fetches {url}"
            assert (path.parent / url.split("?")[0]).resolve().is_file() or path.name == "404.html", url
    for path in site.rglob("*.css"):
        assert not re.search(r"""url\(['"]?(\w+:)?//|@import ['"]\w+:""", path.read_text(encoding="utf-8")), path.name
