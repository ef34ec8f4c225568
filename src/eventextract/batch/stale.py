"""Records that no input of a run accounts for are removed; files that are no record of ours never are."""

from __future__ import annotations

import json
from collections.abc import Container

from eventextract.batch.plan import target_of, target_of_row
from eventextract.batch.stores import Store

_KEYS = {"schema_version", "id", "source", "event", "evidence"}


def remove_stale(store: Store, targets: Container[str]) -> tuple[str, ...]:
    """Remove the records that stand at none of these places; returns the places they stood at, sorted.

    Folders that are empty afterwards go too. Raises WriteError for a record that cannot be removed.
    """
    unclaimed = (place for place in store.places(".json") if place not in targets)
    stale = sorted(place for place in unclaimed if is_record(store.read(place), place))
    for place in stale:
        store.remove(place)
        store.remove_empty(place)
    return tuple(stale)


def remove_record(store: Store, place: str) -> None:
    """Remove the record at the place of an input that now fails; a file that is no record stays."""
    if is_record(store.read(place), None):
        store.remove(place)


def is_record(data: bytes | None, place: str | None) -> bool:
    """Whether this is a record that the program wrote, and (with `place`) to this place below the output folder."""
    try:
        content = json.loads((data or b"").decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    if not isinstance(content, dict) or not content.keys() >= _KEYS or not isinstance(content["source"], dict):
        return False
    file = content["source"].get("file")
    if place is None:
        return True
    return isinstance(file, str) and place in _targets(file, str(content["id"]))


def _targets(file: str, row_id: str) -> set[str]:
    """Where the record of a file, or of a row with this id, may stand."""
    return {target_of(file), target_of(file, keep_suffix=True), target_of_row(file, row_id)}
