"""The knowledge base of agencies: rows of `models/bodies/*.csv`."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

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


class BodyTable(Mapping[str, Body]):
    """Bodies by id, in order of file name and row; each is made when it is first asked for."""

    def __init__(self, rows: dict[str, bytes]) -> None:
        self._rows = rows
        self._made: dict[str, Body] = {}

    def __getitem__(self, key: str) -> Body:
        made = self._made.get(key)
        return made or self._made.setdefault(key, Body(*marshal.loads(self._rows[key])))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def load_bodies(folder: Path) -> BodyTable:
    """All bodies of a folder; ModelsError for two of one id."""
    paths = sorted(folder.glob("*.csv"))
    return BodyTable(kept("bodies", stamped(*paths), lambda: _checked(paths, folder)))


def _checked(paths: list[Path], folder: Path) -> dict[str, bytes]:
    bodies = [_body(row) for path in paths for row in read_rows(path)]
    seen: set[str] = set()
    for body in bodies:
        if body.id in seen:
            raise ModelsError(f"two bodies have the id {body.id!r}", where=str(folder), remedy="give one another id")
        seen.add(body.id)
    return {body.id: marshal.dumps(tuple(body)) for body in bodies}


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
