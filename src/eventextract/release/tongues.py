"""Which lines are in another language of Latin script: releases often give a second version below, or above, the English."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.release.cues import Cues
from eventextract.release.line import Line

SAMPLE = 300  # characters of a line that are looked at
SHARE = 0.18  # of the words: function words of a language
LEAST = 90  # characters from which a line's language is told by itself
CLEAR = 3  # so many times the words of the one must outnumber those of the other


def is_foreign(line: Line, cues: Cues, among: bool = False) -> bool:
    """Whether a line is in another language; `among`: it stands among such lines, where one word may tell."""
    words, foreign, known = _counts(line, cues)
    return foreign > SHARE * words and foreign > CLEAR * known and (foreign > 1 or among)


def english_from(lines: Sequence[Line], cues: Cues) -> int:
    """Where the English version begins that stands below one in another language; 0 when the text begins in English.

    It begins at its headline: the lines right above its first paragraph that are not in the other language.
    """
    told = [index for index, line in enumerate(lines) if line.length >= LEAST and line.is_story]
    first = next(iter(told), None)
    if first is None or not is_foreign(lines[first], cues):
        return 0
    english = next((index for index in told if _is_english(lines[index], cues)), 0)
    while english > first + 1 and _may_be_title(lines[english - 1], cues):
        english -= 1
    return english


def _may_be_title(line: Line, cues: Cues) -> bool:
    short = line.length < LEAST and any(map(str.isalpha, line.text))
    return (short and not is_foreign(line, cues, among=True)) or (line.length >= LEAST and _is_english(line, cues))


def _is_english(line: Line, cues: Cues) -> bool:
    words, foreign, known = _counts(line, cues)
    return known > SHARE * words and known > CLEAR * foreign


def _counts(line: Line, cues: Cues) -> tuple[int, int, int]:
    """The words of a line's beginning; how many are function words of other languages, and how many of English."""
    words, foreign, known = cues.tongues.told(line.text[:SAMPLE])
    return words, foreign, known
