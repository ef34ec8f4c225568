"""The city, town, village or district in which the main event took place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from eventextract.assemble.claims import Claim
from eventextract.assemble.kinds import HELD
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.assemble.town_elsewhere import agents_seat, elsewhere, head_of_row, is_tail
from eventextract.assemble.town_lines import labelled, standing
from eventextract.assemble.venue import is_aside
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

UNSURE = 0.4  # mentions below this are parts of longer names, or unknown words after "in"
LONGEST_ACRONYM = 3  # letters
JOINTS = (", ", " and ", ", and ", " or ")
LONGER = expression(r"(?: [A-Z][\w'’-]+){1,2}, ")
"""What stands between the first word of a quarter's name and its town ("Bandar | Lama, | Medan")."""
CLOSES = ("", ",", ".", ";", ")", "\n")  # what may stand behind the town that closes an address
MANY = 3  # towns in a sentence
UNKNOWN = "places.city.unknown"
"""The rule of a word in capitals behind "in" that no list knows."""
ABOARD = "venues.aboard"
"""The rule that finds ships, whose names may be those of towns."""
AGAIN = 2  # further mentions of a town that count


def town(stance: Stance, venue: Mention | None) -> tuple[Claim, Mention | None]:
    """The town with the mention that it rests on; nothing where no town is the event's place."""
    scene = stance.scene
    mentions = [m for m in scene.of("city") if scene.in_story(m.span) or _beside_story(stance, m.span)]
    rows = _Rows(stance, mentions)
    scores = [_score(stance, m, venue, rows) for m in mentions]
    scores = [
        score + _alone(stance, mention, mentions, scores) for mention, score in zip(mentions, scores, strict=True)
    ]
    again, least = _again(stance, mentions, scores), stance.cues.weight("city.least")
    candidates = [_candidate(scene, m, s + a - least) for m, s, a in zip(mentions, scores, again, strict=True)]
    winner = scene.decide("/event/location/city", candidates)
    if winner is None:
        return Claim(None, ""), None
    return Claim(winner.value, winner.rule, winner.spans), next(m for m in mentions if (m.span,) == winner.spans)


def _beside_story(stance: Stance, span: Span) -> bool:
    """Whether a town stands in the line of publication, or a label tells it as the place above the body."""
    scene = stance.scene
    above = bool(scene.body) and span.start < scene.body[0].start
    return scene.zone(span) == "publication" or (above and labelled(stance, span))


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
    return _small(place_of(mention).name or mention.text)


@lru_cache(maxsize=4096)
def _small(name: str) -> str:
    return clean_name(name).casefold()


def _candidate(scene: Scene, mention: Mention, score: float) -> Candidate:
    return Candidate(town_name(scene, mention), mention.source, "stated", (mention.span,), score)


def _again(stance: Stance, mentions: list[Mention], scores: list[float]) -> list[float]:
    """What it is worth that the text names each town elsewhere too, where nothing speaks against that mention."""
    names = list(map(_folded, mentions))
    good = Counter(name for name, score in zip(names, scores, strict=True) if score > 0)
    worth = stance.cues.weight("city.again")
    return [min(good[n] - (s > 0), AGAIN) * worth for n, s in zip(names, scores, strict=True)]


def _alone(stance: Stance, mention: Mention, mentions: list[Mention], scores: list[float]) -> float:
    """What it is worth that no town but that of the dateline is told as the event's place."""
    if stance.scene.zone(mention.span) != "dateline":
        return 0.0
    least, name = stance.cues.weight("city.least"), _folded(mention)
    others = (score for other, score in zip(mentions, scores, strict=True) if _folded(other) != name)
    return stance.cues.weight("city.alone") if max(others, default=0.0) < least else 0.0


def _score(stance: Stance, mention: Mention, venue: Mention | None, rows: _Rows) -> float:
    span = mention.span
    seat = agents_seat(stance, span)
    features = {
        **_words(stance, span, venue, seat),
        **standing(stance, mention, venue),
        **_beside_venue(stance, mention, None if span in rows.quarters else venue, seat),
        **elsewhere(stance, mention),
        "city.unknown-held": mention.source == UNKNOWN and _speaks(stance, span),
        "city.list": span in rows.listed,
        "city.foreign": stance.foreign(mention),
        "city.second": span in rows.second,
        "city.quarter": span in rows.quarters,
        "city.instead": bool(rows.off) and _folded(mention) in rows.off,
        "city.crowd": rows.crowded(span),
        "city.deep": stance.deep(span),
    }
    return stance.total(features) + stance.score(span) + stance.early(span, "city.first", "city.decay")


def _speaks(stance: Stance, span: Span) -> bool:
    """Whether its clause speaks of the main event being held."""
    clause = stance.cues.clause(span)
    return not stance.cues.sorts(clause).isdisjoint(HELD) or stance.kind.named_in(clause)


def _words(stance: Stance, span: Span, venue: Mention | None, seat: bool) -> dict[str, bool]:
    """What the words before a town say; `seat`: whether they tell it as that of a school that did something."""
    words = stance.words
    travelled, within = stance.led_by(span, words.travelled), stance.led_by(span, words.within)
    head, near = head_of_row(stance.scene, span), stance.led_by(span, words.near)
    origin = stance.led_by(head, words.origin)
    origin = origin and not (venue is not None and venue.span.covers(span))
    return {
        "city.in": within,
        "city.near": near,
        "city.visited": stance.visit and travelled,
        "city.travelled": not stance.visit and travelled,
        "city.from": (origin and not (travelled or within or near)) or _seat(stance, head) or seat,
    }


def _seat(stance: Stance, span: Span) -> bool:
    """Whether a town is where somebody has a seat or comes from ("a vessel based at Kochi"), not the event itself."""
    return stance.led_by(span, stance.words.seat) and not stance.based(span)


def _beside_venue(stance: Stance, mention: Mention, venue: Mention | None, seat: bool) -> dict[str, bool]:
    scene, within = stance.scene, venue is not None and venue.span.covers(mention.span)
    aside = venue is not None and is_aside(scene, venue, mention)
    bodies = [] if within or aside else scene.around(mention.span, "agency")
    tail = any(is_tail(stance, body, mention) for body in bodies) or seat
    return {
        "city.of-venue": aside,
        "city.in-venue": within,
        "city.in-hotel": within and venue is not None and _named_behind(stance, venue, mention),
        "city.body": bool(bodies) and not tail,
        "city.body-tail": tail,
        "city.unsure": not (within or aside or bodies)
        and mention.score < UNSURE
        and not labelled(stance, mention.span),
    }


def _named_behind(stance: Stance, venue: Mention, town: Mention) -> bool:
    """Whether it is a ship's, a brand's, or stands behind a facility's head ("Hotel Bellevue"): it may be that of a town elsewhere.

    Not where it has a name of its own before that of the town ("Hotel Bellevue Bergen").
    """
    if venue.source == ABOARD or town.text in stance.scene.knowledge.words("venue_brands", "brand"):
        return True
    rows = stance.scene.knowledge.lexicon("venue_heads")
    heads = [row["head"] for row in rows if row["front"] == "yes"]
    found = next((head for head in heads if venue.text.startswith(f"{head} ")), None)
    if found is None or venue.text.startswith(f"{found} of "):
        return False
    between = stance.scene.text[venue.span.start + len(found) : town.span.start].strip()
    return not (between[:1].isupper() and town.span.end == venue.span.end)


class _Rows:
    """Which towns stand in a list of three towns or more; which right after another and a comma: it lies in them.

    `quarters`: unsure ones before a town and a comma; `off`: names of towns where the text says it does not take place.
    """

    def __init__(self, stance: Stance, mentions: list[Mention]) -> None:
        scene, instead = stance.scene, stance.words.instead
        self._scene = scene
        self._crowded: dict[Span, bool] = {}
        self.off = {_folded(m) for m in mentions if stance.led_by(m.span, instead)}
        self.quarters: set[Span] = set()
        self.second: set[Span] = set()
        joint: dict[Span, Mention] = {}
        for index, mention in enumerate(mentions):
            if mention.score < UNSURE and _lies_in(scene, mentions, index):
                self.quarters.add(mention.span)
            if not scene.text.startswith(JOINTS, mention.span.end):
                continue
            for other in _near(mention, mentions, index):
                gap = scene.text[mention.span.end : other.span.start]
                if gap in JOINTS:
                    joint |= {mention.span: mention, other.span: other}
                if gap == ", " and mention.score < UNSURE < other.score:
                    self.quarters.add(mention.span)
                elif gap == ", ":
                    self.second.add(other.span)
        self.listed = _long_lists(scene, joint) if joint else frozenset[Span]()

    def crowded(self, town: Span) -> bool:
        """Whether the sentence of a town names three towns or more."""
        sentence = self._scene.sentence(town)
        crowded = self._crowded.get(sentence)
        if crowded is None:
            towns = self._scene.within(sentence, "city")
            crowded = len(towns) >= MANY and len(set(map(_folded, towns))) >= MANY
            self._crowded[sentence] = crowded
        return crowded


def _lies_in(scene: Scene, mentions: list[Mention], index: int) -> bool:
    """Whether more words of its name, a comma and a sure town stand behind an unsure one."""
    start = mentions[index].span.end
    after = (m for m in mentions[index + 1 : index + 2] if m.score > UNSURE and m.span.start > start)
    closed = (m for m in after if scene.text[m.span.end : m.span.end + 1] in CLOSES)
    return any(LONGER.fullmatch(scene.text, start, other.span.start) for other in closed)


def _near(mention: Mention, mentions: list[Mention], index: int) -> Iterator[Mention]:
    """The towns that begin soon after one; `index`: its own."""
    end = mention.span.end
    for other in mentions[index + 1 :]:
        if other.span.start >= end + 8:
            return
        if other.span.start >= end:
            yield other


def _long_lists(scene: Scene, joint: dict[Span, Mention]) -> frozenset[Span]:
    """Of towns with others beside them those whose sentence has three such or more."""
    names: dict[Span, set[str]] = {}
    for span, mention in joint.items():
        sentence = scene.sentence(span)
        if sentence.covers(span):
            names.setdefault(sentence, set()).add(_folded(mention))
    listed = [span for span in joint if scene.sentence(span).covers(span) and len(names[scene.sentence(span)]) > 2]
    return frozenset(listed)
