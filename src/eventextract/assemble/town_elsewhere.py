"""Words around a town by which it is the place of something else: a body's seat, somebody's home, an earlier plan."""

from __future__ import annotations

from eventextract.assemble.kinds import HELD
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Mention
from eventextract.values import Span

SEATED = ("field-office", "embassy", "intergovernmental")
"""Kinds of body whose names hold their seat."""
SEAT_END = expression(r"[.,;]")
AGENT = expression(r"\b(?:by|with|from) (?:the )?$")
SCHOOL = expression(r"\b(?:University|College|Institute|Academy|School|Faculty)\b")
LONG_NAME = 90  # characters of a body's name before its town
IN = (" in ", " in the ", " (")
BODY_IN = expression(r"(?: \([^()\n]{2,20}\)|\))?(?:,? in (?:the )?| \()$")
WHO = expression(r"\b(?:who|whose|whom) (?:[\w'’-]+ ){1,8}$")
JOINTS = (" and ", " or ", ", ")
JOINT = expression(r",? (?:and|or) $|, $")
LONGEST_JOINT = 6  # characters
BACK = 40  # characters before a town in which an event is named
NEAR = 110  # characters before a town in which words about somebody or about a change begin


def elsewhere(stance: Stance, mention: Mention) -> dict[str, bool]:
    """What the words before a town say of something else that is there."""
    span, words = head_of_row(stance.scene, mention.span), stance.words
    return {
        "city.body-seat": not stance.visit and _body_seat(stance, mention.span),
        "city.source": stance.led_by(span, words.source) and not _event_there(stance, span),
        "city.whose": _of_somebody(stance, span),
        "city.turn": stance.led_by(mention.span, words.turn, words.struck),
        "city.island": stance.led_by(mention.span, words.island),
        "city.compound": words.compound.match(stance.scene.text, mention.span.end) is not None,
    }


def head_of_row(scene: Scene, place: Span) -> Span:
    """The first of towns that are joined by "and", "or" or commas."""
    while scene.text.endswith(JOINTS, 0, place.start) and (
        joint := JOINT.search(scene.text, max(place.start - LONGEST_JOINT, 0), place.start)
    ):
        before = [m.span for m in scene.within(Span(max(joint.start() - NEAR, 0), joint.start()), "city")]
        if not before or before[-1].end != joint.start():
            return place
        place = before[-1]
    return place


def _event_there(stance: Stance, place: Span) -> bool:
    """Whether what somebody comes from there is an event ("back from a workshop in Varna")."""
    return bool(stance.scene.within(Span(max(place.start - BACK, 0), place.start), "event"))


def _body_seat(stance: Stance, place: Span) -> bool:
    """Whether a body that is no place of the event is said to be in it ("Rila College in Varna sent trainers")."""
    scene, start = stance.scene, stance.scene.sentence(place).start
    if not scene.text.endswith(IN, 0, place.start):
        return False
    body = _body_before(stance, Span(max(start, place.start - LONG_NAME), place.start))
    if body is None:
        return False
    return not (stance.led_by(body, stance.words.within) or _houses(scene, body) or _holds(scene, body))


def _body_before(stance: Stance, stretch: Span) -> Span | None:
    """The body, or the office in short, that is said to be in what follows a stretch."""
    scene = stance.scene
    bodies = scene.within(stretch, "agency")
    if bodies and BODY_IN.fullmatch(scene.text, bodies[-1].span.end, stretch.end):
        return bodies[-1].span
    office = stance.words.office.search(scene.text, *stretch)
    return Span(*office.span()) if office else None


def _holds(scene: Scene, body: Span) -> bool:
    """Whether an event is said to be that of the body ("a contest of the Youth Council in Varna")."""
    nouns = scene.within(Span(max(body.start - BACK, 0), body.start), "event")
    return bool(nouns) and scene.text[nouns[-1].span.end : body.start] in (" of ", " of the ")


def _houses(scene: Scene, body: Span) -> bool:
    return any(venue.span.overlaps(body) for venue in scene.of("venue"))


def _of_somebody(stance: Stance, place: Span) -> bool:
    """Whether it is told in a clause about somebody, and no event ("a widow who sells cheese in Varna")."""
    start = max(stance.scene.sentence(place).start, place.start - NEAR)
    if stance.scene.text.find("who", start, place.start) < 0:
        return False
    found = WHO.search(stance.scene.text, start, place.start)
    if found is None:
        return False
    told = Span(found.start(), place.start)
    return stance.led_by(place, stance.words.seat) or not (
        stance.cues.has_any(told, HELD) or stance.acted(told) or stance.scene.within(told, "event")
    )


def is_tail(stance: Stance, body: Mention, town_mention: Mention) -> bool:
    """Whether it only closes the name of a body that is no office for that town ("the Ministry of Defence in X")."""
    kind = body.value.kind if isinstance(body.value, BodyValue) else "other"
    before = stance.scene.text[body.span.start : town_mention.span.start]
    return kind not in SEATED and before.endswith(" in ") and body.span.end == town_mention.span.end


def agents_seat(stance: Stance, place: Span) -> bool:
    """Whether it says where a school that did something is ("arranged by X and by Y College in Z"), and nothing more."""
    scene, start = stance.scene, place.start
    if not scene.text.endswith(" in ", 0, start) or not SEAT_END.match(scene.text, place.end):
        return False
    bodies = [b for b in scene.within(Span(max(start - LONG_NAME, 0), start - 4), "agency") if b.span.end == start - 4]
    return any(_schools(b) and AGENT.search(scene.text[max(b.span.start - 12, 0) : b.span.start]) for b in bodies)


def _schools(body: Mention) -> bool:
    return SCHOOL.search(body.text) is not None
