"""`errors.jsonl`: one row for each input of which no record could be made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from operator import attrgetter

from eventextract.batch.spilling import Spilled
from eventextract.batch.stores import Store
from eventextract.errors import EventExtractError, ExtractionError, ReadError

NAME = "errors.jsonl"


@dataclass(frozen=True, slots=True, order=True)
class ErrorRow:
    """An input that failed: its name below the root, the stage, the class of the error, and what to tell a person.

    `trace`: where in the program it was met, for whoever mends the program; "" unless asked for.
    """

    file: str
    stage: str
    error: str
    message: str
    trace: str = ""

    @classmethod
    def of(cls, file: str, error: Exception, trace: str = "") -> ErrorRow:
        """The row of an error; any other than the project's own is a defect of the program, and says so."""
        if not isinstance(error, EventExtractError):
            words = f"the program failed: {type(error).__name__}: {error}"
            return cls(file, ExtractionError.stage, type(error).__name__, f"{words} (please report it)", trace)
        remedy = f" ({error.remedy})" if error.remedy else ""
        return cls(file, error.stage, type(error).__name__, f"{error.what}{remedy}", trace)

    def to_json(self) -> str:
        """The row as JSON on one line, without a trace that is not there."""
        cells = {key: value for key, value in asdict(self).items() if value or key != "trace"}
        return json.dumps(cells, ensure_ascii=False)

    def __str__(self) -> str:
        return f"{self.file}: {self.message} [{self.error}]"


def spilled_rows(rows: Iterable[ErrorRow] = ()) -> Spilled[ErrorRow]:
    """These rows, sorted, of which little stands in memory."""
    names = [one.name for one in fields(ErrorRow)]
    spilled = Spilled(len(names), attrgetter(*names), ErrorRow)
    spilled.extend(rows)
    return spilled


def write_errors(store: Store, rows: Iterable[ErrorRow]) -> None:
    """Write the rows, each once, sorted by file; without rows there is no file. Raises WriteError, StorageError."""
    in_order = spilled_rows(rows)
    if not in_order:
        store.remove(NAME)
        return
    with store.part(NAME) as path, path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{row.to_json()}\n" for row, _ in groupby(in_order))


def read_errors(store: Store) -> Sequence[ErrorRow]:
    """The rows of an earlier run, sorted; none where there is no such file, or none that this program wrote."""
    try:
        return spilled_rows(_row(line) for line in store.lines(NAME) if line.rstrip(b"\n"))
    except (ValueError, TypeError, ReadError):
        return ()


def _row(line: bytes) -> ErrorRow:
    """The row on a line. Raises ValueError or TypeError where there is none."""
    cells = json.loads(line.decode("utf-8"))
    if not isinstance(cells, dict) or not all(isinstance(cell, str) for cell in cells.values()):
        raise TypeError("no row of texts")
    return ErrorRow(**cells)
