"""Drafts of agency mentions, and which of overlapping ones stays."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.names import clean_name
from eventextract.pipeline.agency_words import Words
from eventextract.values import Span

NOWHERE = 1 << 62  # behind all tokens


class Draft(NamedTuple):
    """A possible mention of tokens `first` to `last`; `parent` and `long` in tokens too."""

    first: int
    last: int
    kind: str  # of the body; "programme" for what is no body
    source: str
    score: float
    name: str | None = None  # where it is not the words of the span
    long: int = 0
    parent: tuple[int, int] | None = None
    acronym: str | None = None
    knowledge_id: str | None = None
    also: str | None = None  # another name of the same body
    main: bool = False  # written as the knowledge base names it
    keeps_parent: bool = False  # whether the parent within is a mention of its own
    core: int = 0  # the end of its head noun, where a pattern found one

    def reaches_into_parent(self, pattern: Draft) -> bool:
        """Whether a pattern found a shorter name here, and this one goes on to its parent: "Unit of the Agency"."""
        return self.first == pattern.first and pattern.last < self.last <= pattern.long

    def covers(self, other: Draft) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last


def name_of(words: Words, draft: Draft) -> str:
    """The name in the letters of the text."""
    return draft.name or clean_name(words.board.text[words.start[draft.first] : words.end[draft.last - 1]])


def mention_of(words: Words, draft: Draft) -> Mention:
    """The draft as a mention for the board."""
    span = words.span(draft.first, draft.last)
    long = words.span(draft.first, draft.long) if draft.long > draft.last else None
    value = BodyValue(
        name=name_of(words, draft),
        acronym=draft.acronym,
        knowledge_id=draft.knowledge_id,
        kind=draft.kind,
        parent=words.span(*draft.parent) if draft.parent else None,
        optional_name=clean_name(words.board.text[long.start : long.end]) if long else draft.also,
    )
    kind = "programme" if draft.kind == "programme" else "agency"
    return Mention(kind, span, words.board.text[span.start : span.end], draft.source, value, draft.score)


def known_draft(words: Words, mention: Mention) -> Draft:
    """A mention of the knowledge base as a draft."""
    first, last = words.tokens(Span(*mention.span))
    value = mention.value
    assert isinstance(value, BodyValue)
    return Draft(
        first, last, value.kind, mention.source, mention.score, acronym=value.acronym, knowledge_id=value.knowledge_id
    )


def settled(drafts: Iterable[Draft], known: list[Draft]) -> list[Draft]:
    """One draft at each place: the longest; of equals the known one, with what the pattern saw of its parent."""
    patterns = list(drafts)
    if known:
        patterns = _with_knowledge(patterns, known)
        begun = _by_first(patterns)
        known = [d for d in known if d.main or not any(map(d.reaches_into_parent, begun.get(d.first, ())))]
        known = _whole(known, patterns)
    chosen: list[Draft] = []
    holders: dict[int, Draft] = {}  # by token
    for draft in sorted([*patterns, *known], key=_rank):
        stretch = range(draft.first, draft.last)
        if holders.keys().isdisjoint(stretch) or all(_leaves(holders[i], draft) for i in stretch if i in holders):
            chosen.append(draft)
            holders.update(dict.fromkeys(stretch, draft))
    return sorted(chosen, key=itemgetter(0))


def _leaves(chosen: Draft, draft: Draft) -> bool:
    """Whether a longer draft lets another stand within it."""
    return chosen.keeps_parent and chosen.parent == (draft.first, draft.last)


def _whole(known: list[Draft], patterns: list[Draft]) -> list[Draft]:
    """Without known names that begin within another name, at its head: "River [Academy of the Committee]"."""
    around: dict[int, int] = {draft.first: NOWHERE for draft in known}  # where the first pattern around it ends
    for pattern in patterns:
        if pattern.last - pattern.first > 1:
            for i in around.keys() & range(pattern.first + 1, pattern.last):
                around[i] = min(pattern.last, around[i])
    return [draft for draft in known if around[draft.first] >= draft.last]


def _rank(draft: Draft) -> tuple[int, float, int, str]:
    return draft.first - draft.last, -draft.score, draft.first, draft.source


def _with_knowledge(patterns: list[Draft], known: list[Draft]) -> list[Draft]:
    by_first = _by_first([body for body in known if body.kind != "programme"])
    return [_informed(draft, by_first[draft.first]) if draft.first in by_first else draft for draft in patterns]


def _by_first(drafts: list[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.first, []).append(draft)
    return found


def _informed(draft: Draft, known: list[Draft]) -> Draft:
    """Of the same words: the known body, sure. With only a country more ("... of Georgia"): its id."""
    for body in known:  # those that begin with the draft
        if body.last == draft.last:
            return draft._replace(kind=body.kind, knowledge_id=body.knowledge_id, source=body.source, score=1.01)
        if draft.last > body.last >= draft.core and draft.source == "agencies.head-tail.place":
            return draft._replace(kind=body.kind, knowledge_id=body.knowledge_id)
        if body.reaches_into_parent(draft):
            return draft._replace(kind=body.kind, knowledge_id=body.knowledge_id, score=1.01)
    return draft
