"""How publishers tell the place and the kind of an event: a table of sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor

TABLE = Path(__file__).with_name("wordings.toml")
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _row(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_row(case) for case in CASES])
def test_place_and_kind(case: dict[str, Any], extractor: Extractor) -> None:
    event = extractor.extract(case["text"]).event
    found = {"type": event.type, **{name: getattr(event.location, name) for name in ("city", "country", "venue")}}
    assert found == {name: case.get(name) for name in found}
