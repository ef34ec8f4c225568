"""What the pipeline learns of words is bounded, and forgetting changes no record."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from eventextract import Extractor
from eventextract.mentions import Reading, Zone
from eventextract.pipeline import build
from eventextract.pipeline.build import Pipeline
from eventextract.values import Span

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
LIMIT = 5_000


def words(dice: random.Random, count: int) -> str:
    """Words that are hardly ever twice the same."""
    return " ".join("".join(dice.choices("abcdefghijklmnop", k=8)) for _ in range(count))


def reading(text: str) -> Reading:
    zone = Zone("body", Span(0, len(text)))
    return Reading(text, tuple(range(len(text) + 1)), (zone,))


def test_new_words_without_end_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "KEPT", LIMIT)
    pipeline, dice, learned = Pipeline(), random.Random(4), []
    for _ in range(30):
        pipeline.find(reading(words(dice, 400)))
        learned.append(len(pipeline._tokenizing.vocab))
    assert max(learned) <= LIMIT
    assert len([one for one, following in pairwise(learned) if following < one]) > 1


def test_forgetting_changes_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    releases = [path.read_text(encoding="utf-8") for path in SEEDS[:2]]
    usual = [Extractor().extract(release).to_json() for release in releases]
    monkeypatch.setattr(build, "KEPT", 0)
    forgetful = Extractor()
    assert [forgetful.extract(release).to_json() for release in releases] == usual
