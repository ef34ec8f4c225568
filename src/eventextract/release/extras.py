"""Packages that only some file types need, and that not everybody has installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from eventextract.errors import ReadError


@contextmanager
def wanted(extra: str, where: str | None) -> Iterator[None]:
    """Import in it what the extra brings; ReadError that says how to install it where it is missing."""
    try:
        yield
    except ImportError as error:
        told = f"to read it the package {error.name} is needed"
        raise ReadError(told, where=where, remedy=f"pip install 'eventextract[{extra}]'") from error
