"""The whole pipeline as one visible list, and the one function that builds it."""

from __future__ import annotations

import importlib
from contextlib import ExitStack

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


KEPT = 50_000
"""Lexemes that spaCy's vocabulary may keep for good, half a kilobyte each; it has a few hundred to begin with."""
LETTERS = 4
"""A text brings hardly more new lexemes than one for so many letters of its distinct words."""
ZONE = 64
"""Readings in one memory zone, which forgets what was learned; used once the vocabulary is full, since spaCy's
tokenizer keeps no cache in a zone and so takes five times as long there."""


class Pipeline:
    """Finds the mentions of a reading. `models`: a models folder, None for the one that came with the program."""

    def __init__(self, models: str | None = None) -> None:
        self._nlp = blank_language()
        for factory, module in ORDER:
            importlib.import_module(f"eventextract.pipeline.{module}")
            self._nlp.add_pipe(factory, config={"models": models})
        self._zone = ExitStack()
        self._left = 0

    def find(self, reading: Reading) -> Findings:
        """All mentions and sentences of a reading. Not for several threads at once."""
        self._make_room(reading.text)
        doc = self._nlp.make_doc(reading.text)
        doc.user_data[KEY] = Board(reading)
        board = self._nlp(doc).user_data[KEY]
        return Findings(board.all(), board.sentences)

    def _make_room(self, text: str) -> None:
        """Let the vocabulary learn the words of a text for good while it has room for them, else in a zone."""
        if self._left == 0:
            self._zone.close()
            if not self._fits(len(text)) and not self._fits(sum(map(len, set(text.split())))):
                self._zone.enter_context(self._nlp.memory_zone())
                self._left = ZONE
        self._left = max(self._left - 1, 0)

    def _fits(self, letters: int) -> bool:
        return len(self._nlp.vocab) + letters // LETTERS <= KEPT
