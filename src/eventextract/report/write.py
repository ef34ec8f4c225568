"""From folders to the file of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventextract.batch.writing import write_atomically
from eventextract.compare.judging import GoldFolder
from eventextract.extractor import Extractor
from eventextract.knowledge import load_knowledge
from eventextract.report.detail import Detail
from eventextract.report.entries import Entry, Folders, State, entries_of
from eventextract.report.gold import Verdict, verdict
from eventextract.report.overview import Overview
from eventextract.report.page import PACK, Page, packed


@dataclass(frozen=True, slots=True)
class Request:
    """What the report is made of: folders of records, of releases, of gold files where there are any; its file."""

    records: Path
    texts: Path
    out: Path
    gold: Path | None = None


def write_report(request: Request, make: Callable[[], Extractor], tick: Callable[[str], None]) -> dict[State, int]:
    """Analyse the releases again, and write the report. `make` gives the extractor; `tick` is told the name of each entry.

    Returns how many entries there are of each state. Raises UsageError where a folder is missing or holds nothing of
    its kind, WriteError where the file cannot be written.
    """
    gold = GoldFolder(request.gold) if request.gold else None
    collected, states = Collected(), Counter[State]()
    for entry in entries_of(Folders(request.records, request.texts), make()):
        wanted = gold.of(f"{entry.name}.json") if gold else None
        collected.add(entry, verdict(wanted, entry.record) if wanted and entry.record else None)
        states[entry.state] += 1
        tick(entry.name)
    page = collected.page(f"Events in {request.records.resolve().name}")
    write_atomically(request.out, page.html())
    return dict(states)


class Collected:
    """The overview, and the releases packed as they come: of thousands not all stay in memory unpacked."""

    def __init__(self) -> None:
        self._overview = Overview(load_knowledge().countries)
        self._packs: list[str] = []
        self._waiting: list[dict[str, Any]] = []

    def add(self, entry: Entry, verdict: Verdict | None) -> None:
        """Add an entry, and what gold says of it where it does."""
        self._overview.add(entry, verdict)
        self._waiting.append(Detail(entry, verdict).plain())
        if len(self._waiting) == PACK:
            self._pack()

    def page(self, title: str) -> Page:
        """The page of all that was added."""
        if self._waiting:
            self._pack()
        return Page(title, self._overview.plain(), tuple(self._packs))

    def _pack(self) -> None:
        self._packs.append(packed(self._waiting))
        self._waiting = []
