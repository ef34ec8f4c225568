"""Releases whose lines were joined by blanks to one: gaps are put back around what stands above and below the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.head_cuts import HeadCuts, next_word
from eventextract.release.letter_classes import UPPER
from eventextract.release.mapped import Edit, Mapped

LONG = 500  # characters of the one line
SHARE = 0.8  # of all characters stand in it
LAST = 150  # characters: what follows the last full stop is no sentence, and this short
LABEL = 250  # characters in which a label below the story shows
BULLET = expression(r" (?=[•▪●►*] (?=\S))")
SENTENCE = expression(rf"(?<=[.!?\"')\w*#])[ \n](?=[*#–•\[(-]{{0,4}} ?(?:{UPPER}|\d|#|\*))")
EDGE = " ,|–-"
ALONE = expression(rf" *(?:$|[|©\n]| (?=[\"'(*\[]{{0,2}}(?:{UPPER}|\d)))")
FULL = expression(r"[.!?][\"')\]]{0,2} ?\Z")
LAST_STOP = expression(rf"[.!?][\"')\]]{{0,2}} (?=[–-]? ?[\"'(\[]?(?:{UPPER}|\d))")
ENDED = expression(r"[.!?][\"')\]]{0,2}$|[\w)]+\.[a-z]{2,10}$|\d$|[#*]$")


def is_one_line(text: str) -> bool:
    """Whether nearly all of a text stands in one long line."""
    longest = max(map(len, text.split("\n")), default=0)
    return longest >= LONG and longest >= SHARE * len(text)


def set_apart(text: Mapped, cues: Cues, title: str | None) -> Mapped:
    """The text of a release that came in one line, with a gap at each place where a line of its head or tail begins."""
    cuts = HeadCuts(text.text, cues, title).find() | set(_tail(text.text, cues))
    begun = {next_word(text.text, cut, " ") for cut in cuts}
    return text.edit(_gap(text.text, at) for at in sorted(begun) if at < len(text.text))


def _gap(text: str, cut: int) -> Edit:
    start = cut
    while start and text[start - 1] in " \n":
        start -= 1
    return Edit(start, cut, "\n\n")


def _tail(text: str, cues: Cues) -> Iterator[int]:
    below = False  # the first label ends the story: those after it need no full stop before them
    for found in SENTENCE.finditer(text):
        at = found.end()
        ended = ENDED.search(text, max(0, found.start() - 40), found.start())
        if not (below or ended):
            continue
        title = cues.match("below-title", text[at : at + LABEL])
        if title or cues.match("below", text[at : at + LABEL]):
            below = True
            yield at
        if title:
            yield at + title.end()
        if ended:
            yield from _date(text, at, cues)
    yield from (bullet.end() for bullet in BULLET.finditer(text))
    yield from _last(text)


def _date(text: str, at: int, cues: Cues) -> Iterator[int]:
    """Around a full date between two sentences: no sentence begins with it."""
    date = cues.date.match(text, _after(cues.time, text, at, EDGE))
    if date and cues.year.search(date[0]):
        end = _after(cues.time, text, date.end())
        if ALONE.match(text, end):
            yield from (at, end)


def _after(time: re.Pattern[str], text: str, at: int, edge: str = "") -> int:
    """The end of an hour that stands there, with marks at its edge; else `at`."""
    found = time.match(text, at + text.startswith(" ", at))
    if not found:
        return at
    end = found.end()
    while edge and text[end : end + 1] and text[end] in edge:
        end += 1
    return end


def _last(text: str) -> Iterator[int]:
    """Before what follows the last full stop, where that is short: a date, a signature, a site's name."""
    stops = list(LAST_STOP.finditer(text, max(0, len(text) - LAST)))
    if stops and not FULL.search(text, stops[-1].end()):
        yield stops[-1].end()
