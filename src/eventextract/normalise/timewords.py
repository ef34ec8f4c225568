"""The vocabulary of time: what months, weekdays, ordinals and relative words are called, and their classes in a run."""

from __future__ import annotations

import re

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression

_NAMES = "month weekday weekdays unit season figure year number ordinal relative every half decade"
CLASSES = {name: 1 << index for index, name in enumerate(_NAMES.split())}
"""The classes that `triggers` of `rules/time.toml` may name."""

DAY = expression(r"[0-3]?\d(?:st|nd|rd|th|T\d+)?", re.IGNORECASE)
YEAR = expression(r"(?:1[6-9]|20)\d\d")
DECADE = expression(r"(?:1[89]|20)\d0s", re.IGNORECASE)


def figure_classes(word: str) -> int:
    """The classes of a word that begins with a digit: every one is a number; a day, a year or a decade by its form."""
    classes = CLASSES["number"]
    if DAY.fullmatch(word):
        classes |= CLASSES["figure"]
    if YEAR.fullmatch(word):
        classes |= CLASSES["year"]
    if DECADE.fullmatch(word):
        classes |= CLASSES["decade"] | CLASSES["year"]
    return classes


class TimeWords:
    """Look-ups from lower-case words to values, and the vocabulary of run words, from the lexicons."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.months = {row["form"].lower(): int(row["month"]) for row in knowledge.lexicon("months")}
        self.weekdays = {row["form"].lower(): int(row["weekday"]) for row in knowledge.lexicon("weekdays")}
        self.ordinals = {row["word"]: int(row["value"]) for row in knowledge.lexicon("ordinal_words")}
        self.seasons = {row["form"]: row["code"] for row in knowledge.lexicon("seasons")}
        self.canonical = {row["form"]: row["canonical"] for row in knowledge.lexicon("relative_words")}
        self.month_names = {n: f.lower() for f, n in _full(knowledge, "months", "month")}
        self.weekday_names = {n: f.lower() for f, n in _full(knowledge, "weekdays", "weekday")}
        self.vocabulary = self._vocabulary(knowledge)

    def month(self, form: str) -> int:
        """The number of a month's name or abbreviation, with or without its full stop; KeyError for another word."""
        return self.months[form.lower().rstrip(".")]

    def weekday(self, form: str) -> int:
        """The number of a weekday's name or abbreviation, 0 for Monday; KeyError for another word."""
        return self.weekdays[form.lower().rstrip(".")]

    def _vocabulary(self, knowledge: Knowledge) -> dict[str, int]:
        named = [(word, "month") for word in self.months] + [(word, "season") for word in self.seasons]
        named += [(word, "weekday") for word in self.weekdays] + [(f"{word}s", "weekdays") for word in self.weekdays]
        named += [(part, "ordinal") for word in self.ordinals for part in word.split("-")]
        named += [(row["word"], "number") for row in knowledge.lexicon("number_words") if row["class"] != "article"]
        named += [(row["form"], "unit") for row in knowledge.lexicon("time_units")]
        named += [(row["word"], row["class"]) for row in knowledge.lexicon("time_words")]
        vocabulary = {f"{part}{n}": CLASSES["half"] for part, top in (("q", 4), ("h", 2)) for n in range(1, top + 1)}
        for word, name in named:
            vocabulary[word] = vocabulary.get(word, 0) | CLASSES.get(name, 0)
        return vocabulary


def _full(knowledge: Knowledge, lexicon: str, number: str) -> list[tuple[str, int]]:
    return [(row["form"], int(row[number])) for row in knowledge.lexicon(lexicon) if row["sort"] == "full"]
