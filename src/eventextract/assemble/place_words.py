"""The words right before and after a place (`place_context.csv`) as patterns; each phrase is also a cue `place.…`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import compiled, expression

NO_VERB = r"(?: (?!(?:is|are|was|were|be|been|met|sat|took|came|[a-z]+ed)\b|(?-i:(?:of|from) [A-Z]))[\w-]+){0,4}"
"""Words between somebody's job and the place of it: "staff of the crime laboratory at", not "staff were trained at"."""
ACRONYM = r"(?: \([\w &-]{2,14}\))?"
QUARTER = r"(?-i:, [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}(?=,))?"
"""A part of the town, between a facility and its town: "the Marble Hall, Old Quay, Bergen"."""


LEXICON = "place_context"
MARKS = 6  # characters at most about a label
LEADS = tuple(
    f"place.{sort}"
    for sort in ("in", "near", "from", "travel", "reach", "employed", "owner", "seat", "station", "instead")
)
"""The sorts of cues with which what leads up to a place begins."""


class Lead(NamedTuple):
    """Words that end where a place begins: the sorts of the cues that they begin with, and all of them as a pattern."""

    sorts: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What leads up to a place; `aside`: all between facility and town; `here`: anywhere; `label`: opens a line."""

    within: Lead
    land: Lead
    near: Lead
    origin: Lead
    travelled: Lead
    employed: Lead
    owner: Lead
    seat: Lead
    station: Lead
    source: Lead
    instead: Lead
    aside: re.Pattern[str]
    here: re.Pattern[str]
    label: re.Pattern[str]
    longest_label: int  # characters, its marks too


@lru_cache(maxsize=8)
def place_words(knowledge: Knowledge) -> PlaceWords:
    """The patterns of a models folder; made once for each."""
    rows = by_sort(knowledge.lexicon(LEXICON))
    words = {sort: f"(?:{phrases})" for sort, phrases in rows.items()}
    town = rf"(?: {words['town']}(?: of)?,?)?"
    return PlaceWords(
        within=_lead("within", rf"{words['in']}(?: the)?(?: [a-z]+){{0,2}}?{town}", "in"),
        land=_lead("land", rf"{words['in']}(?: the)?(?: [\w-]+){{0,3}}? {words['area']} of(?: the)?", "in"),
        near=_lead("near", rf"{words['near']}(?: the)?{town}", "near"),
        origin=_lead("origin", words["from"], "from"),
        travelled=_lead(
            "travelled",
            rf"(?:{words['travel']}\b[^.;:]{{0,80}}?[ ,](?:to|in)|{words['reach']})(?: the)?(?: [a-z]+){{0,3}}",
            "travel",
            "reach",
        ),
        employed=_lead("employed", rf"{words['employed']}{NO_VERB} (?:at|from|of|in)(?: the)?", "employed"),
        owner=_lead("owner", rf"{words['owner']}(?: the)?", "owner"),
        seat=_lead("seat", rf"{words['seat']}(?: the)?{town}", "seat"),
        station=_lead("station", rf"{words['station']}(?: the)?", "station"),
        source=_lead(
            "source",
            rf"from (?-i:(?:the |a |an )?(?!{words['moment']}\b)[a-z][\w-]* ){{1,3}}(?:{words['in']}|{words['near']})(?: the)?{town}",
            "from",
        ),
        instead=_lead(
            "instead",
            rf"{words['instead']}\b(?:(?:(?! but\b| to\b)[^.;:]){{0,60}}? (?:in|at|for|from|of))?(?: the)?",
            "instead",
        ),
        aside=compiled(
            "place aside",
            rf"{ACRONYM}{QUARTER}(?:,| \()?(?: ?(?:in|at|of|{words['near']}))?(?: the)?(?: [a-z]+)?{town} ?",
        ),
        here=expression(rf"\b{words['here']}\b"),
        label=compiled("place label", rf"[^\w\n]{{0,3}}{words['label']} ?(?::|\||–|\n|\? )"),
        longest_label=max([len(row["phrase"]) for row in knowledge.lexicon(LEXICON) if row["sort"] == "label"]) + MARKS,
    )


def _lead(name: str, pattern: str, *sorts: str) -> Lead:
    return Lead(tuple(f"place.{sort}" for sort in sorts), compiled(f"place {name}", rf"{pattern} $"))
