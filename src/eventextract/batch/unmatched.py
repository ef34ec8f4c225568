"""Capitalised phrases that look like bodies and matched nothing: what the knowledge base may lack."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from eventextract.batch.cells import plain_cell
from eventextract.normalise.names import fold_name

if TYPE_CHECKING:
    from eventextract.extractor import Analysis

Row = tuple[str, str, str]
WORDS = 2  # a phrase of fewer words is seldom a body's name
TAKEN = ("person", "city", "country", "venue", "date", "event", "programme")


def unmatched(analysis: Analysis) -> list[Row]:
    """File, phrase and reason for each: a body found by its form alone, or a capitalised run that nothing took."""
    file = analysis.record.source.file or analysis.record.id
    listed = {fold_name(f) for a in analysis.record.entities.agencies for f in (a.name, *a.aliases) if a.knowledge_id}
    taken = [mention.span for mention in analysis.mentions if mention.kind in (*TAKEN, "agency")]
    rows: dict[str, Row] = {}
    for mention in analysis.mentions:
        key = fold_name(mention.text)
        if mention.kind == "agency" and key not in listed and getattr(mention.value, "knowledge_id", None) is None:
            rows.setdefault(key, (file, mention.text, "unknown body"))
        elif (
            mention.kind == "name"
            and mention.text.count(" ") + 1 >= WORDS
            and not any(s.overlaps(mention.span) for s in taken)
        ):
            rows.setdefault(key, (file, mention.text, "capitalised phrase"))
    return list(rows.values())


def as_csv(rows: list[Row]) -> str:
    """The rows as CSV with a header, sorted; a cell that a spreadsheet would run as a formula is made plain text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", "phrase", "why"))
    writer.writerows(tuple(map(plain_cell, row)) for row in sorted(rows))
    return text.getvalue()
