"""Two folders of records become a comparison: which record is which, what became of it, and how its values differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eventextract.compare.differences import Comparison, Difference, RecordChange, State, Verdict
from eventextract.compare.evidence import moves
from eventextract.compare.folders import Folder, Plain, opened, table_of
from eventextract.compare.judging import GoldFolder, Judge, verdict_on_record
from eventextract.compare.values import ValueComparison
from eventextract.record_files import no_records

OTHER_TEXT = "the text of the release is another"


def compare_folders(old: Path, new: Path, gold: Path | None = None) -> Comparison:
    """Compare the records of two folders; with a folder of gold files, judge the differences.

    Raises UsageError when a folder is missing, when no run has left anything in `new`, or there is no gold in `gold`.
    """
    before, after = opened(old, new)
    if not after.files and not after.failures:
        raise no_records(new)
    return _Comparing(before, after, GoldFolder(gold) if gold else None).result()


class _Comparing:
    """Goes through all places of two folders once."""

    def __init__(self, old: Folder, new: Folder, gold: GoldFolder | None) -> None:
        self.old, self.new, self.gold = old, new, gold
        self.same = self.failing = 0
        came = {name: why for name, why in new.failures.items() if name not in old.failures}
        self.broken = {table: f"{name}: {why}" for name, why in came.items() if (table := table_of(name))}
        # Of records on one side the place, and the hash of the release: thousands of whole ones would fill the memory.
        self.came: dict[str, str] = {}
        self.went: dict[str, str] = {}

    def result(self) -> Comparison:
        sides = (self.old, self.new)
        places = sorted({place for side in sides for place in (*side.files, *side.failures)})
        changes = [change for place in places for change in self._at(place)]
        changes += self._moved()
        changes += [self._whole(place, State.GONE) for place in self.went]
        changes += [self._whole(place, State.NEW) for place in self.came]
        ordered = tuple(sorted(changes, key=lambda change: change.place))
        judged = None if self.gold is None else sum(place in self.gold for place in places)
        return Comparison(ordered, self.same, self.failing, judged, tuple(sorted(self.new.invalid)))

    def _at(self, place: str) -> Iterator[RecordChange]:
        if self._same_bytes(place):
            self.same += 1
            return
        old, new = self.old.record(place), self.new.record(place)
        if old and new:
            yield from self._differing(place, old, new)
        elif old or new:
            yield from self._one_sided(place, old, new)
        elif why := self.new.failure(place):
            if self.old.failure(place):
                self.failing += 1
            else:
                yield RecordChange(place, State.FAILING, note=why)

    def _same_bytes(self, place: str) -> bool:
        paths = [side.files[place] for side in (self.old, self.new) if place in side.files]
        if len(paths) < 2 or place in self.old.failures or place in self.new.failures:
            return False
        return paths[0].read_bytes() == paths[1].read_bytes()

    def _one_sided(self, place: str, old: Plain | None, new: Plain | None) -> Iterator[RecordChange]:
        if old:
            if why := self.new.failure(place) or self._row_failure(place, old):
                yield RecordChange(place, State.FAILED, verdict=Verdict.REGRESSION, note=why)
            else:
                self.went[place] = old["source"]["sha256"]
        elif new and self.old.failure(place):
            yield RecordChange(place, State.RECOVERED, verdict=Verdict.IMPROVEMENT)
        elif new:
            self.came[place] = new["source"]["sha256"]

    def _row_failure(self, place: str, old: Plain) -> str | None:
        """Why a record of a table is gone: errors name rows by their numbers, so that any new one may be about it."""
        table = old["source"]["file"]
        return self.broken.get(table) if table and place.startswith(f"{table}/") else None

    def _moved(self) -> Iterator[RecordChange]:
        """Records of the same release that stand elsewhere now."""
        before, after = Counter(self.went.values()), Counter(self.came.values())
        homes = {known: place for place, known in self.went.items()}
        for place, known in list(self.came.items()):
            if before[known] == after[known] == 1:
                del self.came[place], self.went[homes[known]]
                for change in self._differing(place, *self._read(homes[known], place)):
                    yield replace(change, note=f"it stood at {homes[known]}")

    def _read(self, old: str, new: str) -> tuple[Plain, Plain]:
        return self.old.record(old) or {}, self.new.record(new) or {}

    def _differing(self, place: str, old: Plain, new: Plain) -> Iterator[RecordChange]:
        gold = self._gold(place)
        differences = compare_records(old, new, gold)
        if differences:
            note = OTHER_TEXT if old["source"]["sha256"] != new["source"]["sha256"] else None
            yield RecordChange(place, State.CHANGED, differences, note=note)
        else:
            self.same += 1

    def _whole(self, place: str, state: State) -> RecordChange:
        gold = self._gold(place)
        found = [side.record(place) if gold else None for side in (self.old, self.new)]
        return RecordChange(place, state, verdict=verdict_on_record(gold, *found) if gold else Verdict.DRIFT)

    def _gold(self, place: str) -> Plain | None:
        return self.gold.of(place) if self.gold else None


def compare_records(old: Plain, new: Plain, gold: Plain | None = None) -> tuple[Difference, ...]:
    """The differences between two plain records of one release, in the order of the record, those of evidence last.

    With `gold`, a plain gold file, each has its verdict; without, all are drift.
    """
    values = ValueComparison(old, new)
    found = (*values.found, *moves(values))
    if gold is None:
        return found
    judge = Judge(gold, values)
    return tuple(replace(one, verdict=judge.verdict(one)) for one in found)
