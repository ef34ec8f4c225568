"""What the words around an expression of time make of it: a deadline, an age, a founding year; "until"; a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eventextract.errors import ModelsError
from eventextract.knowledge.rules import PLACEHOLDERS, Family, Rule
from eventextract.knowledge.triggers import is_plain
from eventextract.mentions import TimeValue
from eventextract.values import Span, days_inclusive

FIELDS = ("use", "bound", "tense")
BEFORE, AFTER = 80, 50  # characters of the paragraph that are looked at
TERM = 120  # days: a longer span is as coarse as one of months


class TimeContext:
    """The rules of `rules/time_context.toml`: `value` is `use:...`, `bound:...` or `tense:...`."""

    def __init__(self, family: Family) -> None:
        self._index = family.index
        self._contexts = tuple(map(_Context.of, family.rules))

    def read(self, text: str, found: Sequence[tuple[Span, TimeValue]]) -> list[TimeValue]:
        """The values with `use`, `bound` and `tense` set by the first rule of each that matches around their spans."""
        return [self._read(text, span, value) for span, value in found]

    def _read(self, text: str, span: Span, value: TimeValue) -> TimeValue:
        kind = "duration" if value.kind == "duration" else "date"
        window = _window(text, span, PLACEHOLDERS[kind])
        lower = window.lower()
        said: dict[str, str] = {}
        for index in self._index.set_off(lower, (kind,)).likely:
            context = self._contexts[index]
            if context.field not in said and context.holds(value) and context.stands_in(window, lower):
                said[context.field] = context.word
        return replace(value, **said) if said else value  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Context:
    rule: Rule
    field: str
    word: str
    required: tuple[str, ...]

    @classmethod
    def of(cls, rule: Rule) -> _Context:
        field, _, word = (rule.value or "").partition(":")
        required = {name.rstrip("0123456789") for name in rule.groups}
        if field not in FIELDS or not word or not required <= set(REQUIRED):
            remedy = f"write use:..., bound:... or tense:..., and name groups {', '.join(sorted(REQUIRED))}"
            raise ModelsError(f"rule {rule.id}: unknown value or group", remedy=remedy)
        return cls(rule, field, word, tuple(sorted(required)))

    def holds(self, value: TimeValue) -> bool:
        """Whether the value is of the sort that the rule asks for."""
        return not self.required or all(REQUIRED[name](value) for name in self.required)

    def stands_in(self, window: str, lower: str) -> bool:
        """Whether the rule matches; `lower`: the window in small letters."""
        may_match = self.rule.may_match(lower) or not is_plain(lower)
        return may_match and self.rule.pattern.search(window) is not None


def _window(text: str, span: Span, placeholder: str) -> str:
    """What stands around a span in its sentence (as full stops tell), the span itself as one placeholder."""
    before = text[max(0, span.start - BEFORE) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AFTER].partition("\n")[0]
    return before.rpartition(". ")[2] + placeholder + after.partition(". ")[0]


def _long(value: TimeValue) -> bool:
    return value.duration is not None and value.duration.unit in "YM"


def _coarse(value: TimeValue) -> bool:
    if value.kind in ("month", "year", "season", "decade") or (value.start and not value.start.day):
        return True
    days = days_inclusive(value.start, value.end) if value.start and value.end else None
    return days is not None and days > TERM


def _today(value: TimeValue) -> bool:
    return value.relative == "today"


def _single(value: TimeValue) -> bool:
    return value.kind != "interval"


REQUIRED = {"long": _long, "coarse": _coarse, "today": _today, "single": _single}
"""What a named group in a rule asks of the value."""
