"""Values that carry their evidence, and the walk that parts the two.

A draft is a tree of dicts, lists, plain values and `Claim`s. `part` gives the tree as plain data, and for each
claim one evidence entry, in the order of the tree: one to one by construction.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from eventextract.mentions import Basis, Reading
from eventextract.values import Span


class Claim(NamedTuple):
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
            value, rule, spans, basis = node
            if value is None:
                return None
            self.evidence.append({"path": path, "basis": basis, "rule": rule, "spans": self._stretches(spans)})
            if type(value) in PLAIN:
                return value
            node = value
        made: Any
        if type(node) is dict:  # loops: a comprehension would be a further call for each of a hundred nodes
            made = {}
            for key, inner in node.items():
                made[key] = inner if type(inner) in PLAIN else self.plain(inner, f"{path}/{key}")
            return made
        if not isinstance(node, (list, tuple)):
            return node
        made = []
        for number, inner in enumerate(node):
            made.append(inner if type(inner) in PLAIN else self.plain(inner, f"{path}/{number}"))
        return tuple(made)

    def _stretches(self, spans: tuple[Span, ...]) -> tuple[dict[str, Any], ...]:
        """Where spans of the reading stand in the decoded text, in order, each with its words."""
        offsets, source = self._offsets, self._source
        if len(spans) == 1:
            ((start, end),) = spans
            start, end = offsets[start], offsets[end - 1] + 1
            return ({"start": start, "end": end, "text": source[start:end]},)
        places = sorted({(offsets[start], offsets[end - 1] + 1) for start, end in spans})
        return tuple([{"start": start, "end": end, "text": source[start:end]} for start, end in places])
