"""Lines, and hard-wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.line import ITEM
from eventextract.release.mapped import Edit, Mapped
from eventextract.values import Span, span_of

WIDEST = 130  # characters: a longer line was not wrapped by hand or by a mail program
SHORTEST = 30  # a shorter line that ends without a stop is a heading or a list item, no wrapped line
QUOTED = expression(r"^ ?>[> ]{0,8}", re.MULTILINE)
QUOTED_LINES = 4  # so many lines in a row that begin with ">" are a quoted mail, fewer are a list
QUOTED_BLOCK = expression(rf"(?:^ ?>[^\n]*\n?){{{QUOTED_LINES},}}", re.MULTILINE)
HEAD = 600  # characters within which the lines above a story stand
OPEN = tuple(",(-–/:&")  # what a line that goes on can end with
STOP = tuple('.!?:;"')
WORD_END = expression(r"([^\W\d_]+)-$")
WORD = expression(r"(?<![\w-])[^\W_]+(?:-[^\W_]+)?(?![\w-])")
NO_BLANK = expression(r"[^ \n]+")
WORD_START = expression(r"[^\W_]+")


def lines_of(text: str) -> list[Span]:
    """Each line's span without blanks at its ends; an empty line has an empty span."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip(" ")
        left = start + line.find(words) if words else start
        spans.append(span_of((left, left + len(words))))
        start += len(line) + 1
    return spans


def unwrapped(text: Mapped, cues: Cues) -> Mapped:
    """The text with marks of quoted mail taken off and each paragraph on one line."""
    if ">" in text.text:
        text = text.edit(_quote_marks(text.text))
    return text.edit(_Wrapping(text.text, cues).edits())


def _quote_marks(text: str) -> Iterator[Edit]:
    for block in QUOTED_BLOCK.finditer(text):
        for mark in QUOTED.finditer(text, *block.span()):
            yield Edit(*mark.span())


class _Wrapping:
    """Which line ends of a text are mere wrapping."""

    def __init__(self, text: str, cues: Cues) -> None:
        self.text, self.cues = text, cues
        self.lines = lines_of(text)
        self.pairs = [
            (one, two)
            for one, two in zip(self.lines, self.lines[1:], strict=False)
            if one.start < one.end and two.start < two.end and one.end - one.start <= WIDEST
        ]
        running = [one for one, two in self.pairs if self._runs_on(one, two)]
        self.width = max((one.end - one.start for one in running), default=0)
        self.wrapped = bool(running) and 4 * len(running) >= len(self.pairs)

    def edits(self) -> Iterator[Edit]:
        """Line ends to replace, in order."""
        for one, two in self.pairs:
            if self._joined(one, two):
                yield self._join(one, two)

    def _runs_on(self, one: Span, two: Span) -> bool:
        """Whether a sentence plainly goes on: no stop, then a small letter."""
        last, first = self.text[one.end - 1], self.text[two.start]
        return one.end - one.start >= SHORTEST and last not in STOP and first.islower() and not self._item(two)

    def _breaks_word(self, one: Span, two: Span) -> bool:
        """Whether a word goes on in the next line, after a hyphen."""
        return self.text[two.start].islower() and bool(WORD_END.search(self.text, max(one.start, one.end - 3), one.end))

    def _item(self, line: Span) -> bool:
        return bool(ITEM.match(self.text, line.start, line.end))

    def _joined(self, one: Span, two: Span) -> bool:
        if self._item(two) or self.cues.match("contact", self._text(two)):
            return False
        if self._breaks_word(one, two):
            return True
        if self._is_dated(one, two):
            return False
        if self.wrapped and self._is_full(one, two) and not self._heading(one, two):
            return True
        return self._dangles(one, two)

    def _is_dated(self, one: Span, two: Span) -> bool:
        """Whether below a line of the head, which could end so, a date stands alone or a dateline begins."""
        last = self.text[one.start : one.end].rsplit(" ", 1)[-1].lower()
        if one.start > HEAD or last[-1] in OPEN or last in self.cues.function or last in self.cues.dangling:
            return False
        line = self._text(two)
        date = self.cues.date.match(line)
        if date and not self.cues.time.sub("", line[date.end() :]).strip(" ,|"):
            return True
        dateline = self.cues.match("dateline", line)
        return dateline is not None and line[0].isalpha() and self.cues.date.search(dateline[0]) is not None

    def _is_full(self, one: Span, two: Span) -> bool:
        """Whether the next line's first word would not have fitted, or the sentence runs on from a line not short."""
        length = one.end - one.start
        whole = self.text[one.end - 1] not in STOP  # "Anna Ek-Tamm" may have been wrapped before "Ek-Tamm", not within
        word = (NO_BLANK if whole else WORD_START).match(self.text, two.start, two.end)
        needed = length + 1 + (word.end() - two.start if word else 1)
        return needed > 0.94 * self.width or (self._runs_on(one, two) and length > 0.6 * self.width)

    def _heading(self, one: Span, two: Span) -> bool:
        """Whether the first line is in capitals and the second is not."""
        return self._text(one).isupper() and not self._text(two).isupper()

    def _dangles(self, one: Span, two: Span) -> bool:
        """Whether a headline's line goes on: it ends with "of" or the like, or is one of two in capitals."""
        first, second = self._text(one), self._text(two)
        if first.isupper() != second.isupper():
            return False
        if first.rsplit(" ", 1)[-1].lower() in self.cues.dangling and " " in first:
            return True
        alone = not self._neighbour(one, -1) and not self._neighbour(two, 1)
        return self.wrapped and alone and first.isupper() and first.count(" ") > 3 and first[-1] not in STOP

    def _neighbour(self, line: Span, step: int) -> bool:
        """Whether there is a line right before (-1) or after (1) this one."""
        if step < 0:
            end = self.text.rfind("\n", 0, line.start)
            return end > 0 and bool(self.text[self.text.rfind("\n", 0, end) + 1 : end].strip())
        start = self.text.find("\n", line.end)
        end = self.text.find("\n", start + 1)
        return start >= 0 and bool(self.text[start + 1 : None if end < 0 else end].strip())

    def _text(self, line: Span) -> str:
        return self.text[line.start : line.end]

    def _join(self, one: Span, two: Span) -> Edit:
        broken = WORD_END.search(self.text, max(one.start, one.end - 40), one.end)
        if not broken:
            return Edit(one.end, two.start, " ")
        rest = WORD_START.match(self.text, two.start, two.end)
        keeps = not rest or not rest[0].islower() or self._compound(broken[1], rest[0])
        return Edit(one.end, two.start) if keeps else Edit(one.end - 1, two.start)

    def _compound(self, first: str, rest: str) -> bool:
        """Whether a word broken at its hyphen is written with it: elsewhere in the text, or as its first part tells."""
        if f"{first}{rest}" in self.words:
            return False
        if f"{first}-{rest}" in self.words or first.lower() in self.cues.compound:
            return True
        return first in self.words and rest in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, with and without hyphens."""
        return frozenset(WORD.findall(self.text))
