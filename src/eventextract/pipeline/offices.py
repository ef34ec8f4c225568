"""Job titles with their modifiers and the bodies they name, as mentions of kind `office`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.knowledge.rules import PLACEHOLDERS, Rule
from eventextract.mentions import Mention
from eventextract.pipeline.abstract import Abstract, abstract
from eventextract.pipeline.board import Board
from eventextract.pipeline.office_marks import OfficeMarks
from eventextract.pipeline.rules import Hit
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
SOMETIMES = ("honorific", "name", "title")  # kinds of which not every mention is one to the rules
LOWER = expression(r"(?<![\w'-])[a-z][\w-]*")
THEN = "then-"  # glued before a title, of which it is no part
JOINING = "and"  # between two capitalised fields: "Preparedness and Response Manager"
TITLE = PLACEHOLDERS["title"]
MOST_SMALL, MOST_BEFORE, MOST_WORDS = 4, 4, 30  # small words right before a title, those before capitals, all in a lead
LONGEST_TITLE = 40  # characters
ADDRESSED = ("name", "honorific", "person")
SURE_NAME = 0.5  # a name of this score or more is no part of a title


class Offices:
    """Finds position phrases in sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        family = knowledge.family("offices")
        self._rules, self._marks = family.rules, OfficeMarks(knowledge)
        self._modifiers = knowledge.words("position_modifiers", "word")

    def find(self, board: Board, sentence: Span, sure: frozenset[str]) -> None:
        """Put every position phrase of a sentence on the board; a bare form of address before a name is none.

        `sure`: see `sure_words`.
        """
        if not board.within(sentence, "title"):
            return
        view = _view(board, sentence, sure)
        marked = self._marks.put(view.text)
        for rule in self._rules:
            for match in _matches(rule, view.text, marked):
                hit = Hit(rule, match, view)
                span = self._without_lead(board, hit)
                if not _is_address(board, span):
                    board.add(board.mention("office", *span, hit.rule.id))

    def _without_lead(self, board: Board, hit: Hit) -> Span:
        """The phrase without an owner before it ("UNICEF's press officer") and without stray words."""
        start, end = hit.whole
        for owner in hit.mentions("lead"):
            if board.text.startswith("'s ", owner.span.end):
                return Span(owner.span.end + 3, end)
        start += len(THEN) * board.text.startswith(THEN, start)
        head = hit.span("head")
        assert head is not None
        if hit.span("field"):
            return Span(start, end)
        return Span(self._start(board.text, start, head.start), end)

    def _start(self, text: str, start: int, head: int) -> int:
        """Before a capitalised title only such lower-case words belong to it as "former"."""
        stray = (
            [m for m in LOWER.finditer(text, start, head) if m[0] not in self._modifiers and m[0] != JOINING]
            if text[head].isupper()
            else []
        )
        return stray[-1].end() + 1 if stray else start


def sure_words(board: Board) -> frozenset[str]:
    """The words of the names that their words make persons."""
    return frozenset(part for m in board.of("name") if m.score >= SURE_NAME for part in m.text.split())


def _matches(rule: Rule, text: str, marked: str) -> Iterator[re.Match[str]]:
    """The matches of a rule in the marked text, each looked for from where the lead of the next title may begin."""
    position = 0
    while (title := text.find(TITLE, position)) >= 0:
        match = rule.pattern.search(marked, _lead_start(text, position, title))
        if match is None:
            return
        if match.end() > match.start():
            yield match
        position = max(match.end(), position + 1)


def _lead_start(text: str, position: int, title: int) -> int:
    """The first place, from a position on, at which the lead of a title can begin.

    A lead is a few words in small letters, or words with capitals with few small ones before and after them.
    """
    if text[title - 1 : title] != " ":
        return title
    start, small, left, capitals = title, 0, MOST_SMALL, False
    for word in reversed(text[position : title - 1].rsplit(" ", MOST_WORDS)[-MOST_WORDS:]):
        if "a" <= word[:1] <= "z" and word != "and":
            small += 1
        elif not capitals:
            small, left, capitals = 0, MOST_BEFORE, True
        if small > left:
            break
        start -= len(word) + 1
    return max(start, position)


def _view(board: Board, sentence: Span, sure: frozenset[str]) -> Abstract:
    """The sentence as the rules of offices see it.

    An office used as form of address ("Justice") is a plain word there, and so is a lone capitalised word that is
    nobody's name; a job title within a name ("Bishop") is none.
    """
    found = board.within(sentence, *KINDS)
    names = [m for m in found if m.kind == "name" and _is_name(board, m, sure)]
    mentions = [
        m
        for m in found
        if m.kind not in SOMETIMES
        or (m.kind == "honorific" and m.score >= 1 and _addresses(board, m))
        or (m.kind == "title" and not any(name.span.covers(m.span) for name in names))
    ]
    return abstract(board.text, sentence, KINDS, mentions + names)


def _addresses(board: Board, mention: Mention) -> bool:
    """Whether a form of address stands before anything but a common word in capitals: "General Anna Berg", not "General Services"."""
    end = mention.span.end
    behind = board.within(Span(end, end + LONGEST_TITLE), *ADDRESSED)
    return not board.text[end + 1 : end + 2].isupper() or any(m.span.start == end + 1 for m in behind)


def _is_name(board: Board, mention: Mention, sure: frozenset[str]) -> bool:
    """Whether a capitalised run counts as a name: by its words, a form of address, or as part of a full name."""
    if mention.score >= SURE_NAME:
        return True
    start, end = mention.span
    addressed = any(m.span.end == start - 1 for m in board.within(Span(max(start - 40, 0), start), "honorific"))
    if addressed and " " not in mention.text and _amid_title(board, start, end):
        return False
    if addressed:
        return True
    return mention.text in sure


def _amid_title(board: Board, start: int, end: int) -> bool:
    """Whether a word stands between the first word of a title and its noun: "Chief [Skills] Officer"."""
    after = board.within(Span(end, end + LONGEST_TITLE), "title")
    before = board.within(Span(max(start - LONGEST_TITLE, 0), start), "title")
    return any(m.span.start == end + 1 for m in after) and any(m.span.end == start - 1 for m in before)


def _is_address(board: Board, span: Span) -> bool:
    """Whether a phrase is no more than a form of address or rank right before a name."""
    if not any(m.span == span for m in board.within(span, "honorific")):
        return False
    behind = Span(span.end, span.end + 60)
    return any(m.span.start == span.end + 1 for m in board.within(behind, "name", "honorific"))
