"""Bodies and people are named in many places of a record by one name: a new name is one difference, and not many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventextract.claims import ROLE_LISTS
from eventextract.compare.identity import pair

Plain = Mapping[str, Any]


def with_new_names(old: Plain, new: Plain) -> Plain:
    """The old record, its references to agencies and officials as the new record would write them.

    References are the bodies of roles, the affiliations of officials and the speakers of quotes; the entities
    themselves keep their names.
    """
    agencies = _paired("agencies", old, new)
    called = {name: item["name"] for name, item in (agencies | _paired("officials", old, new)).items()}
    ids = {name: item["knowledge_id"] for name, item in agencies.items()}
    roles = {role: [_reference(body, called, ids) for body in old["event"][role]] for role in ROLE_LISTS}
    officials = [_renamed(official, "affiliation", called) for official in old["entities"]["officials"]]
    return {
        **old,
        "event": {**old["event"], **roles},
        "entities": {**old["entities"], "officials": officials},
        "quotes": [_renamed(quote, "speaker", called) for quote in old["quotes"]],
    }


def _paired(kind: str, old: Plain, new: Plain) -> dict[str, Plain]:
    """The old name of each agency or official that the new record has too: the new item."""
    before, after = old["entities"][kind], new["entities"][kind]
    return {before[i]["name"]: after[j] for i, j in pair(f"entities.{kind}", before, after).items()}


def _reference(body: Plain, called: Mapping[str, str], ids: Mapping[str, str | None]) -> Plain:
    name = body["name"]
    return {"name": called.get(name, name), "knowledge_id": ids.get(name, body["knowledge_id"])}


def _renamed(item: Plain, key: str, called: Mapping[str, str]) -> Plain:
    return {**item, key: called.get(item[key], item[key])}
