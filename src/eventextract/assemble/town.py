"""The city, town, village or district in which the main event took place."""

from __future__ import annotations

import re

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import HELD, Stance
from eventextract.assemble.venue import is_aside, town_of
from eventextract.mentions import BodyValue, Candidate, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

RUNNING = ("lead", "body")
MARK = re.compile(r"[^\w\n]{0,3}")
OPENED = re.compile(r"(?: ?,| ?:|, [A-Z][\w ]{2,30},) ?")
REST = re.compile(r"(?:, ?[A-Z][^\W\d]*[A-Za-z. ]{0,30})?\n")
NAME = 40  # characters between a town and the noun of an event that is named by it
EVENT_NAME = re.compile(r"(?: [A-Z][\w-]+){0,3} ")
SEATED = ("field-office", "embassy", "intergovernmental")
"""Kinds of body whose names hold their seat."""
UNSURE = 0.4  # mentions below this are parts of longer names, or unknown words after "in"
LONGEST_ACRONYM = 3  # letters
AGAIN = 2  # further mentions of a town that count


def town(stance: Stance, venue: Mention | None) -> tuple[Claim, Mention | None]:
    """The town with the mention that it rests on; nothing where no town is the event's place."""
    scene = stance.scene
    mentions = [m for m in scene.of("city") if scene.in_story(m.span) or scene.zone(m.span) == "publication"]
    scores = [_score(stance, m, venue, mentions) for m in mentions]
    least = stance.cues.weight("city.least")
    candidates = [
        _candidate(scene, m, s + _again(stance, m, mentions, scores) - least)
        for m, s in zip(mentions, scores, strict=True)
    ]
    winner = scene.decide("/event/location/city", candidates)
    if winner is None:
        return Claim(None, ""), None
    return Claim(winner.value, winner.rule, winner.spans), next(m for m in mentions if (m.span,) == winner.spans)


def place_of(mention: Mention) -> PlaceValue:
    """What a mention of a place says."""
    assert isinstance(mention.value, PlaceValue)
    return mention.value


def town_name(scene: Scene, mention: Mention) -> str:
    """The name as written; a name in capitals in usual letters ("PORT OF SPAIN" becomes "Port of Spain")."""
    name = clean_name(place_of(mention).name or mention.text)
    if not name.isupper() or len(name) <= LONGEST_ACRONYM:
        return name
    small = scene.knowledge.words("place_connectors", "word")
    words = re.split(r"([ -])", name.title())
    return "".join([words[0], *(w.lower() if w.lower() in small else w for w in words[1:])])


def _folded(mention: Mention) -> str:
    return clean_name(place_of(mention).name or mention.text).casefold()


def _candidate(scene: Scene, mention: Mention, score: float) -> Candidate:
    return Candidate(town_name(scene, mention), mention.source, "stated", (mention.span,), score)


def _again(stance: Stance, mention: Mention, mentions: list[Mention], scores: list[float]) -> float:
    """What it is worth that the text names the town elsewhere too, where nothing speaks against that mention."""
    name = _folded(mention)
    others = [s for m, s in zip(mentions, scores, strict=True) if m is not mention and _folded(m) == name and s > 0]
    return min(len(others), AGAIN) * stance.cues.weight("city.again")


def _score(stance: Stance, mention: Mention, venue: Mention | None, all_of_them: list[Mention]) -> float:
    scene, span = stance.scene, mention.span
    features = {
        **_words(stance, stance.before(span)),
        **_zones(stance, mention, venue),
        **_beside_venue(stance, mention, venue),
        "city.list": _listed(scene, mention, all_of_them),
        "city.foreign": stance.foreign(mention),
        "city.second": _contains(scene, mention, all_of_them),
    }
    return stance.total(features) + stance.score(span) + stance.early(span, "city.first", "city.decay")


def _words(stance: Stance, before: str) -> dict[str, bool]:
    """What the words before a town say."""
    travelled = stance.words.travelled.search(before) is not None
    within = stance.words.within.search(before) is not None
    near = stance.words.near.search(before) is not None
    origin = stance.words.origin.search(before) is not None
    return {
        "city.in": within,
        "city.near": near,
        "city.visited": stance.visit and travelled,
        "city.travelled": not stance.visit and travelled,
        "city.from": origin and not (travelled or within or near),
    }


def _zones(stance: Stance, mention: Mention, venue: Mention | None) -> dict[str, bool]:
    scene, zone, span = stance.scene, stance.scene.zone(mention.span), mention.span
    opens = zone in RUNNING and _opens(scene, span)
    dateline = zone in ("dateline", "publication") or (opens and scene.sentence(span) in scene.body[:1])
    return {
        "city.dateline": zone == "dateline",
        "city.publication": zone == "publication",
        "city.here": dateline and _here(stance),
        "city.dateline-venue": dateline and venue is not None and not _has_town(stance, venue),
        "city.dateline-event": dateline and _reports(stance),
        "city.headline": zone == "headline",
        "city.opens": opens,
        "city.line": _line(scene, span),
        "city.event-name": _in_name(stance, mention),
        "city.heads": opens and _heads(stance, span, venue),
    }


def _here(stance: Stance) -> bool:
    """Whether the first sentences speak of "here" or "today", the dateline's place and day."""
    scene, here = stance.scene, stance.words.here
    told = (*scene.body[:3], *stance.told_first)
    return any(here.search(scene.text, *s) is not None for s in told if not scene.in_quote(s))


def _reports(stance: Stance) -> bool:
    """Whether the first sentences report the event itself."""
    nouns = [noun.span for noun in stance.kind.nouns]
    told = dict.fromkeys((*stance.scene.body[:2], *stance.told_first))
    return any(s.covers(n) and any(stance.cues.has(s, c) for c in HELD) for s in told for n in nouns)


def _opens(scene: Scene, span: Span) -> bool:
    """Whether it opens a line as a heading or dateline does: "Bergen, 3 May", "* Bergen: ...", "3 May, Bergen."."""
    text, line = scene.text, scene.text.rfind("\n", 0, span.start) + 1
    dated = [m for m in scene.of("date") if m.span.start == line and text[m.span.end : span.start] == ", "]
    return bool(dated) or (MARK.fullmatch(text, line, span.start) and OPENED.match(text, span.end)) is not None


def _line(scene: Scene, span: Span) -> bool:
    """Whether it has a line of its own above the body, alone or with the country: "Geneva" below the title."""
    text, line = scene.text, scene.text.rfind("\n", 0, span.start) + 1
    above = bool(scene.body) and span.start < scene.body[0].start
    plain = scene.zone(span) not in ("dateline", "publication")
    return above and plain and line == span.start and REST.match(text, span.end) is not None


def _in_name(stance: Stance, mention: Mention) -> bool:
    """Whether the main event is named by it ("the Lisbon Ministerial Conference")."""
    after = [n for n in stance.kind.nouns if 0 < n.span.start - mention.span.end < NAME]
    named = (stance.scene.text[mention.span.end : n.span.start] for n in after if n.text[0].isupper())
    return any(EVENT_NAME.fullmatch(words) for words in named)


def _heads(stance: Stance, span: Span, venue: Mention | None) -> bool:
    """Whether it opens the heading of the paragraph that names the venue, or dates the main event."""
    text = stance.scene.text
    end = text.find("\n", span.end)
    below = Span(end + 1, max(text.find("\n", end + 1), end + 1)) if end > 0 else span
    return (venue is not None and below.covers(venue.span)) or stance.dated(below)


def _beside_venue(stance: Stance, mention: Mention, venue: Mention | None) -> dict[str, bool]:
    scene, within = stance.scene, venue is not None and venue.span.covers(mention.span)
    bodies = [] if within else [b for b in scene.of("agency") if b.span.covers(mention.span)]
    tail = any(_is_tail(stance, body, mention) for body in bodies)
    return {
        "city.of-venue": venue is not None and is_aside(scene, venue, mention),
        "city.in-venue": within,
        "city.in-hotel": within and venue is not None and _named_behind(stance, venue),
        "city.body": bool(bodies) and not tail,
        "city.body-tail": tail,
        "city.unsure": not within and not bodies and mention.score < UNSURE,
    }


def _has_town(stance: Stance, venue: Mention) -> bool:
    found = town_of(stance.scene, venue)
    return found is not None and not stance.foreign(found)


def _named_behind(stance: Stance, venue: Mention) -> bool:
    """Whether a facility's name stands behind its head ("Hotel Bellevue"): it may be that of a town elsewhere."""
    heads = tuple(
        sorted(row["head"] + " " for row in stance.scene.knowledge.lexicon("venue_heads") if row["front"] == "yes")
    )
    return venue.text.startswith(heads)


def _is_tail(stance: Stance, body: Mention, town_mention: Mention) -> bool:
    """Whether it only closes the name of a body that is no office for that town ("the Ministry of Defence in X")."""
    kind = body.value.kind if isinstance(body.value, BodyValue) else "other"
    before = stance.scene.text[body.span.start : town_mention.span.start]
    return kind not in SEATED and before.endswith(" in ") and body.span.end == town_mention.span.end


def _listed(scene: Scene, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether it stands in a list of three towns or more."""
    if not _joint(scene, mention, mentions):
        return False
    sentence = scene.sentence(mention.span)
    joined = [m for m in mentions if sentence.covers(m.span) and _joint(scene, m, mentions)]
    return mention in joined and len({_folded(m) for m in joined}) > 2


def _joint(scene: Scene, mention: Mention, mentions: list[Mention]) -> bool:
    return any(
        _gap(scene, a, b) in (", ", " and ", ", and ", " or ")
        for m in mentions
        for a, b in ((mention, m), (m, mention))
    )


def _gap(scene: Scene, first: Mention, second: Mention) -> str | None:
    return (
        scene.text[first.span.end : second.span.start]
        if first.span.end <= second.span.start < first.span.end + 8
        else None
    )


def _contains(scene: Scene, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether it stands right after another town and a comma: it is what that one lies in."""
    return any(_gap(scene, m, mention) == ", " for m in mentions)
