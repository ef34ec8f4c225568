"""Job titles with their modifiers and the bodies they name, as mentions of kind `office`."""

from __future__ import annotations

import re

from eventextract.knowledge import Knowledge
from eventextract.mentions import Mention
from eventextract.pipeline.abstract import Abstract, abstract
from eventextract.pipeline.board import Board
from eventextract.pipeline.rules import Hit, hits_in
from eventextract.values import Span

KINDS = (
    "title",
    "agency",
    "programme",
    "date",
    "honorific",
    "name",
    "country",
    "demonym",
    "city",
    "region",
    "subdivision",
)
LOWER = re.compile(r"(?<![\w'-])[a-z][\w-]*")
JOINING = "and"  # between two capitalised fields: "Preparedness and Response Manager"
SURE_NAME = 0.5  # a name of this score or more is no part of a title


class Offices:
    """Finds position phrases in sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = knowledge.family("offices").rules
        self._modifiers = knowledge.words("position_modifiers", "word")

    def find(self, board: Board, sentence: Span) -> None:
        """Put every position phrase of a sentence on the board; a bare form of address before a name is none."""
        if not board.within(sentence, "title"):
            return
        for hit in hits_in(self._rules, _view(board, sentence)):
            span = self._without_lead(board, hit)
            if not _is_address(board, span):
                board.add(board.mention("office", *span, hit.rule.id))

    def _without_lead(self, board: Board, hit: Hit) -> Span:
        """The phrase without an owner before it ("UNICEF's press officer") and without stray words."""
        for owner in hit.mentions("lead"):
            if board.text.startswith("'s ", owner.span.end):
                return Span(owner.span.end + 3, hit.whole.end)
        head = hit.span("head")
        assert head is not None
        return Span(self._start(board.text, hit.whole.start, head.start), hit.whole.end)

    def _start(self, text: str, start: int, head: int) -> int:
        """Before a capitalised title only such lower-case words belong to it as "former"."""
        stray = (
            [m for m in LOWER.finditer(text, start, head) if m[0] not in self._modifiers and m[0] != JOINING]
            if text[head].isupper()
            else []
        )
        return stray[-1].end() + 1 if stray else start


def _view(board: Board, sentence: Span) -> Abstract:
    """The sentence as the rules of offices see it.

    An office used as form of address ("Justice") is a plain word there, and so is a lone capitalised word that is
    nobody's name; a job title within a name ("Bishop") is none.
    """
    names = [m for m in board.within(sentence, "name") if _is_name(board, m)]
    mentions = [
        m
        for m in board.within(sentence, *KINDS)
        if m.kind not in ("honorific", "name", "title")
        or (m.kind == "honorific" and m.score >= 1)
        or (m.kind == "title" and not any(name.span.covers(m.span) for name in names))
    ]
    return abstract(board.text, sentence, KINDS, mentions + names)


def _is_name(board: Board, mention: Mention) -> bool:
    """Whether a capitalised run counts as a name: by its words, a form of address, or as part of a full name."""
    if mention.score >= SURE_NAME:
        return True
    start = mention.span.start
    if any(m.span.end == start - 1 for m in board.within(Span(max(start - 40, 0), start), "honorific")):
        return True
    return any(m.score >= SURE_NAME and mention.text in m.text.split() for m in board.of("name"))


def _is_address(board: Board, span: Span) -> bool:
    """Whether a phrase is no more than a form of address or rank right before a name."""
    if not any(m.span.end == span.end for m in board.within(span, "honorific")):
        return False
    whole = any(m.span == span for m in board.within(span, "honorific"))
    return whole and any(
        m.span.start == span.end + 1 for m in board.within(Span(span.end, span.end + 60), "name", "honorific")
    )
