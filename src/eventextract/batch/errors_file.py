"""`errors.jsonl`: one row for each input of which no record could be made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from eventextract.batch.stores import Store
from eventextract.errors import EventExtractError, ExtractionError

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


def write_errors(store: Store, rows: Iterable[ErrorRow]) -> None:
    """Write the rows, sorted by file; without rows there is no file. WriteError where it cannot be written."""
    lines = [row.to_json() + "\n" for row in sorted(set(rows))]
    if lines:
        store.write(NAME, "".join(lines))
    else:
        store.remove(NAME)


def read_errors(store: Store) -> tuple[ErrorRow, ...]:
    """The rows of an earlier run; none where there is no such file, or none that this program wrote."""
    try:
        lines = (store.read(NAME) or b"").decode("utf-8").split("\n")  # a message may hold other breaks
        return tuple(ErrorRow(**json.loads(line)) for line in lines if line)
    except (ValueError, TypeError):
        return ()
