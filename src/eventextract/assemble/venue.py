"""The named facility in which the main event took place."""

from __future__ import annotations

import re

from eventextract.assemble.claims import Claim
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance, beside
from eventextract.mentions import Candidate, Mention
from eventextract.normalise.names import clean_name

NEAR_TOWN = re.compile(
    r"(?:,| \()?(?: ?(?:in|near|at|of|outside|on the outskirts of))?(?: the)?"
    r"(?: (?:[a-z]+ )?(?:city|town|village|capital|district|port|resort|settlement|suburb)(?: of)?,?)? ?"
)
VISITS = ("visit", "study-visit")
EMPLOYED = re.compile(
    r"\b(?:works?|worked|working|lectures?|lectured|teaches|taught|studied|studies|studying|graduat\w+|enrolled|served|serves|based|"
    r"experts?|lecturers?|professors?|students?|graduates?|researchers?|fellows?|\w+ologists?) (?:[\w-]+ ){0,4}(?:at|from|of|in) (?:the )?$"
)


def venue(stance: Stance) -> tuple[Claim, Mention | None]:
    """The facility with the mention that it rests on; nothing where none is named as the event's place."""
    scene = stance.scene
    mentions = [m for m in scene.of("venue") if scene.in_story(m.span)]
    scored = [Candidate(clean_name(m.text), m.source, "stated", (m.span,), _score(stance, m)) for m in mentions]
    winner = scene.decide("/event/location/venue", scored)
    if winner is None:
        return Claim(None, ""), None
    chosen = next(m for m in mentions if (m.span,) == winner.spans)
    return Claim(winner.value, winner.rule, winner.spans), chosen


def _score(stance: Stance, mention: Mention) -> float:
    scene, span = stance.scene, mention.span
    sentence = scene.sentence(span)
    before = scene.text[max(sentence.start, span.start - 60) : span.start]
    features = {
        "venue.employed": EMPLOYED.search(before) is not None,
        "venue.headline": scene.zone(span) == "headline",
        "venue.of-visit": stance.kind.type in VISITS and mention.source == "venues.institution",
    }
    own = mention.score * stance.cues.weight("venue.sure") + stance.early(span, "venue.first", "venue.decay")
    return own + stance.total(features) + stance.score(span) - stance.cues.weight("venue.least")


def town_of(scene: Scene, mention: Mention) -> Mention | None:
    """The town named with a facility: right after it ("the Marble Hall in Bergen"), else within its name."""
    for city in scene.of("city"):
        between = beside(scene, mention, city.span)
        if between is not None and NEAR_TOWN.fullmatch(between):
            return city
    return next((city for city in scene.of("city") if mention.span.covers(city.span)), None)
