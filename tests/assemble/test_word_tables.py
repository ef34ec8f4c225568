"""Tables in models/ that the assembly goes by: what they name is there, and a slip in them is told."""

from __future__ import annotations

import pytest

from eventextract.assemble.date_verbs import date_verbs
from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge


def test_the_verbs_of_dates_are_sorts_of_cues(knowledge: Knowledge) -> None:
    assert {sort.removeprefix("date.") for sort in date_verbs(knowledge)} <= knowledge.words("date_cues", "sort")


def test_the_rules_without_a_noun_are_rules(knowledge: Knowledge) -> None:
    rules = {rule.id for rule in knowledge.family("counts").rules}
    assert knowledge.words("counts_without_noun", "rule") <= rules


def test_a_part_that_there_is_not_is_told(knowledge: Knowledge) -> None:
    other = Knowledge(knowledge.folder)
    other._lexicons["date_verbs"] = ({"sort": "held", "part": "hole", "status": ""},)
    with pytest.raises(ModelsError, match=r"lexicons/date_verbs\.csv: held: no such part: hole \(write one of whole"):
        date_verbs(other)
