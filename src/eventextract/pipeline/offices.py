"""Job titles with their modifiers and the bodies they name, as mentions of kind `office`."""

from __future__ import annotations

from eventextract.knowledge.rules import Family
from eventextract.mentions import Mention
from eventextract.pipeline.abstract import Abstract, abstract
from eventextract.pipeline.board import Board
from eventextract.pipeline.rules import Hit, hits_in
from eventextract.values import Span

KINDS = ("title", "agency", "programme", "date", "honorific", "name", "country", "demonym", "city", "region", "subdivision")
SURE_NAME = 0.5  # a name of this score or more is no part of a title


def find_offices(family: Family, board: Board, sentence: Span) -> None:
    """Put every position phrase of a sentence on the board; a bare form of address before a name is none."""
    if not board.within(sentence, "title"):
        return
    for hit in hits_in(family.rules, _view(board, sentence)):
        span = _without_owner(board, hit)
        if not _is_address(board, span):
            board.add(board.mention("office", *span, hit.rule.id))


def _without_owner(board: Board, hit: Hit) -> Span:
    """The phrase without a body or country in the genitive before it: "UNICEF's press officer"."""
    for owner in hit.mentions("lead"):
        if board.text.startswith("'s ", owner.span.end):
            return Span(owner.span.end + 3, hit.whole.end)
    return hit.whole


def _view(board: Board, sentence: Span) -> Abstract:
    """The sentence as the rules of offices see it: an office used as form of address ("Justice") is a plain word there."""
    names = [m.span for m in board.within(sentence, "name") if m.score >= SURE_NAME]
    mentions = [
        m
        for m in board.within(sentence, *KINDS)
        if (m.kind != "honorific" or m.score >= 1)
        and not (m.kind == "title" and any(name.covers(m.span) for name in names))
    ]
    return abstract(board.text, sentence, KINDS, mentions)


def _is_address(board: Board, span: Span) -> bool:
    """Whether a phrase is no more than a form of address or rank right before a name."""
    if not any(m.span.end == span.end for m in board.within(span, "honorific")):
        return False
    whole = any(m.span == span for m in board.within(span, "honorific"))
    return whole and any(m.span.start == span.end + 1 for m in board.within(Span(span.end, span.end + 60), "name", "honorific"))
