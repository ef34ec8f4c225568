"""The tokenizer settings: what is one token for the rules.

Words with hyphens are one token ("mid-level", "thirty-two"); figures are split at any dash or slash ("4-8", "13/14").
NORM, by which bodies are looked up, folds what spellings differ in (see `normalise.names.fold_word`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.attrs import LOWER, NORM, ORTH  # type: ignore[import-not-found,unused-ignore]
from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.patterns import alternation
from eventextract.normalise.names import fold_word

INFIXES = (
    r"(?<=[0-9])[-–—/](?=[0-9A-Z])",
    r"(?<=[A-Za-zÀ-ž0-9)\"'])[–—…](?=[A-Za-zÀ-ž0-9(\"'])",
    r"(?<=[a-z0-9)])\.(?=[A-Z][a-z])",
    r"(?<=[A-Za-zÀ-ž]),(?=[A-Za-zÀ-ž])",
    r"(?<=[A-Z]{2})-(?=[a-z]{2})",  # "OSCE-supported": the body is a word of its own
    r"(?<=[A-Za-zÀ-ž0-9])[/:;()\[\]\"](?=[A-Za-zÀ-ž0-9])",
)
OTHER = "other"  # what may as well be said of a town ("Geneva-based"), or is part of many a plain word


@lru_cache(maxsize=4)
def _language(models: str | None) -> type[English]:
    """The class of a models folder; a tokenizer that is changed later loads all its exceptions anew."""
    rows = load_knowledge(models).lexicon("hyphened")
    hyphened = alternation([row["word"] for row in rows if row["role"] != OTHER])
    named = rf"(?<=[a-zß-ž]{{2}})-(?=(?:co-)?{hyphened}(?![\w-]))"  # "World Bank-funded"

    short = {
        row["word"]: [{ORTH: row["word"]}]
        for row in load_knowledge(models).lexicon("name_words")
        if row["sort"] == "short"
    }

    class ReleaseDefaults(EnglishDefaults):
        """spaCy's for English, but for what parts a token."""

        tokenizer_exceptions = {**EnglishDefaults.tokenizer_exceptions, **short}  # noqa: RUF012  ("Ste. Anna")
        infixes = [*INFIXES, named]  # noqa: RUF012  (declared so by spaCy)
        url_match = None

    class ReleaseEnglish(English):  # type: ignore[no-untyped-call,unused-ignore]
        """English as releases have it."""

        Defaults = ReleaseDefaults

    return ReleaseEnglish


def blank_language(models: str | None = None) -> Language:
    """An empty pipeline, as `spacy.blank("en")` gives one, with this project's tokenizer and the words of a models folder."""
    nlp = _language(models)()
    nlp.max_length = 100_000_000  # the release's own limit holds; spaCy's is for parsers, of which there is none
    vocab: Any = nlp.vocab  # spaCy's stubs lack the getters
    vocab.lex_attr_getters = {NORM: fold_word, LOWER: vocab.lex_attr_getters[LOWER]}  # all that components look at
    return nlp
