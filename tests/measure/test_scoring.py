"""The evaluation says what the guide's scorer says; and the scorer itself is right."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eventextract.measure.evaluation import evaluate
from eventextract.measure.flat import FIELDS
from eventextract.measure.floors import below, raise_floor
from eventextract.measure.split import split
from eventextract.measure.tables import as_json, as_markdown, as_table, changes

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = CORPUS / "dev" / "gold"
SCORER = CORPUS / "score.py"


def scored(gold: Path, records: Path) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(records), "--json"], capture_output=True, text=True, check=True
    )
    return dict(json.loads(run.stdout))


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gold-shaped files with every list in another order, and optional entries left in."""
    folder, chance = tmp_path_factory.mktemp("shuffled"), random.Random(7)
    for path in sorted(GOLD.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for key, value in data.items():
            if isinstance(value, list) and key not in (
                "event_type",
                "start",
                "end",
                "duration",
                "city",
                "country",
                "venue",
                "participants",
                "published",
            ):
                chance.shuffle(value)
        (folder / path.name).write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_gold_against_itself_is_perfect(shuffled: Path) -> None:
    by_scorer, by_us = scored(GOLD, shuffled), evaluate(GOLD, shuffled)
    assert by_scorer["macro_f1"] == 1.0
    assert by_us.macro == 1.0
    assert not list(by_us.errors())


SPOILS: list[tuple[str, str, Any]] = [
    ("published", "published", "1901-01-01"),
    ("event_type", "event_type", ["launch"]),
    ("start", "start", "1901-01-01"),
    ("end", "end", "1901-01-02"),
    ("duration", "duration", "P77D"),
    ("city", "city", "Nowhere at all"),
    ("country", "country", "AQ"),
    ("venue", "venue", "Palace of Nothing"),
    ("participants", "participants", {"min": 7777, "max": 7777, "approx": False}),
    ("funders", "funders", ["Bank of Nowhere"]),
    ("topics", "topics", ["none-such"]),
]


@pytest.mark.parametrize(("field", "key", "value"), SPOILS, ids=[s[0] for s in SPOILS])
def test_a_spoilt_record_loses_in_its_field_alone(tmp_path: Path, field: str, key: str, value: Any) -> None:
    for path in sorted(GOLD.glob("*.json"))[:12]:
        data = json.loads(path.read_text(encoding="utf-8"))
        data[key] = copy.deepcopy(value)
        (tmp_path / path.name).write_text(json.dumps(data), encoding="utf-8")
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in sorted(GOLD.glob("*.json"))[:12]:
        (gold / path.name).write_bytes(path.read_bytes())
    by_scorer, by_us = scored(gold, tmp_path), evaluate(gold, tmp_path)
    lost = [name for name, row in by_scorer["fields"].items() if row["fp"] or row["fn"]]
    assert lost == [field]
    assert sorted({name for name, _, _ in by_us.errors()}) == [field]


def test_figures_equal_those_of_the_scorer(tmp_path: Path) -> None:
    """On half-wrong data: each release scored against the gold of the one before it."""
    files = sorted(GOLD.glob("*.json"))
    for path, other in zip(files, files[1:] + files[:1], strict=True):
        (tmp_path / path.name).write_bytes(other.read_bytes())
    (tmp_path / files[3].name).unlink()
    by_scorer, by_us = scored(GOLD, tmp_path), evaluate(GOLD, tmp_path)
    assert len(by_us.missing) == by_scorer["missing_records"] == 1
    assert round(by_us.macro, 4) == by_scorer["macro_f1"]
    for name in FIELDS:
        tally = by_us.fields[name]
        row = by_scorer["fields"][name]
        assert (tally.tp, tally.fp, tally.fn) == (row["tp"], row["fp"], row["fn"]), name


def test_figures_of_records_equal_those_of_the_scorer() -> None:
    seeds, out = CORPUS / "seeds", CORPUS.parents[1] / "out"
    by_scorer, by_us = scored(seeds, out), evaluate(seeds, out)
    for name in FIELDS:
        tally, row = by_us.fields[name], by_scorer["fields"][name]
        assert (tally.tp, tally.fp, tally.fn) == (row["tp"], row["fp"], row["fn"]), name


def test_tables_and_changes(tmp_path: Path) -> None:
    perfect = evaluate(GOLD, GOLD)
    assert json.loads(as_json(perfect))["macro_f1"] == 1.0
    path = sorted(GOLD.glob("*.json"))[0]
    (tmp_path / path.name).write_bytes(path.read_bytes())
    worse = evaluate(GOLD, tmp_path)
    assert "macro F1" in as_table(worse, errors=True)
    assert as_markdown(worse, errors=False).startswith("| field |")
    for name, evaluation in (("perfect", perfect), ("worse", worse)):
        (tmp_path / name).write_text(as_json(evaluation), encoding="utf-8")
    assert "lost    " in changes(worse, tmp_path / "perfect")
    assert "gained  " in changes(perfect, tmp_path / "worse")
    low, high = worse.intervals()["macro"]
    assert 0 <= low <= worse.macro <= high <= 1
    assert worse.intervals() == worse.intervals()


def test_the_floor_is_raised_and_never_lowered(tmp_path: Path) -> None:
    floor, path = tmp_path / "floor.json", sorted(GOLD.glob("*.json"))[0]
    (tmp_path / path.name).write_bytes(path.read_bytes())
    worse, perfect = evaluate(GOLD, tmp_path), evaluate(GOLD, GOLD)
    assert raise_floor(worse, floor)
    assert below(worse, floor) == []
    assert raise_floor(perfect, floor)
    assert raise_floor(worse, floor) == []
    assert below(perfect, floor) == []
    assert any(line.startswith("macro:") for line in below(worse, floor))


def test_the_split_is_fixed() -> None:
    """Every third of each style by the hash of its id: the counts, and two ids that must stay where they are."""
    train, check = split(path.stem for path in GOLD.glob("*.json"))
    assert (len(train), len(check)) == (103, 47)
    assert not set(train) & set(check)
    assert "osce-style-06" in train
    assert "osce-style-02" in check
