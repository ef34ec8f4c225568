"""What a capitalised word may be to a person's name: a given name, an initial, a surname, or a word of the language."""

from __future__ import annotations

import re

from eventextract.knowledge import Knowledge
from eventextract.normalise.names import fold_word

INITIALS = re.compile(r"(?:[^\W\d_a-z][^\W\d_A-Z]?\.-?){1,3}|[^\W\d_a-z]")
GLUED = re.compile(r"(?:[^\W\d_a-z][^\W\d_A-Z]?\.){1,2}[^\W\d_a-z][^\W\d_]{2,}[\w'-]*")  # "S.Ganbold"
LETTERS = re.compile(r"[^\W\d_]['’‘ʻ`.\w-]*")
REST = r"[^\s\"(),;:!?–\[\]/«»|]"  # what a word goes on with
PATRONYMIC = re.compile(r".{3,}(?:ovich|evich|ovna|evna|ovych|ivna|oglu|ogly|qizi|kizi|dottir|uly|kyzy)")
LOWER_WORD = re.compile(r"(?<![\w'.@/-])[a-z][a-z-]{2,24}(?![\w@\[(]|[._-]\w)")  # no part of an address
SHORT_ACRONYM = 5  # letters: an unknown word in capitals up to this long is taken for an acronym


class NameWords:
    """Sorts words; one for all texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        given = [(row["sort"], row["names"].split()) for row in knowledge.lexicon("given_names")]
        self._given = frozenset(name for sort, names in given if sort == "plain" for name in names)
        self._doubtful = frozenset(name for sort, names in given if sort == "word" for name in names)
        self._common = frozenset(w for row in knowledge.lexicon("common_words") for w in row["words"].split())
        rows = knowledge.lexicon("name_words")
        self.particles = frozenset(row["word"] for row in rows if row["sort"] == "particle")
        lower = sorted((p.rstrip("-") for p in self.particles), key=lambda p: (-len(p), p))
        self.candidates = re.compile(rf"(?<![\w'-])(?:[^\W\d_a-z]|(?:{'|'.join(lower)})(?=[ '-])){REST}*")
        self._suffixes = frozenset(row["word"] for row in rows if row["sort"] == "suffix")
        self._short = frozenset(row["word"] for row in rows if row["sort"] == "short")
        self._never = frozenset(row["word"] for row in rows if row["sort"] == "never")

    def sort(self, word: str, lower_words: frozenset[str]) -> str:
        """Given | doubtful | initial | surname | common | particle | suffix | short | "" (no part of a name).

        `lower_words`: the words that the same text writes in lower case.
        """
        if word in self.particles or (word.isupper() and word.lower() in self.particles):
            return "particle"
        if word in self._suffixes:
            return "suffix"
        if word in self._short:
            return "short"
        if not word[:1].isupper() and not self._joined(word):
            return ""
        if INITIALS.fullmatch(word):
            return "initial"
        return (
            self._word(word, lower_words)
            if (LETTERS.fullmatch(word) and word[0] < "\u0370") or GLUED.fullmatch(word)
            else ""
        )

    def _joined(self, word: str) -> bool:
        """Whether it is a particle and a name in one: "al-Hariri", "d'Angelo"."""
        head, _, tail = word.replace("'", "-").partition("-")
        return f"{head}-" in self.particles and tail[:1].isupper()

    def _word(self, word: str, lower_words: frozenset[str]) -> str:
        if GLUED.fullmatch(word) or PATRONYMIC.fullmatch(word.lower()):
            return "given"
        folded = fold_word(word).replace("’", "'").rstrip(".")
        first = folded.partition("-")[0]
        if word in self._never:
            return "common"
        if folded in self._given or first in self._given:
            return "given"
        if word.isupper() and len(word) <= SHORT_ACRONYM:
            return ""
        if folded in self._doubtful and folded not in lower_words:
            return "doubtful"
        return "common" if self._is_common(folded, lower_words) else "surname"

    def _is_common(self, folded: str, lower_words: frozenset[str]) -> bool:
        parts = [part for part in folded.split("-") if len(part) > 2]
        return bool(parts) and all(part in self._common or part in lower_words for part in parts)


def lower_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case."""
    return frozenset(LOWER_WORD.findall(text))
