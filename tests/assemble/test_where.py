"""Where events took place: a table of short releases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("where.toml").read_text(encoding="utf-8"))["case"]
FIELDS = ("venue", "city", "country")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def row(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", map(row, CASES))
def test_place_of_the_event(case: dict[str, Any], extractor: Extractor) -> None:
    place = extractor.extract(case["text"], published=case.get("published")).event.location
    assert {name: getattr(place, name) for name in FIELDS} == {name: case.get(name) for name in FIELDS}
