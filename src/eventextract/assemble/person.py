"""A person of the text, with all that its mentions tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventextract.assemble.implied import Affiliation
from eventextract.mentions import Mention, PersonValue
from eventextract.values import Span


@dataclass(slots=True, eq=False)
class Person:
    """One person of the text; mentions in order. No two are equal."""

    name: str
    honorific: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    position: Span | None = None
    position_rule: str = ""
    affiliation: Affiliation | None = None
    said: list[Mention] = field(default_factory=list)


def value_of(mention: Mention) -> PersonValue:
    """What a mention of kind `person` tells."""
    assert isinstance(mention.value, PersonValue)
    return mention.value


def addressed(mention: Mention, text: str) -> int:
    """Where a name with its form of address begins in the text."""
    honorific = value_of(mention).honorific
    start = mention.span.start - len(honorific) - 1 if honorific else mention.span.start
    return start if honorific is None or text.startswith(honorific, start) else mention.span.start
