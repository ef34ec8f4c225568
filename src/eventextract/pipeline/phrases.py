"""Finds the phrases of a lexicon, whatever their case; the longest goes before what lies within it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from eventextract.values import Span

Entry = TypeVar("Entry")


class Phrases(Generic[Entry]):
    """Phrases (in any case) to entries of one's own; of equal phrases the first counts."""

    def __init__(self, nlp: Language, entries: Iterable[tuple[str, Entry]]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._entries: dict[str, Entry] = {}
        for phrase, entry in entries:
            if phrase.lower() not in self._entries:
                self._entries[phrase.lower()] = entry
                self._matcher.add(phrase.lower(), [nlp.make_doc(phrase)])

    def find(self, doc: Doc) -> Iterator[tuple[Span, Entry]]:
        """Spans (code points of the Doc's text) with their entries, in order, without overlaps."""
        for span in sorted(filter_spans(self._matcher(doc, as_spans=True)), key=lambda s: s.start):
            yield Span(span.start_char, span.end_char), self._entries[span.label_]
