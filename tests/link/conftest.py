"""Records made of a few facts, for the tests of linking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from eventextract.claims import claims
from eventextract.record import EventRecord

Spec = dict[str, Any]
RecordOf = Callable[[Spec], EventRecord]


@pytest.fixture(scope="session")
def record_of() -> RecordOf:
    """Makes a valid record of facts in the form of `pairs.toml`; each claim rests on the first letter of the text."""
    return _record


def _record(spec: Spec) -> EventRecord:
    spec = {key: value for key, value in spec.items() if value not in ("", [])}
    data = {
        "schema_version": "1.0",
        "id": spec.get("id", "made"),
        "source": _source(spec),
        "event": _event(spec),
        "related_events": [],
        "entities": _entities(spec),
        "quotes": [],
        "warnings": [],
    }
    spans = [{"start": 0, "end": 1, "text": "A"}]
    data["evidence"] = [
        {"path": path, "basis": "inferred", "rule": "made.up", "spans": spans} for path in claims({**data})
    ]
    return EventRecord.from_plain(data)


def _source(spec: Spec) -> Spec:
    told = {name: spec.get(name) for name in ("title", "publisher", "published", "language")}
    return {"file": None, "sha256": "0" * 64, "characters": 9, "author": None, "dateline": None, "url": None, **told}


def _event(spec: Spec) -> Spec:
    point = spec.get("point", [None, None]) if spec.get("city") else [None, None]
    location = {name: spec.get(name) for name in ("venue", "city", "country")}
    people = {"groups": spec.get("groups", []), "countries": spec.get("participant_countries", [])}
    roles = ("organizers", "partners", "funders", "trainers")
    return {
        **{name: spec.get(name) for name in ("type", "name", "status", "format", "start", "end", "programme")},
        "topics": spec.get("topics", []),
        "duration": None,
        "location": {**location, "subdivision": None, "latitude": point[0], "longitude": point[1]},
        "participants": {"count": _count(spec.get("count")), "women": None, "men": None, **people},
        **{role: [_reference(text) for text in spec.get(role, [])] for role in roles},
    }


def _reference(text: str) -> Spec:
    name, known, _ = _body(text)
    return {"name": name, "knowledge_id": known}


def _body(text: str) -> tuple[str, str | None, str | None]:
    rest, _, parent = text.partition("<")
    name, _, known = rest.partition("#")
    return name, known or None, parent or None


def _count(text: str | None) -> Spec | None:
    if text is None:
        return None
    low, dots, high = text.removesuffix("~").partition("..")
    least, most = (low, high) if dots else (low, low)
    return {"min": _number(least), "max": _number(most), "approximate": text.endswith("~")}


def _number(text: str) -> int | None:
    return int(text) if text else None


def _entities(spec: Spec) -> Spec:
    named = [
        text for role in ("organizers", "partners", "funders", "trainers", "agencies") for text in spec.get(role, [])
    ]
    officials = {"honorific": None, "position": None, "affiliation": None, "quoted": False}
    return {
        "agencies": list(_agencies(dict.fromkeys(named))),
        "officials": [{"name": name, **officials} for name in spec.get("officials", [])],
        "countries": [],
        "dates": [],
        "venues": [],
    }


def _agencies(named: dict[str, None]) -> Iterator[Spec]:
    for name, known, parent in map(_body, named):
        told = {"name": name, "knowledge_id": known, "parent": parent}
        yield {**told, "acronym": None, "aliases": [], "kind": "other"}
