"""What the verb beside a date says of it: `date_verbs.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from eventextract.errors import ModelsError
from eventextract.knowledge import Knowledge

Part = Literal["whole", "first", "last"]
PARTS = ("whole", "first", "last")
NAME = "date_verbs"


class DateVerb(NamedTuple):
    """Which part of the event the date is, and the status that the verb gives to the event; None where it gives none."""

    part: Part
    status: str | None


@lru_cache(maxsize=8)
def date_verbs(knowledge: Knowledge) -> Mapping[str, DateVerb]:
    """The verbs by their sorts among the cues ("date.held"); of two equally near to a date the first here counts.

    Raises ModelsError for a part that there is not.
    """
    rows = knowledge.lexicon(NAME)
    for row in rows:
        if row["part"] not in PARTS:
            where, remedy = f"lexicons/{NAME}.csv: {row['sort']}", f"write one of {', '.join(PARTS)}"
            raise ModelsError(f"no such part: {row['part']}", where=where, remedy=remedy)
    verbs = {f"date.{row['sort']}": DateVerb(cast(Part, row["part"]), row["status"] or None) for row in rows}
    return MappingProxyType(verbs)
