"""The lists of the record that gather mentions: countries, dates, venues, quotes."""

from __future__ import annotations

from eventextract.assemble.claims import Claim
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.people import People
from eventextract.assemble.scene import Scene
from eventextract.assemble.town import place_of, town_name
from eventextract.assemble.venue import town_of
from eventextract.assemble.where import Where
from eventextract.mentions import Mention, PlaceValue, SaidValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

SURE = 0.5  # a country mention below this (a language, a currency) is not counted
LONGEST_QUOTE = 300  # characters
READ = ("headline", "lead", "dateline", "publication", "body", "byline", "contact", "boilerplate")


def countries(scene: Scene, roles: dict[str, list[str]]) -> list[Claim]:
    """Every country referred to, in order of first mention; `roles`: alpha-2 -> what it is to the main event."""
    spans: dict[str, list[Mention]] = {}
    found = sorted([*scene.of("country"), *scene.of("demonym")], key=lambda m: m.span)
    for mention in found:
        if mention.score >= SURE and scene.zone(mention.span) in READ and isinstance(mention.value, PlaceValue):
            for code in mention.value.countries:
                spans.setdefault(code, []).append(mention)
    return [_country(scene, code, mentions, roles.get(code, [])) for code, mentions in spans.items()]


def _country(scene: Scene, code: str, mentions: list[Mention], roles: list[str]) -> Claim:
    country = scene.knowledge.countries.get(code)
    assert country is not None
    value = {"alpha_2": code, "alpha_3": country.alpha_3, "name": country.name, "roles": roles}
    return Claim(value, mentions[0].source, tuple(m.span for m in mentions))


def dates(found: Dates) -> list[Claim]:
    """Every date expression with its EDTF (or duration) value, in order; the same words of the same value are one."""
    spans: dict[tuple[str, str | None, str], list[Mention]] = {}
    for dated in found.all:
        value, kind = _dated(dated)
        if value is not None or kind == "recurring":
            spans.setdefault((dated.mention.text, value, kind), []).append(dated.mention)
    return [
        Claim({"text": text, "value": value, "kind": kind}, mentions[0].source, tuple(m.span for m in mentions))
        for (text, value, kind), mentions in spans.items()
    ]


def _dated(dated: Dated) -> tuple[str | None, str]:
    """Value and kind of a date expression; the kind follows from the value where a relative one was resolved."""
    kind = dated.value.kind
    if kind == "duration":
        return dated.value.duration.iso() if dated.value.duration else None, kind
    if kind == "recurring" or dated.value.literal:
        return dated.value.literal, kind
    value = dated.edtf
    if value is None or dated.start is None or "/" in value:
        return value, "interval"
    return value, {"day": "date"}.get(dated.start.precision, dated.start.precision)


def venues(scene: Scene, place: Where) -> list[Claim]:
    """The named facilities of the story, each once, in order, with their towns; the main event's with the event's."""
    spans: dict[str, list[Mention]] = {}
    for mention in scene.of("venue"):
        if scene.in_story(mention.span):
            spans.setdefault(clean_name(mention.text), []).append(mention)
    return [_venue(scene, place, name, mentions) for name, mentions in spans.items()]


def _venue(scene: Scene, place: Where, name: str, mentions: list[Mention]) -> Claim:
    if name == place.venue.value:
        town, country = place.city.value, place.country.value
    else:
        found = next((town for m in mentions if (town := town_of(scene, m)) is not None), None)
        town = town_name(scene, found) if found else None
        codes = place_of(found).countries if found else ()
        country = codes[0] if len(codes) == 1 else None
    return Claim({"name": name, "city": town, "country": country}, mentions[0].source, tuple(m.span for m in mentions))


def quotes(scene: Scene, people: People) -> list[Claim]:
    """Words between quotation marks with their speaker, parts of one utterance joined; each quotation once."""
    listed: dict[tuple[Span, ...], Claim] = {}
    for mention in scene.of("said"):
        value = mention.value
        if isinstance(value, SaidValue) and value.words and value.words not in listed:
            person = next((p for p in people.all if mention in p.said), None)
            text = " ".join(scene.words(span).strip() for span in value.words)
            quote = {"speaker": person.name if person else clean_name(scene.words(value.speaker)), "text": _cut(text)}
            listed[value.words] = Claim(quote, mention.source, _spans(value))
    said: dict[tuple[str, str], Claim] = {}
    for claim in listed.values():  # a page may print the same words twice
        said.setdefault((claim.value["speaker"], claim.value["text"]), claim)
    return list(said.values())


def _spans(value: SaidValue) -> tuple[Span, ...]:
    return (*value.words, value.speaker)


def _cut(text: str) -> str:
    """At most 300 characters, cut between words with an ellipsis."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 2].rsplit(" ", 1)[0] + " …"
