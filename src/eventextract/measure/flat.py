"""A record, or a gold file, as the flat fields that are scored."""

from __future__ import annotations

from typing import Any

from eventextract.measure.matching import is_optional, variants

SCALARS = ("published", "event_type", "start", "end", "duration", "city", "country", "venue", "participants")
NAMES = ("organizers", "partners", "funders", "agencies")
CODES = ("participant_countries", "countries", "topics")
SETS = (CODES[0], *NAMES[:3], "officials", NAMES[3], CODES[1], "other_events", CODES[2])
PARTS = ("official_position", "official_affiliation", "official_quoted")
FIELDS = (*SCALARS, *SETS, *PARTS)

Flat = dict[str, Any]


def flat(record: dict[str, Any]) -> Flat:
    """The scored fields of an event record (it has the key `event`), or of a gold file by its preferred readings."""
    return _of_record(record) if "event" in record else _of_gold(record)


def first(value: Any) -> Any:
    """The preferred reading of a gold value."""
    value = value[0] if isinstance(value, list) else value
    return variants(value)[0] if isinstance(value, str) else value


def _of_gold(gold: dict[str, Any]) -> Flat:
    one: Flat = {field: first(gold.get(field)) for field in SCALARS if field != "event_type"}
    one["event_type"] = first(gold.get("event_type") or ["none"])
    one |= {f: [variants(n) for n in gold.get(f) or [] if not is_optional(n)] for f in NAMES}
    one |= {f: [c for c in gold.get(f) or [] if not is_optional(c)] for f in CODES}
    one["other_events"] = [_firsts(e, "start", "city") for e in gold.get("other_events") or [] if not is_optional(e)]
    people = [o for o in gold.get("officials") or [] if not is_optional(o)]
    one["officials"] = [_firsts(o, "name", "position", "affiliation") for o in people]
    return one


def _firsts(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {**entry, **{key: first(entry.get(key)) for key in keys}}


def _of_record(record: dict[str, Any]) -> Flat:
    event, entities = record.get("event") or {}, record.get("entities") or {}
    place, people = event.get("location") or {}, event.get("participants") or {}
    count = people.get("count")
    bodies = {body.get("name"): body for body in entities.get("agencies") or []}
    one: Flat = {key: event.get(key) for key in ("start", "end", "duration")}
    one |= {key: place.get(key) for key in ("city", "country", "venue")}
    one |= {"published": (record.get("source") or {}).get("published"), "event_type": event.get("type") or "none"}
    one["participants"] = count and {
        "min": count.get("min"),
        "max": count.get("max"),
        "approx": bool(count.get("approximate")),
    }
    one |= {role: [_forms(body, bodies) for body in event.get(role) or []] for role in NAMES[:3]}
    one["agencies"] = [_forms(body, bodies) for body in bodies.values()]
    one["participant_countries"] = people.get("countries") or []
    one["countries"] = [c["alpha_2"] for c in entities.get("countries") or []]
    one["topics"], one["officials"] = event.get("topics") or [], entities.get("officials") or []
    one["other_events"] = [{**e, **(e.get("location") or {})} for e in record.get("related_events") or []]
    return one


def _forms(body: dict[str, Any], known: dict[Any, dict[str, Any]]) -> list[str]:
    body = known.get(body["name"], body)
    return [form for form in (body.get("name"), body.get("acronym"), *(body.get("aliases") or [])) if form]
