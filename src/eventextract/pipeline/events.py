"""Component `eventextract_events`: nouns and verbs that name an event, each with the type it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import EventValue
from eventextract.normalise.stretches import Stretches
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.phrases import Phrases
from eventextract.values import Span

HIDING = ("agency", "programme", "person")  # "the Training Centre" holds no training, "School of Law" no school
WEAK, VERB = 0.5, 0.7
Meant = tuple[str, float]  # a type of events, and how sure a sign of one it is
NOTHING = "none"  # a phrase that holds such a noun and names no event ("training centre", "of course")


class Events:
    """Proposes mentions of kind `event`; nouns score 1, weak nouns 0.5, verbs 0.7."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._nouns = Phrases(nlp, knowledge, "event nouns", partial(_nouns, knowledge))
        self._verbs = Phrases(nlp, knowledge, "event verbs", partial(_verbs, knowledge))
        self._small = knowledge.made("small events", partial(_small, knowledge))

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        hidden = Stretches(mention.span for mention in board.of(*HIDING))
        for phrases, source in ((self._nouns, "events.noun"), (self._verbs, "events.verb")):
            for span, (type_, score) in phrases.find(doc):
                named = type_ != NOTHING and not hidden.cover(*span) and board.text[slice(*span)] not in self._small
                if named and _stands_alone(board, span):
                    board.add(board.mention("event", *span, source, EventValue(type_), score))
        return doc


def _stands_alone(board: Board, span: Span) -> bool:
    """False inside a web address or a hashtag."""
    return board.text[max(span.start - 1, 0) : span.start] not in ("#", "/", "@", ".")


def _nouns(knowledge: Knowledge) -> Iterator[tuple[str, Meant]]:
    for row in knowledge.lexicon("event_nouns"):
        yield row["phrase"], (row["type"], 1.0 if row["strength"] == "strong" else WEAK)


def _verbs(knowledge: Knowledge) -> Iterator[tuple[str, Meant]]:
    for row in knowledge.lexicon("event_verbs"):
        yield row["phrase"], (row["type"], VERB)


def _small(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(
        row["phrase"].capitalize() for row in knowledge.lexicon("event_nouns") if row["strength"] == "small"
    )


@Language.factory("eventextract_events", default_config={"models": None})
def make_events(nlp: Language, name: str, models: str | None) -> Events:
    """The component, with the knowledge of a models folder."""
    return Events(nlp, load_knowledge(models))
