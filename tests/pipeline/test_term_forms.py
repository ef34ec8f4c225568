"""Other forms of a term: number, spelling, hyphen."""

from __future__ import annotations

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.pipeline.term_forms import other_forms

FORMS = [
    ("power plant", {"power plants"}),
    ("border posts", {"border post"}),
    ("smuggling ally", {"smuggling allies"}),
    ("customs duties", {"customs duty"}),
    ("signal box", {"signal boxes"}),
    ("court witnesses", {"court witness"}),
    ("labour market", {"labor market", "labour markets", "labor markets"}),
    ("anti-doping", {"anti doping"}),
    ("e-justice", set()),
    ("human trafficking", set()),
    ("border service", {"border services"}),
    ("health crisis", set()),
    ("judges", set()),
    ("UNODC", set()),
]


@pytest.mark.parametrize(("term", "forms"), FORMS, ids=[row[0] for row in FORMS])
def test_forms(term: str, forms: set[str]) -> None:
    spellings = [(row["one"], row["other"]) for row in load_knowledge().lexicon("spellings")]
    assert set(other_forms(term, spellings)) == forms
