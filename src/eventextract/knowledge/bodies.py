"""The knowledge base of agencies: rows of `models/bodies/*.csv`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept
from eventextract.knowledge.files import Row, read_rows, stamped


class Body(NamedTuple):
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
    paths = sorted(folder.glob("*.csv"))
    return tuple(map(Body._make, kept("bodies", stamped(*paths), lambda: _checked(paths, folder))))


def _checked(paths: list[Path], folder: Path) -> list[tuple[Any, ...]]:
    bodies = [_body(row) for path in paths for row in read_rows(path)]
    seen: set[str] = set()
    for body in bodies:
        if body.id in seen:
            raise ModelsError(f"two bodies have the id {body.id!r}", where=str(folder), remedy="give one another id")
        seen.add(body.id)
    return [tuple(body) for body in bodies]


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
