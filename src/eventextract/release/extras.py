"""Libraries that read a file type: some that not everybody has installed, all that meet malformed files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from eventextract.errors import InputError, ReadError

for _library in ("trafilatura", "htmldate", "pypdf"):
    # What is wrong with a file is told by an error; remarks of libraries would go to the terminal between other lines.
    logging.getLogger(_library).addHandler(logging.NullHandler())


@contextmanager
def wanted(extra: str, where: str | None) -> Iterator[None]:
    """Import in it what the extra brings; ReadError that says how to install it where it is missing."""
    try:
        yield
    except ImportError as error:
        told = f"to read it the package {error.name} is needed"
        raise ReadError(told, where=where, remedy=f"pip install 'eventextract[{extra}]'") from error


@contextmanager
def parsing(what: str, where: str | None) -> Iterator[None]:
    """Parse a file in it; whatever a library raises on malformed bytes becomes a ReadError. `what` it should be."""
    try:
        yield
    except (InputError, MemoryError):
        raise
    except Exception as error:  # of many kinds, and none of them documented
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ReadError(f"it cannot be read as {what}: {reason}", where=where, remedy="save it anew") from error
