"""Whether a difference is for the better or the worse, by the gold file of its release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eventextract.claims import ROLE_LISTS
from eventextract.compare.differences import Difference, Verdict
from eventextract.compare.pointers import field_of
from eventextract.compare.values import ValueComparison
from eventextract.measure.flat import PARTS, flat
from eventextract.measure.gold import gold_paths, load_object
from eventextract.measure.matching import is_optional
from eventextract.measure.rightness import is_right, paired, part_is_right
from eventextract.measure.scoring import score

SCALARS = {
    "source.published": "published",
    "event.type": "event_type",
    "event.start": "start",
    "event.end": "end",
    "event.duration": "duration",
    "event.location.city": "city",
    "event.location.country": "country",
    "event.location.venue": "venue",
    "event.participants.count": "participants",
}
LISTS = {
    "event.organizers": "organizers",
    "event.partners": "partners",
    "event.funders": "funders",
    "event.topics": "topics",
    "event.participants.countries": "participant_countries",
    "entities.agencies": "agencies",
    "entities.countries": "countries",
    "entities.officials": "officials",
    "related_events": "other_events",
}
OFFICIALS = "entities.officials"
AGENCIES = "entities.agencies"
OFFICIAL_PARTS = tuple(name.removeprefix("official_") for name in PARTS)
Plain = Mapping[str, Any]
Ends = tuple[int | None, int | None]  # an item's index in the old and in the new record


class GoldFolder:
    """Gold files by the place of the record: `a.json` is about the record `a.json`."""

    def __init__(self, folder: Path) -> None:
        """UsageError when there is no such folder, or no gold file in it."""
        self._paths = {path.relative_to(folder).as_posix(): path for path in gold_paths(folder)}

    def __contains__(self, place: str) -> bool:
        return place in self._paths

    def of(self, place: str) -> dict[str, Any] | None:
        """The gold of the record at this place; None where there is none. UsageError for a broken file."""
        path = self._paths.get(place)
        return load_object(path) if path else None


def verdict_on_record(gold: Plain, old: Plain | None, new: Plain | None) -> Verdict:
    """For the record that came or went: by whether anything in it is right."""
    right = [
        sum(tally.tp for tally in score(dict(gold), dict(record)).values()) if record else 0 for record in (old, new)
    ]
    return _between(*right)


def _between(old: int, new: int) -> Verdict:
    if old == new:
        return Verdict.DRIFT
    return Verdict.IMPROVEMENT if new > old else Verdict.REGRESSION


class Judge:
    """Gives a verdict on each difference between two records of a release, by its gold.

    A regression was right and is now wrong, or an item was right and is missed, or a wrong one came; an improvement is
    the reverse. What gold does not name, or accepts before and after, is drift.
    """

    def __init__(self, gold: Plain, values: ValueComparison) -> None:
        self.pairs = values.pairs
        self.old, self.new = (_Side(gold, record) for record in (values.old, values.new))

    def verdict(self, difference: Difference) -> Verdict:
        """The verdict on one difference; where it bears on several fields of gold, the worst."""
        if difference.is_apart:
            return Verdict.DRIFT
        found = set(self._verdicts(difference))
        return next((one for one in (Verdict.REGRESSION, Verdict.IMPROVEMENT) if one in found), Verdict.DRIFT)

    def _verdicts(self, difference: Difference) -> Iterator[Verdict]:
        name = field_of(difference.new_path or difference.old_path or "")
        held = next((held for held in LISTS if name == held or name.startswith(f"{held}.")), None)
        if name in SCALARS:
            yield _between(self.old.has_right(SCALARS[name]), self.new.has_right(SCALARS[name]))
        elif held:
            ends = self._indexes(difference, held)
            part = name.removeprefix(f"{held}.")
            yield (
                self._on_part(part, *ends)
                if held == OFFICIALS and part in OFFICIAL_PARTS
                else self._on_item(LISTS[held], *ends)
            )
            if held == AGENCIES:
                yield from self._on_roles(*ends)

    def _indexes(self, difference: Difference, held: str) -> Ends:
        """Where the item of a list stands in either record, also where a part of it is what came or went."""
        old, new = (_index(path) for path in (difference.old_path, difference.new_path))
        if field_of(difference.new_path or difference.old_path or "") == held:
            return old, new
        pairs = self.pairs[f"/{held.replace('.', '/')}"]
        back = {there: here for here, there in pairs.items()}
        return old if new is None else back[new], new if old is None else pairs[old]

    def _on_item(self, field: str, old: int | None, new: int | None) -> Verdict:
        """An item that is right counts only where its gold entry is not found by another item of the other record."""
        entries = self.old.entry(field, old), self.new.entry(field, new)
        if entries[0] is not None and entries[0] == entries[1]:
            return Verdict.DRIFT
        return _between(self.old.worth(field, old, self.new), self.new.worth(field, new, self.old))

    def _on_part(self, part: str, old: int | None, new: int | None) -> Verdict:
        """The position of an official, and the like, where gold knows the official."""
        right = self.old.part_right(part, old), self.new.part_right(part, new)
        return Verdict.DRIFT if None in right else _between(bool(right[0]), bool(right[1]))

    def _on_roles(self, old: int | None, new: int | None) -> Iterator[Verdict]:
        """A body is known by its forms wherever it has a role: new ones may make it right or wrong there."""
        if old is None or new is None:
            return
        for role in (role for role in ROLE_LISTS if f"event.{role}" in LISTS):
            places = self.old.places_of_agency(role, old), self.new.places_of_agency(role, new)
            if None not in places:
                yield self._on_item(role, *places)


class _Side:
    """One record, and which of its items are which entries of gold."""

    def __init__(self, gold: Plain, record: Plain) -> None:
        self.gold, self.record, self.flat = gold, record, flat(dict(record))
        self.pairs = {field: paired(field, gold.get(field) or [], self.flat[field]) for field in LISTS.values()}

    def has_right(self, field: str) -> bool:
        return is_right(field, self.gold.get(field), self.flat[field])

    def entry(self, field: str, index: int | None) -> int | None:
        return None if index is None else self.pairs[field].get(index)

    def worth(self, field: str, index: int | None, other: _Side) -> int:
        """1 for an item that gold wants and the other record lacks, -1 for one that it does not know, else 0."""
        if index is None:
            return 0
        entry = self.entry(field, index)
        if entry is None:
            return -1
        return int(entry not in other.pairs[field].values() and not is_optional(self.gold[field][entry]))

    def part_right(self, part: str, index: int | None) -> bool | None:
        """None where gold does not know the official."""
        entry = self.entry("officials", index)
        if index is None or entry is None:
            return None
        return part_is_right(part, self.gold["officials"][entry], self.flat["officials"][index])

    def places_of_agency(self, role: str, index: int) -> int | None:
        """Where among the bodies of a role an agency stands."""
        name = self.record["entities"]["agencies"][index]["name"]
        held = [body["name"] for body in self.record["event"][role]]
        return held.index(name) if name in held else None


def _index(pointer: str | None) -> int | None:
    """That of the item of a list outside other lists."""
    steps = (pointer or "").split("/")
    return next((int(step) for step in steps if step.isdigit()), None)
