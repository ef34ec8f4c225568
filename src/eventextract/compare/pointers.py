"""Places in a record: JSON pointers, followed from one record to the other, and named for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eventextract.terminal import shortened

Pairs = Mapping[str, Mapping[int, int]]  # pointer of a list in the old record: index in the old one to that in the new
LABEL = 60  # characters of an item's name in the name of a field


def field_of(pointer: str) -> str:
    """The field that a pointer is about, items left out: `/entities/officials/3/name` is `entities.officials.name`."""
    return ".".join(step for step in pointer.split("/")[1:] if not step.isdigit())


def followed(pointer: str, pairs: Pairs) -> str | None:
    """The pointer into the new record for one into the old; None where an item on the way has no counterpart."""
    old = new = ""
    for step in pointer.split("/")[1:]:
        index = pairs[old].get(int(step)) if step.isdigit() and old in pairs else step
        if index is None:
            return None
        old, new = f"{old}/{step}", f"{new}/{index}"
    return new


def value_at(record: Any, pointer: str) -> Any:
    """What stands at a pointer into a plain record."""
    for step in pointer.split("/")[1:]:
        record = record[int(step) if step.isdigit() else step]
    return record


def named(pointer: str, record: Any) -> str:
    """The place as a person calls it, items by their names: `entities.officials[Maja Lindqvist].position`."""
    said, here = "", ""
    for step in pointer.split("/")[1:]:
        here = f"{here}/{step}"
        said += f"[{label(value_at(record, here))}]" if step.isdigit() else f".{step}"
    return said.removeprefix(".")


def label(item: Any) -> str:
    """What an item of a list is called, in some words of its own."""
    if not isinstance(item, dict):
        return shortened(str(item), LABEL)
    words = next(words for keys, words in LABELS if keys <= item.keys())
    return shortened(words(item), LABEL)


def _joined(*names: str) -> Callable[[Any], str]:
    return lambda item: " ".join(str(item[name]) for name in names if item[name])


def _occasion(event: Any) -> str:
    called = (event["relation"], event["name"] or event["type"], event["start"], event["location"]["city"])
    return " ".join(str(word) for word in called if word)


LABELS: tuple[tuple[set[str], Callable[[Any], str]], ...] = (  # the first whose keys an item has
    ({"relation", "location"}, _occasion),
    ({"alpha_2"}, _joined("alpha_2")),
    ({"name"}, _joined("name")),
    ({"code", "path"}, _joined("code", "path")),
    ({"speaker", "text"}, _joined("text")),
    ({"text", "kind"}, _joined("text")),
)
