"""Which bodies of a release are one: in another language, or for short."""

from __future__ import annotations

import pytest

from eventextract import Extractor

ROWS = (
    ("It was held by the Peruvian Red Cross, Cruz Roja Peru (CRP), in May.", ["Peruvian Red Cross"]),
    ("It was held by the Civil Guard (Guardia Rural) in May.", ["Guardia Rural"]),
    (
        "It was held by the Österreichischer Ruderverband (Austrian Rowing Club) in May.",
        ["Österreichischer Ruderverband"],
    ),
    ("It was held by the Peruvian Bar Association. The Bar Association has a hall.", ["Peruvian Bar Association"]),
    (
        "The Peruvian Red Cross, Médecins Sans Frontières, and UNICEF held it.",
        ["Peruvian Red Cross", "Médecins Sans Frontières", "UNICEF"],
    ),
)


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_bodies_that_are_one(extractor: Extractor, text: str, names: list[str]) -> None:
    assert [agency.name for agency in extractor.extract(text).entities.agencies] == names
