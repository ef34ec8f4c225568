"""Names: folding spellings together, and the letters that a record keeps."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression

ARTICLE = expression(r"^(?:the|The|THE)\s+")
POSSESSIVE = expression(r"'s?$")
FIELD = expression(r" (?:(?:of|for|at|in|on|to|de|des|du)\b|d['’])")  # begins what a job title is for


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """A word without case, accents and the spellings that differ between British and American houses.

    "Co-ordination" and "coordination", "Centre" and "center", "Organisation" and "organization" fold together.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("’", "'")
    if plain.startswith(("co-op", "co-or")):
        plain = "co" + plain[3:]
    if plain.startswith("centre"):
        plain = "center" + plain[6:]
    plain = plain.replace("organis", "organiz").replace("programme", "program").replace("defence", "defense")
    return "and" if plain == "&" else plain


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """A name as compared: words folded, punctuation gone, possessives and articles dropped; "" for none."""
    text = re.sub(r"'s\b|'(?=\s|$)", "", name.replace("’", "'"))
    words = (fold_word(word) for word in re.findall(r"[\w-]+|&", text))
    return " ".join(w for word in words if (w := word.replace("-", " ").strip()) not in ("the", "a", "an", ""))


@lru_cache(maxsize=8192)
def folded_words(name: str) -> tuple[str, ...]:
    """The words of a folded name."""
    return tuple(fold_name(name).split())


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str:
    """The letters of the text as a record keeps them: one blank, NFC, no leading article, no trailing possessive."""
    name = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip())
    return POSSESSIVE.sub("", ARTICLE.sub("", name)).strip(" ,;:")


LONG_WORD = 6  # letters of a word in which one may be a slip or a plural


def one_letter_apart(name: str, other: str) -> bool:
    """Whether two folded names differ in one letter of one long word ("State Revenue(s) Committee"); False when equal."""
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(differing) != 1 or min(map(len, differing[0])) < LONG_WORD:
        return False
    short, long = sorted(differing[0], key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@lru_cache(maxsize=4)
def common_words(knowledge: Knowledge) -> frozenset[str]:
    """English words, folded, that bodies' names, job titles and headlines are made of: seldom part of a name."""
    return frozenset(word for row in knowledge.lexicon("common_words") for word in row["words"].split())


def is_plural(title: str) -> bool:
    """Whether a job title is a plural by its noun: "trainers", "heads of mission".

    Not "director of studies", "chargé d'affaires", "professor emeritus".
    """
    noun = FIELD.split(title.lower(), maxsplit=1)[0]
    return noun.endswith("s") and not noun.endswith(("ss", "us"))
