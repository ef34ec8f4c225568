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
from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from eventextract.record import Event, EventRecord

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

    AttributeError, KeyError or TypeError where a plain form lacks a key or has another shape.
    """
    whole = view_of(record) if isinstance(record, Mapping) else record
    return tuple(_claims(whole))


def view_of(data: object) -> EventRecord:
    """A plain record as an object whose keys are attributes, unchecked: rules for records can be tried on it."""
    return cast("EventRecord", json.loads(json.dumps(data), object_hook=lambda pairs: SimpleNamespace(**pairs)))


def _claims(record: EventRecord) -> list[str]:
    entities = record.entities
    found = [*_values(record.source, "/source", SOURCE_VALUES), *_event(record.event)]
    found += _items(record, "", ("related_events",))
    found += _items(entities, "/entities", ENTITY_LISTS[:1])
    for number, official in enumerate(entities.officials):
        path = f"/entities/officials/{number}"
        found += [path, *_values(official, path, OFFICIAL_VALUES)]
    found += _items(entities, "/entities", ENTITY_LISTS[2:])
    return found + _items(record, "", ("quotes",))


def _event(event: Event) -> list[str]:
    return [
        *_values(event, "/event", EVENT_VALUES[0]),
        *_items(event, "/event", ("topics",)),
        *_values(event, "/event", EVENT_VALUES[1]),
        *_values(event.location, "/event/location", LOCATION_VALUES),
        *_values(event.participants, "/event/participants", PARTICIPANT_COUNTS),
        *_items(event.participants, "/event/participants", PARTICIPANT_LISTS),
        *_items(event, "/event", ROLE_LISTS),
        *_values(event, "/event", ("programme",)),
    ]


def _values(part: object, path: str, names: tuple[str, ...]) -> list[str]:
    told = part.__dict__  # a model's attributes are slow to ask for, one by one
    return [f"{path}/{name}" for name in names if told[name] is not None and told[name] is not False]


def _items(part: object, path: str, names: tuple[str, ...]) -> list[str]:
    told = part.__dict__
    return [f"{path}/{name}/{number}" for name in names if told[name] for number in range(len(told[name]))]
