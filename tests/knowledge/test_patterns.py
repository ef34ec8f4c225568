"""The words that a pattern needs: whatever it matches has them, in their order."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.extractor import Extractor
from eventextract.knowledge import load_knowledge
from eventextract.knowledge.patterns import check, needed
from eventextract.knowledge.rules import Rule
from eventextract.knowledge.triggers import RuleIndex
from eventextract.pipeline.abstract import Abstract
from eventextract.pipeline.rules import hits_in

NEEDED: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    (r"held by", (("held by",),)),
    (r"\bheld\b[^.]*\bby (?:the )?\ue008", (("held",), ("by the \ue008", "by \ue008"))),
    (r"organi[sz]ed|hosted", (("hosted", "organised", "organized"),)),
    (r"(?:co-)?hosted", (("hosted",),)),  # where the longer word stands, the shorter stands too
    (r"(?:very )?\w+ seminar", ((" seminar",),)),
    (r"Held(?-i: BY)", (("held by",),)),
    (r"\w+ (?:held .*|gave) talks?", (("gave", "held "), (" talk",))),
    (r"(?:ran)+ on{2}", (("ran",), (" o",))),
    (r"(?!never )(?<=he )spoke(?= to)", (("spoke",), (" to",))),
    (r"(?=spoke)\w+ up", ((" up",),)),
    (r"[\ue003\ue004], ", (("\ue003, ", "\ue004, "),)),
    (r"(?:held|\w+) x*", ()),  # anything may stand there
    (r"(?:held)?", ()),
    (r"[a-z], ", ((", ",),)),
    (r", ?\d", ()),  # a comma alone says little
    (r"\u0390\u03c3", ()),  # letters whose lower case is not one alone
]


@pytest.mark.parametrize(("pattern", "words"), NEEDED)
def test_words_that_a_pattern_needs(pattern: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert needed(check(pattern, "here")) == words


@pytest.mark.parametrize("pattern", [pattern for pattern, words in NEEDED if "(?=" not in pattern])
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_matches_has_the_words(pattern: str, data: st.DataObject) -> None:
    plain = re.sub(r"\(\?<?[=!][^()]*\)", "", pattern)
    text = data.draw(st.from_regex(re.compile(plain, re.IGNORECASE)).filter(lambda text: not re.search("[İıſ]", text)))
    assert rule_of(plain).may_match(text.lower())


def rule_of(pattern: str) -> Rule:
    some = load_knowledge().family("roles").rules[0]
    return replace(some, source=pattern, words=needed(check(pattern, "here")))


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("held in the hall by \ue008", True),
        ("by \ue008, who held it", False),  # the order counts
        ("held by nobody", False),
        ("", False),
    ],
)
def test_a_rule_is_tried_where_its_words_stand_in_order(text: str, possible: bool) -> None:
    assert rule_of("held.* by \ue008").may_match(text) is possible


ALL_WORDS = "\u0131"  # with a dotless "i" in the text every word counts as there
TEXTS = sorted((Path(__file__).parents[1] / "corpus" / "press" / "texts").glob("*.txt"))[::9]


def test_records_are_the_same_when_every_rule_is_tried_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = Extractor()
    texts = [path.read_text(encoding="utf-8") for path in TEXTS]
    records = [extractor.extract(text).to_json() for text in texts]
    monkeypatch.setattr(Rule, "may_match", lambda *_: True)
    set_off = RuleIndex.set_off
    monkeypatch.setattr(RuleIndex, "set_off", lambda self, lower, kinds: set_off(self, lower + ALL_WORDS, kinds))
    assert [extractor.extract(text).to_json() for text in texts] == records


@pytest.mark.parametrize("text", ["hosted", "HOSTED", "ho\u017fted"])
def test_letters_that_stand_for_others_hide_no_match(text: str) -> None:
    assert [hit.match[0] for hit in hits_in([rule_of("hosted")], Abstract(text, (), (), (0,), (0,)))] == [text]
