"""Words that stand under who says them: a line with a name and post over a statement, a title such as "Remarks by ..."."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, SaidValue
from eventextract.pipeline.board import Board
from eventextract.pipeline.rules import Hit
from eventextract.values import Span

LINE, TITLE = "heading", "speech-title"  # values of rules: two sorts of headings
OPENING, REACH = 5, 8  # utterances within which such a title stands, and after it the first person
SERIES = 2  # statements of a text after which a further one under such a line needs no sign of its own
ENDS = (".", "!", "?")
WORD = expression(r"[^\W\d_]+")


class Headings:
    """Follows the utterances of one text; a heading waits for the statement under it. `own`: words of the first person."""

    def __init__(self, board: Board, own: frozenset[str]) -> None:
        self._board, self._own = board, own
        self._seen, self._statements, self._since = 0, 0, 0
        self._waiting: Hit | None = None

    def said(self, utterance: Span, found: list[Hit], is_open: bool) -> list[Mention]:
        """The attribution that an utterance, with the hits in it, proves for the heading above; [] for none.

        `is_open`: nobody else is known to have said what it tells.
        """
        self._seen += 1
        self._since += 1
        heading = next((hit for hit in found if self._is_heading(hit, utterance)), None)
        said = self._attributed(utterance) if is_open and heading is None else []
        if said or heading:
            self._waiting, self._since = heading, 0
        return said

    def _is_heading(self, hit: Hit, utterance: Span) -> bool:
        """Whether a hit is a line of its own, and one that is the title of a speech stands at the top."""
        if hit.rule.value != LINE and (hit.rule.value != TITLE or self._seen > OPENING):
            return False
        text = self._board.text
        return text[max(utterance.start - 1, 0) : utterance.start] in ("", "\n") and text[utterance.end :][:1] == "\n"

    def _attributed(self, utterance: Span) -> list[Mention]:
        hit = self._waiting
        speaker = hit.span("speaker") if hit else None
        if hit is None or speaker is None or not self._reaches(hit, utterance):
            return []
        quotations = self._board.within(utterance, "quote")
        words = tuple(Span(m.span.start + 1, m.span.end - 1) for m in quotations[:1] if m.span.start == utterance.start)
        if not words and not self._is_own(utterance) and not self._continues(hit, utterance):
            return []
        self._statements += hit.rule.value == LINE
        return [self._board.mention("said", *hit.whole, hit.rule.id, SaidValue(speaker, words))]

    def _reaches(self, hit: Hit, utterance: Span) -> bool:
        """Whether an utterance is under a heading still: near a title, in the paragraph right under a line."""
        if hit.rule.value == TITLE:
            return self._since <= REACH
        return "\n" not in self._board.text[hit.whole.end : utterance.end].lstrip(":) \n")

    def _is_own(self, utterance: Span) -> bool:
        return not self._own.isdisjoint(WORD.findall(self._board.text, *utterance))

    def _continues(self, hit: Hit, utterance: Span) -> bool:
        """Whether it is one more of a series of statements."""
        whole = self._board.text[utterance.start : utterance.end].endswith(ENDS)
        return hit.rule.value == LINE and self._statements >= SERIES and whole
