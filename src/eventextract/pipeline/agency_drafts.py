"""Drafts of agency mentions, and which of overlapping ones stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.names import clean_name
from eventextract.pipeline.agency_words import Words
from eventextract.values import Span


@dataclass(frozen=True, slots=True)
class Draft:
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

    def covers(self, other: Draft) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last


def name_of(words: Words, draft: Draft) -> str:
    """The name in the letters of the text."""
    span = words.span(draft.first, draft.last)
    return draft.name or clean_name(words.board.text[span.start : span.end])


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
    patterns = [_with_knowledge(draft, known) for draft in drafts]
    split = {(draft.first, draft.long) for draft in patterns if draft.parent and draft.long > draft.last}
    known = [draft for draft in known if draft.main or (draft.first, draft.last) not in split]
    known = [draft for draft in known if not any(_cut_off(draft, pattern) for pattern in patterns)]
    chosen: list[Draft] = []
    holders: dict[int, Draft] = {}  # by token
    for draft in sorted([*patterns, *known], key=_rank):
        stretch = range(draft.first, draft.last)
        if all(_leaves(holders[i], draft) for i in stretch if i in holders):
            chosen.append(draft)
            holders.update(dict.fromkeys(stretch, draft))
    return sorted(chosen, key=lambda d: d.first)


def _leaves(chosen: Draft, draft: Draft) -> bool:
    """Whether a longer draft lets another stand within it."""
    return chosen.keeps_parent and chosen.parent == (draft.first, draft.last)


def _cut_off(known: Draft, pattern: Draft) -> bool:
    """A known name that begins within another name, at its head: "River [Academy of the Committee]"."""
    return pattern.first < known.first < pattern.last < known.last


def _rank(draft: Draft) -> tuple[int, float, int, str]:
    return draft.first - draft.last, -draft.score, draft.first, draft.source


def _with_knowledge(draft: Draft, known: list[Draft]) -> Draft:
    """Of the same words: the known body, sure. With only a country more ("... of Georgia"): its id."""
    for body in known:
        if body.kind == "programme":
            continue
        if (body.first, body.last) == (draft.first, draft.last):
            return replace(draft, kind=body.kind, knowledge_id=body.knowledge_id, source=body.source, score=1.01)
        if body.first == draft.first and draft.last > body.last and draft.source == "agencies.head-tail.place":
            return replace(draft, kind=body.kind, knowledge_id=body.knowledge_id)
        if body.first == draft.first and body.last == draft.long and draft.parent:
            return replace(draft, kind=body.kind, knowledge_id=body.knowledge_id, score=1.01)
    return draft
