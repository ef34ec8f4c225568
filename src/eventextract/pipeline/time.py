"""Component `eventextract_time`: mentions of kind `date` (dates, intervals, durations ...), with a TimeValue."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.normalise.dates import grammar_of
from eventextract.normalise.figures import settle_order
from eventextract.pipeline.board import board_of


class Time:
    """Puts every expression of time on the board; which of them is the event's, `assemble/` decides."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._grammar = grammar_of(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        """Add the mentions to the board of `doc`."""
        board = board_of(doc)
        for found in settle_order(board.text, self._grammar.find(board.text)):
            board.add(board.mention("date", *found.span, found.rule, found.value))
        return doc


@Language.factory("eventextract_time", default_config={"models": None})
def make_time(nlp: Language, name: str, models: str | None) -> Time:
    """The component, with the knowledge of a models folder."""
    return Time(load_knowledge(models))
