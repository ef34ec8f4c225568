"""The seeds are right in every field, and no score on the development releases falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract.extractor import Extractor
from eventextract.measure.evaluation import evaluate
from eventextract.measure.floors import below

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_the_seeds_are_right_in_every_field(extractor: Extractor) -> None:
    evaluation = evaluate(CORPUS / "seeds", ROOT / "seeds", extractor)
    assert list(evaluation.errors()) == []
    assert evaluation.macro == 1.0


def test_the_committed_records_are_right_too() -> None:
    assert list(evaluate(CORPUS / "seeds", ROOT / "out").errors()) == []


def test_the_floor_holds_on_all_development_releases(extractor: Extractor) -> None:
    evaluation = evaluate(CORPUS / "dev" / "gold", CORPUS / "dev" / "texts", extractor)
    assert len(evaluation.releases) == 150
    assert evaluation.missing == ()
    assert below(evaluation, CORPUS / "floor.json") == []
