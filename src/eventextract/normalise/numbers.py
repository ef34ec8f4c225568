"""Numbers in words and figures: surface text -> value."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import NumberValue
from eventextract.normalise.kept import KeptChunks
from eventextract.normalise.runs import Found, Runs
from eventextract.values import Span

FIGURES = expression(r"\d(?:[\d.,]|[ ](?=\d))*")
GROUPED = expression(r"\d{1,3}([ ,.])\d{3}(?:\1\d{3})*")
COMMA = expression(r"\d+,\d\d?")  # a decimal comma
PLAIN = expression(r"\d+(?:\.\d+)?")
BY_SPAN = itemgetter(0)
CLASSES = {"figure": 1, "word": 2}


class NumberMatch(NamedTuple):
    """A number found in a text: where, by which rule, how much."""

    span: Span
    rule: str
    value: NumberValue


class Numbers:
    """Finds and reads numbers: the words stand in the lexicon `number_words`, the forms in `rules/numbers.toml`."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.lexicon("number_words")
        self._worth = {row["word"]: (float(row["value"]), row["class"]) for row in rows}
        links = {row["word"]: 0 for row in knowledge.lexicon("number_links")}
        words = {row["word"]: 0 if row["class"] == "article" else CLASSES["word"] for row in rows}
        self._runs = Runs(knowledge.family("numbers"), links | words, CLASSES, _figures)
        self._values = KeptChunks(self._value)

    def _value(self, text: str) -> NumberValue | None:
        number = self.read(text)
        return None if number is None else NumberValue(number)

    def read(self, text: str) -> float | None:
        """The value of "30", "1,200", "1 204", "4.4 million", "thirty-two", "two dozen", "a hundred", "half a million".

        None for text without a number.
        """
        figures = FIGURES.match(text)
        head = read_figures(figures[0].strip(" .,")) if figures else None
        if figures and head is None:
            return None
        words = re.findall(r"[a-z]+", text[figures.end() if figures else 0 :].lower())
        known = [self._worth[word] for word in words if word in self._worth]
        return _sum(known, head) if known or head is not None else None

    def find(self, text: str) -> tuple[NumberMatch, ...]:
        """All numbers of a text, in order, the longest form of each."""
        found = [match for run in self._runs.find(text) for match in self._of_run(run)]
        found.sort(key=BY_SPAN)
        return tuple(found)

    def _of_run(self, run: list[Found]) -> list[NumberMatch]:
        taken: list[Span] = []
        numbers: list[NumberMatch] = []
        for found in run:
            if taken and any(found.span.overlaps(other) for other in taken):
                continue
            span, rule = found.span, found.rule
            value = None if rule.value == "nothing" else self._values[found.match.string[span.start : span.end]]
            taken.append(span)
            if value is not None:
                numbers.append(NumberMatch(span, rule.id, value))
        return numbers


def read_figures(text: str) -> float | None:
    """A number in figures: groups of three by comma, full stop or blank are thousands; else a full stop is decimal."""
    if grouped := GROUPED.fullmatch(text):
        return float(text.replace(grouped[1], ""))
    if COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return float(text) if PLAIN.fullmatch(text) else None


def _figures(word: str) -> int:
    return CLASSES["figure"] if word else 0


def _sum(words: list[tuple[float, str]], head: float | None) -> float:
    total, current = 0.0, head
    for worth, sort in words:
        if sort == "scale":
            total, current = total + (1 if current is None else current) * worth, None
        elif sort in ("hundred", "dozen"):
            current = (1 if current is None else current) * worth
        elif sort != "article" or current is None:
            current = (current or 0) + worth
    return total + (current or 0)


@lru_cache(maxsize=8)
def numbers_of(knowledge: Knowledge) -> Numbers:
    """The number reader of a models folder, made once."""
    return Numbers(knowledge)
