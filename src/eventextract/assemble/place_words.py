"""The words right before and after a place (`place_context.csv`) as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from eventextract.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Patterns that end where the place begins; `aside`: all between facility and town; the last four: anywhere."""

    within: re.Pattern[str]
    land: re.Pattern[str]
    near: re.Pattern[str]
    origin: re.Pattern[str]
    travelled: re.Pattern[str]
    employed: re.Pattern[str]
    owner: re.Pattern[str]
    aside: re.Pattern[str]
    here: re.Pattern[str]
    another: re.Pattern[str]
    later: re.Pattern[str]
    acted: re.Pattern[str]


@lru_cache(maxsize=8)
def place_words(knowledge: Knowledge) -> PlaceWords:
    """The patterns of a models folder; made once for each."""
    sorts: dict[str, list[str]] = {}
    for row in knowledge.lexicon("place_context"):
        sorts.setdefault(row["sort"], []).append(re.escape(row["phrase"]))
    words = {
        sort: "(?:" + "|".join(sorted(phrases, key=lambda p: (-len(p), p))) + ")" for sort, phrases in sorts.items()
    }
    town = rf"(?: {words['town']}(?: of)?,?)?"
    return PlaceWords(
        within=_before(rf"{words['in']}(?: the)?(?: [a-z]+){{0,2}}?{town}"),
        land=_before(rf"{words['in']}(?: the)?(?: [\w-]+){{0,3}}? {words['area']} of(?: the)?"),
        near=_before(rf"{words['near']}(?: the)?{town}"),
        origin=_before(words["from"]),
        travelled=_before(
            rf"(?:{words['travel']}\b[^.;:]{{0,80}}?[ ,](?:to|in)|{words['reach']})(?: the)?(?: [a-z]+){{0,3}}"
        ),
        employed=_before(rf"{words['employed']}(?: [\w-]+){{0,4}} (?:at|from|of|in)(?: the)?"),
        owner=_before(rf"{words['owner']}(?: the)?"),
        aside=re.compile(rf"(?:,| \()?(?: ?(?:in|at|of|{words['near']}))?(?: the)?(?: [a-z]+)?{town} ?", re.IGNORECASE),
        here=re.compile(rf"\b{words['here']}\b"),
        another=_anywhere(words["another"]),
        later=_anywhere(words["later"]),
        acted=_anywhere(words["acted"]),
    )


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern} $", re.IGNORECASE)


def _anywhere(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)
