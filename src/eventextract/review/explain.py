"""Why a record says what it says: each value with its rule, its basis, its words, and the candidates that lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from rich.console import Console
from rich.text import Text

from eventextract.errors import UsageError
from eventextract.extractor import Analysis
from eventextract.mentions import Candidate
from eventextract.record import EventRecord
from eventextract.terminal import one_line, shortened

NEAR = 0.75  # how like a field that is meant must be, of 1
_EXPLAINED = ("source", "event", "related_events", "entities", "quotes")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the decoded text that something rests on: its first code point, and the words from there."""

    start: int
    text: str

    def __str__(self) -> str:
        return f'"{shortened(one_line(self.text))}" at {self.start}'


@dataclass(frozen=True, slots=True)
class Explained:
    """One value of a record: its path, itself as JSON, how it came there (None: it did not), warnings."""

    path: str
    value: str
    basis: str | None
    rule: str | None
    words: tuple[Words, ...]
    losers: tuple[Lost, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A candidate that lost: what it would have said, its rule, its words, and why it lost."""

    value: str
    rule: str
    words: tuple[Words, ...]
    reason: str

    def says(self, value: str) -> bool:
        """Whether it says the same as this value (as JSON): another rule that came to the winner's value."""
        return json.dumps(self.value, ensure_ascii=False) == value


def explain(analysis: Analysis, field: str | None, console: Console) -> None:
    """Print the explanation of each value, or of those of one field (`event.start`, `start`, `officials`).

    Raises UsageError for a field that no record has.
    """
    explained = list(explanations(analysis.record, losers_of(analysis)))
    chosen = [one for one in explained if field is None or _names(field, one.path)]
    if field is not None and not chosen:
        raise UsageError(f"no field {one_line(field)!r} in the record", remedy=_nearest(field, explained))
    for one in chosen:
        console.print(_printed(one), soft_wrap=True)


def explanations(record: EventRecord, losers: Mapping[str, tuple[Lost, ...]]) -> Iterator[Explained]:
    """All claims of a record, in its order, with the empty fields of source and event, and lists that are empty.

    `losers`: the candidates that lost, by path.
    """
    data = json.loads(record.to_json())
    evidence = {entry.path: entry for entry in record.evidence}
    for path, value in _values(data):
        entry = evidence.get(path)
        if entry is None and path not in losers and not _is_empty_field(path, value):
            continue
        yield Explained(
            path=path,
            value=json.dumps(value, ensure_ascii=False),
            basis=entry.basis if entry else None,
            rule=entry.rule if entry else None,
            words=tuple(Words(span.start, span.text) for span in entry.spans) if entry else (),
            losers=losers.get(path, ()),
            warnings=tuple(warning.message for warning in record.warnings if warning.path == path),
        )


def losers_of(analysis: Analysis) -> dict[str, tuple[Lost, ...]]:
    """The candidates that lost in an analysis, by path."""
    return {one.path: tuple(_lost(loser, analysis) for loser in one.losers) for one in analysis.decisions}


def _lost(loser: Candidate, analysis: Analysis) -> Lost:
    reading, text = analysis.release.reading, analysis.release.text
    spans = [reading.span_in_source(span) for span in loser.spans]
    words = tuple(Words(span.start, text[span.start : span.end]) for span in spans)
    return Lost(loser.value, loser.rule, words, loser.reason)


def _nearest(field: str, explained: Iterable[Explained]) -> str:
    """What to do about a field that no record has."""
    names = {part for one in explained for part in one.path.split("/") if part.isidentifier()}
    near = get_close_matches(re.split(r"[./]", field)[-1], sorted(names), n=1, cutoff=NEAR)
    return f"did you mean {near[0]!r}?" if near else "leave it out to see all"


def _values(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of the plain record that may be claimed or explained, however deep, before what lies in it."""
    if path:
        yield path, data
    if isinstance(data, dict):
        for key in data if path else _EXPLAINED:
            yield from _values(data[key], f"{path}/{key}")
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _values(item, f"{path}/{index}")


def _is_empty_field(path: str, value: Any) -> bool:
    """Whether a field of source or event is empty, or a list; not the parts of an item that the record does have."""
    if any(part.isdigit() for part in path.split("/")):
        return False
    return value == [] or (value is None and path.startswith(("/source/", "/event/")))


def _names(field: str, path: str) -> bool:
    """Whether a field as the user writes it (`event.start`, `start`) stands in the path, as whole parts in a row."""
    wanted = "/".join(part for part in re.split(r"[./]", field) if part)
    return bool(wanted) and f"/{wanted}/" in f"{path}/"


def _printed(one: Explained) -> Text:
    text = Text.assemble((one_line(one.path), "bold"), "  ", one_line(one.value))
    if one.basis:
        text.append(f"\n    {one.basis} by {one_line(one.rule or 'the caller')}", style="green")
    if one.words:
        text.append(f"\n    from {_listed(one.words)}")
    for loser in one.losers:
        text.append(f"\n    {_printed_loser(loser, one.value)}", style="dim")
    for warning in one.warnings:
        text.append(f"\n    note: {one_line(warning)}", style="yellow")
    return text


def _printed_loser(loser: Lost, winner: str) -> str:
    """A candidate on one line: one that says the same as the winner agrees, any other lost."""
    verdict = "agrees" if loser.says(winner) else "lost"
    words = f", from {_listed(loser.words)}" if loser.words else ""
    reason = f": {one_line(loser.reason)}" if loser.reason else ""
    return f"{verdict}: {one_line(loser.value)} by {one_line(loser.rule)}{words}{reason}"


def _listed(words: tuple[Words, ...]) -> str:
    return ", ".join(map(str, words))
