"""Signs by the event: its days, place, venue, name, type and topics."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.link.facts import Facts
from eventextract.link.likeness import same_name, same_venue
from eventextract.link.periods import relation
from eventextract.link.signs import Sign, against, listed
from eventextract.link.vocabulary import Vocabulary

LONG_NAME = 3  # words, from which a name in a title is no chance
HALF = 0.5


def days(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """How the days lie to each other."""
    yield Sign(relation(one.period, two.period), against(one.period, two.period))


def place(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """The same city or another; the same country where a city is missing; both online."""
    here, there = one.place, two.place
    places = (one.record.event.location, two.record.event.location)
    if here.city and there.city:
        same = here.same_city(there)
        yield Sign("same-city" if same else "other-city", against(places[0].city, places[1].city))
    if here.country and there.country and here.country != there.country:
        yield Sign("other-country", against(here.country, there.country))
    elif here.country and here.country == there.country and not (here.city and there.city):
        yield Sign("same-country", here.country)
    if here.online and there.online:
        yield Sign("both-online", "online")


def venue(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """The same venue or another."""
    if one.place.venue and two.place.venue:
        same = same_venue(one.place.venue, two.place.venue)
        detail = against(one.record.event.location.venue, two.record.event.location.venue)
        yield Sign("same-venue" if same else "other-venue", detail)


def name(one: Facts, two: Facts, vocabulary: Vocabulary) -> Iterator[Sign]:
    """Proper names and the editions that they count; one's name in the other's title."""
    names = (one.record.event.name or "", two.record.event.name or "")
    editions = [vocabulary.editions(name) for name in names]
    if all(editions) and not editions[0] & editions[1]:
        yield Sign("other-edition", against(*names))
    elif one.name and two.name:
        yield Sign("same-name" if same_name(one.name, two.name) else "other-name", against(*names))
    elif found := next((f for f, g in ((one, two), (two, one)) if _is_in_title(f.name, g.title)), None):
        yield Sign("name-in-title", str(found.record.event.name))


def _is_in_title(name: str | None, title: str) -> bool:
    return name is not None and len(name.split()) >= LONG_NAME and f" {name} " in f" {title} "


def type_of_event(one: Facts, two: Facts, vocabulary: Vocabulary) -> Iterator[Sign]:
    """The same type, one of its family, or another."""
    types = (str(one.record.event.type), str(two.record.event.type))
    feature = "same-type" if types[0] == types[1] else "kin-type" if vocabulary.kin(*types) else "other-type"
    yield Sign(feature, against(*types))


def topics(one: Facts, two: Facts, _: Vocabulary) -> Iterator[Sign]:
    """Topics in common."""
    first, second = (set(facts.record.event.topics) - {"other"} for facts in (one, two))
    shared = first & second
    if first and second and not shared:
        yield Sign("other-topics", against(listed(sorted(first)), listed(sorted(second))))
    elif shared and first == second:
        yield Sign("same-topics", listed(sorted(shared)))
    elif shared and len(shared) / len(first | second) >= HALF:
        yield Sign("shared-topics", listed(sorted(shared)))
