"""Records that no input of a run accounts for are removed; files that are no record of ours never are."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path

from eventextract.batch.plan import target_of, target_of_row
from eventextract.batch.writing import remove_file

_KEYS = {"schema_version", "id", "source", "event", "evidence"}


def remove_stale(out: Path, targets: Container[str]) -> tuple[str, ...]:
    """Remove the records below `out` that stand at none of these places; returns the places they stood at, sorted.

    Folders that are empty afterwards go too. Raises WriteError for a record that cannot be removed.
    """
    places = (path.relative_to(out).as_posix() for path in out.rglob("*.json"))
    stale = sorted(place for place in places if place not in targets and is_record(out / place, place))
    for place in stale:
        remove_file(out / place)
        _remove_empty((out / place).parent, out)
    return tuple(stale)


def remove_record(path: Path) -> None:
    """Remove the record at the place of an input that now fails; a file that is no record stays."""
    if is_record(path, None):
        remove_file(path)


def is_record(path: Path, place: str | None) -> bool:
    """Whether a file is a record that this program wrote, and (with `place`) to this place below the output folder."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
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


def _remove_empty(folder: Path, out: Path) -> None:
    """Remove a mirrored folder, and those above it below `out`, as far as nothing is left in them."""
    while folder != out and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
