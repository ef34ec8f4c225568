"""The seeds are right in every field, and no score on the development releases falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract.extractor import Extractor
from eventextract.measure.evaluation import evaluate
from eventextract.measure.floors import below
from eventextract.settling import RULE

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
CORPORA = ("dev", "own", "press", "houses", "fresh", "styles", "pages", "aspects", "desks")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_the_seeds_are_right_in_every_field(extractor: Extractor) -> None:
    evaluation = evaluate(CORPUS / "seeds", ROOT / "seeds", extractor)
    assert list(evaluation.errors()) == []
    assert evaluation.macro == 1.0


def test_the_committed_records_are_right_too() -> None:
    assert list(evaluate(CORPUS / "seeds", ROOT / "out").errors()) == []


@pytest.mark.parametrize(
    ("corpus", "releases", "floor"),
    [
        ("dev", 150, "floor.json"),
        ("own", 44, "own/floor.json"),
        ("press", 60, "press/floor.json"),
        ("houses", 190, "houses/floor.json"),
        ("fresh", 270, "fresh/floor.json"),
        ("styles", 160, "styles/floor.json"),
        ("pages", 128, "pages/floor.json"),
        ("aspects", 150, "aspects/floor.json"),
        ("desks", 108, "desks/floor.json"),
    ],
)
def test_the_floor_holds_on_all_releases(extractor: Extractor, corpus: str, releases: int, floor: str) -> None:
    evaluation = evaluate(CORPUS / corpus / "gold", CORPUS / corpus / "texts", extractor)
    assert len(evaluation.releases) == releases
    assert evaluation.missing == ()
    assert below(evaluation, CORPUS / floor) == []


def test_no_release_needs_a_value_left_out_because_it_disagrees(extractor: Extractor) -> None:
    texts = [path for corpus in CORPORA for path in sorted((CORPUS / corpus / "texts").glob("*.txt"))]
    assert len(texts) > 400
    decisions = {path.stem: extractor.analyse_path(path, path.parent).decisions for path in texts}
    lost = {name: [c.rule for decision in told for c in decision.losers] for name, told in decisions.items()}
    assert [name for name, rules in lost.items() if RULE in rules] == []
