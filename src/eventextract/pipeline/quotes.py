"""Component `eventextract_quotes`: who said what, directly or in reported speech."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import SaidValue
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.rules import hits
from eventextract.values import Span

SEEN = ("person", "agency", "programme", "country", "demonym", "honorific", "title", "city")
DIRECT = re.compile(r'"(?P<words>[^"\n]{20,}?)(?:"|(?=\n)|$)')


class Quotes:
    """Proposes mentions of kind `said`; its words are the quotations that touch the sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("quotes")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        quotations = [Span(*m.span("words")) for m in DIRECT.finditer(board.text)]
        for sentence in board.sentences:
            for hit in hits(self._family, board, sentence, SEEN):
                speaker = hit.span("speaker")
                if speaker and not any(q.covers(speaker) for q in quotations):
                    words = tuple(q for q in quotations if q.overlaps(sentence))
                    board.add(board.mention("said", *hit.whole, hit.rule.id, SaidValue(speaker, words)))
        return doc


@Language.factory("eventextract_quotes", default_config={"models": None})
def make_quotes(nlp: Language, name: str, models: str | None) -> Quotes:
    """The component, with the knowledge of a models folder."""
    return Quotes(load_knowledge(models))
