"""Component `eventextract_people`: named persons with the position and body that stand beside the name."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import Mention, PersonValue
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = ("agency", "programme", "honorific", "country", "demonym", "date", "title", "name", "city", "region")


class People:
    """Proposes mentions of kind `person`: the span is the name; the first rule that finds a name wins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("people")

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        for sentence in board.sentences:
            taken: list[Span] = []
            for hit in hits(self._family, board, sentence, SEEN):
                name = hit.span("name")
                if name and not any(name.overlaps(span) for span in taken) and self._is_name(board, name):
                    taken.append(name)
                    board.add(_person(board, hit, name))
        return doc

    def _is_name(self, board: Board, name: Span) -> bool:
        text = board.text[name.start : name.end]
        return not text.isupper() or " " in text


def _person(board: Board, hit: Hit, name: Span) -> Mention:
    position, honorific = hit.span("position"), hit.span("honorific")
    bodies = [m for group in ("affiliation", "rest", "position") for m in hit.mentions(group) if m.kind in ("agency", "country")]
    bodies.sort(key=lambda m: m.kind != "agency")
    value = PersonValue(
        board.text[name.start : name.end],
        board.text[honorific.start : honorific.end].strip() if honorific else None,
        position,
        bodies[0].span if bodies else None,
    )
    return board.mention("person", *name, hit.rule.id, value, hit.rule.score)


@Language.factory("eventextract_people", default_config={"models": None})
def make_people(nlp: Language, name: str, models: str | None) -> People:
    """The component, with the knowledge of a models folder."""
    return People(load_knowledge(models))
