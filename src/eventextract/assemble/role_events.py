"""Whether a phrase of organizing, supporting or paying hangs on another event than the main one.

That is an earlier or later event, one of another type, or but a part of the main one.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.assemble.asides import introduced_by_then, others
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import GENERIC, MainKind
from eventextract.assemble.role_clauses import of_a_thing, of_one_before
from eventextract.assemble.scene import Scene
from eventextract.assemble.type_sorts import alike
from eventextract.knowledge.compiling import expression
from eventextract.mentions import EventValue, Mention, RoleValue
from eventextract.values import Span

SURE = 1.0  # an event noun below this score may mean something else
OPENING = 3  # sentences of the body in which every noun may still be the main event's
OF_ANOTHER = ("ceremony", "launch")  # types that come with another event: the course that is opened or closed
TRAVELS = ("meeting", "visit", "study-visit")  # one and the same event is called by either
DEEP = 2  # sentences of the body behind which "will be hosted by" no more tells of the main event that is over
BE = 16  # characters before a participle in which "will be" stands
LEAD = 5  # characters before what marks the subject of a clause as another event: "The next one is to be hosted by"
FAR = 60  # characters before a noun in which what marks it stands
TO_COME = ("date.will", "date.announced")
ADJACENT = expression(r"(?: [\w'’-]+){0,3} $")
ATTACHED = expression(r"(?:,? (?:to be|which (?:is|was|will be)))?,? ")
MARK = expression("[,;:()–]")
PROGRAMMES = ("programme", "program")
OWNED = expression(r"(?:\b(?:master|bachelor|doctor)'s|\b[A-Z]\w*[a-z][A-Z]\w*|\d-(?:point|step|year)(?: [\w-]+)?) $")
MANAGED = "roles.organizer.managed"
JOINT = "roles.organizer.joint-event"
WITHIN = expression(
    r"(?:\b(?:within|under|through|part of|framework of|scope of|component of|phase of)|,) (?:an?|the|its|their) (?:[\w-]+ ){0,4}$"
)
"""What stands before the noun of an undertaking that the event but belongs to: "within a German-funded | programme"."""
RESUMED = expression(r"(?:The|This)(?: [\w-]+)? ")


def of_another(scene: Scene, cues: Cues, kind: MainKind, phrase: Mention) -> bool:
    """Whether the event that a role phrase speaks of, deep in the text, is of another type than the main event.

    A phrase behind the first sentence whose noun is marked as another event ("a follow-up workshop"), or as a part of the
    main one ("side sessions"), does not speak of that either.
    """
    place, nouns = scene.place_in_body(phrase.span), _nouns(scene, phrase)
    if nouns and (_is_programme(scene, phrase, nouns[-1]) or _is_wider(scene, phrase)):
        return True
    if place and not _marked(scene, cues, kind.nouns[:1]) and _is_marked_phrase(scene, cues, phrase):
        return True
    if place and (_is_part(scene, kind, phrase) or of_one_before(scene, cues, phrase.span)):
        return True
    if kind.type not in OF_ANOTHER and of_a_thing(scene, cues, cues.clause(phrase.span), phrase.span):
        return True
    if place is None or place < OPENING or kind.type in OF_ANOTHER:
        return False
    if _resumes(scene, kind, phrase, nouns):
        return False
    return bool(nouns) and all(noun.score >= SURE and not _may_be_main(scene, kind, noun) for noun in nouns)


def _resumes(scene: Scene, kind: MainKind, phrase: Mention, nouns: Sequence[Mention]) -> bool:
    """Whether a phrase hangs on the bare noun that opens its sentence ("The visit is supported by") and that is no new one."""
    start = scene.sentence(phrase.span).start
    opens = len(nouns) == 1 and RESUMED.fullmatch(scene.text, start, nouns[0].span.start)
    near = opens and phrase.span.start - nouns[0].span.end <= BE and _type(nouns[0]) in TRAVELS
    return bool(near) and kind.type in TRAVELS and not introduced_by_then(scene, nouns[0])


def planned(scene: Scene, cues: Cues, phrase: Mention) -> bool:
    """Whether a phrase tells of what is yet to be held ("plans to hold a debate", deep in the text "will be hosted by").

    Deep in a release that opens with what will be, such a phrase tells of that.
    """
    if cues.has(phrase.span, "role.planned"):
        return True
    place = scene.place_in_body(phrase.span)
    before = Span(max(phrase.span.start - BE, 0), phrase.span.start)
    deep = place is not None and place >= DEEP and cues.has_any(before, TO_COME)
    return deep and not any(cues.has_any(sentence, TO_COME) for sentence in scene.body[:DEEP])


def _is_marked_phrase(scene: Scene, cues: Cues, phrase: Mention) -> bool:
    """Whether the noun that a phrase hangs on is marked as another event, or the subject of its clause so without a noun."""
    clause = cues.clause(phrase.span)
    told = scene.within(Span(clause.start, phrase.span.end), "event")
    if told:
        return _marked(scene, cues, told[-1:])
    found = next(others(scene, cues, clause.start, phrase.span.start), None)
    return found is not None and found.start - clause.start <= LEAD


def _marked(scene: Scene, cues: Cues, nouns: Sequence[Mention]) -> bool:
    """Whether words such as "another", "next" or "follow-up" stand right before one of these nouns."""
    for noun in nouns:
        start = max(scene.sentence(noun.span).start, noun.span.start - FAR)
        for found in others(scene, cues, start, noun.span.start):
            if ADJACENT.fullmatch(scene.text, found.end, noun.span.start):
                return True
    return False


def _is_part(scene: Scene, kind: MainKind, phrase: Mention) -> bool:
    """Whether a phrase hangs on the noun of what is but part of an event: a session, a panel, a lecture."""
    parts = scene.knowledge.words("event_parts", "noun")
    near = scene.within(Span(max(phrase.span.start - FAR, scene.sentence(phrase.span).start), phrase.span.end), "event")
    hangs = near and not MARK.search(scene.text, near[-1].span.end, max(phrase.span.start, near[-1].span.end))
    head = near[-1].text.lower().rpartition(" ")[2] if hangs else ""
    return head in parts and not any(noun.text.lower().endswith(head) for noun in kind.nouns)


def _nouns(scene: Scene, phrase: Mention) -> list[Mention]:
    """The event noun of a phrase, else the one right before it, else all before its end in its sentence."""
    before = scene.within(Span(scene.sentence(phrase.span).start, phrase.span.end), "event")
    named = phrase.value.event if isinstance(phrase.value, RoleValue) else None
    hung = [m for m in before[-1:] if named is None and ATTACHED.fullmatch(scene.text, m.span.end, phrase.span.start)]
    return [m for m in before if m.span == named] or hung or before


def _is_programme(scene: Scene, phrase: Mention, noun: Mention) -> bool:
    """Whether the noun that a phrase names is a plan of work or studies: "GIZ's ProMercurio programme", "a master's program"."""
    named = isinstance(phrase.value, RoleValue) and phrase.value.event == noun.span
    if not named or noun.text.lower() not in PROGRAMMES or not isinstance(phrase.value, RoleValue):
        return False
    called = any(span.end + 1 == noun.span.start for span in phrase.value.holders)  # "the Peace for All programme"
    return (
        called
        or phrase.source == JOINT
        or OWNED.search(scene.text, max(noun.span.start - 40, 0), noun.span.start) is not None
    )


def _is_wider(scene: Scene, phrase: Mention) -> bool:
    """Whether what is run is an undertaking that the event but belongs to: "within a larger programme implemented by"."""
    near = scene.within(phrase.span, "event") if phrase.source == MANAGED else []
    start = scene.sentence(phrase.span).start
    named = near[-1:] and near[-1].text.lower() in PROGRAMMES
    return bool(named) and WITHIN.search(scene.text[start : near[-1].span.start]) is not None


def _may_be_main(scene: Scene, kind: MainKind, noun: Mention) -> bool:
    """Whether a noun is of the main type or none, one that stands for it, or of a type that the opening named."""
    own = _type(noun)
    if own in (kind.type, GENERIC) or alike(scene.knowledge, own, kind.type):
        return True
    head = noun.text.lower().rpartition(" ")[2]
    opening = [m for sentence in scene.story[: OPENING + 1] for m in scene.within(sentence, "event")]
    return any(_type(m) == own or m.text.lower().endswith(head) for m in (*kind.nouns, *opening))


def _type(noun: Mention) -> str:
    return noun.value.type if isinstance(noun.value, EventValue) else GENERIC
