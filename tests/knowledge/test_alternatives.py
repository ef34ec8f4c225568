"""Phrases of a lexicon as parts of a pattern."""

from __future__ import annotations

import re

from eventextract.knowledge.alternatives import by_sort

ROWS = [
    {"phrase": "in", "sort": "at"},
    {"phrase": "in the heart of", "sort": "at"},
    {"phrase": "St. ", "sort": "title"},
]


def test_each_sort_has_its_phrases_the_longest_first() -> None:
    assert by_sort(ROWS)["at"].split("|") == [re.escape("in the heart of"), "in"]


def test_a_phrase_stands_for_itself_not_for_a_pattern() -> None:
    assert re.fullmatch(by_sort(ROWS)["title"], "St. ")
    assert not re.fullmatch(by_sort(ROWS)["title"], "Sta ")


def test_no_rows_give_no_sorts() -> None:
    assert by_sort([]) == {}
