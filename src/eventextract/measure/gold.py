"""Gold files, and records beside them, as plain JSON objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eventextract.errors import UsageError


def gold_paths(folder: Path) -> tuple[Path, ...]:
    """The gold files of a folder, sorted. UsageError when there is no such folder, or no gold file in it."""
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder))
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError("no gold files (*.json)", where=str(folder))
    return tuple(files)


def load_object(path: Path) -> dict[str, Any]:
    """The JSON object in a file; UsageError when there is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"not a JSON file: {error}", where=str(path)) from error
    if not isinstance(data, dict):
        raise UsageError("not a JSON object", where=str(path))
    return data
