"""Component `eventextract_roles`: phrases that say who organized, supported, paid for or taught an event."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import Mention, RoleValue
from eventextract.pipeline.board import board_of
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = ("agency", "programme", "person", "date", "event", "city", "country", "demonym", "region", "venue")
PAYERS = ("agency", "programme", "country", "region")
PARENT = re.compile(r"\b(?:of|within|under)(?: the)?(?: \w+)? $|'s? $")
"""What stands before a body that is named only as the parent of the one before it."""


class Roles:
    """Proposes mentions of kind `role`: the span is the whole phrase, the holders are spans of bodies (or payers)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("roles")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for sentence in board.sentences:
            for hit in hits(self._family, board, sentence, SEEN):
                holders = _holders(hit)
                if holders:
                    events = hit.mentions("event")
                    value = RoleValue(str(hit.rule.value), holders, events[0].span if events else None)
                    board.add(board.mention("role", *hit.whole, hit.rule.id, value, hit.rule.score))
        return doc


def _holders(hit: Hit) -> tuple[Span, ...]:
    found = [m for m in hit.mentions("holder") if m.kind in PAYERS]
    return tuple(m.span for i, m in enumerate(found) if not (i and _is_parent(hit, found[i - 1], m)))


def _is_parent(hit: Hit, before: Mention, mention: Mention) -> bool:
    view = hit.sentence
    places = dict(zip(view.mentions, view.places, strict=True))
    between = view.text[places[before] + 1 : places[mention]]
    return len(between) < 25 and bool(PARENT.search(between)) and "," not in between and " and " not in between


@Language.factory("eventextract_roles", default_config={"models": None})
def make_roles(nlp: Language, name: str, models: str | None) -> Roles:
    """The component, with the knowledge of a models folder."""
    return Roles(load_knowledge(models))
