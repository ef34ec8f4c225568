"""Text of a release for the terminal: whatever stands in it is shown, and nothing of it is obeyed."""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def harmless(text: str) -> str:
    """The text with control, formatting (direction, zero width) and lone surrogate characters escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """The text on one line, white space made single blanks, made harmless."""
    return harmless(" ".join(text.split()))


def shortened(text: str, length: int = 120) -> str:
    """The text, or its beginning and end where it is longer than `length` characters."""
    return text if len(text) <= length else f"{text[: length * 2 // 3]} ... {text[-length // 3 :]}"


def _shown(char: str) -> str:
    if char in _KEPT or unicodedata.category(char) not in _HIDDEN:
        return char
    return char.encode("unicode_escape").decode("ascii")
