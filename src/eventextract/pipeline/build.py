"""The whole pipeline as one visible list, and the one function that builds it."""

from __future__ import annotations

import importlib

from eventextract.mentions import Findings, Reading
from eventextract.pipeline.board import KEY, Board
from eventextract.pipeline.language import blank_language

ORDER = (
    ("eventextract_sentences", "sentences"),
    ("eventextract_time", "time"),
    ("eventextract_numbers", "numbers"),
    ("eventextract_places", "places"),
    ("eventextract_bodies", "bodies"),
    ("eventextract_agencies", "agencies"),
    ("eventextract_names", "names"),
    ("eventextract_people", "people"),
    ("eventextract_quotes", "quotes"),
    ("eventextract_events", "events"),
    ("eventextract_venues", "venues"),
    ("eventextract_counts", "counts"),
    ("eventextract_groups", "groups"),
    ("eventextract_roles", "roles"),
    ("eventextract_topics", "topics"),
)
"""Factory name and module of each component, in the order in which they run: each may read what those before it found."""


KEPT = 30_000
"""Words that a tokenizer may have learned: spaCy keeps each for good, with what it was split into, in a kilobyte or so."""
LETTERS = 4
"""A text brings hardly more new words than one for so many letters of its distinct words."""


class Pipeline:
    """Finds the mentions of a reading. `models`: a models folder, None for the one that came with the program."""

    def __init__(self, models: str | None = None) -> None:
        self._models = models
        self._nlp = blank_language(models)
        for factory, module in ORDER:
            importlib.import_module(f"eventextract.pipeline.{module}")
            self._nlp.add_pipe(factory, config={"models": models})
        self._tokenizing = self._nlp

    def find(self, reading: Reading) -> Findings:
        """All mentions and sentences of a reading. Not for several threads at once."""
        if not self._has_room(reading.text):
            self._tokenizing = blank_language(self._models)
        doc = self._tokenizing.make_doc(reading.text)
        doc.user_data[KEY] = Board(reading)
        board = self._nlp(doc).user_data[KEY]
        return Findings(board.all(), board.sentences)

    def _has_room(self, text: str) -> bool:
        """Whether the tokenizer may learn the words of a text; one that has learned too many is replaced by a new one.

        A memory zone of spaCy's, the other way to forget, keeps no cache, and so takes five times as long for each text.
        """
        return self._fits(len(text)) or self._fits(sum(map(len, set(text.split()))))

    def _fits(self, letters: int) -> bool:
        return len(self._tokenizing.vocab) + letters // LETTERS <= KEPT
