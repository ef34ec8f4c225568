"""Writes docs/record.md: the record field by field, from the models (by way of their JSON Schema).

python scripts/record_page.py            (or: make docs)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eventextract.schema import json_schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "record.md"
LONG = 60  # characters of an example in a table

HEAD = """# The record, field by field

One release in, one record out. Every field is always there; what the release does not say is `null`, an empty list stands
for none. `?` marks what may be `null`. This page is made of the models (`make docs`); the same for programs is the JSON
Schema that `eventextract schema` prints.

Each value of `source`, `event`, `related_events`, `entities` and `quotes` that comes from the release has exactly one entry
in `evidence`, with the words that it rests on.
"""

Schema = dict[str, Any]


def page() -> str:
    """The page, from the models as they are now."""
    schema = json_schema()
    sections = [_section("EventRecord", schema), *(_section(name, schema["$defs"][name]) for name in _order(schema))]
    return "\n".join([HEAD, *sections])


def _order(schema: Schema) -> list[str]:
    """The models in the order in which a reader meets them."""
    found: list[str] = []
    waiting = [schema]
    while waiting:
        for field in waiting.pop(0)["properties"].values():
            for name in _references(field):
                if name not in found:
                    found.append(name)
                    waiting.append(schema["$defs"][name])
    return found


def _references(field: Schema) -> Iterator[str]:
    if "$ref" in field:
        yield field["$ref"].rpartition("/")[2]
    for part in (*field.get("anyOf", ()), *([field["items"]] if "items" in field else ())):
        yield from _references(part)


def _section(name: str, model: Schema) -> str:
    lines = [
        f"## {name}",
        "",
        _words(model["description"]),
        "",
        "| field | type | what | example |",
        "|---|---|---|---|",
    ]
    lines += [_row(field, told) for field, told in model["properties"].items()]
    closed = [(field, values) for field, told in model["properties"].items() if (values := _values(told))]
    for field, values in closed:
        lines += ["", f"`{field}` is one of {', '.join(f'`{value}`' for value in values)}."]
    return "\n".join([*lines, ""])


def _row(name: str, field: Schema) -> str:
    cells = (f"`{name}`", _type(field), _words(field.get("description", "")), _example(field))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _type(field: Schema) -> str:
    if "anyOf" in field:
        parts = [part for part in field["anyOf"] if part.get("type") != "null"]
        return " or ".join(map(_type, parts)) + "?" * (len(parts) < len(field["anyOf"]))
    if "items" in field:
        return f"list of {_type(field['items'])}"
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    return "one of a list" if "enum" in field else str(field.get("type", "string"))


def _values(field: Schema) -> list[str]:
    """The values of a closed list, wherever in the type it stands."""
    parts = (*field.get("anyOf", ()), *([field["items"]] if "items" in field else ()))
    return field.get("enum") or next((found for part in parts if (found := _values(part))), [])


def _example(field: Schema) -> str:
    """The first example where it is short; one of an object is told by the object's own section."""
    if next(_references(field), None):
        return ""
    text = json.dumps(field["examples"][0], ensure_ascii=False)
    return f"`{text if len(text) <= LONG else text[: LONG - 3] + '...'}`"


def _words(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
