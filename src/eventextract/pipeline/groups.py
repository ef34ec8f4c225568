"""Component `eventextract_groups`: phrases that say who takes part, and lists of where they come from."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import Mention
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = (
    "agency",
    "programme",
    "date",
    "number",
    "demonym",
    "country",
    "city",
    "region",
    "subdivision",
    "event",
    "person-noun",
)
PLACES = ("country", "demonym", "city", "region", "subdivision", "agency")


class Groups:
    """Proposes mentions of kind `group`; the rule's value says whether they name people or their origins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("groups")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for sentence in board.sentences:
            if board.within(sentence, *PLACES):
                for hit in hits(self._family, board, sentence, SEEN):
                    board.add(*_mentions(hit, board))
        return doc


def _mentions(hit: Hit, board: Board) -> list[Mention]:
    """One mention, where the phrase names a place or body."""
    who = hit.span("who")
    if who is None or not board.within(who, *PLACES):
        return []
    words = board.text[who.start : who.end].rstrip(" ,;–-")
    return [board.mention("group", who.start, who.start + len(words), hit.rule.id, None, hit.rule.score)]


@Language.factory("eventextract_groups", default_config={"models": None})
def make_groups(nlp: Language, name: str, models: str | None) -> Groups:  # noqa: ARG001
    """The component, with the knowledge of a models folder."""
    return Groups(load_knowledge(models))
