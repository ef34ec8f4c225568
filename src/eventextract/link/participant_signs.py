"""Signs by those who take part: how many, and who."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.link.facts import Facts
from eventextract.link.likeness import shared_words
from eventextract.link.signs import Sign, against, listed
from eventextract.link.vocabulary import Vocabulary
from eventextract.record import Count

FAR = 1.5  # times as many: no longer the same people counted otherwise
HALF = 0.5  # of the words of the shorter description


def count(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Numbers of participants that are equal, or far apart."""
    first, second = (facts.record.event.participants.count for facts in (one, two))
    if first is None or second is None:
        return
    if (first.min, first.max) == (second.min, second.max):
        yield Sign("same-count", in_words(first))
    elif _far_apart(first, second) or _far_apart(second, first):
        yield Sign("other-count", against(in_words(first), in_words(second)))


def audience(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """The words for the participants, and whether each title names some that the other record does not know."""
    if not one.audience or not two.audience:
        return
    shared = shared_words(one.audience, two.audience)
    if not shared:
        yield Sign("other-audience", against(listed(one.audience), listed(two.audience)))
    elif len(shared) >= HALF * min(len(one.audience), len(two.audience)):
        yield Sign("same-audience", listed(shared))
    own = [_own(facts, other) for facts, other in ((one, two), (two, one))]
    if all(own):
        yield Sign("other-audience-in-title", against(*map(listed, own)))


def _own(facts: Facts, other: Facts) -> tuple[str, ...]:
    """The words for the participants that stand in a record's title, and neither in the title nor the words of the other."""
    named = shared_words(facts.audience, facts.title.split())
    known = shared_words(named, (*other.audience, *other.title.split()))
    return tuple(word for word in named if word not in known)


def countries(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Countries of participants of which none is common."""
    first, second = (facts.record.event.participants.countries for facts in (one, two))
    if first and second and not set(first) & set(second):
        yield Sign("other-countries", against(listed(first), listed(second)))


def in_words(number: Count) -> str:
    """A count for people: `30`, `about 30`, `20 to 30`, `at least 50`, `at most 40`."""
    if number.min is None or number.max is None:
        body = f"at least {number.min}" if number.max is None else f"at most {number.max}"
    else:
        body = str(number.min) if number.min == number.max else f"{number.min} to {number.max}"
    return f"about {body}" if number.approximate else body


def _far_apart(low: Count, high: Count) -> bool:
    return low.max is not None and high.min is not None and high.min > FAR * low.max
