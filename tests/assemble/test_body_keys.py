"""Keys of bodies: which forms of a name are one, and which are not."""

from __future__ import annotations

import pytest

from eventextract.assemble.body_keys import key_of
from eventextract.knowledge import load_knowledge

ONE = (
    ("Supreme Court of the Republic of Tajikistan", "Supreme Court of Tajikistan"),
    ("RA Investigative Committee", "Investigative Committee of the Republic of Armenia"),
    ("U.S. Embassy", "Embassy of the United States"),
    ("Ministry of Health of the Kyrgyz Republic", "Ministry of Health of Kyrgyzstan"),
    ("Embassy of the Republic of Korea", "Embassy of South Korea"),
)
TWO = (
    ("Embassy of the Republic of Korea", "Embassy of the Democratic People's Republic of Korea"),
    ("Supreme Court of the Republic of Moldova", "Supreme Court of the Republic of Slovenia"),
    ("RA Investigative Committee", "Investigative Committee of the Russian Federation"),
    ("RA", "Armenia"),
)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_forms_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(load_knowledge(None), one) == key_of(load_knowledge(None), other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two_bodies_have_two_keys(one: str, other: str) -> None:
    assert key_of(load_knowledge(None), one) != key_of(load_knowledge(None), other)
