"""Other dated or placed events in the text: earlier ones, planned ones, and those reported beside the main one."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.dates import Dated, Dates
from eventextract.assemble.kinds import GENERIC
from eventextract.assemble.scene import Scene
from eventextract.assemble.when import When
from eventextract.assemble.where import Where
from eventextract.mentions import EventValue, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import PartialDate, Span, comparable, days_inclusive


def related(scene: Scene, cues: Cues, dates: Dates, time: When, place: Where) -> list[Claim]:
    """Each event noun of the story that has a date of its own in its clause, other than the main event's."""
    found: list[Claim] = []
    taken: set[str] = set()
    for dated in dates.of_kind("date", "interval", "month", "year"):
        if dated in time.used or dated.start is None or dated.edtf in taken or not _own(scene, dated, time):
            continue
        noun = _noun(scene, cues, dated)
        if noun is not None:
            taken.add(dated.edtf or "")
            found.append(_claim(scene, cues, dated, noun, time))
    return found


def _own(scene: Scene, dated: Dated, time: When) -> bool:
    """Whether the date is outside the main event, in the story, no decoy, and not a bare year."""
    span = dated.mention.span
    if not scene.in_story(span) or scene.zone(span) == "dateline" or dated.value.use != "event":
        return False
    return dated.start is not None and dated.start.precision != "year" and not _inside(dated, time)


def _inside(dated: Dated, time: When) -> bool:
    if time.start.value is None or dated.start is None:
        return False
    start, end = (PartialDate.parse(v) for v in (time.start.value, time.end.value or time.start.value))
    day = dated.start
    return days_inclusive(start, day) is not None and days_inclusive(day, end) is not None or start.edtf()[:7] == day.edtf()


def _noun(scene: Scene, cues: Cues, dated: Dated) -> Mention | None:
    clause = cues.clause(dated.mention.span)
    nouns = [m for m in scene.within(clause, "event") if m.score >= 0.7]
    return min(nouns, key=lambda m: abs(m.span.start - dated.mention.span.start), default=None)


def _claim(scene: Scene, cues: Cues, dated: Dated, noun: Mention, time: When) -> Claim:
    city = _city(scene, cues, dated)
    assert dated.start is not None and isinstance(noun.value, EventValue)
    end = dated.end or dated.start
    days = days_inclusive(dated.start, end) if dated.start.day else None
    codes = city.value.countries if city and isinstance(city.value, PlaceValue) else ()
    value: dict[str, Any] = {
        "relation": _relation(scene, cues, dated, time),
        "type": None if noun.value.type == GENERIC else noun.value.type,
        "name": None,
        "start": dated.start.edtf(),
        "end": end.edtf(),
        "duration": f"P{days}D" if days else None,
        "location": {
            "venue": None,
            "city": clean_name(city.text) if city else None,
            "subdivision": None,
            "country": codes[0] if codes else None,
            "latitude": None,
            "longitude": None,
        },
    }
    return Claim(value, "related.dated", (noun.span, dated.mention.span, *((city.span,) if city else ())))


def _city(scene: Scene, cues: Cues, dated: Dated) -> Mention | None:
    cities = scene.within(cues.clause(dated.mention.span), "city")
    return min(cities, key=lambda m: abs(m.span.start - dated.mention.span.end), default=None)


def _relation(scene: Scene, cues: Cues, dated: Dated, time: When) -> str:
    main = PartialDate.parse(time.start.value) if time.start.value else None
    if main and dated.start and comparable(main, dated.start):
        return "previous" if dated.start.edtf() < main.edtf() else "planned"
    clause: Span = cues.clause(dated.mention.span)
    return "planned" if cues.has(clause, "future") else "previous" if cues.has(clause, "past") else "other"
