"""Which values of a record are claims: what needs evidence, in the order of the record.

Claims are each non-null value of `source` and `event` that the text or the caller gave (a count is one), each item of
their lists, each related event, each entity with an official's `position`, `affiliation` and `quoted`, each quote. No
claims: identity (`id`, `source.file`, `source.sha256`, `source.characters`) and what the knowledge base adds
(coordinates, `alpha_3`, names of countries, `kind`, `parent`, `knowledge_id`, `roles`).

Two rulings on absences. `quoted` is a claim only when true: that nothing is attributed to somebody stands nowhere.
`event.type` is a claim also when `none`: that the release tells of no event is inferred, from its headline (or where
it has none, its first sentence), which are the spans of that evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from eventextract.record import EventRecord

SOURCE_VALUES = ("title", "publisher", "author", "dateline", "published", "language", "url")
EVENT_VALUES = (
    ("type", "name", "status", "format"),  # before topics
    ("start", "end", "duration"),  # before location
)
LOCATION_VALUES = ("venue", "city", "subdivision", "country")
PARTICIPANT_COUNTS = ("count", "women", "men")
PARTICIPANT_LISTS = ("groups", "countries")
ROLE_LISTS = ("organizers", "partners", "funders", "trainers")
ENTITY_LISTS = ("agencies", "officials", "countries", "dates", "venues")
OFFICIAL_VALUES = ("position", "affiliation", "quoted")


def claims(record: EventRecord | Mapping[str, Any]) -> tuple[str, ...]:
    """JSON pointers of all claims of a record (or of its plain form), in the order of the record.

    AttributeError or TypeError where a plain form lacks a key or has another shape.
    """
    whole = view_of(record) if isinstance(record, Mapping) else record
    return tuple(_claims(whole))


def view_of(data: object) -> EventRecord:
    """A plain record as an object whose keys are attributes, unchecked: rules for records can be tried on it."""
    return cast("EventRecord", json.loads(json.dumps(data), object_hook=lambda pairs: SimpleNamespace(**pairs)))


def _claims(record: EventRecord) -> Iterator[str]:
    yield from _values(record.source, "/source", SOURCE_VALUES)
    yield from _event(record)
    yield from _items(record, "", ("related_events",))
    yield from _items(record.entities, "/entities", ENTITY_LISTS[:1])
    for number, official in enumerate(record.entities.officials):
        yield f"/entities/officials/{number}"
        yield from _values(official, f"/entities/officials/{number}", OFFICIAL_VALUES)
    yield from _items(record.entities, "/entities", ENTITY_LISTS[2:])
    yield from _items(record, "", ("quotes",))


def _event(record: EventRecord) -> Iterator[str]:
    event = record.event
    yield from _values(event, "/event", EVENT_VALUES[0])
    yield from _items(event, "/event", ("topics",))
    yield from _values(event, "/event", EVENT_VALUES[1])
    yield from _values(event.location, "/event/location", LOCATION_VALUES)
    yield from _values(event.participants, "/event/participants", PARTICIPANT_COUNTS)
    yield from _items(event.participants, "/event/participants", PARTICIPANT_LISTS)
    yield from _items(event, "/event", ROLE_LISTS)
    yield from _values(event, "/event", ("programme",))


def _values(part: object, path: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(part, name)
        if value is not None and value is not False:
            yield f"{path}/{name}"


def _items(part: object, path: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for number in range(len(getattr(part, name))):
            yield f"{path}/{name}/{number}"
