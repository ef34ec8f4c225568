"""The record's `source`: when and by whom the release was published, its title, dateline and language."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, Mention, TimeValue, ZoneKind
from eventextract.normalise.fulldate import parse_full_date
from eventextract.normalise.language import detect_language
from eventextract.normalise.names import clean_name
from eventextract.values import PartialDate, Span

PUBLISHED_IN: tuple[tuple[ZoneKind, str, float], ...] = (
    ("publication", "dates.publication-line", 3.0),
    ("dateline", "dates.dateline", 2.0),
    ("byline", "dates.byline", 1.6),
)
NUMBERED = ("dates.numbered-release", 1.8)
LABELLED = 0.5  # by so much more is a date behind a label ("Date of issue: 3 May")
COMING = 2.0  # by so much less is a day that the story tells again, where an earlier one is printed: that of the event
CHANGED = 2.2  # by so much less is a date on which the page was changed ("last updated") that of publication


def published(scene: Scene) -> Claim:
    """The publication date: the caller's, else metadata's, else a printed one; a contradiction is a warning."""
    stated = [*_outside(scene), *_printed(scene)]
    winner = scene.decide("/source/published", stated)
    if winner is None:
        scene.warn("value-unstated", "/source/published", "the text states no full publication date")
        return Claim(None, "")
    for other in stated:
        if other.basis == "stated" and winner.basis == "given" and other.value != winner.value:
            scene.warn(
                "date-contradicts-metadata", "/source/published", f"the text says {other.value}, not {winner.value}"
            )
    return Claim(winner.value, winner.rule, winner.spans, winner.basis)


def day_of_publication(scene: Scene, claim: Claim) -> PartialDate | None:
    """What relative dates are counted from: the publication date, else a printed one whose year is not told."""
    if claim.value is not None:
        return PartialDate.parse(claim.value)
    for kind, _, _ in PUBLISHED_IN:
        for mention in scene.of("date"):
            value = mention.value
            if (
                scene.zone(mention.span) == kind
                and isinstance(value, TimeValue)
                and value.kind == "date"
                and value.start
            ):
                return value.start
    return None


def _outside(scene: Scene) -> list[Candidate]:
    found = []
    if scene.given.published:
        found.append(Candidate(scene.given.published, "dates.caller", "given", (), 5.0))
    told = scene.given.metadata.published
    date = parse_full_date(told) if told else None
    if date:
        found.append(Candidate(date.edtf(), "dates.metadata", "given", (), 4.0))
    return found


def _printed(scene: Scene) -> list[Candidate]:
    found = []
    zoned = [(scene.zone(mention.span), mention) for mention in scene.of("date")]
    for kind, rule, score in PUBLISHED_IN:
        for zone, mention in zoned:
            day = _day(mention) if zone == kind else None
            if day:
                found.append(_candidate(day, rule, mention, score + _labelled(scene, mention) - _less(mention)))
    numbered = [m for m in scene.of("date") if isinstance(m.value, TimeValue) and m.value.use == "published"]
    found += [_candidate(day, NUMBERED[0], m, NUMBERED[1]) for m in numbered if (day := _day(m))]
    return _without_coming(scene, found)


def _candidate(day: PartialDate, rule: str, mention: Mention, score: float) -> Candidate:
    return Candidate(day.edtf(), rule, "stated", (mention.span,), score, "the first such date counts")


def _without_coming(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """An advisory prints the day of its event too, and tells it again in the story: the earlier day is that of the release."""
    days = {candidate.value for candidate in found}
    if len(days) < 2:
        return found
    told = {_told_again(m.value) for m in scene.of("date") if scene.zone(m.span) == "body"}
    coming = {day for day in days if day[5:] in told and min(days - told) < day}
    return [replace(c, score=c.score - COMING) if c.value in coming else c for c in found]


def _told_again(value: object) -> str | None:
    return value.start.edtf()[5:] if isinstance(value, TimeValue) and value.start and value.start.day else None


def _labelled(scene: Scene, mention: Mention) -> float:
    line = scene.text.rfind("\n", 0, mention.span.start) + 1
    before = scene.text[line : mention.span.start].strip(" :").lower()
    return LABELLED if before in _labels(scene.knowledge) else 0.0


@lru_cache(maxsize=4)
def _labels(knowledge: Knowledge) -> frozenset[str]:
    """What stands before a date that is told to be that of the release."""
    return frozenset(row["term"] for row in knowledge.lexicon("zone_terms") if row["kind"] == "label")


def _less(mention: Mention) -> float:
    changed = isinstance(mention.value, TimeValue) and mention.value.use not in ("event", "published")
    return CHANGED if changed else 0.0


def _day(mention: Mention) -> PartialDate | None:
    value = mention.value
    if isinstance(value, TimeValue) and value.kind == "date" and value.start and value.start.is_full:
        return value.start
    return None


def dateline(scene: Scene) -> Claim:
    """The place part of the dateline, as written; else that of a publication line ("Bonn, 4 May 2015")."""
    for kind in DATELINES:
        for zone in scene.reading.zones_of(kind):
            span = _places_of(scene, zone.span)
            if span is not None:
                return Claim(scene.words(span), "zones.dateline", (span,))
    return Claim(None, "")


DATELINES: tuple[ZoneKind, ...] = ("dateline", "publication")
BRACKETS = {")": "(", "]": "["}
"""The bracket that each closing one belongs to."""


def _places_of(scene: Scene, zone: Span) -> Span | None:
    """From the first place of a dateline to the last, with the bracket that closes behind it ("Graz (Austria)")."""
    places = scene.within(zone, "city", "country", "subdivision")
    if not any(place.kind == "city" for place in places):
        return None
    start, end = min(p.span.start for p in places), max(p.span.end for p in places)
    opened = [mark for mark in scene.text[start:end] if mark in BRACKETS.values()]
    closes = scene.text[end : end + 1]
    return Span(start, end + 1 if opened and BRACKETS.get(closes) == opened[-1] else end)


AUTHOR = expression(r"^(?:by|author|text|written by|story by)\b:? ", re.IGNORECASE)


def author(scene: Scene) -> Claim:
    """The byline's name."""
    for zone in scene.reading.zones_of("byline"):
        people = scene.within(zone.span, "person")
        if people:
            return Claim(clean_name(people[0].text), "zones.byline", (people[0].span,))
    return _told(scene.given.metadata.author)


def publisher(scene: Scene) -> Claim:
    """Who issued the release, where metadata, a press-service signature or "the OSCE reported" says so."""
    if scene.given.metadata.publisher:
        return _told(scene.given.metadata.publisher)
    for zone in scene.reading.zones_of("byline"):
        bodies = scene.within(zone.span, "agency")
        if bodies:
            return Claim(clean_name(bodies[0].text), "zones.signature", (bodies[0].span,))
    found = REPORTED.search(scene.text) if any(map(scene.text.__contains__, REPORTING)) else None
    bodies = scene.within(Span(*found.span("who")), "agency") if found else []
    return Claim(clean_name(bodies[0].text), "source.reported", (bodies[0].span,)) if bodies else Claim(None, "")


REPORTING = (" report", " inform", " said in a ")  # of which one stands in what the next finds
REPORTED = expression(
    r", (?P<who>[^,.;\"]{2,90}?) (?:reported|reports|informs|informed|said in a (?:statement|press release))"
    r"(?= ?[.\n]|$)",
    re.M,
)


def _told(text: str | None) -> Claim:
    return Claim(clean_name(text) if text else None, "source.metadata", (), "given")


def source(scene: Scene, published_claim: Claim) -> dict[str, Any]:
    """The whole `source` object."""
    given = scene.given
    return {
        "file": given.file,
        "sha256": given.sha256,
        "characters": given.characters,
        "title": _title(scene),
        "publisher": publisher(scene),
        "author": author(scene),
        "dateline": dateline(scene),
        "published": published_claim,
        "language": language(scene),
        "url": Claim(given.metadata.url, "source.metadata", (), "given"),
    }


def _title(scene: Scene) -> Claim:
    span = scene.given.title
    if span is None:
        return _told(scene.given.metadata.title)
    return Claim(scene.words(span), "zones.headline", (span,))


ENGLISH = "en"  # what is read; pages of many tongues often claim that of their frame


def language(scene: Scene) -> Claim:
    """The language of the body: what metadata say, unless it is English by its words and they say otherwise, or not.

    Without metadata nothing is said of a body of under twenty words.
    """
    told = scene.given.metadata.language
    body = Span(scene.body[0].start, scene.body[-1].end) if scene.body else Span(0, len(scene.text))
    code = detect_language(scene.words(body), scene.knowledge.words("function_words", "word"))
    if told and (code is None or code == told or ENGLISH not in (code, told)):
        return Claim(told, "source.metadata", (), "given")
    if told and code == ENGLISH:
        scene.warn("language", "/source/language", f"metadata say {told}, the words of the text are English")
    return Claim(code, "language.function-words", (body,), "inferred")
