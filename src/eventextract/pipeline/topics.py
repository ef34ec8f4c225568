"""Component `eventextract_topics`: terms that tell what an event is about."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.pipeline.board import board_of
from eventextract.pipeline.phrases import Phrases


class Topics:
    """Proposes mentions of kind `topic`: the topic is the last part of the source, the term's weight the score."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        rows = knowledge.lexicon("topic_terms")
        self._terms = Phrases(nlp, ((row["term"], (row["topic"], float(row["weight"]))) for row in rows))

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for span, (topic, weight) in self._terms.find(doc):
            board.add(board.mention("topic", *span, f"topics.{topic}", None, weight))
        return doc


@Language.factory("eventextract_topics", default_config={"models": None})
def make_topics(nlp: Language, name: str, models: str | None) -> Topics:
    """The component, with the knowledge of a models folder."""
    return Topics(nlp, load_knowledge(models))
