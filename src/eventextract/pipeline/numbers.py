"""Component `eventextract_numbers`: mentions of kind `number`, with a NumberValue; none within a date or duration."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.normalise.numbers import numbers_of
from eventextract.pipeline.board import board_of
from eventextract.values import Span


class NumberMentions:
    """Puts every number on the board that no date or duration holds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._numbers = numbers_of(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        """Add the mentions to the board of `doc`, which holds the dates."""
        board = board_of(doc)
        dates = [mention.span for mention in board.of("date")]
        starts = [date.start for date in dates]
        for found in self._numbers.find(board.text):
            if not _within(found.span, dates, starts):
                board.add(board.mention("number", *found.span, found.rule, found.value))
        return doc


def _within(span: Span, dates: list[Span], starts: list[int]) -> bool:
    """Whether a date (sorted, without overlaps) holds any of the span."""
    index = bisect_left(starts, span.end) - 1
    return index >= 0 and dates[index].overlaps(span)


@Language.factory("eventextract_numbers", default_config={"models": None})
def make_numbers(nlp: Language, name: str, models: str | None) -> NumberMentions:
    """The component, with the knowledge of a models folder."""
    return NumberMentions(load_knowledge(models))
