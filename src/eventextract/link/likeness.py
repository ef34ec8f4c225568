"""When two names, of bodies, persons, places or events, or the words of two titles, are taken for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from eventextract.mentions import BodyValue
from eventextract.normalise.bodies import same_body as same_within_text

BODY = 92  # of 100: one long word spelt otherwise, or the words in another order
PERSON = 80  # of each word: transliterations differ in a letter or two
NAME = 88
VENUE = 85
STEM = 5  # letters at the beginning that two forms of one word share at least,
STEM_SHARE = 0.6  # and their share of the longer form


@dataclass(frozen=True, slots=True)
class Body:
    """A body with a role in an event: its name as written, its folded forms (name, acronym), what is known of it."""

    name: str
    forms: tuple[str, ...]
    knowledge_id: str | None = None
    parent: str | None = None


def same_body(one: Body, two: Body) -> bool:
    """Whether two records mean one body: by its id in the knowledge base where both have one, else by a form of its name."""
    if one.knowledge_id and two.knowledge_id:
        return one.knowledge_id == two.knowledge_id
    if same_within_text(BodyValue(one.name), BodyValue(two.name)):
        return True
    return any(_alike(first, second, BODY) for first in one.forms for second in two.forms)


def kin_bodies(one: Body, two: Body) -> bool:
    """Whether one body is the parent of the other, or both have one parent."""
    parents = {body.parent for body in (one, two)} - {None}
    ids = {body.knowledge_id for body in (one, two)} - {None}
    return bool(parents & ids) or (len(parents) == 1 and one.parent == two.parent)


def same_person(one: str, two: str) -> bool:
    """Whether two folded names of persons are spellings of one: two words in common at least, and no other against it."""
    short, long = sorted((one.split(), two.split()), key=len)
    return len(short) > 1 and all(any(fuzz.ratio(word, other) >= PERSON for other in long) for word in short)


def same_name(one: str, two: str) -> bool:
    """Whether two folded proper names of events are one, or one of them the other with words left out."""
    return _alike(one, two, NAME) or _is_shortened(one, two) or _is_shortened(two, one)


def same_venue(one: str, two: str) -> bool:
    """Whether two folded names of venues are one, perhaps with its town or its owner added."""
    return fuzz.token_set_ratio(one, two) >= VENUE and _numbers(one) == _numbers(two)


def shared_words(one: Iterable[str], two: Iterable[str]) -> tuple[str, ...]:
    """The words of the first that the second has too, in this or another form: `smuggling` of `smuggled`.

    A word of the second stands for one of the first at most.
    """
    left, shared = list(two), []
    for word in one:
        if found := next((other for other in (word, *left) if other in left and _same_word(word, other)), None):
            left.remove(found)
            shared.append(word)
    return tuple(shared)


def _is_shortened(short: str, long: str) -> bool:
    words = short.split()
    return len(words) >= 3 and set(words) <= set(long.split()) and _numbers(short) == _numbers(long)


def _alike(one: str, two: str, least: int) -> bool:
    return one == two or (_numbers(one) == _numbers(two) and fuzz.token_sort_ratio(one, two) >= least)


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    shared = Prefix.similarity(one, two)
    return shared >= STEM and shared >= STEM_SHARE * max(len(one), len(two))
