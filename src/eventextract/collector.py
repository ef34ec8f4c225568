"""Python's collector of cycles, kept from looking through all that is loaded while more of it is being made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """A stretch in which the collector rests; after it, it is as it was.

    What loading makes is kept, and what an extraction makes holds hardly a cycle: it would find nothing, and each look
    goes over all that is loaded.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
