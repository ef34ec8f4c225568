"""Countries, peoples, regions, subdivisions and cities (see `normalise/places.py`)."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import load_knowledge
from eventextract.normalise.places import find_places
from eventextract.pipeline.board import board_of


@Language.factory("eventextract_places", default_config={"models": None})
def make_places(nlp: Language, name: str, models: str | None) -> Callable[[Doc], Doc]:
    """A component that adds the places of a text to its board; kinds country, demonym, region, subdivision, city."""
    knowledge = load_knowledge(models)

    def find(doc: Doc) -> Doc:
        board = board_of(doc)
        datelines = [zone.span for zone in board.reading.zones_of("dateline", "publication")]
        board.add(*find_places(board.text, knowledge, datelines))
        return doc

    return find
