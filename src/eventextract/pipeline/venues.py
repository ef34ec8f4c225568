"""Component `eventextract_venues`: named facilities after a place preposition."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import BodyValue
from eventextract.pipeline.board import board_of
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = ("agency", "country", "date", "person")


class Venues:
    """Proposes mentions of kind `venue`; an institution scores less than a facility, and only where its kind can house an event."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("venues")
        self._housing = knowledge.words("venue_kinds", "kind")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for sentence in board.sentences:
            taken: list[Span] = []
            for hit in hits(self._family, board, sentence, SEEN):
                if self._can_house(hit) and not any(hit.whole.overlaps(span) for span in taken):
                    taken.append(hit.whole)
                    board.add(board.mention("venue", *hit.whole, hit.rule.id, None, hit.rule.score))
        return doc

    def _can_house(self, hit: Hit) -> bool:
        if hit.rule.id != "venues.institution":
            return True
        bodies = [m.value for m in hit.mentions("span") if isinstance(m.value, BodyValue)]
        return bool(bodies) and bodies[0].kind in self._housing


@Language.factory("eventextract_venues", default_config={"models": None})
def make_venues(nlp: Language, name: str, models: str | None) -> Venues:
    """The component, with the knowledge of a models folder."""
    return Venues(load_knowledge(models))
