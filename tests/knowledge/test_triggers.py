"""Which rules a text sets off: by their triggers, their kinds of mentions and the words that they need."""

from __future__ import annotations

import pytest

from eventextract.knowledge.triggers import TEXTS, RuleIndex, WordFinder

INDEX = RuleIndex(
    triggers=[("held", "hosted"), (), ("held",), ("hos",)],
    kinds=[(), ("agency",), ("agency", "date"), ()],
    needed=[((" by ",),), (("co-host", "support"),), (), (("hosted", "staged"), ("with", "by \ue008"), (" in ",))],
)


@pytest.mark.parametrize(
    ("text", "kinds", "by_trigger", "likely"),
    [
        ("", (), [1], []),  # a rule without a trigger is always set off
        ("supported", ("agency",), [1], [1]),
        ("supported", ("date",), [1], []),
        ("held by all", ("agency", "date"), [0, 1, 2], [0, 2]),
        ("held by all", ("agency",), [0, 1, 2], [0]),
        ("withheld", (), [0, 1, 2], []),  # within a word too
        ("hosted by one in two", (), [0, 1, 3], [0, 3]),  # what is said with a mention is not asked for
        ("hosted by one", (), [0, 1, 3], [0]),
        ("ho\u017fts in", (), [1], []),  # triggers are plain words
        ("hos: a \u017ftaged one", ("agency",), [1, 3], [1, 3]),  # an "s" that the needed words do not show
    ],
)
def test_rules_set_off(text: str, kinds: tuple[str, ...], by_trigger: list[int], likely: list[int]) -> None:
    assert INDEX.set_off(text, kinds) == (by_trigger, likely)


def test_rules_without_any_words() -> None:
    assert RuleIndex([()], [("date",)], [()]).set_off("held in May", {"date"}) == ([0], [0])


def test_families_that_are_asked_about_the_same_texts_share_a_finder() -> None:
    finder = WordFinder()
    one = RuleIndex([("held",), ("hosted",)], [(), ()], [(), ()], finder)
    assert one.set_off("held in May", ()) == ([0], [0])
    other = RuleIndex([("may", "held"), ("june",)], [(), ()], [((" in ",),), ()], finder)
    assert other.set_off("held in may", ()) == ([0], [0])
    assert one.set_off("held in may", ()) == ([0], [0])
    assert other.set_off("held on a day", ()) == ([0], [])


def test_a_finder_keeps_the_words_of_few_texts() -> None:
    finder = WordFinder()
    index = RuleIndex([("held",)], [()], [()], finder)
    for number in range(2 * TEXTS):
        assert index.set_off(f"held {number}", ()).likely == [0]
    assert len(finder._found) <= TEXTS
