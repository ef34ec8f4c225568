"""The errors of this project.

    EventExtractError
    ├── ModelsError            something in models/ is wrong: file, entry, how to mend it
    ├── InputError             one input cannot be used
    │   ├── ReadError          the file cannot be opened or read
    │   ├── DecodeError        the bytes are no text that can be decoded with confidence
    │   ├── EmptyError         there is no text in it
    │   └── LimitError         it is larger than a limit allows
    ├── ExtractionError        a release was read but no valid record could be made of it (a defect: please report it)
    │   ├── TimeLimitError     it took longer than a release may
    │   └── WorkerDiedError    the process that worked on it died, and so did the next
    ├── WriteError             a record cannot be written to its place
    │   └── StorageError       nothing can be written there any more: the disk is full, or turned read-only
    ├── RecordError            a record is not valid, or does not agree with its text
    └── UsageError             the call itself is wrong: a folder is missing, two inputs would write one file

Each says what is wrong, where, and what to do.
"""

from __future__ import annotations


class EventExtractError(Exception):
    """Base of all: `what` is wrong, `where` (a file, an entry), `remedy` (what to do); each a sentence or None."""

    stage = "extract"

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.remedy})" if self.remedy else "")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.remedy)


def _rebuild(cls: type[EventExtractError], what: str, where: str | None, remedy: str | None) -> EventExtractError:
    return cls(what, where=where, remedy=remedy)


class ModelsError(EventExtractError):
    """Something in `models/` is wrong."""

    stage = "models"


class InputError(EventExtractError):
    """One input cannot be used."""

    stage = "read"


class ReadError(InputError):
    """The file cannot be opened or read."""


class DecodeError(InputError):
    """The bytes are no text that can be decoded with confidence."""


class EmptyError(InputError):
    """There is no text in the input."""


class LimitError(InputError):
    """The input is larger than a limit allows."""


class ExtractionError(EventExtractError):
    """A release was read, but no valid record could be made of it."""


class TimeLimitError(ExtractionError):
    """Work on the release was stopped: it took longer than one may."""


class WorkerDiedError(ExtractionError):
    """The process that worked on the release died (killed, out of memory, a native crash), and so did the next."""


class RecordError(EventExtractError):
    """A record is not valid, or does not agree with its text."""

    stage = "record"


class WriteError(EventExtractError):
    """A record cannot be written to its place."""

    stage = "write"


class StorageError(WriteError):
    """The place for the records takes nothing more; no other record could be written either."""


class UsageError(EventExtractError):
    """The call itself is wrong."""

    stage = "usage"
