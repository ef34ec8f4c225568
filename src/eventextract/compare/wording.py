"""The values of a difference in words: short, on one line, and harmless."""

from __future__ import annotations

import json
from typing import Any

from eventextract.compare.differences import Difference, Kind
from eventextract.compare.pointers import label
from eventextract.terminal import one_line, shortened

LENGTH = 120  # characters of a value shown


def where(difference: Difference) -> str:
    """The field; of an item that came or went without its name, which is the value."""
    if difference.kind not in (Kind.ADDED, Kind.REMOVED):
        return one_line(difference.field)
    item = difference.old if difference.new is None else difference.new
    return one_line(difference.field.removesuffix(f"[{label(item)}]"))


def before(difference: Difference) -> str:
    """The old value, or that part of what it rested on that is gone; empty where there was none."""
    return _said(difference.old, difference.new, difference.kind)


def after(difference: Difference) -> str:
    """The new value, or that part of what it rests on that is new; empty where there is none."""
    return _said(difference.new, difference.old, difference.kind)


def _said(value: Any, other: Any, kind: Kind) -> str:
    if value is None:
        return ""
    words = _ground(value, other) if kind is Kind.MOVED else _value(value)
    return shortened(one_line(words), LENGTH)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and "min" in value:
        bounds = ["?" if value[name] is None else str(value[name]) for name in ("min", "max")]
        return ("about " if value["approximate"] else "") + " to ".join(dict.fromkeys(bounds))
    return label(value) if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)


def _ground(evidence: dict[str, Any], other: dict[str, Any]) -> str:
    """Basis, rule and spans, as far as the other evidence has them not."""
    said = [str(evidence[name]) for name in ("basis", "rule") if evidence[name] != other[name]]
    spans = [span for span in evidence["spans"] if span not in other["spans"]]
    return ", ".join([*said, *(f"“{span['text']}” at {span['start']}" for span in spans)])
