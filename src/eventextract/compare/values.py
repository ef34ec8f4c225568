"""Two records of one release, value by value: what was gained, lost, changed, added, removed, or written otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eventextract.claims import PARTICIPANT_COUNTS
from eventextract.compare.differences import Difference, Kind
from eventextract.compare.identity import pair
from eventextract.compare.pointers import field_of, followed, label, named, value_at
from eventextract.compare.references import with_new_names
from eventextract.measure.matching import hours
from eventextract.normalise.names import fold_name

WARNINGS = "/warnings"
NOT_FACTS = ("schema_version", "evidence")
WHOLE = frozenset(f"event.participants.{name}" for name in PARTICIPANT_COUNTS)  # a count is one value
FOLLOWS = {"latitude": "city", "longitude": "city", "characters": "sha256"}  # says nothing more where the other changed


@dataclass(slots=True)
class ValueComparison:
    """The differences between the values of two plain records, and which items of their lists are the same thing.

    The order of a list says nothing: its items are paired by identity. A body or person under another name is the same
    in every place that names it.
    """

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    pairs: dict[str, Mapping[int, int]] = field(default_factory=dict)
    found: tuple[Difference, ...] = ()

    def __post_init__(self) -> None:
        renamed = with_new_names(self.old, self.new)
        facts = ({name: record[name] for name in record if name not in NOT_FACTS} for record in (renamed, self.new))
        self.found = tuple(self._values("", "", *facts))

    def _values(self, old_path: str, new_path: str, old: Any, new: Any) -> Iterator[Difference]:
        if old == new:
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping) and field_of(new_path) not in WHOLE:
            yield from self._parts(old_path, new_path, old, new)
        elif isinstance(old, list) and isinstance(new, list):
            yield from self._items(old_path, new_path, old, new)
        else:
            yield self._difference(named(new_path, self.new), _kind(old, new), old_path, new_path)

    def _parts(
        self, old_path: str, new_path: str, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[Difference]:
        for name in new:
            leader = FOLLOWS.get(name)
            if leader is None or same_meaning(old[leader], new[leader]):
                yield from self._values(f"{old_path}/{name}", f"{new_path}/{name}", old[name], new[name])

    def _items(self, old_path: str, new_path: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
        if old_path == WARNINGS:  # they name places in the record, and stand behind all lists that those may be in
            old = [{**one, "path": followed(one["path"], self.pairs) or one["path"]} for one in old]
        pairs = self.pairs[old_path] = pair(field_of(new_path), old, new)
        for i, j in pairs.items():
            yield from self._values(f"{old_path}/{i}", f"{new_path}/{j}", old[i], new[j])
        for i in sorted(set(range(len(old))) - set(pairs)):
            name = f"{named(new_path, self.new)}[{label(old[i])}]"
            yield self._difference(name, Kind.REMOVED, f"{old_path}/{i}", None)
        for j in sorted(set(range(len(new))) - set(pairs.values())):
            yield self._difference(named(f"{new_path}/{j}", self.new), Kind.ADDED, None, f"{new_path}/{j}")

    def _difference(self, name: str, kind: Kind, old_path: str | None, new_path: str | None) -> Difference:
        """With the values of the records as given: what is compared is an old one that has the new names."""
        return Difference(name, kind, old_path, new_path, _at(self.old, old_path), _at(self.new, new_path))


def _at(record: Mapping[str, Any], pointer: str | None) -> Any:
    return None if pointer is None else value_at(record, pointer)


def _kind(old: Any, new: Any) -> Kind:
    if old is None or old is False:
        return Kind.GAINED
    if new is None or new is False:
        return Kind.LOST
    return Kind.REWORDED if same_meaning(old, new) else Kind.CHANGED


def same_meaning(old: Any, new: Any) -> bool:
    """Whether two values say the same: names that fold together, durations of one length."""
    if not isinstance(old, str) or not isinstance(new, str):
        return bool(old == new)
    return (bool(fold_name(old)) and fold_name(old) == fold_name(new)) or hours(old) == hours(new)
