"""What the records of one event contradict each other in: a value that only one of them has is no contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from eventextract.link.facts import Facts
from eventextract.link.likeness import Body, same_body, same_name, same_venue
from eventextract.link.participant_signs import in_words
from eventextract.normalise.names import fold_name
from eventextract.record import Count, Event
from eventextract.values import PartialDate

CALLED_OFF = frozenset({"postponed", "cancelled"})
TOOK_PLACE = frozenset({"opened", "ongoing", "concluded"})
ABOUT = 0.1  # how far an approximate number may be off


class Claimed(NamedTuple):
    """A value and the records that have it."""

    value: str
    files: tuple[str, ...]


class Conflict(NamedTuple):
    """A field (JSON pointer) and the values that records give it, of which at least two contradict each other."""

    path: str
    values: tuple[Claimed, ...]


def conflicts(members: Sequence[Facts]) -> tuple[Conflict, ...]:
    """The contradictions among records of one event, in order of the record's fields."""
    return (*_in_values(members), *_in_roles(members))


def _in_values(members: Sequence[Facts]) -> Iterator[Conflict]:
    for path, (value_of, contradict) in _FIELDS.items():
        given: dict[str, tuple[object, list[str]]] = {}
        for one in members:
            value = value_of(one.record.event)
            if value is not None:
                given.setdefault(_shown(value), (value, []))[1].append(one.file)
        if any(contradict(one, two) for (one, _), (two, _) in combinations(given.values(), 2)):
            yield Conflict(path, tuple(Claimed(shown, tuple(files)) for shown, (_, files) in given.items()))


def _in_roles(members: Sequence[Facts]) -> Iterator[Conflict]:
    """Bodies that organize by one record, and have other roles alone by another."""
    for body, roles in _roles(members):
        organizing = set(roles.get("organizers", ()))
        if organizing and any(set(files) - organizing for files in roles.values()):
            values = tuple(Claimed(f"{body.name}: {role}", tuple(files)) for role, files in roles.items())
            yield Conflict("/event/organizers", values)


def _roles(members: Sequence[Facts]) -> list[tuple[Body, dict[str, list[str]]]]:
    """Each body with its roles, and the records that give it each."""
    found: list[tuple[Body, dict[str, list[str]]]] = []
    for one in members:
        for role, body in one.roles:
            roles = next((known for other, known in found if same_body(body, other)), None)
            if roles is None:
                roles = {}
                found.append((body, roles))
            roles.setdefault(role, []).append(one.file)
    return found


# ---- fields and what contradicts in them ----------------------------------------------------------------------------


def _unequal(one: object, two: object) -> bool:
    return one != two


def _other_date(one: str, two: str) -> bool:
    """Dates contradict where one does not lie within the other: 14 June lies within June."""
    first, second = PartialDate.parse(one), PartialDate.parse(two)
    parts = zip((first.year, first.month, first.day), (second.year, second.month, second.day), strict=True)
    return any(ours is not None and theirs is not None and ours != theirs for ours, theirs in parts)


def _other_status(one: str, two: str) -> bool:
    return any(a in CALLED_OFF and b in TOOK_PLACE for a, b in ((one, two), (two, one)))


def _other_venue(one: str, two: str) -> bool:
    return not same_venue(fold_name(one), fold_name(two))


def _other_name(one: str, two: str) -> bool:
    return not same_name(fold_name(one), fold_name(two))


def _other_count(one: Count, two: Count) -> bool:
    return _below(one, two) or _below(two, one)


def _below(one: Count, two: Count) -> bool:
    """Whether the first is smaller, however it is read; an approximate number may be off by a tenth."""
    if one.max is None or two.min is None:
        return False
    slack = ABOUT * two.min if one.approximate or two.approximate else 0
    return one.max < two.min - slack


def _shown(value: object) -> str:
    return in_words(value) if isinstance(value, Count) else str(value)


_FIELDS: dict[str, tuple[Callable[[Event], Any], Callable[[Any, Any], bool]]] = {
    "/event/type": (lambda event: event.type, _unequal),
    "/event/name": (lambda event: event.name, _other_name),
    "/event/status": (lambda event: event.status, _other_status),
    "/event/format": (lambda event: event.format, _unequal),
    "/event/start": (lambda event: event.start, _other_date),
    "/event/end": (lambda event: event.end, _other_date),
    "/event/location/venue": (lambda event: event.location.venue, _other_venue),
    "/event/participants/count": (lambda event: event.participants.count, _other_count),
    "/event/participants/women": (lambda event: event.participants.women, _other_count),
    "/event/participants/men": (lambda event: event.participants.men, _other_count),
}
