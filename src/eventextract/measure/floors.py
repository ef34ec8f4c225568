"""The pinned floor: F1 per field below which the tests fail; raised by a command, lowered only with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eventextract.errors import UsageError
from eventextract.measure.evaluation import Evaluation

MARGIN = 0.0005  # figures are pinned to three decimals


def figures(evaluation: Evaluation) -> dict[str, float]:
    """F1 of each field, and `macro`, cut to three decimals (so that a floor is never above what was measured)."""
    found = {name: tally.f1 for name, tally in evaluation.fields.items() if tally.f1 is not None}
    return {name: int(f1 * 1000) / 1000 for name, f1 in {**found, "macro": evaluation.macro}.items()}


def hold(evaluation: Evaluation, floor: Path, raising: bool) -> list[str]:
    """Raise the floor first where asked to; then the fields that stand below it."""
    if raising:
        raise_floor(evaluation, floor)
    return below(evaluation, floor)


def below(evaluation: Evaluation, floor: Path) -> list[str]:
    """The fields that stand below the floor, each as a line; empty when all hold. UsageError for no such file."""
    pinned, now = _read(floor)["f1"], figures(evaluation)
    return [
        f"{name}: {now.get(name, 0.0):.3f}, floor {least:.3f}"
        for name, least in pinned.items()
        if now.get(name, 0.0) < least - MARGIN
    ]


def raise_floor(evaluation: Evaluation, floor: Path) -> list[str]:
    """Write the floor anew where figures rose; never lower one. Returns the lines that say what rose."""
    data = _read(floor) if floor.exists() else {"lowered": [], "f1": {}}
    risen = []
    for name, f1 in figures(evaluation).items():
        old = data["f1"].get(name)
        if old is None or f1 > old:
            risen.append(f"{name}: {old if old is not None else '-'} -> {f1}")
            data["f1"][name] = f1
    floor.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    return risen


def _read(floor: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(floor.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"the floor cannot be read: {error}", where=str(floor)) from error
    return data
