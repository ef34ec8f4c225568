"""Whom the persons of a record act for: what each way of telling it gives, and what it must not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor

CASES = tomllib.loads((Path(__file__).parent / "affiliations.toml").read_text(encoding="utf-8"))["case"]
START = "Course ends\n\nOSLO, Norway, 5 May 2014 - "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-60:])
def test_whom_somebody_acts_for(extractor: Extractor, case: dict[str, Any]) -> None:
    officials = {o.name: o.affiliation or "" for o in extractor.extract(START + case["text"]).entities.officials}
    assert {name: officials.get(name, "nobody of the name") for name, _ in case["people"]} == dict(case["people"])
