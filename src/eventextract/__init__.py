"""Press releases about trainings, seminars, conferences and visits in; validated event records out.

>>> from eventextract import extract_event
>>> record = extract_event("The seminar was held in Almaty on 3 March 2021.")  # doctest: +SKIP
>>> record.event.start  # doctest: +SKIP
'2021-03-03'

Nothing heavy is imported before a name is used: neither spaCy nor the record's models.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from eventextract.collector import loading

if TYPE_CHECKING:
    from eventextract.errors import (
        DecodeError,
        EmptyError,
        EventExtractError,
        ExtractionError,
        InputError,
        LimitError,
        ModelsError,
        ReadError,
        RecordError,
        StorageError,
        TimeLimitError,
        UsageError,
        WorkerDiedError,
        WriteError,
    )
    from eventextract.extractor import Analysis, Extractor, extract_event
    from eventextract.record import EventRecord

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "DecodeError",
    "EmptyError",
    "EventExtractError",
    "EventRecord",
    "ExtractionError",
    "Extractor",
    "InputError",
    "LimitError",
    "ModelsError",
    "ReadError",
    "RecordError",
    "StorageError",
    "TimeLimitError",
    "UsageError",
    "WorkerDiedError",
    "WriteError",
    "__version__",
    "extract_event",
]

_HOMES = {
    "Analysis": "eventextract.extractor",
    "Extractor": "eventextract.extractor",
    "extract_event": "eventextract.extractor",
    "EventRecord": "eventextract.record",
}


def __getattr__(name: str) -> Any:
    """A public name, imported from its module at first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with loading():
        value = getattr(import_module(_HOMES.get(name, "eventextract.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
