"""Scores one release's record against its gold file: what is right, missed and extra, by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eventextract.measure.flat import CODES, FIELDS, NAMES, SCALARS, Flat, flat
from eventextract.measure.matching import accepted, is_optional
from eventextract.measure.rightness import is_right, paired, part_is_right, part_of, readings


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error of a field: what to tell; `item`: which of the record's list it is about; `missed`: what is not there."""

    message: str
    item: int | None = None
    missed: str | None = None


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives of a field, with each error."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        """A line for each error."""
        return [one.message for one in self.wrong]

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Share of what was wanted that was found; None where nothing was wanted."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there is nothing to count."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


def score(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, Tally]:
    """A tally for each field of one release."""
    have, tallies = flat(record), {name: Tally() for name in FIELDS}
    for name in SCALARS:
        _scalar(tallies[name], name, gold.get(name), have[name])
    for name in (*NAMES, *CODES, "other_events"):
        _match(tallies[name], name, gold.get(name) or [], have[name])
    _officials(tallies, gold, have)
    return tallies


def total(by_release: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The sums over releases (errors left out)."""
    sums = {name: Tally() for name in FIELDS}
    for tallies in by_release:
        for name, tally in tallies.items():
            sums[name].tp += tally.tp
            sums[name].fp += tally.fp
            sums[name].fn += tally.fn
    return sums


def macro_f1(tallies: Mapping[str, Tally]) -> float:
    """The mean F1 of the fields that have one."""
    known = [tally.f1 for tally in tallies.values() if tally.f1 is not None]
    return sum(known) / len(known) if known else 0.0


def _scalar(tally: Tally, name: str, gold: Any, found: Any) -> None:
    options, have = readings(name, gold, found)
    if is_right(name, gold, found):
        tally.tp += have is not None
        return
    tally.fp += have is not None
    tally.fn += options[0] is not None
    tally.wrong.append(Wrong(f"want {options} got {have}"))


def _match(tally: Tally, name: str, gold: list[Any], have: list[Any]) -> list[tuple[Any, int]]:
    """Count the items of a list field. Returns the required entries that were found, each with its number in `have`."""
    found = paired(name, gold, have)
    taken = set(found.values())
    pairs = [(gold[want], got) for got, want in found.items() if not is_optional(gold[want])]
    missed = [_shown(name, want) for number, want in enumerate(gold) if number not in taken and not is_optional(want)]
    left = [number for number in range(len(have)) if number not in found]
    tally.tp, tally.fp, tally.fn = tally.tp + len(pairs), tally.fp + len(left), tally.fn + len(missed)
    tally.wrong += [Wrong(f"missed {want}", missed=want) for want in missed]
    tally.wrong += [Wrong(f"extra {_shown(name, have[number])}", number) for number in left]
    return pairs


def _shown(name: str, item: Any) -> str:
    """Date and city of an event, the name of an official, the first form of a found body, or a name or code itself."""
    if name == "other_events":
        return f"{item.get('start')} {item.get('city')}"
    if name == "officials":
        return str(item.get("name"))
    return item if isinstance(item, str) else str(item[0])


def _officials(tallies: dict[str, Tally], gold: dict[str, Any], have: Flat) -> None:
    people = have["officials"]
    for want, item in _match(tallies["officials"], "officials", gold.get("officials") or [], people):
        for part in ("position", "affiliation"):
            message = _part(tallies[f"official_{part}"], part, want, people[item])
            tallies[f"official_{part}"].wrong += [Wrong(message, item)] if message else []
        message = _quoted(tallies["official_quoted"], want, people[item])
        tallies["official_quoted"].wrong += [Wrong(message, item)] if message else []


def _part(tally: Tally, part: str, want: dict[str, Any], got: dict[str, Any]) -> str | None:
    """Count a part of an official; what is wrong with it."""
    first, value = accepted(want.get(part))[0], part_of(got, part)
    if part_is_right(part, want, got):
        tally.tp += value is not None
        return None
    tally.fp += value is not None
    tally.fn += first is not None
    return f"{got.get('name')}: want {first} got {value}"


def _quoted(tally: Tally, want: dict[str, Any], got: dict[str, Any]) -> str | None:
    """Count whether an official is quoted; what is wrong with it."""
    if part_is_right("quoted", want, got):
        tally.tp += 1
        return None
    tally.fp += 1
    tally.fn += 1
    return f"{got.get('name')}: want {bool(want.get('quoted'))}"
