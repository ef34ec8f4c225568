"""The city, town, village or district in which the main event took place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import HELD, Stance, agrees
from eventextract.assemble.venue import is_aside, town_of
from eventextract.mentions import BodyValue, Candidate, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

RUNNING = ("lead", "body")
MARK = re.compile(r"[^\w\n]{0,3}")
OPENED = re.compile(r"(?: ?,| ?:|, [A-Z][\w ]{2,30},) ?|\. (?=[A-Z])")
REST = re.compile(r"(?:, ?[A-Z][^\W\d]*[A-Za-z. ]{0,30})?\n")
NAME = 40  # characters between a town and the noun of an event that is named by it
EVENT_NAME = re.compile(r"(?: [A-Z][\w-]+){0,3} ")
SEATED = ("field-office", "embassy", "intergovernmental")
"""Kinds of body whose names hold their seat."""
SEAT_END = re.compile(r"[.,;]")
AGENT = re.compile(r"\b(?:by|with|from) (?:the )?$")
SCHOOL = re.compile(r"\b(?:University|College|Institute|Academy|School|Faculty)\b")
LONG_NAME = 90  # characters of a body's name before its town
UNSURE = 0.4  # mentions below this are parts of longer names, or unknown words after "in"
LONGEST_ACRONYM = 3  # letters
JOINTS = (", ", " and ", ", and ", " or ")
MANY = 3  # towns in a sentence
AGAIN = 2  # further mentions of a town that count


def town(stance: Stance, venue: Mention | None) -> tuple[Claim, Mention | None]:
    """The town with the mention that it rests on; nothing where no town is the event's place."""
    scene = stance.scene
    mentions = [m for m in scene.of("city") if scene.in_story(m.span) or scene.zone(m.span) == "publication"]
    rows = _Rows(scene, mentions)
    scores = [_score(stance, m, venue, rows) for m in mentions]
    again, least = _again(stance, mentions, scores), stance.cues.weight("city.least")
    candidates = [_candidate(scene, m, s + a - least) for m, s, a in zip(mentions, scores, again, strict=True)]
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


def _again(stance: Stance, mentions: list[Mention], scores: list[float]) -> list[float]:
    """What it is worth that the text names each town elsewhere too, where nothing speaks against that mention."""
    names = list(map(_folded, mentions))
    good = Counter(name for name, score in zip(names, scores, strict=True) if score > 0)
    worth = stance.cues.weight("city.again")
    return [min(good[n] - (s > 0), AGAIN) * worth for n, s in zip(names, scores, strict=True)]


def _score(stance: Stance, mention: Mention, venue: Mention | None, rows: _Rows) -> float:
    span = mention.span
    features = {
        **_words(stance, span),
        **_zones(stance, mention, venue),
        **_beside_venue(stance, mention, venue),
        "city.list": span in rows.listed,
        "city.foreign": stance.foreign(mention),
        "city.second": span in rows.second,
        "city.crowd": _among_many(stance.scene, span),
        "city.deep": stance.deep(span),
    }
    return stance.total(features) + stance.score(span) + stance.early(span, "city.first", "city.decay")


def _among_many(scene: Scene, span: Span) -> bool:
    """Whether its sentence names three towns or more."""
    return len({_folded(m) for m in scene.within(scene.sentence(span), "city")}) >= MANY


def _words(stance: Stance, span: Span) -> dict[str, bool]:
    """What the words before a town say."""
    words = stance.words
    travelled, within = stance.led_by(span, words.travelled), stance.led_by(span, words.within)
    near, origin = stance.led_by(span, words.near), stance.led_by(span, words.origin)
    return {
        "city.in": within,
        "city.near": near,
        "city.visited": stance.visit and travelled,
        "city.travelled": not stance.visit and travelled,
        "city.from": (origin and not (travelled or within or near))
        or _seat(stance, span)
        or _agents_seat(stance, span),
    }


def _seat(stance: Stance, span: Span) -> bool:
    """Whether a town is where somebody has a seat or comes from ("a vessel based at Kochi"), not the event itself."""
    return stance.led_by(span, stance.words.seat) and not stance.based(span)


def _zones(stance: Stance, mention: Mention, venue: Mention | None) -> dict[str, bool]:
    scene, zone, span = stance.scene, stance.scene.zone(mention.span), mention.span
    opens = zone in RUNNING and _opens(scene, span)
    dateline = zone in ("dateline", "publication") or (opens and scene.place_in_body(span) == 0)
    return {
        "city.dateline": zone == "dateline",
        "city.publication": zone == "publication",
        "city.here": dateline and _here(stance),
        "city.dateline-venue": dateline and venue is not None and not _has_town(stance, venue),
        "city.dateline-event": dateline and _reports(stance),
        "city.headline": zone == "headline",
        "city.opens": opens,
        "city.line": _line(scene, span),
        "city.labelled": _labelled(stance, span),
        "city.dated-line": zone == "dateline" and _tells_event(stance, span),
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
    dates = scene.within(Span(line, span.start), "date") if text.startswith(", ", span.start - 2) else []
    dated = True in [m.span == (line, span.start - 2) for m in dates]
    return dated or (MARK.fullmatch(text, line, span.start) and OPENED.match(text, span.end)) is not None


def _line(scene: Scene, span: Span) -> bool:
    """Whether it has a line of its own above the body, alone or with the country: "Geneva" below the title."""
    text, line = scene.text, scene.text.rfind("\n", 0, span.start) + 1
    above = bool(scene.body) and span.start < scene.body[0].start
    plain = scene.zone(span) not in ("dateline", "publication")
    return above and plain and line == span.start and REST.match(text, span.end) is not None


def _labelled(stance: Stance, span: Span) -> bool:
    """Whether its line, or the line before it, opens with a label for the place ("Where: Hotel Aurora, Graz")."""
    text = stance.scene.text
    line = text.rfind("\n", 0, span.start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    label = stance.words.label
    found = label.match(text, line)
    return (found is not None and found.end() <= span.start) or label.fullmatch(text, above, line) is not None


def _tells_event(stance: Stance, span: Span) -> bool:
    """Whether a dateline on a line of its own holds the days of the main event, not one of publication."""
    scene = stance.scene
    line = Span(span.start, max(scene.text.find("\n", span.end), span.end))
    dates = (d for d in stance.dates.of_kind("interval") if line.covers(d.mention.span))
    return any(scene.zone(d.mention.span) == "dateline" and agrees(d, stance.time) for d in dates)


def _in_name(stance: Stance, mention: Mention) -> bool:
    """Whether the main event is named by it ("the Lisbon Ministerial Conference")."""
    text, end = stance.scene.text, mention.span.end
    if not EVENT_NAME.match(text, end):
        return False
    after = [n.span.start for n in stance.kind.nouns if 0 < n.span.start - end < NAME and n.text[0].isupper()]
    return any(EVENT_NAME.fullmatch(text, end, start) for start in after)


def _heads(stance: Stance, span: Span, venue: Mention | None) -> bool:
    """Whether it opens the heading of the paragraph that names the venue, or dates the main event."""
    text = stance.scene.text
    end = text.find("\n", span.end)
    below = Span(end + 1, max(text.find("\n", end + 1), end + 1)) if end > 0 else span
    return (venue is not None and below.covers(venue.span)) or stance.dated(below)


def _beside_venue(stance: Stance, mention: Mention, venue: Mention | None) -> dict[str, bool]:
    scene, within = stance.scene, venue is not None and venue.span.covers(mention.span)
    aside = venue is not None and is_aside(scene, venue, mention)
    bodies = [] if within or aside else scene.around(mention.span, "agency")
    tail = any(_is_tail(stance, body, mention) for body in bodies) or _agents_seat(stance, mention.span)
    return {
        "city.of-venue": aside,
        "city.in-venue": within,
        "city.in-hotel": within and venue is not None and _named_behind(stance, venue),
        "city.body": bool(bodies) and not tail,
        "city.body-tail": tail,
        "city.unsure": not (within or aside or bodies)
        and mention.score < UNSURE
        and not _labelled(stance, mention.span),
    }


def _has_town(stance: Stance, venue: Mention) -> bool:
    found = town_of(stance.scene, venue)
    return found is not None and not stance.foreign(found)


def _named_behind(stance: Stance, venue: Mention) -> bool:
    """Whether a facility's name stands behind its head ("Hotel Bellevue"): it may be that of a town elsewhere."""
    rows = stance.scene.knowledge.lexicon("venue_heads")
    heads = [row["head"] for row in rows if row["front"] == "yes"]
    found = next((head for head in heads if venue.text.startswith(f"{head} ")), None)
    return found is not None and not venue.text.startswith(f"{found} of ")


def _is_tail(stance: Stance, body: Mention, town_mention: Mention) -> bool:
    """Whether it only closes the name of a body that is no office for that town ("the Ministry of Defence in X")."""
    kind = body.value.kind if isinstance(body.value, BodyValue) else "other"
    before = stance.scene.text[body.span.start : town_mention.span.start]
    return kind not in SEATED and before.endswith(" in ") and body.span.end == town_mention.span.end


def _agents_seat(stance: Stance, place: Span) -> bool:
    """Whether it says where a school that did something is ("arranged by X and by Y College in Z"), and nothing more."""
    scene, start = stance.scene, place.start
    if not SEAT_END.match(scene.text, place.end) or scene.text[max(start - 4, 0) : start] != " in ":
        return False
    bodies = [b for b in scene.within(Span(max(start - LONG_NAME, 0), start - 4), "agency") if b.span.end == start - 4]
    return any(_schools(b) and AGENT.search(scene.text[max(b.span.start - 12, 0) : b.span.start]) for b in bodies)


def _schools(body: Mention) -> bool:
    return SCHOOL.search(body.text) is not None


class _Rows:
    """Which towns stand in a list of three towns or more; which right after another and a comma: it lies in them."""

    def __init__(self, scene: Scene, mentions: list[Mention]) -> None:
        self.second: set[Span] = set()
        joint: dict[Span, Mention] = {}
        for index, mention in enumerate(mentions):
            for other in _near(mention, mentions, index):
                gap = scene.text[mention.span.end : other.span.start]
                if gap in JOINTS:
                    joint |= {mention.span: mention, other.span: other}
                if gap == ", ":
                    self.second.add(other.span)
        self.listed = _long_lists(scene, joint)


def _near(mention: Mention, mentions: list[Mention], index: int) -> Iterator[Mention]:
    """The towns that begin soon after one; `index`: its own."""
    end = mention.span.end
    for other in mentions[index + 1 :]:
        if other.span.start >= end + 8:
            return
        if other.span.start >= end:
            yield other


def _long_lists(scene: Scene, joint: dict[Span, Mention]) -> set[Span]:
    """Of towns with others beside them those whose sentence has three such or more."""
    names: dict[Span, set[str]] = {}
    for span, mention in joint.items():
        sentence = scene.sentence(span)
        if sentence.covers(span):
            names.setdefault(sentence, set()).add(_folded(mention))
    return {span for span in joint if scene.sentence(span).covers(span) and len(names[scene.sentence(span)]) > 2}
