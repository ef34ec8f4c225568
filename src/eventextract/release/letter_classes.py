"""Classes of letters for patterns, of all Latin, Greek and Cyrillic script; `re` has no name for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

ALPHABETS = (range(0x41, 0x0530), range(0x1E00, 0x2000))


def _ranges(belongs: Callable[[str], bool]) -> Iterator[str]:
    """Each run of characters that belong, as a range of a class."""
    for alphabet in ALPHABETS:
        start = None
        for code in (*alphabet, alphabet.stop):
            inside = code in alphabet and belongs(chr(code))
            if inside and start is None:
                start = code
            elif not inside and start is not None:
                yield f"{chr(start)}-{chr(code - 1)}"
                start = None


UPPERS = "".join(_ranges(str.isupper))
SMALLS = "".join(_ranges(str.islower))
UPPER = f"[{UPPERS}]"
SMALL = f"[{SMALLS}]"
