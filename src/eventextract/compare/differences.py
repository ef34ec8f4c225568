"""What a comparison finds: differences of values, of whole records, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What happened to a value, to an item of a list, or to what it rests on."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"  # the same in meaning, written otherwise
    MOVED = "moved"  # the same value, resting on other words or another rule


class Verdict(StrEnum):
    """What a difference is by gold; without gold, and where gold says nothing of it, it is drift."""

    REGRESSION = "regression"
    IMPROVEMENT = "improvement"
    DRIFT = "drift"


class State(StrEnum):
    """What happened to a record."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    FAILED = "failed since"  # there was a record, and now there is an error, or no valid record
    RECOVERED = "no longer failing"
    FAILING = "new and failing"  # an input that was not there before, and fails


class Level(StrEnum):
    """Which differences matter to the caller: all, those of values and whole records, or regressions alone."""

    DIFFERENCE = "difference"
    VALUE = "value"
    REGRESSION = "regression"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between the two records of a release.

    `field` is for people (`entities.officials[Maja Lindqvist].position`), `old_path` and `new_path` are JSON pointers
    into either record: None where the item is not there. Values are plain JSON; of what MOVED, the evidence.
    """

    field: str
    kind: Kind
    old_path: str | None
    new_path: str | None
    old: Any
    new: Any
    verdict: Verdict = Verdict.DRIFT

    @property
    def is_apart(self) -> bool:
        """Whether the fact is the same, and its wording or evidence alone differs."""
        return self.kind in (Kind.REWORDED, Kind.MOVED)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happened to the record at a place below the folder.

    `verdict` is about the record as a whole; DRIFT where its state is CHANGED. `note`: why it failed, or where it stood
    before, or that the text of the release is another.
    """

    place: str
    state: State
    differences: tuple[Difference, ...] = ()
    verdict: Verdict = Verdict.DRIFT
    note: str | None = None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those of its values, or of the whole record where it came, went or failed."""
        if self.state is not State.CHANGED:
            return (self.verdict,)
        return tuple(one.verdict for one in self.differences if not one.is_apart)

    def matters(self, level: Level) -> bool:
        """Whether anything of this level is in it."""
        if level is Level.REGRESSION:
            return Verdict.REGRESSION in self.verdicts
        return level is Level.DIFFERENCE or bool(self.verdicts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two folders compared: the records that differ, sorted by place; how many are the same, fail in both, have gold.

    `invalid`: places of files in the new folder that are no valid records. `judged` is None where no gold was given.
    """

    changes: tuple[RecordChange, ...]
    same: int
    failing: int
    judged: int | None
    invalid: tuple[str, ...] = ()

    def matters(self, level: Level) -> bool:
        """Whether any record differs in what this level is about."""
        return any(change.matters(level) for change in self.changes)

    def count(self, verdict: Verdict) -> int:
        """How many differences of values and whole records have this verdict."""
        return sum(change.verdicts.count(verdict) for change in self.changes)

    def in_state(self, state: State) -> int:
        """How many records are in this state."""
        return sum(change.state is state for change in self.changes)

    def differences(self) -> Iterator[Difference]:
        """Those of all records."""
        return (one for change in self.changes for one in change.differences)

    @property
    def apart(self) -> int:
        """How many differences are of wording or evidence alone."""
        return sum(one.is_apart for one in self.differences())
