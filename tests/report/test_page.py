"""The file itself: what stands in it, and that nothing of a release stands in it as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.extractor import Extractor
from eventextract.report.page import Page, packed
from eventextract.report.write import Request, write_report


class Scripts(HTMLParser):
    """The script elements of a page, each with its attributes and content; and the page's policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.policy = ""
        self.inside = False
        self.sources: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        self.sources += [value or "" for name, value in attributes if name in ("src", "srcset", "href", "data")]
        if self.inside:
            self.scripts.append((dict(attributes), ""))
        if tag == "meta" and dict(attributes).get("http-equiv"):
            self.policy = dict(attributes)["content"] or ""

    def handle_data(self, text: str) -> None:
        if self.inside:
            attributes, before = self.scripts[-1]
            self.scripts[-1] = attributes, before + text

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def of(self, kind: str) -> list[str]:
        return [text for attributes, text in self.scripts if attributes.get("type") == kind]


@pytest.fixture(scope="module")
def parsed(site: Any) -> Scripts:
    return Scripts(site.page.read_text(encoding="utf-8"))


def test_only_the_scripts_of_the_page_may_run(parsed: Scripts) -> None:
    allowed = re.findall(r"'sha256-([^']+)'", parsed.policy)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in parsed.of("module")]
    assert digests == allowed
    assert len(digests) == 2
    assert len(parsed.scripts) == 2 + 1 + len(parsed.of("text/plain"))
    assert "default-src 'none'" in parsed.policy


def test_nothing_is_fetched(parsed: Scripts) -> None:
    assert [source for source in parsed.sources if not source.startswith(("#", "data:"))] == []


def test_every_text_is_in_the_page_as_it_is(parsed: Scripts, site: Any) -> None:
    texts = [detail["text"] for pack in parsed.of("text/plain") for detail in unpacked(pack)]
    names = [row["id"] for row in json.loads(parsed.of("application/json")[0])["rows"]]
    assert (
        dict(zip(names, texts, strict=True))["2022/hostile"] == (site.texts / "2022/hostile.txt").read_bytes().decode()
    )


def unpacked(pack: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(pack)))


@given(st.lists(st.text(), max_size=3))
def test_what_is_packed_can_be_unpacked(texts: list[str]) -> None:
    details = [{"text": text} for text in texts]
    assert unpacked(packed(details)) == details
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", packed(details))


@pytest.mark.parametrize(
    "title", ["</script><script>x()</script>", "<!--<script>", "\u2028\u202e</SCRIPT >", "{{ 1 }}"]
)
def test_a_hostile_title_ends_no_element(title: str) -> None:
    overview = {"rows": [{"id": title, "title": title}], "countries": {}, "bodies": {title: title}, "scores": None}
    parsed = Scripts(Page(title, overview, ["AA"]).html())
    (data,) = parsed.of("application/json")
    assert json.loads(data)["rows"] == overview["rows"]
    assert len(parsed.scripts) == 4


def test_the_same_bytes_each_time(site: Any, extractor: Extractor, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    states = write_report(Request(site.records, site.texts, again, site.gold), lambda: extractor, lambda _: None)
    assert again.read_bytes() == site.page.read_bytes()
    assert sum(states.values()) == 8
