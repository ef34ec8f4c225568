"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Set

FEW = 20  # words, below which nothing is said
ENGLISH = 0.18  # share of function words above which a text is English beyond doubt
SAMPLE = 4000  # characters looked at


def detect_language(text: str, function_words: Set[str]) -> str | None:
    """The ISO 639-1 code of a text's language; None under twenty words.

    English is recognised by the share of its function words alone; only where these are rare is a trained identifier
    asked (py3langid, some 2 ms a text).
    """
    words = re.findall(r"\w+", text[:SAMPLE].lower())
    if len(words) < FEW:
        return None
    if sum(map(function_words.__contains__, words)) / len(words) >= ENGLISH:
        return "en"
    import py3langid

    code = str(py3langid.classify(text[:SAMPLE])[0])
    return code if len(code) == 2 else None
