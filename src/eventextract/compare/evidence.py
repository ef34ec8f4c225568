"""Values that are the same and rest on something else: other words of the text, another rule, another basis."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from eventextract.compare.differences import Difference, Kind
from eventextract.compare.pointers import followed, named
from eventextract.compare.values import ValueComparison

Entry = Mapping[str, Any]


def moves(values: ValueComparison) -> Iterator[Difference]:
    """A difference for each claim of both records whose value is the same and whose evidence is not.

    Where the text of the release is another, offsets are left out: they move with the words before them.
    """
    old, new = ({entry["path"]: entry for entry in record["evidence"]} for record in (values.old, values.new))
    unlike = {_claim(one.old_path, old) for one in values.found}, {_claim(one.new_path, new) for one in values.found}
    with_offsets = values.old["source"]["sha256"] == values.new["source"]["sha256"]
    for path, before in old.items():
        there = followed(path, values.pairs)
        after = new.get(there or "")
        if there is None or after is None or path in unlike[0] or there in unlike[1]:
            continue
        if _ground(before, with_offsets) != _ground(after, with_offsets):
            yield Difference(named(there, values.new), Kind.MOVED, path, there, _shown(before), _shown(after))


def _claim(pointer: str | None, claims: Collection[str]) -> str | None:
    """The claim that a difference belongs to: the nearest one at its place or above."""
    while pointer and pointer not in claims:
        pointer = pointer.rpartition("/")[0]
    return pointer or None


def _ground(entry: Entry, with_offsets: bool) -> object:
    spans = [(span["text"], span["start"], span["end"]) if with_offsets else span["text"] for span in entry["spans"]]
    return entry["basis"], entry["rule"], spans


def _shown(entry: Entry) -> dict[str, Any]:
    return {name: entry[name] for name in ("basis", "rule", "spans")}
