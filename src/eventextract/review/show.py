"""A record as a table that a person reads, and its text with what was found in it marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eventextract.extractor import Analysis
from eventextract.record import Count, Event, EventRecord, Location, Official, RelatedEvent
from eventextract.review.highlight import legend, marked, marks
from eventextract.terminal import one_line

Row = tuple[str, str]


def show(analysis: Analysis, console: Console) -> None:
    """Print the record as a table, then the text with its mentions in colour (in brackets where there is none)."""
    console.print(record_table(analysis.record))
    colour = console.is_terminal and not console.no_color
    if colour:
        console.print(legend(), end="\n\n")
    reading = analysis.release.reading
    found = [(reading.span_in_source(span), kind) for span, kind in marks(analysis.mentions)]
    console.print(marked(analysis.release.text, found, colour=colour), soft_wrap=True)


def record_table(record: EventRecord) -> Table:
    """One row a field that has a value; a list has one line an item."""
    table = Table(show_header=False, title=Text(one_line(record.id)), title_justify="left", pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _rows(record):
        if value:
            table.add_row(Text(name), Text(value))
    return table


def _rows(record: EventRecord) -> Iterator[Row]:
    yield from _source_rows(record)
    yield from _event_rows(record)
    yield from _entity_rows(record)
    yield "related events", _lines(f"{event.relation}: {_core(event)}" for event in record.related_events)
    yield "warnings", _lines(f"{warning.code} {warning.path}: {warning.message}" for warning in record.warnings)


def _source_rows(record: EventRecord) -> Iterator[Row]:
    source = record.source
    yield "title", _text(source.title)
    yield "published", _join(source.published, source.publisher, source.author, source.dateline)
    yield "language", _text(source.language)


def _event_rows(record: EventRecord) -> Iterator[Row]:
    event = record.event
    yield "event", _join(event.type, event.name, event.status, event.format)
    yield "dates", _join(_dates(event), event.duration)
    yield "place", _place(event.location)
    yield "topics", ", ".join(event.topics)
    people = event.participants
    yield "participants", _join(_count(people.count), *_of("women", people.women), *_of("men", people.men))
    yield "from", ", ".join(people.countries)
    yield "groups", _lines(people.groups)
    for role in ("organizers", "partners", "funders", "trainers"):
        yield role, _lines(body.name for body in getattr(event, role))
    yield "programme", _text(event.programme)


def _entity_rows(record: EventRecord) -> Iterator[Row]:
    entities = record.entities
    yield "officials", _lines(_official(person) for person in entities.officials)
    yield "agencies", _lines(_join(body.name, body.acronym, body.knowledge_id) for body in entities.agencies)
    yield "countries", _lines(_join(country.name, *country.roles) for country in entities.countries)
    yield "all dates", _lines(f"{date.text} = {date.value or date.kind}" for date in entities.dates)
    yield "venues", _lines(_join(venue.name, venue.city, venue.country) for venue in entities.venues)


def _official(person: Official) -> str:
    name = " ".join(filter(None, (person.honorific, person.name)))
    return _join(name, person.position, person.affiliation, "quoted" if person.quoted else None)


def _core(event: Event | RelatedEvent) -> str:
    return _join(event.type, event.name, _dates(event), event.duration, _place(event.location))


def _dates(event: Event | RelatedEvent) -> str:
    if event.start == event.end:
        return event.start or ""
    return f"{event.start or '?'} to {event.end or '?'}"


def _place(location: Location) -> str:
    return _join(location.venue, location.city, location.subdivision, location.country)


def _count(count: Count | None) -> str:
    if count is None:
        return ""
    bounds = str(count.min) if count.min == count.max else f"{_bound(count.min)} to {_bound(count.max)}"
    return ("about " if count.approximate else "") + bounds


def _bound(number: int | None) -> str:
    return "?" if number is None else str(number)


def _of(name: str, count: Count | None) -> tuple[str, ...]:
    return (f"{name} {_count(count)}",) if count else ()


def _text(value: str | None) -> str:
    return one_line(value or "")


def _join(*values: str | None) -> str:
    """The values that are there, on one line."""
    return "; ".join(one_line(value) for value in values if value)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(one_line(value) for value in values)
