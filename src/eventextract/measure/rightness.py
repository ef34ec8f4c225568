"""What of a record is right by its gold file: whether a value is accepted, and which items are which gold entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eventextract.measure.flat import CODES, NAMES, Flat
from eventextract.measure.matching import accepted, exact_name, hours, is_optional, near, same_event, same_name

Alike = Callable[[Any, Any], bool]


def is_right(field: str, gold: Any, have: Any) -> bool:
    """Whether gold accepts the flat value `have` of a scalar field; None is right where gold accepts that nothing is said."""
    options, value = readings(field, gold, have)
    if field in ("city", "venue"):
        return named(options, value, lambda g, h: same_name(g, [h]))
    if field == "participants":
        return _count(value) in [_count(g) for g in options]
    return value in options


def readings(field: str, gold: Any, have: Any) -> tuple[list[Any], Any]:
    """The accepted values of a scalar field and the one found, both in the form in which they are compared."""
    options = accepted(gold)
    if field == "event_type":
        return [None if g == "none" else g for g in options], None if have == "none" else have
    if field == "duration":  # of a one-day event P1D and nothing say the same
        return [None if g == "P1D" else hours(g) for g in options], None if have == "P1D" else hours(have)
    return options, have


def part_is_right(part: str, want: Flat, have: Flat) -> bool:
    """Whether the `position`, `affiliation` or `quoted` of an official is what the gold official says."""
    if part == "quoted":
        return bool(want.get(part)) == bool(have.get(part))
    return named(accepted(want.get(part)), part_of(have, part), near)


def part_of(have: Flat, part: str) -> Any:
    """An official's position or affiliation; of one given as a body, its name."""
    value = have.get(part)
    return value.get("name") if isinstance(value, dict) else value


def named(options: list[Any], have: Any, alike: Alike) -> bool:
    """Whether a name is one of the accepted ones; None where None is accepted."""
    return None in options if have is None else any(g and alike(g, have) for g in options)


def _count(people: dict[str, Any] | None) -> Any:
    return people and (people.get("min"), people.get("max"), bool(people.get("approx")))


def paired(field: str, gold: Sequence[Any], have: Sequence[Any]) -> dict[int, int]:
    """Index of a flat item to that of its gold entry, one to one: exact pairs before near ones, required entries first."""
    left = dict(enumerate(have))
    todo = dict(sorted(enumerate(gold), key=lambda entry: is_optional(entry[1])))
    pairs: dict[int, int] = {}
    for alike in WAYS[field]:
        for number, want in list(todo.items()):
            hit = next((index for index, item in left.items() if alike(want, item)), None)
            if hit is not None:
                pairs[hit] = number
                del left[hit], todo[number]
    return pairs


def _by(way: Callable[[str, list[str]], bool]) -> Alike:
    return lambda g, h: way(g["name"], [h.get("name") or ""])


def _same_code(gold: str, code: str) -> bool:
    return gold.lstrip("?") == code


WAYS: dict[str, tuple[Alike, ...]] = {
    **dict.fromkeys(NAMES, (exact_name, same_name)),
    **dict.fromkeys(CODES, (_same_code,)),
    "other_events": (same_event,),
    "officials": (_by(exact_name), _by(same_name)),
}
