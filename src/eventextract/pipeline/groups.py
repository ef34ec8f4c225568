"""Component `eventextract_groups`: phrases that say who takes part, and lists of where they come from."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PlaceValue
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.loose_words import loose_words, with_whole_name, without_loose_end
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
ONE = expression(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ )?$")
"""What stands before one person, with at most one word between."""
PAIR, TABLE = "pair", "table"
ROWS = 600  # characters before a table, or a row of it, in which its people are named
PLACES = ("country", "demonym", "city", "region", "subdivision", "agency")


class Groups:
    """Proposes mentions of kind `group`; the rule's value says whether they name people or their origins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("groups")
        self._loose = loose_words(knowledge)
        words = {row["word"].lower() for row in knowledge.lexicon("person_nouns")}
        self._singular = {word for word in words if f"{word}s" in words}

    def __call__(self, doc: Doc) -> Doc:
        """Add the groups of each sentence that names a place or body to the Doc's board."""
        board = board_of(doc)
        for sentence in board.sentences:
            if board.within(sentence, *PLACES):
                for hit in hits(self._family, board, sentence, SEEN):
                    if mention := self._mention(hit, board):
                        board.add(mention)
        return doc

    def _mention(self, hit: Hit, board: Board) -> Mention | None:
        """A phrase that names a place or body; one that names people names several."""
        who = hit.span("who")
        if who is None or not board.within(who, *PLACES):
            return None
        nouns = board.within(who, "person-noun")
        if hit.rule.value == "people" and (self._single(nouns) or self._one_person(board, nouns)):
            return None
        if hit.rule.value == TABLE and not board.within(Span(max(who.start - ROWS, 0), who.end), "person-noun"):
            return None
        if hit.rule.value == PAIR and len(_codes(board.within(who, "country", "demonym"))) < 2:
            return None
        words = without_loose_end(board.text[who.start : who.end], self._loose)
        span = with_whole_name(board.text, Span(who.start, who.start + len(words)))
        return board.mention("group", *span, hit.rule.id, None, hit.rule.score)

    def _single(self, nouns: list[Mention]) -> bool:
        return all(noun.text.lower() in self._singular for noun in nouns)

    def _one_person(self, board: Board, nouns: list[Mention]) -> bool:
        """Whether the first noun, with one right behind it, names one person ("a police officer from Malta")."""
        text = board.text
        beside = [n for n in nouns[1:2] if text[nouns[0].span.end : n.span.start] == " "]
        first = [*nouns[:1], *beside]
        return (
            self._single(first[-1:])
            and ONE.search(text, max(first[0].span.start - 30, 0), first[0].span.start) is not None
        )


def _codes(places: list[Mention]) -> set[str]:
    return {code for place in places if isinstance(place.value, PlaceValue) for code in place.value.countries}


@Language.factory("eventextract_groups", default_config={"models": None})
def make_groups(nlp: Language, name: str, models: str | None) -> Groups:
    """The component, with the knowledge of a models folder."""
    return Groups(load_knowledge(models))
