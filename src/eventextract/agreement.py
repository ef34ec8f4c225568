"""What must hold between the fields of one record.

Each check takes a whole record and yields the faults that it sees; none stops at the first. The models run all of them
last, and then those of `grounding.py`. None looks at the release's text: `faults_against` in `faults.py` does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from eventextract.claims import ROLE_LISTS, claims
from eventextract.record_fields import country_codes
from eventextract.values import in_order, kind_of

if TYPE_CHECKING:
    from eventextract.record import BodyReference, Count, Event, EventRecord, Location, RelatedEvent


class Fault(NamedTuple):
    """Something wrong: where (a JSON pointer into the record) and what."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path or '/'}: {self.message}"


Faults = Iterator[Fault]

# ---- events -------------------------------------------------------------------------------------------------------


def _events(record: EventRecord) -> Iterator[tuple[str, Event | RelatedEvent]]:
    yield "/event", record.event
    for number, event in enumerate(record.related_events):
        yield f"/related_events/{number}", event


def dates_in_order(record: EventRecord) -> Faults:
    """No event ends before it starts, where the two dates can be compared."""
    for path, event in _events(record):
        if event.start is not None and event.end is not None and not in_order(event.start, event.end):
            yield Fault(f"{path}/end", f"{event.end} is before the start, {event.start}")


def places(record: EventRecord) -> Faults:
    """Coordinates come in pairs, beside a city, with four decimals; a subdivision is one of its country."""
    for path, event in _events(record):
        yield from _coordinates(event.location, f"{path}/location")
        subdivision, country = event.location.subdivision, event.location.country
        if subdivision is not None and subdivision[:2] != country:
            yield Fault(f"{path}/location/subdivision", f"{subdivision} is not in the country, {country}")


def _coordinates(place: Location, path: str) -> Faults:
    if (place.latitude is None) != (place.longitude is None):
        yield Fault(path, "latitude and longitude are known both or neither")
    if place.latitude is not None and place.city is None:
        yield Fault(path, "coordinates are those of a city, and there is none")
    for name, degrees in (("latitude", place.latitude), ("longitude", place.longitude)):
        if degrees is not None and round(degrees, 4) != degrees:
            yield Fault(f"{path}/{name}", f"{degrees} has more than four decimals")


def counts(record: EventRecord) -> Faults:
    """A count has a bound, and its bounds are in order."""
    people = record.event.participants
    named: tuple[tuple[str, Count | None], ...] = (
        ("count", people.count),
        ("women", people.women),
        ("men", people.men),
    )
    for name, count in named:
        if count is not None and count.min is None and count.max is None:
            yield Fault(f"/event/participants/{name}", "at least one of min and max is known")
        elif count is not None and count.min is not None and count.max is not None and count.min > count.max:
            yield Fault(f"/event/participants/{name}", f"min {count.min} is above max {count.max}")


def no_event_no_facts(record: EventRecord) -> Faults:
    """Where the release is about no event, or was not read, it has topics at most, and no related events."""
    if record.event.type not in (None, "none"):
        return
    for path in claims(record):
        if path.startswith(("/event/", "/related_events/")) and not path.startswith(("/event/type", "/event/topics/")):
            yield Fault(path, f"a value, although the type of the event is {record.event.type or 'null'}")


def related_somewhere(record: EventRecord) -> Faults:
    """A related event has a date or a place of its own."""
    for number, event in enumerate(record.related_events):
        place = event.location
        if not any((event.start, event.end, place.venue, place.city, place.subdivision, place.country)):
            yield Fault(f"/related_events/{number}", "neither a date nor a place of its own")


# ---- lists --------------------------------------------------------------------------------------------------------


def nothing_twice(record: EventRecord) -> Faults:
    """No list names the same thing twice."""
    for path, listed, key in _keyed_lists(record):
        keys = listed if len(listed) < 2 else key(listed)
        if len(keys) < 2 or len(set(keys)) == len(keys):
            continue
        seen: set[Hashable] = set()
        for number, key in enumerate(keys):
            if key in seen:
                yield Fault(f"{path}/{number}", "stands in the list already")
            seen.add(key)


Keys = Callable[[Sequence[Any]], Sequence[Hashable]]
"""What the items of a list are told apart by."""


def _keyed_lists(record: EventRecord) -> Iterator[tuple[str, Sequence[Any], Keys]]:
    entities = record.entities
    yield "/event/participants/groups", record.event.participants.groups, tuple
    for role in ROLE_LISTS:
        yield f"/event/{role}", getattr(record.event, role), _names
    yield "/related_events", record.related_events, _looks
    yield "/entities/agencies", entities.agencies, _names
    for number, agency in enumerate(entities.agencies):
        if agency.aliases:
            yield f"/entities/agencies/{number}/aliases", agency.aliases, tuple
    yield "/entities/officials", entities.officials, _names
    yield "/entities/countries", entities.countries, _by("alpha_2")
    yield "/entities/dates", entities.dates, _by("kind", "text", "value")
    yield "/entities/venues", entities.venues, _by("name", "city")
    yield "/quotes", record.quotes, _by("speaker", "text")


def _by(*fields: str) -> Keys:
    key = attrgetter(*fields)
    return lambda listed: list(map(key, listed))


_names = _by("name")


def _looks(events: Sequence[RelatedEvent]) -> Sequence[Hashable]:
    """All that is told of events, where dates and type do not tell them apart: seldom asked for, and slow."""
    keys = [(event.type, event.start, event.end, event.name) for event in events]
    return keys if len(set(keys)) == len(keys) else [repr(event) for event in events]


def sets_sorted(record: EventRecord) -> Faults:
    """Sets of codes are sorted, and hold nothing twice."""
    yield from _sorted("/event/topics", record.event.topics)
    yield from _sorted("/event/participants/countries", record.event.participants.countries)
    for number, country in enumerate(record.entities.countries):
        yield from _sorted(f"/entities/countries/{number}/roles", country.roles)


def _sorted(path: str, codes: Sequence[str]) -> Faults:
    if len(codes) > 1 and list(codes) != sorted(set(codes)):
        yield Fault(path, f"not sorted, or not each once: {', '.join(codes)}")


# ---- entities -----------------------------------------------------------------------------------------------------


def one_role(record: EventRecord) -> Faults:
    """A body is organizer, funder or partner: one of them."""
    held: dict[str, str] = {}
    for role in ("organizers", "funders", "partners"):
        bodies: Sequence[BodyReference] = getattr(record.event, role)
        for number, body in enumerate(bodies):
            if held.setdefault(body.name, role) != role:
                yield Fault(f"/event/{role}/{number}", f"{body.name!r} stands in {held[body.name]} already")


def one_name(record: EventRecord) -> Faults:
    """Who is an agency of the record is called by its `name` everywhere, and has one `knowledge_id`."""
    agencies = {agency.name: agency.knowledge_id for agency in record.entities.agencies}
    others = {form: a.name for a in record.entities.agencies for form in (a.acronym, *a.aliases) if form is not None}
    for path, name in _names_used(record):
        if name not in agencies and name in others:
            yield Fault(path, f"{name!r} is called {others[name]!r} in this record")
    for role in ROLE_LISTS:
        for number, body in enumerate(getattr(record.event, role)):
            if body.knowledge_id != agencies.get(body.name, body.knowledge_id):
                yield Fault(f"/event/{role}/{number}/knowledge_id", f"not that of {body.name!r} in entities")


def _names_used(record: EventRecord) -> Iterator[tuple[str, str | None]]:
    for role in ROLE_LISTS:
        for number, body in enumerate(getattr(record.event, role)):
            yield f"/event/{role}/{number}/name", body.name
    for number, official in enumerate(record.entities.officials):
        yield f"/entities/officials/{number}/affiliation", official.affiliation
    for number, quote in enumerate(record.quotes):
        yield f"/quotes/{number}/speaker", quote.speaker


def country_codes_agree(record: EventRecord) -> Faults:
    """Both codes of a country are codes of the same country."""
    for number, country in enumerate(record.entities.countries):
        expected = country_codes().get(country.alpha_2)
        if expected is not None and country.alpha_3 != expected:
            yield Fault(f"/entities/countries/{number}/alpha_3", f"{country.alpha_2} is {expected}")


def dates_of_their_kind(record: EventRecord) -> Faults:
    """The value of a date has the form of its kind; recurring dates alone have none."""
    for number, date in enumerate(record.entities.dates):
        if date.kind != ("recurring" if date.value is None else kind_of(date.value)):
            yield Fault(f"/entities/dates/{number}/value", f"{date.value} is no value of kind {date.kind}")


# ---- warnings -----------------------------------------------------------------------------------------------------


def warnings_point_somewhere(record: EventRecord) -> Faults:
    """A warning is about a place that the record has; `value-unstated` about one that is null."""
    for number, warning in enumerate(record.warnings):
        try:
            value = _at(record, warning.path)
        except (AttributeError, IndexError, ValueError):
            yield Fault(f"/warnings/{number}/path", f"{warning.path!r} is not in the record")
        else:
            if warning.code == "value-unstated" and value is not None:
                yield Fault(f"/warnings/{number}", f"{warning.path} has a value")


def _at(record: EventRecord, pointer: str) -> object:
    value: object = record
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, (tuple, list)) else getattr(value, step)
    return value


CHECKS: tuple[Callable[[EventRecord], Faults], ...] = (
    dates_in_order,
    places,
    counts,
    no_event_no_facts,
    related_somewhere,
    nothing_twice,
    sets_sorted,
    one_role,
    one_name,
    country_codes_agree,
    dates_of_their_kind,
    warnings_point_somewhere,
)
