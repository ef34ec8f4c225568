"""Values that carry their evidence, and the walk that parts the two.

A draft is a tree of dicts, lists, plain values and `Claim`s. `part` gives the tree as plain data, and for each
claim one evidence entry, in the order of the tree: one to one by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def part(tree: Any, reading: Reading, source: str) -> tuple[Any, list[dict[str, Any]]]:
    """The plain data of a draft, and its evidence with spans of the decoded text `source`."""
    evidence: list[dict[str, Any]] = []
    plain = _walk(tree, "", evidence, reading, source)
    return plain, evidence


def _walk(node: Any, path: str, evidence: list[dict[str, Any]], reading: Reading, source: str) -> Any:
    if isinstance(node, Claim):
        if node.value is None:
            return None
        evidence.append(_entry(node, path, reading, source))
        return _walk(node.value, path, evidence, reading, source)
    if isinstance(node, dict):
        return {key: _walk(child, f"{path}/{key}", evidence, reading, source) for key, child in node.items()}
    if isinstance(node, list | tuple):
        return [_walk(child, f"{path}/{index}", evidence, reading, source) for index, child in enumerate(node)]
    return node


def _entry(claim: Claim, path: str, reading: Reading, source: str) -> dict[str, Any]:
    places = (reading.span_in_source(span) for span in claim.spans)
    spans = [{"start": s.start, "end": s.end, "text": source[s.start : s.end]} for s in _distinct(places)]
    return {"path": path, "basis": claim.basis, "rule": claim.rule, "spans": spans}


def _distinct(spans: Iterator[Span]) -> list[Span]:
    return sorted(set(spans))
