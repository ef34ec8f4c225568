"""No seed is special: with other names, towns, countries, dates and counts in its place, the other values come out.

Each variant of a seed replaces every slot of `slots.toml` at once; the record must be that of the seed with each old
value replaced by the new one (compared without evidence, knowledge ids and coordinates, which differ by right).
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from eventextract import Extractor

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
SLOTS: list[dict[str, Any]] = tomllib.loads((HERE / "slots.toml").read_text(encoding="utf-8"))["slot"]
VARIANTS = 10
CASES = [(path, number) for path in sorted(SEEDS.glob("*.txt")) for number in range(VARIANTS)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def slots_of(path: Path) -> list[dict[str, Any]]:
    return [slot for slot in SLOTS if path.name.startswith(slot["seed"])]


def replaced(text: str, slot: dict[str, Any], number: int) -> str:
    """The text with one slot filled anew; in capitals where it stood in capitals."""
    old = slot["text"] if isinstance(slot["text"], list) else [slot["text"]]
    parts = slot["others"][number].split("|")
    new = parts[:2] if slot["kind"] == "pair" else parts[:1]
    if slot["kind"] == "date":
        new = [date.fromisoformat(parts[0]).strftime(slot["form"])]
    for before, after in zip(old, new, strict=True):
        assert before in text
        text = text.replace(before, after).replace(before.upper(), after.upper())
    return text


def variant(path: Path, number: int) -> str:
    text = path.read_text(encoding="utf-8")
    for slot in slots_of(path):
        text = replaced(text, slot, number)
    return text


def facts(record: Any) -> dict[str, Any]:
    """What the text says: dates, place, counts, people, bodies and countries by their names."""
    plain = record.model_dump(mode="json")
    event = plain["event"]
    return {
        "published": plain["source"]["published"],
        "type": event["type"],
        "start": event["start"],
        "end": event["end"],
        "duration": event["duration"],
        "city": event["location"]["city"],
        "country": event["location"]["country"],
        "venue": event["location"]["venue"],
        "count": event["participants"]["count"],
        "participant_countries": sorted(event["participants"]["countries"]),
        **{role: [body["name"] for body in event[role]] for role in ("organizers", "partners", "funders")},
        "agencies": sorted(body["name"] for body in plain["entities"]["agencies"]),
        "officials": [
            [o["name"], o["position"], o["affiliation"], o["quoted"]] for o in plain["entities"]["officials"]
        ],
        "countries": sorted(c["alpha_2"] for c in plain["entities"]["countries"]),
        "related": [[e["start"], e["location"]["city"]] for e in plain["related_events"]],
    }


def expected(base: dict[str, Any], path: Path, number: int, codes: dict[str, str]) -> dict[str, Any]:
    """The seed's facts with each old value replaced by that of the variant."""
    want = dict(base)
    for slot in slots_of(path):
        parts = slot["others"][number].split("|")
        if slot["kind"] == "name":
            want = swap(want, slot["text"], parts[0])
        elif slot["kind"] == "donor":
            want = swap(want, slot["text"], parts[0])
            want["countries"] = sorted({*want["countries"], parts[1]})
        elif slot["kind"] == "country":
            want = swap_country(want, codes[slot["text"]], parts[1])
        elif slot["kind"] == "count":
            low, high = (int(p) if p else None for p in parts[1:3])
            want["count"] = {"min": low, "max": high, "approximate": parts[3] == "true"}
        else:
            want |= times(want, slot, parts)
    return days_counted(want)


def times(want: dict[str, Any], slot: dict[str, Any], parts: list[str]) -> dict[str, Any]:
    if slot["kind"] == "date":
        return {"published": parts[0], "start": parts[0]}
    if slot["kind"] == "days":
        end = date.fromisoformat(want["start"]) + timedelta(days=int(parts[1]) - 1)
        return {"duration": f"P{parts[1]}D", "end": end.isoformat()}
    if slot["kind"] == "pair":
        return {"published": parts[2], "start": parts[2], "end": parts[3]}
    year = want["start"][:4]
    return {"start": year + parts[1][4:], "end": year + parts[2][4:], "duration": None}


def days_counted(want: dict[str, Any]) -> dict[str, Any]:
    if want["duration"] is None:
        first, last = (date.fromisoformat(want[key].replace("XXXX", "2000")) for key in ("start", "end"))
        want["duration"] = f"P{(last - first).days + 1}D"
    return want


def swap(node: Any, old: str, new: str) -> Any:
    if isinstance(node, dict):
        return {key: swap(value, old, new) for key, value in node.items()}
    if isinstance(node, list):
        return [swap(value, old, new) for value in node]
    return node.replace(old, new) if isinstance(node, str) else node


def swap_country(want: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    keys = ("countries", "participant_countries")
    return want | {key: sorted({new if code == old else code for code in want[key]}) for key in keys}


CODES = {"Belarus": "BY", "Latvia": "LV", "Tajikistan": "TJ", "Italy": "IT", "Azerbaijan": "AZ"}


@pytest.mark.parametrize(("path", "number"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_the_replaced_values_come_out(extractor: Extractor, path: Path, number: int) -> None:
    base = facts(extractor.extract(path.read_text(encoding="utf-8")))
    have = facts(extractor.extract(variant(path, number)))
    want = expected(base, path, number, CODES)
    want["agencies"], have["agencies"] = sorted(want["agencies"]), sorted(have["agencies"])
    assert have == want
