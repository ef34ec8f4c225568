"""Values of a record as a person reads them: a headline, and details below it."""

from __future__ import annotations

from typing import Any

_NAMES = ("name", "text", "type", "alpha_2")
_UNSAID: tuple[Any, ...] = (None, [], False, "")


def worded(value: Any) -> tuple[str, tuple[str, ...]]:
    """A plain value of the record as one line, with a line for each further part that it has.

    Of an entity the line is its name; None and empty lists are the empty line.
    """
    if isinstance(value, dict):
        return _count(value) if "approximate" in value else _entity(value)
    if isinstance(value, list):
        return ", ".join(worded(item)[0] for item in value), ()
    if isinstance(value, bool):
        return ("yes" if value else "no"), ()
    return ("" if value is None else str(value)), ()


def _entity(value: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    head = next((key for key in _NAMES if value.get(key)), None)
    rest = {key: item for key, item in value.items() if key != head and item not in _UNSAID}
    lines = (f"{key.replace('_', ' ')}: {_inner(item)}" for key, item in rest.items())
    return (str(value[head]) if head else ""), tuple(line for line in lines if not line.endswith(": "))


def _inner(value: Any) -> str:
    """A part of an entity on one line: of a place all that is known of it."""
    if isinstance(value, dict):
        return ", ".join(worded(item)[0] for item in value.values() if item not in _UNSAID)
    return worded(value)[0]


def _count(value: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A number of people: "25", "about 25", "20 to 30", "up to 40", "over 50"."""
    low, high = value["min"], value["max"]
    if low == high:
        words = str(low)
    elif low is None:
        words = f"up to {high}"
    else:
        words = f"{low} or more" if high is None else f"{low} to {high}"
    return ("about " if value["approximate"] else "") + words, ()
