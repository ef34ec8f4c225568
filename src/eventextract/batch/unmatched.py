"""Capitalised phrases that look like bodies and matched nothing: what the knowledge base may lack."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.batch.cells import plain_cell
from eventextract.batch.spilling import Spilled
from eventextract.batch.writing import whole_file
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


def no_rows() -> Spilled[Row]:
    """What rows are put into: it sorts them, and little of it stands in memory."""
    return Spilled(3, tuple, lambda *cells: cells)


def write_csv(path: Path, rows: Spilled[Row]) -> None:
    """Write the rows as CSV with a header; a cell that a spreadsheet would run as a formula is made plain text.

    Raises WriteError, StorageError.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "phrase", "why"))
        writer.writerows(tuple(map(plain_cell, row)) for row in rows)
