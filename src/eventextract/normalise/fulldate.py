"""One full date in a string that is nothing else: front matter, a publication line, an argument.

ISO timestamps first, the project's own grammar second; dateparser, which is slow to import, only for a form that
neither knows ("2 novembre 2016", "02-Nov-16"), and only when it finds day, month and year.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.compiling import expression
from eventextract.normalise.dates import grammar_of
from eventextract.values import PartialDate

LANGUAGES = ["en", "fr", "es", "ru", "de", "pt", "it"]
SETTINGS = {
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RELATIVE_BASE": datetime(2000, 1, 1),  # never shows: every part is asked for
    "DATE_ORDER": "DMY",
    "PARSERS": ["absolute-time"],
}
LONGEST = 60
ISO = expression(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?", re.ASCII)
COMPACT = expression(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
NEEDS = expression(r"\d.*\d{2}", re.ASCII)  # dateparser is asked only about text with a day and a year in figures


def parse_full_date(text: str, models: str | None = None) -> PartialDate | None:
    """The one full date that `text` states, or None; an ambiguous day and month (03/04/2021) is read day first."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        return None
    return _iso(text) or _own(text, models) or _foreign(text)


def _iso(text: str) -> PartialDate | None:
    compact = COMPACT.fullmatch(text)
    found = ISO.fullmatch(text)
    said = "-".join(compact.groups()) if compact else found[1] if found else ""
    try:
        return PartialDate.of(date.fromisoformat(said))
    except ValueError:
        return None


def _own(text: str, models: str | None) -> PartialDate | None:
    found = [match.value for match in grammar_of(load_knowledge(models)).find(text)]
    days = [value.start for value in found if value.kind == "date" and value.start and value.start.is_full]
    return days[0] if len(days) == 1 and len(found) == 1 else None


@lru_cache(maxsize=256)
def _foreign(text: str) -> PartialDate | None:
    if not NEEDS.search(text):
        return None
    import dateparser

    try:
        found = dateparser.parse(text, languages=LANGUAGES, settings=SETTINGS)
    except (ValueError, OverflowError, re.error):
        return None
    return PartialDate.of(found.date()) if found else None
