"""What gold says of a record: which values are wrong, and what was missed, by place in the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eventextract.compare.judging import LISTS, OFFICIAL_PARTS, OFFICIALS, SCALARS
from eventextract.measure.matching import accepted, variants
from eventextract.measure.scoring import Tally, Wrong, score
from eventextract.record import EventRecord
from eventextract.report.wording import worded


def _pointer(field: str) -> str:
    return f"/{field.replace('.', '/')}"


PLACES = {
    **{name: _pointer(field) for field, name in (SCALARS | LISTS).items()},
    **{f"official_{part}": f"{_pointer(OFFICIALS)}/{{}}/{part}" for part in OFFICIAL_PARTS},
}
"""Where each scored field stands in the record."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What gold says of one record: what is wrong by path; what was missed, with the path of its list; the tallies."""

    wrong: Mapping[str, str]
    missed: tuple[tuple[str, str], ...]
    tallies: Mapping[str, Tally]


def verdict(gold: dict[str, Any], record: EventRecord) -> Verdict:
    """What gold says of a record."""
    tallies = score(gold, record.model_dump(mode="json"))
    found = [(name, one) for name, tally in tallies.items() for one in tally.wrong]
    wrong = {_place(name, one): _told(gold.get(name), one) for name, one in found if one.missed is None}
    missed = tuple((_place(name, one), one.missed) for name, one in found if one.missed is not None)
    return Verdict(wrong, missed, tallies)


def _place(name: str, one: Wrong) -> str:
    place = PLACES[name]
    if one.item is None:
        return place
    return place.format(one.item) if "{}" in place else f"{place}/{one.item}"


def _told(wanted: Any, one: Wrong) -> str:
    """What gold has in the place of a single value; of an item of a list what is wrong with it."""
    if one.item is not None:
        return one.message
    forms = ("nothing" if form is None else _form(form) for form in accepted(wanted))
    return f"gold has {' or '.join(forms)}"


def _form(value: Any) -> str:
    """A gold value on one line: the first form of a name, the bounds of a number of people."""
    if isinstance(value, str):
        return variants(value)[0]
    if isinstance(value, dict):
        bounds = {"min": value.get("min"), "max": value.get("max"), "approximate": bool(value.get("approx"))}
        return worded(bounds)[0]
    return str(value)
