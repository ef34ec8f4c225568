"""What is compared of a record: its days, its place, its bodies and its telling words, read once."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.claims import ROLE_LISTS
from eventextract.link.likeness import Body
from eventextract.link.periods import Period
from eventextract.link.vocabulary import Vocabulary
from eventextract.normalise.bodies import initials
from eventextract.normalise.names import fold_name
from eventextract.record import Agency, BodyReference, Event, EventRecord, Location

NEAR = 0.1  # degrees: two points of one city
SHORTEST = 4  # letters of an acronym that is compared with a name


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: names folded; `point`: latitude and longitude of the city."""

    city: str | None
    country: str | None
    venue: str | None
    point: tuple[float, float] | None
    online: bool

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.city or self.country or self.venue or self.online)

    def same_city(self, other: Place) -> bool:
        """Whether two places that both have a city have the same: by name, else by where it lies."""
        if self.city == other.city:
            return True
        if self.point is None or other.point is None:
            return False
        return all(abs(one - two) <= NEAR for one, two in zip(self.point, other.point, strict=True))


@dataclass(frozen=True, slots=True)
class Facts:
    """A record, the name it goes by, and what is compared of it. Names and words are folded."""

    file: str
    record: EventRecord
    period: Period
    place: Place
    roles: tuple[tuple[str, Body], ...]  # `organizers`, `partners` ... and a body, in order of the record
    named: tuple[Body, ...]  # all agencies of the text
    people: tuple[str, ...]
    name: str | None
    title: str
    words: tuple[str, ...]
    audience: tuple[str, ...]

    @property
    def organizers(self) -> tuple[Body, ...]:
        """The bodies that organize."""
        return tuple(body for role, body in self.roles if role == "organizers")

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All bodies with a role."""
        return tuple(body for _, body in self.roles)


def unlinkable(record: EventRecord) -> str | None:
    """Why a record cannot be compared with others; None where it can."""
    event = record.event
    if event.type in (None, "none"):
        return "no event"
    if Period.of(event.start, event.end) is None:
        return "no month and year" if event.start or event.end else "no date"
    if not _place(event).is_known and event.name is None:
        return "neither a place nor a name"
    return None


def facts_of(file: str, record: EventRecord, vocabulary: Vocabulary) -> Facts:
    """The facts of a record that goes by the name `file`; ValueError for one that is `unlinkable`."""
    event, agencies = record.event, {agency.name: agency for agency in record.entities.agencies}
    period = Period.of(event.start, event.end)
    if period is None:
        raise ValueError(f"{file}: {unlinkable(record)}")
    roles = [(role, body) for role in ROLE_LISTS for body in getattr(event, role)]
    return Facts(
        file=file,
        record=record,
        period=period,
        place=_place(event),
        roles=tuple((role, _body(one, agencies.get(one.name))) for role, one in roles),
        named=tuple(_body(one, one) for one in record.entities.agencies),
        people=tuple(fold_name(person.name) for person in record.entities.officials),
        name=fold_name(event.name) if event.name else None,
        title=fold_name(record.source.title or ""),
        words=_words(record, vocabulary),
        audience=vocabulary.groups(event.participants.groups),
    )


def _place(event: Event) -> Place:
    location: Location = event.location
    point = (location.latitude, location.longitude)
    return Place(
        city=fold_name(location.city) if location.city else None,
        country=location.country,
        venue=fold_name(location.venue) if location.venue else None,
        point=(point[0], point[1]) if point[0] is not None and point[1] is not None else None,
        online=event.format == "online",
    )


def _body(reference: BodyReference | Agency, agency: Agency | None) -> Body:
    short = agency.acronym if agency else None
    forms = [fold_name(form) for form in (reference.name, short, _abbreviated(reference.name)) if form]
    parent = agency.parent if agency else None
    return Body(reference.name, tuple(dict.fromkeys(filter(None, forms))), reference.knowledge_id, parent)


def _abbreviated(name: str) -> str | None:
    """The acronym that a name would have; None for a short one, which many names share."""
    letters = initials(name)
    return letters if len(letters) >= SHORTEST else None


def _words(record: EventRecord, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The telling words of title and name, without the names of bodies and places: those are compared by themselves."""
    text = f" {fold_name(record.source.title or '')} {fold_name(record.event.name or '')} "
    agencies = record.entities.agencies
    bodies = [form for agency in agencies for form in (agency.name, agency.acronym, *agency.aliases)]
    bodies += [word for agency in agencies for word in agency.name.split() if word.isupper()]
    names = sorted({fold_name(form) for form in (*bodies, record.event.location.city) if form}, key=len, reverse=True)
    for name in names:
        text = text.replace(f" {name} ", " ")
    return vocabulary.telling(text)
