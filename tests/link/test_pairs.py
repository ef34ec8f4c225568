"""Pairs of records made for the purpose: those of one event are linked, those that only look like it are not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventextract.knowledge import Knowledge
from eventextract.link.comparing import compare
from eventextract.link.facts import facts_of, unlinkable
from eventextract.link.linking import Linked, link
from eventextract.link.vocabulary import Vocabulary
from eventextract.record import EventRecord

TABLE = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))
Pair = dict[str, Any]
RecordOf = Callable[[dict[str, Any]], EventRecord]


def pairs(same: bool) -> list[Pair]:
    return [pair for pair in TABLE["pair"] if pair["same"] is same]


def named(pair: Pair) -> str:
    return str(pair["name"])


def linked(pair: Pair, record_of: RecordOf) -> Linked:
    base = TABLE["base"][pair["base"]]
    return link({side: record_of({**base, **pair.get(side, {})}) for side in ("one", "two")})


def why(pair: Pair, record_of: RecordOf, knowledge: Knowledge) -> str:
    """The points of a pair, for the message of a test that fails."""
    vocabulary = Vocabulary(knowledge)
    records = [record_of({**TABLE["base"][pair["base"]], **pair.get(side, {})}) for side in ("one", "two")]
    if any(map(unlinkable, records)):
        return str([unlinkable(record) for record in records])
    found = compare(*(facts_of("", record, vocabulary) for record in records), vocabulary)
    return f"{found.points} points: {found.reasons} {found.bars}"


def test_there_are_enough_of_both() -> None:
    assert len([pair for pair in pairs(True) if "missed" not in pair]) >= 40
    assert len(pairs(False)) >= 40
    assert len({named(pair) for pair in TABLE["pair"]}) == len(TABLE["pair"])


def expected(pair: Pair) -> Any:
    """A pair for a test; one that is known to be missed must go on to be."""
    marks = [pytest.mark.xfail(strict=True, reason=pair["missed"])] if "missed" in pair else []
    return pytest.param(pair, marks=marks, id=named(pair))


@pytest.mark.parametrize("pair", map(expected, pairs(True)))
def test_of_one_event(pair: Pair, record_of: RecordOf, knowledge: Knowledge) -> None:
    found = linked(pair, record_of)
    assert len(found.groups) == 1, why(pair, record_of, knowledge)
    assert {one.file for one in found.groups[0].members} == {"one", "two"}


@pytest.mark.parametrize("pair", pairs(False), ids=named)
def test_near_misses(pair: Pair, record_of: RecordOf, knowledge: Knowledge) -> None:
    assert not linked(pair, record_of).groups, why(pair, record_of, knowledge)
