"""The tables that records are flattened to: one of events, and one for each list of things that a release names.

What a column means and which type it has is taken from the schema of the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]  # a record as JSON gives it
Cell = str | int | float | bool | list[str] | None
KEY = "record"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and the path of its value in the record (in the item, for a child table).

    Where the path ends at a list of objects, `of` names the key whose values are listed.
    """

    name: str
    path: str
    of: str = ""

    def cell(self, item: Record) -> Cell:
        """The value in a record or item; None where there is none."""
        value: Any = item
        for step in self.path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return [one[self.of] for one in value] if self.of else value


def _columns(prefix: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, f"{prefix}{name}") for name in names)


def _counts(name: str, field: str) -> tuple[Column, ...]:
    return tuple(Column(f"{name}_{bound}", f"event.participants.{field}.{bound}") for bound in ("min", "max"))


EVENTS = (
    *_columns("", "id"),
    *_columns("source.", "file", "sha256", "title", "publisher", "author", "dateline", "published", "language", "url"),
    *_columns("event.", "type", "name", "status", "format", "topics", "start", "end", "duration"),
    *_columns("event.location.", "venue", "city", "subdivision", "country", "latitude", "longitude"),
    *_counts("participants", "count"),
    Column("participants_approximate", "event.participants.count.approximate"),
    *_counts("women", "women"),
    *_counts("men", "men"),
    *(Column(role, f"event.{role}", of="name") for role in ("organizers", "partners", "funders", "trainers")),
    *_columns("event.", "programme"),
    Column("warnings", "warnings", of="code"),
)
ROLES = ("organizers", "partners", "funders", "trainers")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns after the key, and the rows of a record."""

    name: str
    row: str
    columns: tuple[Column, ...]
    items: Callable[[Record], Iterator[Record]]

    @property
    def is_child(self) -> bool:
        """Whether a record may have several rows, which are numbered."""
        return self.name != "events"

    def rows(self, key: str, record: Record) -> Iterator[list[Cell]]:
        """The rows of the record that stands at `key`: the key, for a child table the number from 1, the columns."""
        for number, item in enumerate(self.items(record), start=1):
            yield [key, *([number] if self.is_child else []), *(column.cell(item) for column in self.columns)]

    @property
    def header(self) -> list[str]:
        """The names of all its columns."""
        return [KEY, *(["number"] if self.is_child else []), *(column.name for column in self.columns)]


def _event(record: Record) -> Iterator[Record]:
    yield record


def _agencies(record: Record) -> Iterator[Record]:
    """The agencies with the roles that they have at the event."""
    for agency in record["entities"]["agencies"]:
        held = [role for role in ROLES if any(one["name"] == agency["name"] for one in record["event"][role])]
        yield {**agency, "event_roles": held}


def _participants(record: Record) -> Iterator[Record]:
    """Groups, then countries, that take part."""
    told = record["event"]["participants"]
    yield from ({"kind": "group", "name": name} for name in told["groups"])
    yield from ({"kind": "country", "name": code} for code in told["countries"])


TABLES = (
    Table("events", "a release with its main event", EVENTS, _event),
    Table(
        "agencies",
        "an organization that a release names",
        (*_columns("", "name", "acronym", "aliases", "kind", "parent", "knowledge_id"), Column("roles", "event_roles")),
        _agencies,
    ),
    Table(
        "officials",
        "a person that a release names",
        _columns("", "name", "honorific", "position", "affiliation", "quoted"),
        lambda record: iter(record["entities"]["officials"]),
    ),
    Table(
        "countries",
        "a country that a release names",
        _columns("", "alpha_2", "alpha_3", "name", "roles"),
        lambda record: iter(record["entities"]["countries"]),
    ),
    Table("participants", "a group or a country that takes part", _columns("", "kind", "name"), _participants),
)
