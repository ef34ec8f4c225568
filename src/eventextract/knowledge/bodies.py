"""The knowledge base of agencies: rows of `models/bodies/*.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eventextract.errors import ModelsError
from eventextract.knowledge.files import Row, read_rows


@dataclass(frozen=True, slots=True)
class Body:
    """An agency that exists or existed. `unsure` acronyms count only when the full name stands in the same text."""

    id: str
    name: str
    acronyms: tuple[str, ...]
    unsure: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    parent: str | None
    since: int | None
    until: int | None


def load_bodies(folder: Path) -> tuple[Body, ...]:
    """All bodies of a folder, in order of file name and row; ModelsError for two of one id."""
    bodies = tuple(_body(row) for path in sorted(folder.glob("*.csv")) for row in read_rows(path))
    seen: dict[str, Body] = {}
    for body in bodies:
        if body.id in seen:
            raise ModelsError(f"two bodies have the id {body.id!r}", where=str(folder), remedy="give one another id")
        seen[body.id] = body
    return bodies


def _body(row: Row) -> Body:
    acronyms = _list(row["acronyms"])
    return Body(
        id=row["id"],
        name=row["name"],
        acronyms=tuple(a for a in acronyms if not a.endswith("?")),
        unsure=tuple(a[:-1] for a in acronyms if a.endswith("?")),
        aliases=_list(row["aliases"]),
        kind=row["kind"],
        country=row["country"] or None,
        parent=row["parent"] or None,
        since=int(row["from"]) if row["from"] else None,
        until=int(row["to"]) if row["to"] else None,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
