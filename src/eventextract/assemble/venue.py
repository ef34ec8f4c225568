"""The named facility in which the main event took place."""

from __future__ import annotations

from eventextract.assemble.claims import Claim
from eventextract.assemble.place_words import place_words
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance, between
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, Mention
from eventextract.normalise.names import clean_name
from eventextract.values import Span

NOT_IN_TOWN = "venues.institution"
"""The rule whose places a visit may call at without being held there."""

LABELLED = "venues.labelled"
JOINT = expression(r"(?:,| and|, and)(?: the)? ")
NEXT = 120  # characters after a facility in which the next body of a list ends
HOUSING = 0.3  # bodies of kinds with a lower score seldom house events of others


def venue(stance: Stance) -> tuple[Claim, Mention | None]:
    """The facility with the mention that it rests on; nothing where none is named as the event's place."""
    scene = stance.scene
    mentions = [m for m in scene.of("venue") if scene.in_story(m.span) or _above(scene, m)]
    scored = [Candidate(clean_name(m.text), m.source, "stated", (m.span,), _score(stance, m)) for m in mentions]
    winner = scene.decide("/event/location/venue", scored)
    if winner is None:
        return Claim(None, ""), None
    chosen = next(m for m in mentions if (m.span,) == winner.spans)
    return Claim(winner.value, winner.rule, winner.spans), chosen


def _above(scene: Scene, mention: Mention) -> bool:
    """Whether a label tells it among the lines above the body ("Where: Hotel Aurora, Graz")."""
    return mention.source == LABELLED and bool(scene.body) and mention.span.start < scene.body[0].start


def _score(stance: Stance, mention: Mention) -> float:
    span = mention.span
    features = {
        "venue.employed": stance.led_by(span, stance.words.employed) and not stance.based(span),
        "venue.headline": stance.scene.zone(span) == "headline",
        "venue.of-visit": stance.visit and mention.source == NOT_IN_TOWN,
        "venue.office-of-visit": stance.visit and mention.source == NOT_IN_TOWN and mention.score < HOUSING,
        "venue.of-round": stance.visit and _listed(stance.scene, span),
        "venue.labelled": mention.source == LABELLED,
        "venue.deep": stance.deep(span),
        "venue.part": stance.cues.has(stance.cues.clause(span), "place.part"),
        "venue.look": not stance.visit and stance.cues.has(_before(stance, span), "place.look"),
        "venue.turn": stance.led_by(span, stance.words.turn),
        "venue.online": stance.cues.has(span, "online"),
    }
    own = mention.score * stance.cues.weight("venue.sure") + stance.early(span, "venue.first", "venue.decay")
    return own + stance.total(features) + stance.score(span) - stance.cues.weight("venue.least")


def _before(stance: Stance, span: Span) -> Span:
    """What its clause says before a facility: behind it stands what else they went to see ("at X, with a tour of Y")."""
    return Span(stance.cues.clause(span).start, span.start)


def _listed(scene: Scene, span: Span) -> bool:
    """Whether another body stands right after a facility, as in a list of those that were called at."""
    after = scene.within(Span(span.end, min(span.end + NEXT, len(scene.text))), "agency")[:1]
    return any(JOINT.fullmatch(scene.text, span.end, body.span.start) is not None for body in after)


def town_of(scene: Scene, mention: Mention) -> Mention | None:
    """The town named with a facility: right after it ("the Marble Hall in Bergen"), else within its name."""
    after = (city for city in scene.of("city") if is_aside(scene, mention, city))
    return next(after, None) or next((city for city in scene.of("city") if mention.span.covers(city.span)), None)


def is_aside(scene: Scene, facility: Mention, town: Mention) -> bool:
    """Whether a town stands right after a facility as the place where that is."""
    gap = between(scene, facility.span, town.span)
    return gap is not None and place_words(scene.knowledge).aside.fullmatch(gap) is not None
