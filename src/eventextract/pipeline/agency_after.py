"""What belongs to a name right behind its head: a place, a number, words of its language."""

from __future__ import annotations

from eventextract.pipeline.agency_foreign import past_links
from eventextract.pipeline.agency_names import Core
from eventextract.pipeline.agency_nations import modifies
from eventextract.pipeline.agency_words import Words

NUMBER_LENGTH = 4  # digits


def after_head(words: Words, core: Core, limit: int) -> int:
    """The end of a core with what stands behind it: "Audit Service Sierra Leone", "Court No. 1"."""
    last = core.last
    if last >= limit or not words.next_to[last]:
        return last
    place = words.place.get(last)
    if place and place[1] != "demonym" and not modifies(words, place[0], limit):
        return place[0]
    if core.head.alone and core.bare:
        return _in_its_language(words, last, limit)
    return past_number(words, last, limit)


def past_number(words: Words, first: int, limit: int) -> int:
    """The end of a number that names one of many alike ("No. 17", "#5"); `first` for none."""
    if words.fold[first] not in words.lexicon.beside["numbered"]:
        return first
    digit = first + 1 + (words.text[first + 1 : first + 2] == ["."])
    numbered = digit < limit and words.text[digit].isdigit() and len(words.text[digit]) <= NUMBER_LENGTH
    return digit + 1 if numbered else first


def _in_its_language(words: Words, last: int, limit: int) -> int:
    """Past the words that go on with a name in one word: "Max-Planck-Institut | für Chemie"."""
    while last < limit and (capital := past_links(words, last, limit)):
        last = capital + 1
    return last
