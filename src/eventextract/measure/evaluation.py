"""A folder of gold files against records (or texts, extracted first): scores with intervals, and every error."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eventextract.errors import EventExtractError, UsageError
from eventextract.extractor import Extractor
from eventextract.measure.flat import FIELDS
from eventextract.measure.gold import gold_paths, load_object
from eventextract.measure.scoring import Tally, macro_f1, score, total

RESAMPLES = 1000
SEED = 0
TEXT_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The tallies of each release by field, and the releases that had no record (each counts as an empty one)."""

    releases: Mapping[str, Mapping[str, Tally]]
    missing: tuple[str, ...]

    @property
    def fields(self) -> dict[str, Tally]:
        """The sums over all releases."""
        return total(self.releases.values())

    @property
    def macro(self) -> float:
        """Macro F1 over the fields."""
        return macro_f1(self.fields)

    def errors(self) -> Iterator[tuple[str, str, str]]:
        """Every miss and extra: field, release, what."""
        for name in FIELDS:
            for release, tallies in self.releases.items():
                for error in tallies[name].errors:
                    yield name, release, error

    def intervals(self) -> dict[str, tuple[float, float]]:
        """The 95 % bootstrap interval of each field's F1, and of `macro`; releases are resampled, seed 0."""
        chance = random.Random(SEED)
        rows = list(self.releases.values())
        drawn: dict[str, list[float]] = {name: [] for name in (*FIELDS, "macro")}
        for _ in range(RESAMPLES):
            sums = total(chance.choices(rows, k=len(rows)))
            for name, tally in sums.items():
                if tally.f1 is not None:
                    drawn[name].append(tally.f1)
            drawn["macro"].append(macro_f1(sums))
        return {name: _middle(values) for name, values in drawn.items() if values}


def _middle(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)]


def evaluate(gold: Path, source: Path, extractor: Extractor | None = None) -> Evaluation:
    """Score `source` (a folder of records, or of releases) against a folder of gold files.

    Raises UsageError when there are no gold files or no such folder.
    """
    files = gold_paths(gold)
    if not source.is_dir():
        raise UsageError("no such folder", where=str(source))
    have = {path.stem: record for path in files if (record := _record(path.stem, source, extractor)) is not None}
    releases = {path.stem: score(load_object(path), have.get(path.stem, {"event": {}})) for path in files}
    return Evaluation(releases, tuple(name for name in releases if name not in have))


def _record(stem: str, source: Path, extractor: Extractor | None) -> dict[str, Any] | None:
    if (source / f"{stem}.json").is_file():
        return load_object(source / f"{stem}.json")
    texts = [path for suffix in TEXT_SUFFIXES if (path := source / f"{stem}{suffix}").is_file()]
    if not texts:
        return None
    try:
        record = (extractor or _default()).extract_path(texts[0], source)
    except EventExtractError:
        return None
    return record.model_dump(mode="json")


@cache
def _default() -> Extractor:
    return Extractor()
