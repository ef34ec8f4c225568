"""A record of a draft in which two values disagree: the ones at fault are left out, since null beats a guess.

A draft should never hold such values, and the corpora of the tests have none; a release that brings one all the same must
not cost its whole record. What was left out stands among the decisions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from eventextract.agreement import Fault
from eventextract.assemble import Claim, Draft
from eventextract.faults import faults_of
from eventextract.mentions import Candidate, Decision
from eventextract.record import EventRecord

RULE = "settling.left-out"
ROUNDS = 3  # what is left out may leave a list or a warning behind that is at fault in its turn


def settled(draft: Draft, text: str) -> tuple[EventRecord, Draft]:
    """The record of a draft, and the draft as it came to be; `text` is the decoded text that evidence indexes.

    Raises ExtractionError where leaving out does not help.
    """
    for _ in range(ROUNDS):
        try:
            return EventRecord.model_validate(draft.record(text)), draft
        except ValidationError as error:
            draft = _without(draft, _faults(error, draft.record(text)))
    return EventRecord.from_plain(draft.record(text)), draft


def _faults(error: ValidationError, plain: dict[str, Any]) -> tuple[Fault, ...]:
    """What is wrong, each fault with the path of a value: that of the claim where its evidence is wrong."""
    try:
        faults = faults_of(error, to_json(plain))
    except ValueError:  # lone surrogates and the like: `from_plain` says so
        return ()
    return tuple(Fault(_claimed(fault.path, plain), fault.message) for fault in faults)


def _claimed(path: str, plain: dict[str, Any]) -> str:
    _, head, *rest = [*path.split("/"), ""]
    return str(plain["evidence"][int(rest[0])]["path"]) if head == "evidence" and rest[0] else path


def _without(draft: Draft, faults: tuple[Fault, ...]) -> Draft:
    """A draft without the values at which faults point; last items of a list first, so that places hold."""
    tree, left_out = draft.tree, []
    for fault in sorted(faults, key=lambda fault: _order(fault.path), reverse=True):
        tree, gone = _removed(tree, fault.path.split("/")[1:])
        if gone is not None:
            left_out.append(Decision(fault.path, None, (_loser(gone, fault),)))
    told = {int(fault.path.split("/")[2]) for fault in faults if fault.path.startswith("/warnings/")}
    warnings = tuple(warning for number, warning in enumerate(draft.warnings) if number not in told)
    return replace(draft, tree=tree, warnings=warnings, decisions=(*draft.decisions, *reversed(left_out)))


def _order(path: str) -> tuple[tuple[str, int], ...]:
    return tuple(("", int(step)) if step.isdecimal() else (step, 0) for step in path.split("/"))


def _removed(node: Any, steps: list[str]) -> tuple[Any, Any]:
    """A tree without the claim or list at a path of it, and that; the same tree and None where there is none."""
    if isinstance(node, Claim) and steps:
        inner, gone = _removed(node.value, steps)
        return node._replace(value=inner), gone
    if not steps:
        return ([], node) if isinstance(node, list) else (None, node if isinstance(node, Claim) else None)
    if not isinstance(node, dict | list | tuple):
        return node, None
    step: Any = steps[0] if isinstance(node, dict) else int(steps[0])
    if not (step in node if isinstance(node, dict) else step < len(node)):
        return node, None
    inner, gone = _removed(node[step], steps[1:])
    return (node, None) if gone is None else (_put(node, step, inner), gone)


def _put(node: Any, step: Any, value: Any) -> Any:
    """A dict or list with another value at a step; a list loses the item that becomes None."""
    if isinstance(node, dict):
        return {**node, step: value}
    return [*node[:step], *([] if value is None else [value]), *node[step + 1 :]]


def _loser(gone: Any, fault: Fault) -> Candidate:
    claims = [gone] if isinstance(gone, Claim) else [claim for claim in gone if isinstance(claim, Claim)]
    spans = tuple(span for claim in claims for span in claim.spans)
    return Candidate("; ".join(str(claim.value) for claim in claims), RULE, "stated", spans, 0.0, fault.message)
