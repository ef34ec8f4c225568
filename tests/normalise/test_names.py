"""Job titles told to be plurals by their nouns."""

from __future__ import annotations

import pytest

from eventextract.normalise.names import is_plural

TITLES = [
    ("trainers", True),
    ("heads of mission", True),
    ("Experts at the school", True),
    ("trainer", False),
    ("director of studies", False),
    ("chargé d'affaires", False),
    ("chargé d’affaires", False),
    ("chef des services", False),
    ("professor emeritus", False),
    ("hostess", False),
]


@pytest.mark.parametrize(("title", "plural"), TITLES)
def test_plural_titles(title: str, plural: bool) -> None:
    assert is_plural(title) is plural
