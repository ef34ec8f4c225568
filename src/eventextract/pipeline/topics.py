"""Component `eventextract_topics`: terms that tell what an event is about."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.pipeline.board import board_of
from eventextract.pipeline.phrases import Phrases
from eventextract.pipeline.term_forms import other_forms

Meant = dict[str, float]  # topic -> how strongly a term speaks for it


class Topics:
    """Proposes mentions of kind `topic`: the topic is the last part of the source, the term's weight the score.

    A term may speak for several topics ("statelessness": migration and human rights), each a mention of its own.
    """

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._terms: Phrases[Meant] = Phrases(nlp, knowledge, "topic terms", lambda: _terms(knowledge).items())

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for span, meant in self._terms.find(doc):
            board.add(*(board.mention("topic", *span, f"topics.{t}", None, weight) for t, weight in meant.items()))
        return doc


def _terms(knowledge: Knowledge) -> dict[str, Meant]:
    meant: dict[str, Meant] = {}
    for row in knowledge.lexicon("topic_terms"):
        meant.setdefault(row["term"].lower(), {}).setdefault(row["topic"], float(row["weight"]))
    spellings = [(row["one"], row["other"]) for row in knowledge.lexicon("spellings")]
    forms = {form: topics for term, topics in meant.items() for form in other_forms(term, spellings)}
    return forms | meant  # a form that is a term itself has its own row


@Language.factory("eventextract_topics", default_config={"models": None})
def make_topics(nlp: Language, name: str, models: str | None) -> Topics:
    """The component, with the knowledge of a models folder."""
    return Topics(nlp, load_knowledge(models))
