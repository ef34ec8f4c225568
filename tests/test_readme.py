"""What the README shows is what the program does; its snippets run with those of the documentation."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from eventextract import Extractor
from eventextract.extractor import Analysis

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The README's one code block in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Extractor().analyse(block("text"))


def test_the_event_shown(analysis: Analysis) -> None:
    shown, event = json.loads(block("json")), json.loads(analysis.record.to_json())["event"]
    assert shown
    assert {key: event[key] for key in shown} == shown


def test_the_query_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    rows = duckdb.sql(block("sql").rstrip(";\n ")).fetchall()
    events = [json.loads(path.read_text(encoding="utf-8"))["event"] for path in sorted((ROOT / "out").glob("*.json"))]
    pairs = Counter(
        (event["type"], event["location"]["city"], country)
        for event in events
        for country in event["participants"]["countries"]
    )
    assert pairs
    assert {row[:3]: row[3] for row in rows} == pairs


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_commands_shown_are_there() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert set(re.findall(r"^    make ([a-z]+)", README, flags=re.MULTILINE)) == {"run", "test"} <= set(targets)
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= set(targets)
