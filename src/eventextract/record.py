"""The event record: the pydantic models that are the only source of its shape and of `schemas/`.

Strict and frozen, no other keys, tuples, fields in order of writing; what holds between them: `agreement`, `grounding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError, to_json

from eventextract import record_fields as fields
from eventextract.errors import EventExtractError, ExtractionError, RecordError
from eventextract.faults import DISAGREEMENT, disagreements, faults_of, listed


def _field(description: str, *examples: object, **constraints: Any) -> Any:
    return Field(description=description, examples=list(examples) or None, **constraints)


def _list(description: str, *examples: object, **constraints: Any) -> Any:
    return _field(description, *examples, json_schema_extra={"uniqueItems": True}, **constraints)


class Part(BaseModel):
    """The base of all models of the record."""

    model_config = ConfigDict(
        strict=True,
        defer_build=True,
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        json_schema_serialization_defaults_required=True,
    )


class Source(Part):
    """Where the record comes from, and what the release says of itself."""

    file: fields.RelativePath | None = _field(
        "The input file below the input root, `/` as separator; null for a bare string.", "2021/cargo-seminar.txt"
    )
    sha256: fields.Sha256 = _field(
        "SHA-256 of the release's bytes after decompression; of the UTF-8 text for a bare string or a row.",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    characters: int = _field("Length of the decoded text in Unicode code points.", 1840, ge=1)
    title: fields.Text | None = _field("The headline, without site furniture.", "Customs officers meet in Batumi")
    publisher: fields.Name | None = _field(
        "Who issued the release, where text or metadata say so.", "State Customs Service"
    )
    author: fields.Name | None = _field("The author named in a byline or in metadata.", "Maja Lindqvist")
    dateline: fields.Text | None = _field("The place part of the dateline, as written.", "BATUMI, Georgia")
    published: fields.FullDate | None = _field("Publication date, a full ISO 8601 date.", "2021-06-14")
    language: fields.Language | None = _field("ISO 639-1 code of the body's language; null under 20 words.", "en")
    url: fields.Text | None = _field("Where the release is published.", "https://customs.example/news/14")


class Location(Part):
    """Where an event takes place."""

    venue: fields.Name | None = _field("The named facility, not the city.", "Black Sea Training Centre")
    city: fields.Name | None = _field("City, town, village or district, as written.", "Batumi")
    subdivision: fields.Subdivision | None = _field("ISO 3166-2 code, where the text names the province.", "GE-AJ")
    country: fields.Alpha2 | None = _field("ISO 3166-1 alpha-2 code; XK for Kosovo.", "GE")
    latitude: fields.Latitude | None = _field("Of the city, degrees north, four decimals.", 41.6423)
    longitude: fields.Longitude | None = _field("Of the city, degrees east, four decimals.", 41.6339)


class Count(Part):
    """A number of people. At least one bound is known; an exact count has both, and they are equal."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"properties": {bound: {"type": "integer"}}} for bound in ("min", "max")]}
    )
    min: int | None = _field("The smallest number; null for `up to 40`.", 30, ge=0)
    max: int | None = _field("The largest number; null for `over 50`.", 30, ge=0)
    approximate: bool = _field("Whether the number is given as about so many (`some 30`).", True)


class Participants(Part):
    """The audience of the main event; trainers and experts are not counted."""

    count: Count | None = _field("The stated size of the audience.")
    women: Count | None = _field("How many of them are women, when stated.")
    men: Count | None = _field("How many of them are men, when stated.")
    groups: tuple[fields.Name, ...] = _list("The noun phrases that say who takes part.", ["mid-level customs officers"])
    countries: tuple[fields.Alpha2, ...] = _list("Countries that they come from or represent, sorted.", ["AM", "GE"])


class BodyReference(Part):
    """A body in a role: an agency of `entities.agencies`, or a country or programme that is none."""

    name: fields.Name = _field("The same string as the agency's name in `entities`.", "World Customs Organization")
    knowledge_id: fields.KnowledgeId | None = _field("Its id in the knowledge base.", "wco")


class Event(Part):
    """The one main event of the release."""

    type: fields.EventType | None = _field(
        "The head noun used for the event; `none`: the release is about no event; null: it was not read.", "seminar"
    )
    name: fields.Name | None = _field("The event's own proper name.", "Third Black Sea Customs Forum")
    status: fields.Status | None = _field("By the sentence that gives the event its date.", "opened")
    format: fields.Format | None = _field("Where the text says so in words.", "hybrid")
    topics: tuple[fields.Topic, ...] = _list(
        "What the event is about, sorted.", ["customs-trade", "smuggling"], max_length=4
    )
    start: fields.EdtfDate | None = _field(
        "First day, month or year (EDTF; XXXX: year unknown).", "2021-06-14", "XXXX-06-14"
    )
    end: fields.EdtfDate | None = _field("Last day, month or year (EDTF).", "2021-06-16", "2021-06")
    duration: fields.IsoDuration | None = _field("ISO 8601 duration, stated or counted.", "P3D", "PT2H")
    location: Location = _field("Where the event takes place.")
    participants: Participants = _field("Who takes part.")
    organizers: tuple[BodyReference, ...] = _list("Bodies that organize, conduct, deliver or host the event.")
    partners: tuple[BodyReference, ...] = _list("Bodies in co-operation with whom, or with whose support, it is held.")
    funders: tuple[BodyReference, ...] = _list("Bodies that pay for it.")
    trainers: tuple[BodyReference, ...] = _list("Bodies whose people teach at it.")
    programme: fields.Name | None = _field(
        "The programme, project or component it belongs to.", "Green Corridors Project"
    )


class RelatedEvent(Part):
    """Another event of the text that has a date or a place of its own."""

    relation: fields.Relation = _field("Before the main event, planned after it, or neither.", "previous")
    type: fields.RelatedType | None = _field("The head noun used for the event.", "workshop")
    name: fields.Name | None = _field("The event's own proper name.", "Second Black Sea Customs Forum")
    start: fields.EdtfDate | None = _field("First day, month or year (EDTF).", "2020-10", "XXXX-10-05")
    end: fields.EdtfDate | None = _field("Last day, month or year (EDTF).", "2020-10", "XXXX-10-06")
    duration: fields.IsoDuration | None = _field("ISO 8601 duration, stated or counted.", "P2D")
    location: Location = _field("Where the event takes place.")


class Agency(Part):
    """A named organization. Within a record it is its `name`: every other place uses the same string."""

    name: fields.Name = _field("The fullest form in this text.", "World Customs Organization")
    acronym: fields.Name | None = _field("The acronym that the text gives.", "WCO")
    aliases: tuple[fields.Name, ...] = _list("Other forms in this text, in order of mention.", ["the Organization"])
    kind: fields.AgencyKind = _field("What kind of body it is.", "intergovernmental")
    parent: fields.KnowledgeId | None = _field("Id of its parent in the knowledge base.", "un")
    knowledge_id: fields.KnowledgeId | None = _field("Its id in the knowledge base.", "wco")


class Official(Part):
    """A named person."""

    name: fields.Name = _field("The name, without honorific, rank or title.", "Maja Lindqvist")
    honorific: fields.Name | None = _field("Honorific, rank or title before the name.", "Ambassador")
    position: fields.Name | None = _field("The job title, as written.", "Head of the Compliance Directorate")
    affiliation: fields.Name | None = _field(
        "The body or country acted for; an agency by its `name` in `entities`.", "World Customs Organization"
    )
    quoted: bool = _field("Whether a direct or reported statement is attributed.", True)


class Country(Part):
    """A country named in the text, also by a demonym or inside the name of an agency."""

    alpha_2: fields.Alpha2 = _field("ISO 3166-1 alpha-2 code.", "GE")
    alpha_3: fields.Alpha3 = _field("ISO 3166-1 alpha-3 code.", "GEO")
    name: fields.Name = _field("Short English name.", "Georgia")
    roles: tuple[fields.CountryRole, ...] = _list("What it is to the main event, sorted; may be empty.", ["host"])


class DateMention(Part):
    """A date, period or duration in the text."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "recurring"}}},
            "then": {"properties": {"value": {"type": "null"}}},
            "else": {"properties": {"value": {"type": "string"}}},
        }
    )
    text: fields.Text = _field("The words of the text.", "14 June 2021")
    value: fields.DateValue | None = _field(
        "EDTF, or ISO 8601 for a duration; null where recurring.", "2021-06-14", "201X"
    )
    kind: fields.DateKind = _field("What kind of expression it is.", "date")


class Venue(Part):
    """A facility named in the text as the place of an event."""

    name: fields.Name = _field("The facility's name, as written.", "Black Sea Training Centre")
    city: fields.Name | None = _field("Its city, as written.", "Batumi")
    country: fields.Alpha2 | None = _field("ISO 3166-1 alpha-2 code.", "GE")


class Entities(Part):
    """Everything named in the text, each list in order of first mention."""

    agencies: tuple[Agency, ...] = _list("Named organizations.")
    officials: tuple[Official, ...] = _list("Named persons.")
    countries: tuple[Country, ...] = _list("Countries referred to.")
    dates: tuple[DateMention, ...] = _list("Dates, periods and durations.")
    venues: tuple[Venue, ...] = _list("Named facilities.")


class Quote(Part):
    """Words between quotation marks that somebody said."""

    speaker: fields.Name | None = _field("Who said it: a name of `entities`, or null.", "Maja Lindqvist")
    text: fields.QuotedText = _field(
        "The words, joined across `he said`; at most 300 characters.", "Trade needs trust."
    )


class RecordWarning(Part):
    """Something that a reader of the record should know."""

    code: fields.WarningCode = _field("What it is.", "year-unknown")
    path: fields.Pointer = _field("JSON pointer to what it is about; empty for the whole record.", "/event/start")
    message: fields.Text = _field("The same for people.", "the text gives no year for 14 June")


class EvidenceSpan(Part):
    """A stretch of the decoded text, in Unicode code points: `text` is exactly `decoded[start:end]`."""

    start: int = _field("First code point.", 155, ge=0)
    end: int = _field("One after the last code point.", 167, ge=1)
    text: str = _field("The words, exactly as they stand there.", "14 June 2021", min_length=1)


class Evidence(Part):
    """What one claim rests on."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"basis": {"const": "given"}}},
            "then": {"properties": {"spans": {"maxItems": 0}}},
            "else": {"properties": {"spans": {"minItems": 1}}},
        }
    )
    path: fields.ClaimPath = _field("JSON pointer to the claim.", "/event/start")
    basis: fields.Basis = _field(
        "stated; derived: arithmetic on the spans; inferred: from context; looked-up: by the knowledge base from the "
        "mention in the span; given: by the caller or metadata, without a span.",
        "stated",
    )
    rule: fields.RuleId = _field("Stable id of the rule that found it.", "dates.dateline")
    spans: tuple[EvidenceSpan, ...] = _list("Where it stands, in order of the text.")


class EventRecord(Part):
    """One press release as one record, version 1.0."""

    schema_version: fields.SchemaVersion = _field("Version of this shape.", "1.0")
    id: fields.Text = _field(
        "The row's own id, else the file without its suffixes, else 16 digits of the hash.", "a/b-1"
    )
    source: Source = _field("Where the record comes from.")
    event: Event = _field("The main event.")
    related_events: tuple[RelatedEvent, ...] = _list("Other dated or placed events.")
    entities: Entities = _field("Everything named in the text.")
    quotes: tuple[Quote, ...] = _list("Words that somebody said.")
    warnings: tuple[RecordWarning, ...] = _list("What a reader should know.")
    evidence: tuple[Evidence, ...] = _list("One entry a claim, in the order of the record.")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults = disagreements(self)
        if faults:
            raise PydanticCustomError(DISAGREEMENT, "{faults}", {"faults": "; ".join(map(str, faults))})
        return self

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Self:
        """The record of plain dicts, tuples (the fast way) or lists, strings, numbers; ExtractionError with all faults."""
        try:
            return cls.model_validate(data)
        except ValidationError:  # strict models take lists from JSON alone; and of JSON all faults can be told
            try:
                return cls._load(to_json(data), ExtractionError, None)
            except ValueError as error:
                raise ExtractionError(f"the record holds what JSON cannot: {error}") from error

    @classmethod
    def from_json(cls, text: str, *, where: str | None = None) -> Self:
        """The record in a JSON text. RecordError with all faults, each with its path; `where` (a file) leads it."""
        return cls._load(text, RecordError, where)

    @classmethod
    def _load(cls, text: str | bytes, refusal: type[EventExtractError], where: str | None) -> Self:
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise refusal(listed(faults_of(error, text)), where=where) from error

    def to_json(self) -> str:
        """The bytes of `json.dumps(indent=2, ensure_ascii=False)` and a newline; keys in fixed order."""
        return self.model_dump_json(indent=2) + "\n"
