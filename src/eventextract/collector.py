"""Python's collector of cycles, kept from looking through all that is loaded while more of it is being made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """A stretch in which the collector rests; after it, it is as it was.

    What an extraction makes holds hardly a cycle: it would find nothing, and each look goes over much that is loaded.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def loading() -> Iterator[None]:
    """As `paused`, for a stretch whose making is kept: at its end that counts as old, without its having been looked at.

    So does what else is young in the process. Nothing is lost by it: the collector comes to what is old as well, if later.
    """
    with paused():
        try:
            yield
        finally:
            if not gc.get_freeze_count():  # what the process itself has frozen stays so
                gc.freeze()
                gc.unfreeze()
