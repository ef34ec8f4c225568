"""What must hold of a record's evidence: that each claim has its own, and that its spans are sound.

Checks as those of `agreement.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from eventextract.agreement import Fault, Faults
from eventextract.claims import claims

if TYPE_CHECKING:
    from eventextract.record import EventRecord, EvidenceSpan


def evidence_complete(record: EventRecord) -> Faults:
    """Evidence has one entry a claim, in the order of the record, and no other."""
    wanted, found = claims(record), tuple([entry.path for entry in record.evidence])
    if wanted == found:
        return
    for path in dict.fromkeys(wanted):
        if path not in found:
            yield Fault(path, "a claim without evidence")
    for number, path in enumerate(found):
        if path not in wanted:
            yield Fault(f"/evidence/{number}", f"{path} is no claim of this record")
        elif path in found[:number]:
            yield Fault(f"/evidence/{number}", f"a second entry for {path}")
    if sorted(wanted) == sorted(found):
        yield Fault("/evidence", "not in the order of the record")


def spans_within(record: EventRecord) -> Faults:
    """Spans lie within the text, are as long as their words, and stand in order; only `given` has none."""
    characters = record.source.characters
    for number, entry in enumerate(record.evidence):
        told = entry.__dict__  # a model's attributes are slow to ask for, one by one
        spans, basis = told["spans"], told["basis"]
        if (basis == "given") == bool(spans):
            yield Fault(f"/evidence/{number}/spans", f"{len(spans)} spans, although the basis is {basis}")
        for place, message in _span_faults(spans, characters):
            yield Fault(f"/evidence/{number}/spans/{place}", message)


def _span_faults(spans: Sequence[EvidenceSpan], characters: int) -> list[tuple[int, str]]:
    """What is wrong with the spans of one claim, each fault with the number of its span."""
    found: list[tuple[int, str]] = []
    last = reach = -1  # the ends of the span before
    for place, span in enumerate(spans):
        told = span.__dict__
        start, end = told["start"], told["end"]
        if not 0 <= start < end <= characters:
            found.append((place, f"{start} to {end} is no stretch of {characters} characters"))
        elif len(told["text"]) != end - start:
            found.append((place, f"{end - start} characters, but the text has {len(told['text'])}"))
        if start < last or (start == last and end <= reach):
            found.append((place, "not after the span before it"))
        last, reach = start, end
    return found


def no_event_is_inferred(record: EventRecord) -> Faults:
    """That there is no event is inferred: no words say so."""
    for number, entry in enumerate(record.evidence if record.event.type == "none" else ()):
        if entry.path == "/event/type" and entry.basis != "inferred":
            yield Fault(f"/evidence/{number}/basis", "the type `none` is inferred")


CHECKS: tuple[Callable[[EventRecord], Faults], ...] = (evidence_complete, spans_within, no_event_is_inferred)
