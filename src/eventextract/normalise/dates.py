"""Finds expressions of time in text: one grammar for dates, intervals, relative days, months, seasons, durations.

Step one of two, and free of any clock: what the words say. Step two, `normalise.resolve`, sets it against a publication
date. The rules stand in `rules/time.toml`; what the words around an expression make of it (a deadline, an age, the year
a body was founded) in `rules/time_context.toml`.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import TimeValue
from eventextract.normalise.durations import Durations
from eventextract.normalise.kept import MOST
from eventextract.normalise.readings import Groups, Reader, Readers
from eventextract.normalise.relative import Relatives
from eventextract.normalise.runs import Found, Runs
from eventextract.normalise.timecontext import TimeContext
from eventextract.normalise.timewords import CLASSES, TimeWords, figure_classes
from eventextract.values import Span

BY_SPAN = itemgetter(0)
ENDS_OF_SPANS = ("days", "numeric")  # readers of single dates


class TimeMatch(NamedTuple):
    """An expression of time: where, by which rule, what it says."""

    span: Span
    rule: str
    value: TimeValue


class TimeGrammar:
    """The grammar of a models folder. Raises ModelsError for a rule whose `value` names no reader."""

    def __init__(self, knowledge: Knowledge) -> None:
        family = knowledge.family("time")
        words, durations = TimeWords(knowledge), Durations(knowledge)
        self._ends = tuple(rule for rule in family.rules if rule.value in ENDS_OF_SPANS)
        readers = Readers(words, durations, self.read_date, family.parts["listing"], family.parts["range"])
        relatives = Relatives(words, durations)
        self._read_by = readers.by_name | {"relative": relatives.read, "relative-span": relatives.read_span}
        for rule in family.rules:
            if rule.value not in self._read_by:
                known = ", ".join(self._read_by)
                raise ModelsError(f"rule {rule.id}: no reader {rule.value!r}", remedy=f"known are {known}")
        self._said: dict[tuple[int, tuple[str | None, ...]], TimeValue | None] = {}
        self._runs = Runs(family, words.vocabulary, CLASSES, figure_classes)
        self._context = TimeContext(knowledge.family("time_context"))

    def find(self, text: str) -> tuple[TimeMatch, ...]:
        """The expressions of a text in order, no two overlapping; of those that do, the longest."""
        found = [match for run in self._runs.find(text) for match in self._longest(run)]
        found.sort(key=BY_SPAN)
        return self._in_context(text, found)

    def read_date(self, text: str) -> TimeValue | None:
        """The value of text that is one date and nothing else; None for other text."""
        for rule in self._ends:
            match = rule.pattern.fullmatch(text)
            value = match and _try(self._read_by[rule.value or ""], match.groupdict())
            if value:
                return value
        return None

    def _longest(self, run: list[Found]) -> list[TimeMatch]:
        taken: list[Span] = []
        matches: list[TimeMatch] = []
        for found in run:
            if taken and any(found.span.overlaps(span) for span in taken):
                continue
            value = self._value(found)
            if value is None:
                continue
            taken.append(found.span)
            if value.kind != "nothing":
                matches.append(TimeMatch(found.span, found.rule.id, value))
        return matches

    def _value(self, found: Found) -> TimeValue | None:
        """What a match says: the same words by the same rule always the same."""
        said = found.order, found.match.groups()
        try:
            return self._said[said]
        except KeyError:
            value = _try(self._read_by[found.rule.value or ""], found.match.groupdict())
        if len(self._said) >= MOST:
            self._said.clear()
        self._said[said] = value
        return value

    def _in_context(self, text: str, found: list[TimeMatch]) -> tuple[TimeMatch, ...]:
        values = self._context.read(text, [(match.span, match.value) for match in found])
        return tuple([TimeMatch(m.span, m.rule, value) for m, value in zip(found, values, strict=True)])


def _try(reader: Reader, groups: Groups) -> TimeValue | None:
    """What a reader says; None for a day that does not exist, or a letter that only looks like one of a known word."""
    try:
        return reader(groups)
    except (ValueError, KeyError):
        return None


@lru_cache(maxsize=8)
def grammar_of(knowledge: Knowledge) -> TimeGrammar:
    """The grammar of a models folder, made once."""
    return TimeGrammar(knowledge)


def find_times(text: str, models: str | None = None) -> tuple[TimeMatch, ...]:
    """The expressions of time in a text, in order; `models`: a models folder, None for that of the program."""
    return grammar_of(load_knowledge(models)).find(text)


def notation(value: TimeValue) -> str:
    """The value in the notation of the rule files' examples: `2016-11-02/2016-11-04`, `P3D`, `rel:last friday`, ..."""
    if value.kind in ("recurring", "nothing"):
        return value.kind
    if value.kind == "duration":
        return value.duration.iso() if value.duration else "duration"
    dates = value.literal or _ends(value)
    if value.alternative:
        dates = f"{dates}?{value.alternative.edtf()}"
    return f"rel:{value.relative}{'@' if dates else ''}{dates}" if value.relative else dates


def _ends(value: TimeValue) -> str:
    if value.start is None or value.end is None:
        return ""
    return value.start.edtf() if value.start == value.end else f"{value.start.edtf()}/{value.end.edtf()}"
