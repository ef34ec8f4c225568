"""A release whose draft holds values that disagree has a record all the same, without those values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from eventextract import ExtractionError, Extractor
from eventextract.assemble import Claim, Draft, Given, assemble
from eventextract.release import read_text
from eventextract.settling import RULE, settled

TEXT = """Judges of Kenya learn about money laundering

NAIROBI, 12 May 2021 - Thirty judges from Kenya and Uganda took part in a three-day seminar on money laundering that the
United Nations Office on Drugs and Crime (UNODC) held in Nairobi from 10 to 12 May 2021 with funds of the European Union.

"Cases need evidence," said Anna Ek, Head of the Regional Office of UNODC.
"""
Tree = dict[str, Any]


@pytest.fixture(scope="module")
def draft(extractor: Extractor) -> Draft:
    release = read_text(TEXT, knowledge=extractor._knowledge)
    given = Given("r", "r.txt", release.sha256, len(release.text), None, release.metadata, None, release.warnings)
    return assemble(release.reading, extractor._pipeline.find(release.reading), given, extractor._knowledge)


def again(key: str) -> Callable[[Tree], Tree]:
    """The first item of a list of the event twice."""
    return lambda event: {**event, key: [*event[key], event[key][0]]}


def reversed_dates(event: Tree) -> Tree:
    return {**event, "start": event["end"], "end": event["start"]}


def shared_body(event: Tree) -> Tree:
    return {**event, "partners": event["organizers"]}


def empty_count(event: Tree) -> Tree:
    count = event["participants"]["count"]._replace(value={"min": 9, "max": 3, "approximate": False})
    return {**event, "participants": {**event["participants"], "count": count}}


@pytest.mark.parametrize(
    ("spoil", "path"),
    [
        (again("organizers"), "/event/organizers/1"),
        (again("topics"), "/event/topics"),
        (reversed_dates, "/event/end"),
        (shared_body, "/event/partners/0"),
        (empty_count, "/event/participants/count"),
    ],
    ids=["twice", "unsorted", "order", "one-role", "bounds"],
)
def test_what_disagrees_is_left_out_and_told(draft: Draft, spoil: Callable[[Tree], Tree], path: str) -> None:
    sound, _ = settled(draft, TEXT)
    spoilt = replace(draft, tree={**draft.tree, "event": spoil(draft.tree["event"])})
    record, after = settled(spoilt, TEXT)
    told = [decision for decision in after.decisions if any(lost.rule == RULE for lost in decision.losers)]
    assert [decision.path for decision in told] == [path]
    assert told[0].losers[0].reason
    assert record.entities == sound.entities


def test_a_sound_draft_stays_as_it_is(draft: Draft) -> None:
    assert settled(draft, TEXT)[1] is draft


def test_what_cannot_be_left_out_is_an_error(draft: Draft) -> None:
    with pytest.raises(ExtractionError, match="/event/type"):
        settled(replace(draft, tree={**draft.tree, "event": {**draft.tree["event"], "type": 7}}), TEXT)


def test_a_claim_within_a_claim_is_left_out_alone(draft: Draft) -> None:
    officials = draft.tree["entities"]["officials"]
    official = officials[0]._replace(value={**officials[0].value, "affiliation": Claim("UNODC", "r", ())})
    tree = {**draft.tree, "entities": {**draft.tree["entities"], "officials": [official]}}
    record, _ = settled(replace(draft, tree=tree), TEXT)
    assert [(o.name, o.affiliation) for o in record.entities.officials] == [("Anna Ek", None)]
