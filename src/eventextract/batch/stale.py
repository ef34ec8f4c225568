"""Records that no input of a run accounts for are removed; files that are no record of ours never are."""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from typing import Any

from eventextract.batch.plan import target_of, target_of_row, text_place
from eventextract.batch.spilling import spilled_texts
from eventextract.batch.stores import Store

_KEYS = {"schema_version", "id", "source", "event", "evidence"}


def remove_stale(store: Store, targets: Container[str]) -> Sequence[str]:
    """Remove the records that stand at none of these places; returns the places they stood at, sorted.

    Folders that are empty afterwards go too. Raises WriteError for a record that cannot be removed.
    """
    unclaimed = (place for place in store.places(".json") if place not in targets)
    stale = spilled_texts(place for place in unclaimed if is_record(store.read(place), place))
    for place in stale:
        _remove_both(store, place)
        store.remove_empty(place)
    return stale


def remove_record(store: Store, place: str) -> None:
    """Remove the record at the place of an input that now fails; a file that is no record stays."""
    if is_record(store.read(place), None):
        _remove_both(store, place)


def _remove_both(store: Store, place: str) -> None:
    """Remove a record, and the text beside it where that is the record's."""
    record, text = store.read(place), store.read(text_place(place))
    store.remove(place)
    if record and text is not None and _is_text_of(json.loads(record), text):
        store.remove(text_place(place))


def _is_text_of(record: Any, data: bytes) -> bool:
    """Whether this is the text that a record was made of: as long, and with the words of its evidence in their places."""
    try:
        text = data.decode("utf-8")
        spans = [span for entry in record["evidence"] for span in entry["spans"]]
        words = all(text[span["start"] : span["end"]] == span["text"] for span in spans)
        return words and len(text) == record["source"]["characters"]
    except (ValueError, KeyError, TypeError):
        return False


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
