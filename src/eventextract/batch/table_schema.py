"""Types and meanings of the columns of tables, from the schema of the record; the page that documents them."""

from __future__ import annotations

from typing import Any, NamedTuple

from eventextract.batch.columns import KEY, TABLES, Column, Table
from eventextract.schema import json_schema

ITEMS = {"agencies": "Agency", "officials": "Official", "countries": "Country"}
OWN = {  # columns that the record has not in this form
    KEY: ("string", "The place of the record below the output folder, without `.json`; the same in all tables."),
    "number": ("integer", "Number of the row within its record, from 1."),
    "agencies.roles": ("array", "What it is to the main event: organizers, partners, funders, trainers."),
    "participants.kind": ("string", "`group` or `country`."),
    "participants.name": ("string", "The words for the group, or the ISO 3166-1 alpha-2 code of the country."),
}
PAGE = """# Tables

`eventextract run ... --format csv` (or `parquet`) writes these tables in place of a folder of records. An empty cell is
a value that the release does not state. A list is a list in Parquet, and one cell with `; ` between the items in CSV.
Text in a CSV cell that a spreadsheet could run as a formula has an apostrophe before it.

This page is written by `make schema`.
"""


class Meaning(NamedTuple):
    """The type of a column (a type of JSON; the items of an array are strings) and what it says."""

    type: str
    description: str


def meanings(table: Table) -> dict[str, Meaning]:
    """The meaning of each column of a table, in their order."""
    schema = json_schema()
    keys = {name: Meaning(*OWN[name]) for name in table.header if name in (KEY, "number")}
    return keys | {column.name: _meaning(table, column, schema) for column in table.columns}


def _meaning(table: Table, column: Column, schema: dict[str, Any]) -> Meaning:
    own = OWN.get(f"{table.name}.{column.name}")
    if own:
        return Meaning(*own)
    at = schema["$defs"][ITEMS[table.name]] if table.name in ITEMS else schema
    told: list[str] = []
    for step in column.path.split("."):
        at = _resolved(at, schema)["properties"][step]
        told.append(at["description"])
    kind = _resolved(at, schema)
    count = (len(told) > 1 and column.path.startswith("event.participants.") and told[-2]) or ""
    return Meaning("array" if column.of else kind["type"], f"{count} {told[-1]}".strip())


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema without null and references."""
    for one in part.get("anyOf", ()):
        if one.get("type") != "null":
            part = one
    reference = part.get("$ref")
    return schema["$defs"][reference.rpartition("/")[2]] if reference else part


def page() -> str:
    """`docs/tables.md`."""
    return PAGE + "".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    rows = "".join(f"| `{name}` | {kind} | {told} |\n" for name, (kind, told) in meanings(table).items())
    return f"\n## {table.name}\n\nOne row: {table.row}.\n\n| column | type | meaning |\n|---|---|---|\n{rows}"
