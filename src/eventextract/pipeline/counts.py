"""Component `eventextract_counts`: nouns for people, and how many of them a phrase counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import CountValue, Mention, NumberValue
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.loose_words import loose_words, with_whole_name, without_loose_end
from eventextract.pipeline.phrases import Phrases
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Count, Span

SEEN = ("agency", "programme", "date", "number", "demonym", "country", "city", "region", "subdivision", "person-noun")
NEXT = expression(
    r"(?:,|;|\band|\bamong|\(|\bincluding|\bwith|\bwere|\bare)(?: (?:some|about|around|nearly|over|the))? ?$"
)
RANGES, ELIDED = ("counts.range", "counts.range-came"), "elided"
PRODUCT, SUM, TABLE = "product", "sum", "table"
"""Values of rules: so many times so many; all the numbers of a list together; the sum below a table."""
SINGLE = "single"  # value of the rule for one person more than those counted before
NOT_ONE_OF_THEM = (
    "expert",
    "guest",
    "team",
    "applicant",
    "crowd",
)  # sorts of which one more is no part of the audience
ROWS = 420  # characters before the sum of a table in which its people are named
TEAM, APPLICANT = "counts.noun.team", "counts.noun.applicant"
LEAST, MOST = 2, 100_000  # one person is no audience, a nation neither
NOT_THERE = ("counts.noun.guest", "counts.noun.expert", APPLICANT)
SEXES = ("counts.noun.woman", "counts.noun.man")
MOST_TEAMS = 200
SIDES = ("country", "demonym", "agency")  # kinds of which each sends so many people
BRACKET = expression(r"\([^()]*\)(?= (?:from|of|representing|drawn|belonging|serving)\b)")
"""A remark between people and what tells where they come from ("38 participants (17 female) from ...")."""


class Counts:
    """Proposes mentions of kinds `person-noun` and `count`."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        rows = partial(knowledge.lexicon, "person_nouns")
        self._nouns = Phrases(nlp, knowledge, "person nouns", lambda: ((row["word"], row["sort"]) for row in rows()))
        self._singular = knowledge.made(
            "singular person nouns", lambda: _singular(row["word"].lower() for row in rows())
        )
        self._family = knowledge.family("counts")
        self._loose = loose_words(knowledge, before_number=True)

    def __call__(self, doc: Doc) -> Doc:
        """Add nouns for people and numbers of people to the Doc's board."""
        board = board_of(doc)
        for span, sort in self._nouns.find(doc):
            board.add(board.mention("person-noun", *span, f"counts.noun.{sort}"))
        for sentence in board.sentences:
            if board.within(sentence, "number"):
                found = [self._mention(hit, board) for hit in hits(self._family, board, sentence, SEEN)]
                board.add(*_longest([mention for mention in found if mention]))
        return doc

    def _mention(self, hit: Hit, board: Board) -> Mention | None:
        text = board.text
        count = _count(hit)
        who = hit.span("who") or (hit.whole if hit.rule.value == PRODUCT else None)
        if count is None or who is None or not _may_count(hit, board):
            return None
        sort = self._sort(hit, text)
        if sort is None:
            return None
        who = _trimmed(hit, who, text, self._loose)
        span = hit.whole
        value = CountValue(count, who, sort)
        return Mention("count", span, text[span.start : span.end], hit.rule.id, value, hit.rule.score)

    def _sort(self, hit: Hit, text: str) -> str | None:
        """The sort that the rule says, `women`, `men`, or that of the first plural noun; None where all are single."""
        if hit.rule.value == ELIDED:
            return ELIDED
        if hit.rule.value in (PRODUCT, SUM, TABLE):
            return "participant"
        if sex := hit.span("sex"):
            return "women" if re.match(r"(?i)w|f|g", text[sex.start : sex.end]) else "men"
        nouns = [m for m in hit.mentions("who") if m.kind == "person-noun"]
        if hit.rule.value == SINGLE:
            others = any(m.source.removeprefix("counts.noun.") in NOT_ONE_OF_THEM for m in nouns)
            return None if others else SINGLE
        plural = [m for m in nouns if m.text.lower() not in self._singular]
        if nouns and not plural:
            return None
        return plural[0].source.removeprefix("counts.noun.") if plural else "participant"


def _trimmed(hit: Hit, who: Span, text: str, loose: frozenset[str]) -> Span:
    """The phrase up to the next number of people, without loose words at its end."""
    inside = [m.span() for m in BRACKET.finditer(text, *who)]
    numbers = (
        m.span.start
        for m in hit.mentions("who")
        if m.kind == "number" and not any(first < m.span.start < last for first, last in inside)
    )
    end = next((start for start in numbers if NEXT.search(text, who.start, start)), who.end)
    words = without_loose_end(text[who.start : end], loose)
    return with_whole_name(text, Span(who.start, who.start + len(words)))


def _longest(found: list[Mention]) -> list[Mention]:
    """Without numbers that are but one end of a range ("150" of "between 120 and 150")."""
    ranges = [mention.span for mention in found if mention.source in RANGES]
    return [m for m in found if m.source in RANGES or not any(span.overlaps(m.span) for span in ranges)]


def _may_count(hit: Hit, board: Board) -> bool:
    """Whether what is multiplied is teams, those chosen from are applicants, and a table that is summed up is one of people."""
    if hit.rule.value == TABLE:
        return bool(board.within(Span(max(hit.whole.start - ROWS, 0), hit.whole.end), "person-noun"))
    if not all(m.source == APPLICANT for m in hit.mentions("pool")) or any(
        m.source in SEXES for m in hit.mentions("persons")
    ):
        return False
    if hit.rule.value == PRODUCT and any(m.source in NOT_THERE for m in hit.mentions("who")):
        return False
    return all(m.source == TEAM for m in hit.mentions("unit") if m.kind == "person-noun")


def _product(hit: Hit, approximate: bool) -> Count | None:
    """So many teams or places, each with so many people."""
    states = [m for group in ("states", "kin") for m in hit.mentions(group) if m.kind in SIDES]
    numbers = [_number(hit, group) for group in ("number", "lands", "times", "more", "again")]
    factors = [len(states)] * bool(states) + [number for number in numbers if number is not None]
    factors += [2] * (hit.span("again") is not None)
    if len(factors) != 2 or not all(LEAST <= factor <= MOST_TEAMS for factor in factors):
        return None
    total = factors[0] * factors[1]
    least, most = (None if hit.span("under") else total), (None if hit.span("over") else total)
    return Count(least, most, approximate)


def _sum(hit: Hit) -> Count | None:
    """All the numbers of a list together."""
    numbers = [m.value for group in ("span", "rest") for m in hit.mentions(group) if isinstance(m.value, NumberValue)]
    total = sum(int(number.value) for number in numbers)
    return Count(total, total) if total <= MOST else None


def _count(hit: Hit) -> Count | None:
    approximate = hit.span("approx") is not None or hit.span("so") is not None
    if hit.rule.value == PRODUCT:
        return _product(hit, approximate)
    if hit.rule.value == SUM:
        return _sum(hit)
    if hit.span("low"):
        low, high = _number(hit, "low"), _number(hit, "high")
        return Count(low, high, approximate) if low is not None and high is not None and low < high else None
    number = _number(hit, "number")
    if number is None or not (number == 1 if hit.rule.value == SINGLE else LEAST <= number <= MOST):
        return None
    if hit.span("over") or hit.span("plus"):
        return Count(number, None)
    return Count(None, number) if hit.span("under") else Count(number, number, approximate)


def _number(hit: Hit, group: str) -> int | None:
    found = hit.mentions(group)
    value = found[0].value if found else None
    return int(value.value) if isinstance(value, NumberValue) and value.value == int(value.value) else None


def _singular(words: Iterable[str]) -> frozenset[str]:
    """Those of the words whose plural is one of them too."""
    all_words = frozenset(words)
    return frozenset(word for word in all_words if f"{word}s" in all_words)


@Language.factory("eventextract_counts", default_config={"models": None})
def make_counts(nlp: Language, name: str, models: str | None) -> Counts:
    """The component, with the knowledge of a models folder."""
    return Counts(nlp, load_knowledge(models))
