"""Imported by the process that workers are copied from: what is loaded here, they need not load again."""

from __future__ import annotations

import gc
from contextlib import suppress

from eventextract.batch.desk import load_extractor
from eventextract.errors import EventExtractError

with suppress(EventExtractError):  # a worker meets the same, and can tell
    load_extractor(None)
gc.freeze()  # the collector would touch, and so copy, what is shared
