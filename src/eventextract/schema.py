"""The JSON Schema of the record (draft 2020-12), generated from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from eventextract.record import EventRecord
from eventextract.record_fields import SCHEMA_VERSION

SCHEMA_ID = f"urn:eventextract:schema:event-record:{SCHEMA_VERSION}"


def json_schema() -> dict[str, Any]:
    """The schema of what `EventRecord.to_json` writes, as plain data.

    Fields that are objects, or lists of objects, get an example made of the examples of their own fields.
    """
    schema = EventRecord.model_json_schema(mode="serialization")
    for definition in (schema, *schema["$defs"].values()):
        for field in definition["properties"].values():
            field.pop("title", None)  # it only repeats the name
            field.setdefault("examples", [_example(field, schema["$defs"])])
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": SCHEMA_ID, **schema}


def schema_text() -> str:
    """The schema as it stands in `schemas/event_record.schema.json`."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _example(field: dict[str, Any], definitions: dict[str, Any]) -> Any:
    if "examples" in field:
        return field["examples"][0]
    if "items" in field:
        return [_example(field["items"], definitions)]
    if "anyOf" in field:
        return _example(field["anyOf"][0], definitions)
    properties = definitions[field["$ref"].rpartition("/")[2]]["properties"]
    return {name: _example(part, definitions) for name, part in properties.items()}
