"""The index of phrases finds what spaCy's PhraseMatcher finds, whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from eventextract.knowledge import Knowledge
from eventextract.pipeline.language import blank_language
from eventextract.pipeline.phrase_index import PhraseIndex

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank_language()


@pytest.fixture(scope="module", params=["person_nouns", "bodies"])
def phrases(request: pytest.FixtureRequest, knowledge: Knowledge) -> tuple[str, list[str]]:
    if request.param == "bodies":
        return "folded", [name for body in knowledge.body_of.values() for name in (body.name, *body.aliases)]
    return "lower", [row["word"] for row in knowledge.lexicon(request.param)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_it_finds_what_the_phrase_matcher_finds(nlp: Language, phrases: tuple[str, list[str]], path: Path) -> None:
    form, listed = phrases
    matcher = PhraseMatcher(nlp.vocab, attr={"folded": "NORM", "lower": "LOWER"}[form])
    matcher.add("phrase", [nlp.make_doc(phrase) for phrase in listed])
    index: PhraseIndex[str] = PhraseIndex(nlp, form)
    index.learn(index.table((phrase, phrase) for phrase in listed))
    doc = nlp.make_doc(path.read_text(encoding="utf-8"))
    assert {(first, last) for first, last, _ in index.found(doc)} == {(first, last) for _, first, last in matcher(doc)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("judge", ["judge"]),
        ("A Judge of Appeal.", ["judge", "judge of appeal"]),
        ("judge of", ["judge"]),
        ("The vice-judge.", []),
        ("police judge of appeal", ["judge", "judge of appeal"]),
    ],
)
def test_single_and_longer_phrases(nlp: Language, text: str, expected: list[str]) -> None:
    index: PhraseIndex[str] = PhraseIndex(nlp, "lower")
    index.learn(index.table((phrase, phrase) for phrase in ("judge", "judge of appeal", "judge")))
    found = index.found(nlp.make_doc(text))
    assert [entries for _, _, entries in found] == [(phrase,) for phrase in expected]
