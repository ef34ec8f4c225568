"""The frozen values that pass between stages: what was read, what was found in it, what was decided.

All offsets here are code points of `Reading.text`; `Reading.span_in_source` gives those of the decoded text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from eventextract.quickly_made import quickly_made
from eventextract.values import Count, Duration, PartialDate, Span

ZoneKind = Literal[
    "headline",  # the title, wherever it stands
    "dateline",  # "PAVLODAR, Kazakhstan, 2 November 2016 -": a stretch at the start of the first body paragraph, or a line of its own
    "publication",  # a line that says when (and where) the release was published
    "byline",  # "By Jane Doe", a lone name, a press-service signature
    "lead",  # a kicker or standfirst between headline and body
    "body",  # a paragraph of the story
    "contact",  # "For further information", addresses, telephone numbers
    "boilerplate",  # "About the ...", notes to editors, legal notes, biographies of authors
    "debris",  # navigation, share lines, image markdown, lines in another script
]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the reading and what it is. Zones are in order and do not overlap, but for a dateline within a body paragraph."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What the pipeline sees of a release.

    `text`: paragraphs separated by newlines, each with white space, quotation marks, apostrophes and dashes in one form.
    `offsets`: `offsets[i]` is the position in the decoded text of `text[i]`; one more entry at the end.
    """

    text: str
    offsets: tuple[int, ...]
    zones: tuple[Zone, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)  # of the zones: asked for at each mention

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([zone.span.start for zone in self.zones]))

    def span_in_source(self, span: Span) -> Span:
        """The span of the decoded text that a non-empty span of the reading came from."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)

    def zones_of(self, *kinds: ZoneKind) -> tuple[Zone, ...]:
        """The zones of these kinds, in order."""
        return tuple(zone for zone in self.zones if zone.kind in kinds)

    def zone_at(self, position: int) -> ZoneKind:
        """The kind of the innermost zone at a position; `debris` where there is none."""
        after = bisect_right(self._starts, position)
        for zone in reversed(self.zones[max(after - 2, 0) : after]):  # it, or the paragraph around a dateline
            if position < zone.span.end:
                return zone.kind
        return "debris"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What front matter or the file format said of a release; strings as written there."""

    url: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Warn:
    """A warning for the record: one of the closed list of codes, the path it is about, a message for people."""

    code: str
    path: str
    message: str


# ---- what a mention may say, by kind ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A date expression as read, before resolving: see `normalise/dates.py`.

    `kind`: date | interval | month | year | season | decade | duration | recurring.
    `start`/`end` are partial dates as stated; `relative` names an anchored expression ("today", "last friday").
    """

    kind: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    duration: Duration | None = None
    weekday: int | None = None  # 0 = Monday, where the text names one beside the date
    relative: str | None = None
    literal: str | None = None  # EDTF of seasons and decades: "2016-21", "201X"
    days: tuple[PartialDate, ...] = ()  # every day named, where an interval has gaps ("2-4, 9 and 11 May")
    alternative: PartialDate | None = None  # the other reading of an ambiguous date in figures (03/04/2021)
    use: str = (
        "event"  # event | published | deadline | founding | age | term | part | reference: what the words around it say
    )
    bound: str | None = None  # until | since | by | before | after | from, where such a word stands right before it
    tense: str | None = None  # future, where the words around it say so ("are meeting until Friday")


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number in words or figures."""

    value: float


@quickly_made
@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A country, demonym, region or city as named.

    `countries`: alpha-2 codes (several for "Kazakh-Kyrgyz" or an ambiguous city, best first).
    `name`: for a city its form in the text.
    """

    countries: tuple[str, ...]
    name: str | None = None
    subdivision: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class BodyValue:
    """An agency as named: its name in this place, the acronym given beside it, the body of the knowledge base, its parent's name."""

    name: str
    acronym: str | None = None
    knowledge_id: str | None = None
    kind: str = "other"
    parent: Span | None = None  # the span of a parent body named within or right after
    optional_name: str | None = None  # the name with its parent tail, where both are natural


@dataclass(frozen=True, slots=True)
class PersonValue:
    """A named person in one place: name without honorific, the honorific, the position phrase beside it."""

    name: str
    honorific: str | None = None
    position: Span | None = None
    affiliation: Span | None = None


@dataclass(frozen=True, slots=True)
class SaidValue:
    """Words attributed to somebody: the span of the speaker (a person's name, a surname, an office), and of the words where quoted."""

    speaker: Span
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EventValue:
    """An event noun: its type (GUIDE.md's event_type)."""

    type: str


@dataclass(frozen=True, slots=True)
class CountValue:
    """A number of people: how many, who (span of the noun phrase), of which sort (participants, experts, women ...)."""

    count: Count
    who: Span
    sort: str = "participants"


@dataclass(frozen=True, slots=True)
class RoleValue:
    """A role phrase: the role, the spans of those who have it, the span of the event noun it speaks of where there is one."""

    role: str  # organizer | partner | funder | trainer | programme | giver | grantor (who gives or opens something, who paid for it)
    holders: tuple[Span, ...]
    event: Span | None = None


Value = (
    TimeValue
    | NumberValue
    | PlaceValue
    | BodyValue
    | PersonValue
    | SaidValue
    | EventValue
    | CountValue
    | RoleValue
    | None
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """Something found: its kind, where, its words, the rule that found it, and what it says.

    Kinds: number, date, country, demonym, city, region, subdivision, agency, programme, name, person, said, title, honorific,
    event, venue, count, group, role, person-noun, topic.
    """

    kind: str
    span: Span
    text: str
    source: str
    value: Value = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the pipeline found in a reading: mentions in order, and the sentences (spans of the reading)."""

    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]


# ---- what was decided ------------------------------------------------------------------------------------------

Basis = Literal["stated", "derived", "inferred", "looked-up", "given"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible value of one field, with what speaks for it. `value` is what the record would hold (shown, never parsed)."""

    value: str
    rule: str
    basis: Basis
    spans: tuple[Span, ...]
    score: float
    reason: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Decision:
    """How one field was decided: the winner (None: nothing is stated), and those that lost, each with its reason."""

    path: str
    winner: Candidate | None
    losers: tuple[Candidate, ...] = field(default=())
