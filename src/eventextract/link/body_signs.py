"""Signs by the bodies with a role in the event."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.link.facts import Facts
from eventextract.link.likeness import Body, kin_bodies, same_body
from eventextract.link.signs import Sign, against, listed
from eventextract.link.vocabulary import Vocabulary

MOST_FURTHER = 2  # further bodies that count


def bodies(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Bodies in common: organizers before others with a role, those before kin and such as are named in the text."""
    organizers, shared = _shared(one.organizers, two.organizers), _shared(one.bodies, two.bodies)
    if shared:
        main = (organizers or shared)[0]
        yield Sign("same-organizer" if organizers else "shared-body", main.name)
        for body in [body for body in shared if body != main][:MOST_FURTHER]:
            yield Sign("more-bodies", body.name)
    elif kin := _kin(one, two):
        yield Sign("kin-body", against(*(body.name for body in kin)))
    elif one.bodies and two.bodies:
        yield Sign("other-bodies", against(*(listed(body.name for body in facts.bodies) for facts in (one, two))))


def _shared(ours: tuple[Body, ...], theirs: tuple[Body, ...]) -> list[Body]:
    return [body for body in dict.fromkeys(ours) if any(same_body(body, other) for other in theirs)]


def _kin(one: Facts, two: Facts) -> tuple[Body, Body] | None:
    """A body of one and one of the other that are kin; or one that the other text names without a role."""
    for body in one.bodies:
        for other in two.bodies:
            if kin_bodies(body, other):
                return body, other
    named = [*_shared(one.bodies, two.named), *_shared(two.bodies, one.named)]
    return (named[0], named[0]) if named else None
