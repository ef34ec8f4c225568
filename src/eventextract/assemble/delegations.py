"""Patterns of the words of `delegation_words.csv`: who leads a delegation, and who stands in for somebody."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import compiled


class Delegations(NamedTuple):
    """Each pattern ends where what it tells of begins."""

    leads: re.Pattern[str]  # "the delegation was led by its "
    sent: re.Pattern[str]  # "a team of experts from the "
    stands_in: re.Pattern[str]  # behind a name: ", represented by the "


@lru_cache(maxsize=4)
def delegations(knowledge: Knowledge) -> Delegations:
    """The patterns, of the words of these models."""
    words = by_sort(knowledge.lexicon("delegation_words"))
    sent, led = words["delegation"], words["led"]
    return Delegations(
        leads=compiled(
            "delegation leads",
            rf"\b(?:{sent}|{words['guests']})\b[^.;:]{{0,80}}"
            rf"\b(?:{led}) (?:personally )?by (?:(?:the|its|their|a|an) )?(?:[\w'-]+ ){{0,2}}$",
            0,
        ),
        sent=compiled(
            "delegation sent",
            rf"\b(?:{sent})(?: [\w-]+){{0,3}} (?:of|from|representing) (?:the |its )?(?:[\w-]+ ){{0,2}}$",
            0,
        ),
        stands_in=compiled(
            "delegation stands in",
            rf",? (?:(?:who|and) )?(?:was |is )?(?:also )?(?:{words['stands-in']})(?: at the [\w-]+)? by "
            r"(?:(?:the|his|her|its|their|an?) )?$",
            0,
        ),
    )
