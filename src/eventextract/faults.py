"""All that is wrong with a record at once, in words; and whether a record's evidence is in its text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eventextract import agreement, grounding
from eventextract.agreement import Fault, Faults
from eventextract.claims import view_of
from eventextract.errors import RecordError
from eventextract.record_fields import version_to_load

if TYPE_CHECKING:
    from pydantic import ValidationError

    from eventextract.record import EventRecord

DISAGREEMENT = "record_disagreement"  # pydantic's name for the error that `CHECKS` raise
CHECKS = (*agreement.CHECKS, *grounding.CHECKS)
SHOWN = 60  # characters of a wrong value in a message


def disagreements(record: EventRecord) -> tuple[Fault, ...]:
    """What does not hold between the fields of a record whose shape is right."""
    return tuple(fault for check in CHECKS for fault in check(record))


def faults_of(error: ValidationError, text: str | bytes) -> tuple[Fault, ...]:
    """All faults of the JSON text that the models refused: of its version alone where it is of another one."""
    faults = dict.fromkeys(_of_shape(error))
    try:
        data = json.loads(text)
    except ValueError:
        return tuple(faults)
    version = _of_version(data)
    return (version,) if version else tuple(faults | dict.fromkeys(_of_agreement(data)))


def listed(faults: tuple[Fault, ...]) -> str:
    """The faults as one message, each on a line with its path."""
    if len(faults) == 1:
        return str(faults[0])
    return "\n  ".join([f"{len(faults)} faults:", *map(str, faults)])


def _of_version(data: Any) -> Fault | None:
    try:
        version_to_load(data.get("schema_version") if isinstance(data, dict) else None)
    except ValueError as error:
        return Fault("/schema_version", str(error))
    return None


def _of_shape(error: ValidationError) -> Faults:
    for line in error.errors(include_url=False):
        if line["type"] != DISAGREEMENT:
            message = line["msg"].removeprefix("Value error, ")
            found = "" if line["type"] == "missing" else f", found {_cut(line['input'])}"
            yield Fault("".join(f"/{step}" for step in line["loc"]), message + found)


def _cut(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 3] + "..."


def _of_agreement(data: object) -> Faults:
    """Faults between fields, as far as the shape allows to look: a check that trips over it says no more."""
    record = view_of(data)
    for check in CHECKS:
        try:
            yield from check(record)
        except (AttributeError, TypeError, ValueError, KeyError, IndexError):
            continue


def verify_against(record: EventRecord, text: str, *, data: bytes | None = None) -> None:
    """RecordError, listing every fault, where a record does not agree with its decoded text: see `faults_against`."""
    faults = faults_against(record, text, data=data)
    if faults:
        raise RecordError(listed(faults), where=record.source.file)


def faults_against(record: EventRecord, text: str, *, data: bytes | None = None) -> tuple[Fault, ...]:
    """What in a record is not so in its decoded text: words of spans, length, and hash.

    `data`: the release's bytes after decompression. Without them the hash is checked only where it is that of the
    text: when the record has no file.
    """
    return (*_of_identity(record, text, data), *_of_words(record, text))


def _of_identity(record: EventRecord, text: str, data: bytes | None) -> Iterator[Fault]:
    source = record.source
    if source.characters != len(text):
        yield Fault("/source/characters", f"{source.characters}, but the text has {len(text)}")
    hashed = text.encode("utf-8", "surrogatepass") if data is None and source.file is None else data
    if hashed is not None and source.sha256 != hashlib.sha256(hashed).hexdigest():
        yield Fault("/source/sha256", "not the hash of this text")


def _of_words(record: EventRecord, text: str) -> Iterator[Fault]:
    for number, entry in enumerate(record.evidence):
        for place, span in enumerate(entry.spans):
            found = text[span.start : span.end]
            if found != span.text:
                where = f"/evidence/{number}/spans/{place}"
                yield Fault(where, f"{entry.path} rests on {_cut(span.text)}, but there stands {_cut(found)}")
