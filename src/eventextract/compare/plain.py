"""A comparison as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from eventextract.compare.differences import Comparison, Difference, RecordChange, State, Verdict


def as_json(comparison: Comparison) -> str:
    """All there is: a summary, and for each record that differs its state, verdict, note and differences.

    A difference is under `values`, or under `wording_and_evidence` where the fact is the same. Pointers lead into the
    records, null where an item is not there; values are those of the records, and of a value that moved its evidence.
    """
    data = {"summary": _summary(comparison), "records": [_record(change) for change in comparison.changes]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _summary(comparison: Comparison) -> dict[str, Any]:
    return {
        "same": comparison.same,
        **{state.replace(" ", "_"): comparison.in_state(state) for state in State},
        "failing_in_both": comparison.failing,
        "judged_by_gold": comparison.judged,
        "verdicts": {verdict: comparison.count(verdict) for verdict in Verdict},
        "wording_and_evidence": comparison.apart,
    }


def _record(change: RecordChange) -> dict[str, Any]:
    return {
        "record": change.place,
        "state": change.state,
        "verdict": None if change.state is State.CHANGED else change.verdict,
        "note": change.note,
        "values": [_difference(one) for one in change.differences if not one.is_apart],
        "wording_and_evidence": [_difference(one) for one in change.differences if one.is_apart],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "field": one.field,
        "kind": one.kind,
        "verdict": one.verdict,
        "old_path": one.old_path,
        "new_path": one.new_path,
        "old": one.old,
        "new": one.new,
    }
