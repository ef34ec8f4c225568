"""Values that carry their evidence, and the walk that parts the two.

A draft is a tree of dicts, lists, plain values and `Claim`s. `part` gives the tree as plain data, and for each
claim one evidence entry, in the order of the tree: one to one by construction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eventextract.mentions import Basis, Reading
from eventextract.values import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A value of the record, the rule and basis that it rests on, and the spans of the reading that it came from."""

    value: Any
    rule: str
    spans: tuple[Span, ...] = ()
    basis: Basis = "stated"


PLAIN = frozenset((str, int, float, bool, type(None)))


def part(tree: Any, reading: Reading, source: str) -> tuple[Any, tuple[dict[str, Any], ...]]:
    """The plain data of a draft (its lists as tuples), and its evidence with spans of the decoded text `source`."""
    parting = _Parting(reading, source)
    return parting.plain(tree, ""), tuple(parting.evidence)


class _Parting:
    """One walk over a draft; evidence gathers on the way."""

    def __init__(self, reading: Reading, source: str) -> None:
        self._offsets, self._source = reading.offsets, source
        self.evidence: list[dict[str, Any]] = []

    def plain(self, node: Any, path: str) -> Any:
        if type(node) is Claim:
            value = node.value
            if value is None:
                return None
            self.evidence.append(self._entry(node, path))
            if type(value) in PLAIN:
                return value
            node = value
        if isinstance(node, dict):
            return {k: v if type(v) in PLAIN else self.plain(v, f"{path}/{k}") for k, v in node.items()}
        if isinstance(node, (list, tuple)):
            return tuple([v if type(v) in PLAIN else self.plain(v, f"{path}/{i}") for i, v in enumerate(node)])
        return node

    def _entry(self, claim: Claim, path: str) -> dict[str, Any]:
        offsets, source = self._offsets, self._source
        if len(claim.spans) == 1:
            ((start, end),) = claim.spans
            start, end = offsets[start], offsets[end - 1] + 1
            only = {"start": start, "end": end, "text": source[start:end]}
            return {"path": path, "basis": claim.basis, "rule": claim.rule, "spans": (only,)}
        places = sorted({(offsets[start], offsets[end - 1] + 1) for start, end in claim.spans})
        spans = tuple([{"start": start, "end": end, "text": source[start:end]} for start, end in places])
        return {"path": path, "basis": claim.basis, "rule": claim.rule, "spans": spans}
