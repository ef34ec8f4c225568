"""Which line above the story is its headline."""

from __future__ import annotations

from eventextract.release.cues import Cues
from eventextract.release.line import Line, folded

ENOUGH = 9  # words: a longer line is no likelier to be a headline
LONGEST_NAME, USUAL_NAME = 12, 8  # words of a body's name, in capitals and otherwise
SHORT = 3  # words: a shorter line names a section, a place or a site


def headline_of(lines: list[Line], cues: Cues, known: str | None) -> Line | None:
    """The likeliest headline of the lines before the story (those that are something else are not among them).

    `known`: a title given by metadata, which decides when one of the lines has it. None when there are no lines.
    """
    if not lines:
        return None
    wanted = folded(known or "")
    same = [line for line in lines if wanted and line.folded() == wanted]
    if same:
        return same[0]
    capitals = any(line.is_capitals and line.words > SHORT for line in lines)
    scored = [(_score(line, cues, capitals) + (index == len(lines) - 1), -index) for index, line in enumerate(lines)]
    best = lines[-max(scored)[1]]
    return next(line for line in lines if line.folded() == best.folded())


def _score(line: Line, cues: Cues, capitals: bool) -> float:
    """How like a headline: long enough, no path, body's name, item or sentence; in capitals where others are not."""
    score = float(min(line.words, ENOUGH))
    score -= 6 * (line.is_breadcrumb + line.is_item + cues.tells_a_fact(line.text)) + 3 * (line.words < SHORT)
    score -= 5 * (line.text.endswith(".") or line.is_sentence) + 4 * line.text.endswith((":", ",", ";"))
    score += 1.5 * (capitals and line.is_capitals and line.words > SHORT)
    return score - 5 * names_body(line, cues)


def names_body(line: Line, cues: Cues) -> bool:
    """Whether a line names a body and nothing else: a head noun, no figures, every word of weight with a capital."""
    if line.words > (LONGEST_NAME if line.is_capitals else USUAL_NAME) or line.ends or ":" in line.text:
        return False
    small = any(word[0].islower() and word.lower() not in cues.function for word in line.text.split())
    return not small and not any(map(str.isdigit, line.text)) and cues.names_institution(line.text)


def own_words(text: str) -> int:
    """Where a headline's own words end: before a site's name after a bar."""
    bar = max(text.rfind(" | "), text.rfind(" » "))
    return bar if bar > 0 and text[bar:].count(" ") < text[:bar].count(" ") else len(text)
