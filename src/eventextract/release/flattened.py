"""Releases flattened to one line: the ends of paragraphs that were lost, found where words stand glued together.

"... of the Affairs.Akaka said ..." and "... trained in OshOSH, 3 March 2021 - ..." are cut; before a dateline in capitals
within the opening of a long line is cut, too. Shorter lines stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.release.cues import Cues
from eventextract.release.letter_classes import SMALL, UPPER
from eventextract.release.mapped import Edit, Mapped

LONG = 500  # characters: few paragraphs are longer
OPENING = 600  # characters within which dates and datelines are looked for
DATELINE = 200  # characters in which one ends
SENTENCE = expression(
    rf"(?P<word>(?<![^\W_])[^\W\d_]+|\d{{4}}|[)%])[.!?](?P<quote>[\"'])?(?P<more>[\"'(\[])?"
    rf"(?=(?P<after>{UPPER}[\w'-]*)(?:[^\w.@/'-]|$))"  # a word that is no part of an address
)
SURE = expression(  # a small word, a year or an hour that a capital letter follows
    rf"(?:(?<![^\W_]){SMALL}{{2,}}|(?<!\d)\d{{4}}|(?<!\d)\d{{1,2}}:\d\d)(?=\"?{UPPER})"
)
# A capitalised word, a bracket or a mark before a capital letter or a figure; capitals before a word.
LIKELY = expression(
    rf"(?P<caps>{UPPER}{{3,}}(?={UPPER}{SMALL}))|(?:{SMALL}|(?<=\w)[)\"*]|(?<=\w\w)'(?![sS]\b))(?=[\"']?(?:{UPPER}|\d))|{UPPER}(?=\d)"
)
SHOUTED = expression(rf"{UPPER}{{3,}} {UPPER}{{2,}}\b")
CAPITALS = expression(rf"(?<= ){UPPER}{{3,}}\b")
WORD = expression(r"[\w'-]+")
CAMEL = expression(rf"(?<![^\W_]){UPPER}?{SMALL}+{UPPER}[^\W_]*")
FIRST = expression(r"\w+\Z")
SHORTEST = 3  # letters of a word that ends a paragraph, where a shorter one may be an abbreviation or an initial


def parted(text: Mapped, cues: Cues) -> Mapped:
    """The text with a line end at each place where a long line was glued together; other lines as they are."""
    edits: list[Edit] = []
    start = 0
    for line in text.text.split("\n"):
        if len(line) >= LONG:
            edits += (Edit(start + at, start + at, "\n") for at in _cuts(line, cues))
        start += len(line) + 1
    return text.edit(edits) if edits else text


def _cuts(line: str, cues: Cues) -> list[int]:
    cuts = {*_between_sentences(line, cues), *_between_words(line)}
    cuts.update(found.end() for found in LIKELY.finditer(line) if _begins(line, found, cues))
    if not any(_opens(line, cut, cues) for cut in (0, *cuts)):
        cuts.update(_before_dateline(line, cues))
    return sorted(cuts)


def _between_words(line: str) -> Iterator[int]:
    """Where a capital letter stands within a word that does not come again (KazInfo does)."""
    written = Counter(found[0] for found in CAMEL.finditer(line))
    for found in SURE.finditer(line):
        word = CAMEL.match(line, found.start())
        if not word or written[word[0]] == 1:
            yield found.end()


def _between_sentences(line: str, cues: Cues) -> Iterator[int]:
    """After a stop that a capital letter follows without a blank; a mark between them closes or opens a quotation."""
    marks = at = 0
    for found in SENTENCE.finditer(line):
        marks += line.count('"', at, found.end("word"))
        at = found.end("word")
        if _ends_sentence(found["word"], cues) and found["after"].lower() not in cues.site_endings:
            closes = found["quote"] and (found["more"] or found["quote"] == "'" or marks % 2)
            yield found.end("quote") if closes else at + 1


def _ends_sentence(word: str, cues: Cues) -> bool:
    """Whether a stop after a word ends a sentence, rather than an abbreviation or an initial."""
    if not word.isalpha():
        return True
    return word not in cues.abbreviations and (len(word) >= SHORTEST or (word.islower() and len(word) > 1))


def _begins(line: str, found: re.Match[str], cues: Cues) -> bool:
    """Whether a line begins after a likely end: with an opener, words in capitals, a date or a dateline."""
    at = found.end()
    following = WORD.match(line, at)
    word = following[0] if following else ""
    if word in cues.openers:
        return not _is_brand(line, at, word, cues)
    if found["caps"]:
        return len(word) >= SHORTEST
    return SHOUTED.match(line, at) is not None or _is_date(line, at, cues) or _opens(line, at, cues)


def _is_brand(line: str, at: int, word: str, cues: Cues) -> bool:
    """Whether a word is the end of a name that is written so: LinkedIn."""
    first = FIRST.search(line, max(0, at - DATELINE), at)
    return first is not None and f"{first[0]}{word}".lower() in cues.page


def _is_date(line: str, at: int, cues: Cues) -> bool:
    outside = at < OPENING or at > len(line) - OPENING
    return outside and cues.date.match(_piece(line, at)) is not None


def _opens(line: str, at: int, cues: Cues) -> bool:
    if at >= OPENING:
        return False
    dated = cues.match("place-line", _piece(line, at))
    return bool(dated or cues.match("dateline", line[at : at + DATELINE]))


def _piece(line: str, at: int) -> str:
    """What stands from here to the next place where a line was surely glued: "12/05/2021" of "12/05/2021Ankara"."""
    end = SURE.search(line, at, at + DATELINE)
    return line[at : end.end() if end else at + DATELINE]


def _before_dateline(line: str, cues: Cues) -> Iterator[int]:
    """Before the first dateline in capitals."""
    for found in CAPITALS.finditer(line, 0, OPENING):
        if _opens(line, found.start(), cues):
            yield found.start()
            return
