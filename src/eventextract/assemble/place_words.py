"""The words right before and after a place (`place_context.csv`) as patterns; each phrase is also a cue `place.…`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from eventextract.knowledge import Knowledge
from eventextract.knowledge.alternatives import by_sort
from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.patterns import alternation

NO_VERB = r"(?: (?!(?:is|are|was|were|be|been|met|sat|took|came|[a-z]+ed)\b|(?-i:(?:of|from) [A-Z]))[\w-]+){0,4}"
"""Words between somebody's job and the place of it: "staff of the crime laboratory at", not "staff were trained at"."""
ACRONYM = r"(?: \([\w &-]{2,14}\))?"
QUARTER = r"(?-i:, [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}(?=,))?"
"""A part of the town, between a facility and its town: "the Marble Hall, Old Quay, Bergen"."""


TURNED_BACK = r" and (?:is|are|was|were|will|took|takes|brought|gathered)\b"
"""What is told of the main event again, behind words about another."""
LEXICON = "place_context"
MARKS = 6  # characters at most about a label
LEADS = tuple(
    f"place.{sort}"
    for sort in (
        "in",
        "near",
        "from",
        "travel",
        "reach",
        "employed",
        "owner",
        "seat",
        "station",
        "instead",
        "not",
        "turn",
        "struck",
        "island",
    )
)
"""The sorts of cues with which what leads up to a place begins."""


Lead = Mapping[str, re.Pattern[str]]
"""Words that end where a place begins: by the sort of the cue that they begin with all that stands between it and the place."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What leads up to a place.

    `office`: the office whose seat it is; `compound`: right behind it; `aside`: between facility and town; `label`: opens a line.
    """

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
    turn: Lead
    struck: Lead
    island: Lead
    office: re.Pattern[str]
    compound: re.Pattern[str]
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
        within=_lead("within", {"in": rf"(?: the)?(?: [a-z]+){{0,2}}?{town}"}),
        land=_lead("land", {"in": rf"(?: the)?(?: [\w-]+){{0,3}}? {words['area']} of(?: the)?"}),
        near=_lead("near", {"near": rf"(?: the)?{town}"}),
        origin=_lead("origin", {"from": ""}),
        travelled=_lead(
            "travelled",
            {
                "travel": r"\b[^.;:]{0,80}?[ ,](?:to|in)(?: the)?(?: [a-z]+){0,3}",
                "reach": r"(?: the)?(?: [a-z]+){0,3}",
            },
        ),
        employed=_lead("employed", {"employed": rf"{NO_VERB} (?:at|from|of|in)(?: the)?"}),
        owner=_lead("owner", {"owner": r"(?: the)?"}),
        seat=_lead("seat", {"seat": rf"(?: the)?{town}"}),
        station=_lead("station", {"station": r"(?: the)?"}),
        source=_lead(
            "source",
            {
                "from": rf"(?<=\bfrom) (?-i:(?:the |a |an )?(?!{words['moment']}\b)[a-z][\w-]* ){{1,3}}"
                rf"(?:{words['in']}|{words['near']})(?: the)?{town}"
            },
        ),
        instead=_lead(
            "instead",
            {
                "instead": r"\b(?:(?:(?! but\b| to\b)[^.;:]){0,60}? (?:in|at|for|from|of))?(?: the)?",
                "not": rf"(?: the)?{town}",
            },
        ),
        turn=_lead(
            "turn",
            {
                "turn": rf"\b(?:(?!{TURNED_BACK})[^.;:,]){{0,80}}?(?: (?:to|on|{words['in']}|{words['near']}))"
                rf"(?: the)?(?: [a-z]+){{0,2}}?{town}"
            },
        ),
        struck=_lead("struck", {"struck": rf"(?: the)?{town}"}),
        island=_lead("island", {"island": ""}),
        office=compiled(
            "place office", rf"\b(?-i:{alternation(knowledge.words('seated_offices', 'word'))}) in (?:the )?$"
        ),
        compound=compiled(
            "place compound",
            rf"(?:[-‐‑–]{words['compound']}|(?:(?:,|,? and) (?-i:[A-Z])[\w'’-]+){{0,3}} {words['lands']})\b",
        ),
        aside=compiled(
            "place aside",
            rf"{ACRONYM}{QUARTER}(?:,| \()?(?: ?(?:in|at|of|{words['near']}))?(?: the)?(?: [a-z]+)?{town} ?",
        ),
        here=expression(rf"\b{words['here']}\b"),
        label=compiled("place label", rf"[^\w\n]{{0,3}}{words['label']} ?(?::|\||–|\n|\? )"),
        longest_label=max([len(row["phrase"]) for row in knowledge.lexicon(LEXICON) if row["sort"] == "label"]) + MARKS,
    )


def _lead(name: str, behind: Mapping[str, str]) -> Lead:
    """Of what may stand behind cues, by their sorts."""
    made = {f"place.{sort}": compiled(f"place {name} {sort}", rf"{words} $") for sort, words in behind.items()}
    return MappingProxyType(made)
