"""How names of places are folded so that they can be looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_\u02b0-\u02ff]+|[,()]")  # modifier letters serve as apostrophes, which part words
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ə": "a", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold_letters(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(UNDECOMPOSED)


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """The folded words of a name joined by blanks; hyphens, apostrophes, stops and commas part words.

    "Nur-Sultan" is "nur sultan".
    """
    return " ".join(fold_letters(word) for word in WORD.findall(name) if word not in ",()")


def phrase_keys(name: str) -> tuple[str, ...]:
    """The folded words of a name; commas and brackets are words.

    "Korea, Republic of" is "korea", ",", "republic", "of".
    """
    return tuple(fold_letters(word) for word in WORD.findall(name))
