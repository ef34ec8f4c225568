"""Other dated or placed events in the text: earlier ones, planned ones, and those reported beside the main one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.date_forms import PART_OF_YEAR
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.elsewhere import listed, placed
from eventextract.assemble.event_names import own_name
from eventextract.assemble.kinds import GENERIC
from eventextract.assemble.related_years import by_tense, order, whole_year, with_years
from eventextract.assemble.respective import one_by_one
from eventextract.assemble.scene import Scene
from eventextract.assemble.sightings import Sighting, Sightings
from eventextract.assemble.when import When
from eventextract.assemble.where import Where
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, EventValue, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Duration, PartialDate, Span, days_inclusive

ROW = expression(
    r"\)?,?(?: and| as well as)?(?: in| at)? [A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}(?:, [A-Z][\w' -]{2,20})?,? (?:\(|\(?on |\(?in )"
)
Ends = tuple[PartialDate | None, PartialDate | None]


def related(scene: Scene, cues: Cues, dates: Dates, time: When, place: Where) -> list[Claim]:
    """One claim for each date that speaks of another event than the main one, in order of the text."""
    seen = [s for s in Sightings(scene, cues, time, place).of(dates) if not _of_main(s)]
    found = _counted(scene, cues, list(with_years(scene, seen)))
    whole = [by_tense(cues, whole_year(scene, sighting, dates, time), time, dates) for sighting in found]
    told = [_claim(scene, cues, one, time, dates) for s in whole if s is not None for one in _each(scene, s)]
    claims = _distinct([claim for claim in told if _says_when_or_where(claim.value, place)])
    cities = {claim.value["location"]["city"] for claim in claims}
    undated = (_undated(scene, cues, *found) for found in placed(scene, cues, place.city.value))
    claims += [claim for claim in undated if claim.value["location"]["city"] not in cities]
    if any(claim.value["relation"] == "other" for claim in claims):
        scene.warn("several-events", "/related_events", "the release reports other events beside the main one")
    return claims


def _of_main(sighting: Sighting) -> bool:
    """Whether a day that nobody can tell ("on Wednesday") stands beside the main event's town."""
    return sighting.dated.start is None and "related.same-city" in sighting.features


def _counted(scene: Scene, cues: Cues, seen: list[Sighting]) -> list[Sighting]:
    """Those that are events; one told in a row of them is what the one before it is."""
    found: list[Sighting] = []
    for before, sighting in zip([None, *seen], seen, strict=False):
        rowed = before is not None and found[-1:] == [before] and _in_row(scene, before, sighting)
        told = replace(sighting, features=(*sighting.features, "related.row")) if rowed else sighting
        if _counts(scene, cues, told):
            found.append(sighting)
    return found


def _in_row(scene: Scene, one: Sighting, two: Sighting) -> bool:
    """Whether nothing but a name parts two dates of a row ("in Osh (23 May), Dashoguz (25 May)")."""
    return ROW.fullmatch(scene.text, one.dated.mention.span.end, two.dated.mention.span.start) is not None


def _counts(scene: Scene, cues: Cues, sighting: Sighting) -> bool:
    """Whether the words around a date say that it is another event's."""
    total = sum(map(cues.weight, sighting.features)) - cues.weight("related.least")
    mention = sighting.dated.mention
    said = sighting.dated.edtf or mention.text
    winner = scene.decide("/related_events", [Candidate(said, "related.dated", "stated", (mention.span,), total)])
    return winner is not None


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Each event once: of the same days the first that names a city."""
    kept: list[Claim] = []
    for claim in claims:
        same = [k for k in kept if _same(k.value, claim.value)]
        vaguer = [k for k in kept if _holds(k.value, claim.value)]
        if vaguer:
            kept[kept.index(vaguer[0])] = claim
        elif any(_holds(claim.value, k.value) for k in kept):
            continue
        elif not same:
            kept.append(claim)
        elif same[0].value["location"]["city"] is None and claim.value["location"]["city"]:
            kept[kept.index(same[0])] = claim
    return kept


def _holds(vague: dict[str, Any], clear: dict[str, Any]) -> bool:
    """Whether one event is the other, told less clearly: of the same town, in the year or month of the other's day, or undated."""
    city, day = vague["location"]["city"], clear["start"]
    wide = vague["start"] or ("" if vague["end"] is None else None)
    same = bool(city) and city == clear["location"]["city"]
    return same and wide is not None and day is not None and _narrower(wide, day)


def _narrower(wide: str, day: str) -> bool:
    return day != wide and day.startswith(wide)


def _says_when_or_where(event: dict[str, Any], place: Where) -> bool:
    """Whether an event has a date, or a place that is not the main event's: "later this decade, in the region" has neither."""
    city = event["location"]["city"]
    elsewhere = any(event["location"].values()) and not (city and city == place.city.value)
    return bool(event["start"] or event["end"] or elsewhere)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    cities = {value["location"]["city"] for value in (one, other)} - {None}
    return (one["start"], one["end"]) == (other["start"], other["end"]) and len(cities) < 2


def _claim(scene: Scene, cues: Cues, sighting: Sighting, time: When, dates: Dates) -> Claim:
    dated, noun, city = sighting.dated, sighting.noun, sighting.city
    start, end = _ends(scene, cues, dated, dates)
    name = own_name(scene, noun) if noun else None
    days = days_inclusive(start, end) if start and end else None
    value: dict[str, Any] = {
        "relation": _relation(cues, dated, start or end, time),
        "type": _type(noun),
        "name": clean_name(scene.words(name)) if name else None,
        "start": start.edtf() if start else None,
        "end": end.edtf() if end else None,
        "duration": f"P{days}D" if days else None,
        "location": _location(city, sighting.country),
    }
    spans = [*(m.span for m in (noun, city or sighting.country) if m is not None), *((name,) if name else ())]
    return Claim(value, "related.dated", (dated.mention.span, *spans))


def _undated(scene: Scene, cues: Cues, noun: Mention, city: Mention) -> Claim:
    """An event of which the text tells no date."""
    clause, name = cues.clause(noun.span), own_name(scene, noun)
    coming = cues.has(clause, "future") or (cues.has(clause, "event.takes-place") and cues.has(clause, "announced"))
    value: dict[str, Any] = {
        "relation": "planned" if coming else "previous" if cues.has(clause, "past") else "other",
        "type": _type(noun),
        "name": clean_name(scene.words(name)) if name else None,
        **dict.fromkeys(("start", "end", "duration")),
        "location": _location(city),
    }
    return Claim(value, "related.placed", (noun.span, city.span, *((name,) if name else ())))


def _each(scene: Scene, sighting: Sighting) -> list[Sighting]:
    """The sighting once for each of several cities side by side, where its noun is a plural ("workshops in Osh and Naryn")."""
    city, noun = sighting.city, sighting.noun
    if city is None or noun is None or not noun.text.endswith("s"):
        return [sighting]
    sentence = scene.sentence(city.span)
    if one_by_one(scene, sentence):
        return [sighting]
    cities = scene.within(sentence, "city")
    at = next((index for index, other in enumerate(cities) if other.span == city.span), None)
    found, first = [sighting], city
    for other in reversed(cities[: at or 0]):
        if not listed(scene, other, first):
            break
        found.append(replace(sighting, city=other))
        first = other
    return found[::-1]


def _type(noun: Mention | None) -> str | None:
    if noun is None or not isinstance(noun.value, EventValue) or noun.value.type == GENERIC:
        return None
    return noun.value.type


def _location(city: Mention | None, country: Mention | None = None) -> dict[str, Any]:
    place = city or country
    codes = place.value.countries if place and isinstance(place.value, PlaceValue) else ()
    location: dict[str, Any] = dict.fromkeys(("venue", "city", "subdivision", "country", "latitude", "longitude"))
    return {**location, "city": clean_name(city.text) if city else None, "country": codes[0] if codes else None}


def _ends(scene: Scene, cues: Cues, dated: Dated, dates: Dates) -> Ends:
    """First and last day: as stated; the other end by the days that the clause counts; none where only one is told."""
    start, end = dated.start, dated.end
    if start is not None and start.year and start != end and PART_OF_YEAR.search(dated.mention.text):
        return PartialDate(start.year), PartialDate(start.year)
    if start is None or start.day is None or start != end:
        return start, end
    if dated.value.bound == "until" and not dated.lasts:  # "a fair goes on in Osh until 4 May"
        return None, end
    clause = cues.clause(dated.mention.span)
    lasting = _duration(scene.sentence(dated.mention.span), dates)
    if cues.has(clause, "ended") and not cues.has(clause, "begun"):
        return _moved(start, 1 - lasting.days) if lasting and lasting.days else None, start
    if lasting is None or lasting.days is None:
        return start, None if lasting or cues.has(clause, "begun") else end
    return start, _moved(start, lasting.days - 1)


def _duration(sentence: Span, dates: Dates) -> Duration | None:
    found = [d.value.duration for d in dates.of_kind("duration") if sentence.covers(d.mention.span)]
    return found[0] if len(found) == 1 and found[0] and found[0].unit in "DWM" else None


def _moved(day: PartialDate, by: int) -> PartialDate | None:
    try:
        return day.plus_days(by)
    except ValueError:
        return None


def _relation(cues: Cues, dated: Dated, day: PartialDate | None, time: When) -> str:
    """By the order of the dates, else by the words of the clause."""
    clause = cues.clause(dated.mention.span)
    main = PartialDate.parse(time.start.value) if time.start.value else None
    if cues.has(clause, "future"):
        return "planned"
    side = order(day, main) if day and main else 0
    if side:
        return "previous" if side < 0 else _later(cues, clause)
    return "previous" if cues.has(clause, "past") else "other"


def _later(cues: Cues, clause: Span) -> str:
    return "other" if cues.has(clause, "held") or cues.has(clause, "ended") else "planned"
