"""The component in other people's pipelines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from eventextract import EventExtractError, extract_event

TEXT = """Customs  seminar opens in Batumi

BATUMI, Georgia, 14 June 2021 - A three-day seminar for some 25 customs officers opened today in Batumi. It was
organized by the World Customs Organization’s  Capacity Building Directorate.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("eventextract")
    return nlp


def spans_of(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans["eventextract"]]


def test_the_record_is_that_of_the_extractor(nlp: Language) -> None:
    assert nlp(TEXT)._.event == extract_event(TEXT)


def test_spans_index_the_doc_of_the_pipeline(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = spans_of(doc)
    assert ("city", "Batumi") in found
    assert ("date", "14 June 2021") in found
    assert all(span.doc is doc for span in doc.spans["eventextract"])


def words_of(text: str) -> tuple[list[str], list[bool]]:
    """White space and what lies between, as tokens and whether a blank follows."""
    words = re.findall(r"\S+|\s", text)
    return words, [False] * len(words)


def test_another_tokenizer_makes_no_difference_to_the_record() -> None:
    nlp = spacy.blank("xx")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, *words_of(text))
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("eventextract", last=True)
    doc = nlp(TEXT)
    assert doc._.event == extract_event(TEXT)
    assert any("Batumi" in text for _, text in spans_of(doc))


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_no_event(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc._.event is None
    assert spans_of(doc) == []


def test_a_doc_that_never_went_through_has_no_event() -> None:
    assert spacy.blank("en")("Some words.")._.event is None


def test_the_record_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.event == doc._.event
    assert spans_of(again) == spans_of(doc)


def test_pipe_and_processes(nlp: Language) -> None:
    texts = [TEXT, "", TEXT.replace("three-day", "two-day")]
    alone = [nlp(text)._.event for text in texts]
    assert [doc._.event for doc in nlp.pipe(texts)] == alone
    assert [doc._.event for doc in nlp.pipe(texts, n_process=2)] == alone
    assert alone[0] != alone[2]


def test_errors_go_to_the_error_handler() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("eventextract")
    bad = "\x00\x01\x02\x03" * 500
    with pytest.raises(EventExtractError):
        nlp(bad)
    seen: list[Exception] = []
    nlp.set_error_handler(lambda *given: seen.append(given[-1]))
    assert [doc._.event for doc in nlp.pipe([bad, TEXT])] == [extract_event(TEXT)]
    assert [isinstance(error, EventExtractError) for error in seen] == [True]


def test_the_pipeline_can_be_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.event == nlp(TEXT)._.event


def test_the_models_folder_is_a_setting() -> None:
    with pytest.raises(EventExtractError, match="nowhere"):
        spacy.blank("en").add_pipe("eventextract", config={"models": "nowhere"})
