"""One release as the page opens it: its text, its mentions, and each value of its record with what speaks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eventextract.record import EventRecord
from eventextract.report.entries import Entry
from eventextract.report.gold import Verdict
from eventextract.report.marking import marked
from eventextract.report.wording import worded
from eventextract.review.explain import Explained, Lost, Words, explanations, losers_of

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Detail:
    """What the page needs to show one entry; `plain` gives it as JSON, short-keyed since a page may hold thousands."""

    entry: Entry
    verdict: Verdict | None

    def plain(self) -> dict[str, Any]:
        """Keys: `text`, `marks` (start, end, group, kind), `values` (see `_value`), `warnings`, `notes`."""
        analysis, record = self.entry.analysis, self.entry.record
        return {
            "text": self._text,
            "marks": list(marked(analysis)) if analysis else [],
            "values": self._values(record) if record else [],
            "warnings": [[one.code, one.path, one.message] for one in record.warnings] if record else [],
            "notes": list(self.entry.notes),
        }

    @property
    def _text(self) -> str:
        return self.entry.analysis.release.text if self.entry.analysis else ""

    def _values(self, record: EventRecord) -> list[dict[str, Any]]:
        losers = losers_of(self.entry.analysis) if self.entry.analysis else {}
        wrong = self.verdict.wrong if self.verdict else {}
        shown = [one for one in explanations(record, losers) if _is_shown(one)]
        values = [self._value(one, record, wrong) for one in shown]
        for place, name in self.verdict.missed if self.verdict else ():
            values.insert(_after(values, place), {"path": place, "missed": name})
        return values

    def _value(self, one: Explained, record: EventRecord, wrong: Mapping[str, str]) -> dict[str, Any]:
        """`path`, `value`, `more` (lines), `basis`, `rule`, `spans`, `losers`, `why` (of a null), `wrong`; empty ones left out."""
        line, more = worded(json.loads(one.value))
        value = {
            "path": one.path,
            "value": line,
            "more": more,
            "basis": one.basis,
            "rule": one.rule,
            "spans": list(self._spans(one.words)),
            "losers": [self._loser(loser, one.value) for loser in one.losers],
            "why": "" if line else _why_empty(one, record),
            "notes": one.warnings if line else (),
            "wrong": wrong.get(one.path),
        }
        return {key: part for key, part in value.items() if part or key == "value"}

    def _spans(self, words: tuple[Words, ...]) -> Iterator[Stretch]:
        """The stretches whose words stand there: of a release that has changed not all do."""
        for one in words:
            end = one.start + len(one.text)
            if self._text[one.start : end] == one.text:
                yield one.start, end

    def _loser(self, loser: Lost, winner: str) -> dict[str, Any]:
        return {
            "value": loser.value,
            "rule": loser.rule,
            "spans": list(self._spans(loser.words)),
            "reason": loser.reason,
            "agrees": loser.says(winner),
        }


def _is_shown(one: Explained) -> bool:
    """All claims, all that has losers, and what is empty: but for the empty parts of the items of lists."""
    within_item = any(part.isdigit() for part in one.path.split("/"))
    return bool(one.basis or one.losers) or (one.value in ("null", "[]") and not within_item)


def _why_empty(one: Explained, record: EventRecord) -> str:
    if one.warnings:
        return "; ".join(one.warnings)
    if one.path.startswith("/event/") and record.event.type == "none":
        return "the release tells of no event"
    if record.event.type is None:
        return "the release was not read: see its warnings"
    return "other candidates lost" if one.losers else "nothing in the release says it"


def _after(values: list[dict[str, Any]], place: str) -> int:
    """Where what was missed in a list belongs: behind its last item."""
    rows = (row for row, one in enumerate(values) if f"{one['path']}/".startswith(f"{place}/"))
    return max(rows, default=len(values) - 1) + 1
