"""What speaks for and against one number of people as the size of the audience."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from eventextract.assemble.attendance import BEFORE, are_teachers, as_others, attend, counted_out
from eventextract.assemble.cues import Cues
from eventextract.assemble.looking_back import tells_of_before
from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.assemble.type_sorts import of_sort
from eventextract.knowledge.compiling import expression
from eventextract.mentions import CountValue, EventValue, Mention
from eventextract.values import Span

AFTER = 220  # characters after it in which a verb says what they did
DOING = 40  # characters after the people counted in which a verb says that they were not there
IN_ALL = 14  # characters after the people counted in which it may say that they are all
LEADING = 4  # a number so near to the start of its sentence is its subject
PART_OPENING, SUMMING = 16, 16  # characters of a sentence in which it says that it tells some, or all together
NOUN = "events.noun"
SORTS = ("prime", "crowd", "team", "applicant", "elided")  # sorts of people counted that have a weight
HUGE = 1000  # so many seldom come to one event: such a number is more often of people reached, employed or harmed
MARK = expression(r"[,;:()] | – | (?:but|while|whereas|although|though) ")
OF_THOSE = expression(r"\bof (?:them|those|the)\b")
ALL = "counts.all-of-them"
PAID = 90  # characters behind people in which a verb may say that somebody paid for them
EACH = expression(r" (?:[\w'-]+ ){1,3}each\b")
TELLING = (
    "count.attending",
    "count.audience",
    "count.total",
    "count.event",
    "count.prime",
)  # features of which an audience has at least one
THOSE = expression(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Oo]ur) $")
LABEL = expression(r": ?$")
SHARES = expression(r"[^.;:]{0,40}:")
OPENING = expression(r"(?:\(| – |: )$")
PART, CAME, TAKEN = "counts.number-of-them", "counts.came", "counts.seats-taken"
WHOLE, TABLE, REACHED = "counts.brought-to", "counts.total-line", "counts.number-reached"
TOLD_LAST = "counts.told-at-end"
CHOSEN = ("counts.of-whom-chosen", "counts.chosen-of-whom")
SENT_EACH = "counts.states-sent-each"
SENT = ("counts.each-sent", "counts.states-each-sent", "counts.each-from-states", "counts.each-was-sent", SENT_EACH)
ROLL = "counts.roll-by-place"
LISTED = ("counts.places-bracketed", "counts.respective", ROLL)
PRODUCTS = ("counts.teams-of", "counts.from-each", "counts.from-each-state", "counts.as-many", *SENT, *LISTED)
IN_ROOM = "counts.in-the-room"
GIVEN = ("counts.certificates", "counts.certificates-given")
TOLD_THERE = ("counts.of-those-there", "counts.names-on-list")
THERE = (*GIVEN, *TOLD_THERE, CAME, TAKEN, WHOLE, TABLE, IN_ROOM, ROLL, "counts.range-came", *CHOSEN, *SENT)
"""Rules whose words say by themselves that those counted were there."""


def counted(mention: Mention) -> CountValue:
    """The value of a count mention."""
    assert isinstance(mention.value, CountValue)
    return mention.value


def weigh(stance: Stance, mention: Mention) -> float:
    """What speaks for and against a number as the size of the audience."""
    weights, value = stance.cues.weights, counted(mention)
    features = _by_words(stance, mention, value)
    features.update(_by_sort(value.sort))
    features.update(_by_place(stance, mention.span))
    features["count.idle"] = True not in [features[name] for name in TELLING]
    features["count.huge"] = (value.count.min or 0) >= HUGE
    features["count.ceiling"] = value.count.min is None  # "open to up to 40": how many came may be told behind it
    early = max(weights["count.first"] - weights["count.decay"] * _rank(stance.scene, mention.span), 0.0)
    told = sum([weights[name] for name, true in features.items() if true])
    return told + early + mention.score - weights["count.least"]


def _by_words(stance: Stance, mention: Mention, value: CountValue) -> dict[str, bool]:
    scene, cues = stance.scene, stance.cues
    span, sentence = mention.span, scene.sentence(mention.span)
    who, source = value.who, mention.source
    before = _label(scene, Span(max(sentence.start, span.start - BEFORE), span.start))
    after = Span(span.end, min(sentence.end, max(span.end, who.end) + AFTER))
    when = stance.time_of(span)
    now, near = when is True or cues.has(sentence, "now"), around(scene, mention, sentence)
    out = counted_out(scene, cues, near) or cues.has(Span(near.start, span.start), "to-come")
    words = scene.words(before)
    roll = presence(scene.knowledge).roll.search(words) is not None or _under_heading(scene, span, sentence.start)
    made_of = cues.ends(before, "made-of")
    audience = roll or cues.ends(before, "audience") or _listed(scene, cues, span, sentence.start)
    return {
        "count.attending": source in THERE or (not out and (attend(cues, after) or inverted(scene, sentence))),
        "count.audience": audience,
        "count.guest": value.sort == "guest"
        and not stance.visit
        and not stance.is_sort("celebrated")
        and not (audience and stance.kind.named_in(sentence)),
        "count.other-event": audience and _of_other_event(stance, span),
        "count.other-kind": of_other_kind(stance, span),
        "count.of-those": _of_those(scene, mention),
        "count.total": made_of
        or source in (WHOLE, TABLE, REACHED, TOLD_LAST)
        or cues.has(Span(before.start, min(who.end + IN_ALL, sentence.end)), "total"),
        "count.part": source not in CHOSEN
        and not made_of
        and (
            cues.ends(before, "part-before")
            or source == PART
            or _less(scene, mention)
            or _share(scene, mention, sentence)
        ),
        "count.some-of": _some_of(scene, cues, span, sentence.start),
        "count.expert": (value.sort == "expert" and not made_of and not _travels(stance, sentence))
        or are_teachers(scene, span),
        "count.paid-for": _paid_for(scene, span, who),
        "count.each": EACH.match(scene.text, *after) is not None,
        "count.bracket": not roll and source != ALL and OPENING.search(words) is not None,
        "count.counted-out": out and source != TAKEN,
        "count.other-time": when is False and not roll,
        "count.others": as_others(scene, cues, after) or (cues.has(who, "adepts") and cues.has(after, "as-experts")),
        "count.prior": not now
        and (tells_of_before(scene, cues, Span(span.start, who.end), sentence) or _sums_up_prior(scene, cues, span)),
        "count.future": not now and cues.has(cues.clause(span), "future"),
        "count.later": _later(stance, mention),
    }


def _less(scene: Scene, mention: Mention) -> bool:
    """Whether those whom some states sent, so many each, are fewer than people told before: others came too."""
    own = counted(mention).count.min or 0
    before = scene.within(Span(0, mention.span.start), "count") if mention.source == SENT_EACH else []
    return any((counted(m).count.min or 0) > own for m in before)


def _travels(stance: Stance, sentence: Span) -> bool:
    """Whether experts are those who travel: a sentence names the visit or study tour on which they were."""
    return stance.visit and stance.kind.named_in(sentence)


def _paid_for(scene: Scene, span: Span, who: Span) -> bool:
    """Whether it is told who paid that those counted could come: some of the others, if these are counted too."""
    words = presence(scene.knowledge)
    if words.paid_what.search(scene.text, max(span.start - BEFORE, 0), span.start) is None:
        return False
    return words.paid.search(scene.text, who.end, min(scene.sentence(span).end, who.end + PAID)) is not None


def _under_heading(scene: Scene, span: Span, start: int) -> bool:
    """Whether a number opens the line below the heading "Participants"; `start`: of its sentence."""
    return (
        span.start - start < LEADING
        and presence(scene.knowledge).heading.search(scene.text, max(start - BEFORE, 0), start) is not None
    )


def _of_those(scene: Scene, mention: Mention) -> bool:
    """Whether those counted are the ones who came, or were let in, of a greater number told before."""
    came = mention.source == CAME and OF_THOSE.search(scene.words(counted(mention).who)) is not None
    return came or mention.source in CHOSEN


def _listed(scene: Scene, cues: Cues, span: Span, start: int) -> bool:
    """Whether a number ends a list of those who were there ("in the presence of the Mayor, the Consul and some 70 divers").

    `start`: of its sentence.
    """
    last = presence(scene.knowledge).listed.search(scene.text, max(start, span.start - BEFORE), span.start)
    if last is None:
        return False
    gathering = cues.within(Span(start, span.start), "gathering")
    return bool(gathering) and not cues.has(Span(gathering[-1].end, span.start), "breaks")


def _of_other_event(stance: Stance, span: Span) -> bool:
    """Whether those counted are the audience of an event that a visitor goes to ("will attend the forum with over 100 ...")."""
    if not stance.visit:
        return False
    clause = stance.cues.clause(span)
    nouns = [m for m in stance.scene.within(Span(clause.start, span.start), "event") if m.score >= 1]
    return bool(nouns) and not stance.kind.named_in(nouns[-1].span)


def of_other_kind(stance: Stance, span: Span) -> bool:
    """Whether a clause tells of people at a course that is no part of the main event ("Before the handover, 24 analysts
    completed a training").
    """
    if not stance.is_sort("met") or _about_teaching(stance, stance.scene.sentence(span)):
        return False
    clause = stance.cues.clause(span)
    nouns = [m for m in stance.scene.within(clause, "event") if m.source == NOUN]
    taught = any(_taught(stance.scene, m) for m in nouns) or stance.cues.has(clause, "were-trained")
    return taught and not any(stance.kind.named_in(m.span) for m in nouns)


def _later(stance: Stance, mention: Mention) -> bool:
    """Whether those counted are still to be trained, where a course is over ("In all, 140 guards will be trained")."""
    last, published = stance.time.end.value, stance.dates.published
    if published is None or last is None:
        over = any(stance.cues.has(sentence, "ended") for sentence in stance.told_first[:1])
    else:
        over = last <= published.edtf()
    if not stance.is_sort("taught") or not over:
        return False
    who = counted(mention).who
    definite = THOSE.search(stance.scene.text, max(mention.span.start - BEFORE, 0), mention.span.start)
    return definite is None and stance.cues.has(Span(who.end, who.end + DOING // 2), "will-be")


def _about_teaching(stance: Stance, besides: Span) -> bool:
    """Whether headline or opening, but for one sentence, name a course or those who learn: a ceremony may open or close it."""
    scene = stance.scene
    heads = (s for s in scene.story if scene.zone(s) in ("headline", "lead"))
    opening = [s for s in (*heads, *stance.told_first) if s != besides]
    taught = (m for s in opening for m in scene.within(s, "event"))
    return any(_taught(scene, m) for m in taught) or any(stance.cues.has(s, "of-learners") for s in opening)


def _taught(scene: Scene, noun: Mention) -> bool:
    """Whether a noun is that of an event at which people learn."""
    assert isinstance(noun.value, EventValue)
    return of_sort(scene.knowledge, noun.value.type, "taught")


def _some_of(scene: Scene, cues: Cues, span: Span, start: int) -> bool:
    """Whether a sentence (from `start`) says first that those counted were among others ("Among the graduates were 38 clerks")."""
    opening = cues.find(Span(start, min(start + PART_OPENING, span.start)), "part-opening")
    rest = Span(opening.end, span.start) if opening else None
    return rest is not None and MARK.search(scene.text, *rest) is None and cues.ends(rest, "audience")


def _sums_up_prior(scene: Scene, cues: Cues, span: Span) -> bool:
    """Whether a sentence sums up earlier events ("Similar courses were held in May. In total, 90 clerks were trained")."""
    here = scene.sentence(span)
    index = scene.place_in_body(span)
    if not index or not cues.has(Span(here.start, here.start + SUMMING), "total"):
        return False
    return cues.has(scene.body[index - 1], "prior") and not cues.has(scene.body[index - 1], "now")


def _share(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """Whether a number stands in the list that tells who a greater number of the sentence are ("34 people: ..., and 6 clerks")."""
    own = counted(mention).count.min or 0
    before = [counted(m) for m in scene.within(Span(sentence.start, mention.span.start), "count")]
    greater = [one.who.end for one in before if (one.count.min or 0) > own and one.who.end <= mention.span.start]
    return any(SHARES.match(scene.text, end, mention.span.start) for end in greater)


def inverted(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence begins with the verb of those who take part: "Also present were ...", "Attending it were ..."."""
    return presence(scene.knowledge).verb_first.match(scene.text, *sentence) is not None


def _label(scene: Scene, before: Span) -> Span:
    """The words before a number, without the colon after a label ("Attended by: 24 officers")."""
    near = scene.text[max(before.end - 3, before.start) : before.end]
    colon = LABEL.search(scene.text, *before) if ":" in near else None
    return Span(before.start, colon.start() + 1) if colon else before


def around(scene: Scene, mention: Mention, sentence: Span) -> Span:
    """The words just before a number and just after it or its noun phrase, to the next comma or other mark."""
    span, end = mention.span, max(mention.span.end + 50, counted(mention).who.end + DOING)
    before = max((m.end() for m in MARK.finditer(scene.text, sentence.start, span.start)), default=sentence.start)
    after = MARK.search(scene.text, span.end, sentence.end)
    return Span(max(before, span.start - 40), min(after.start() if after else sentence.end, end))


@lru_cache(maxsize=64)  # one for each sort
def _by_sort(sort: str) -> Mapping[str, bool]:
    return MappingProxyType({f"count.{name}": sort == name for name in SORTS})


def _by_place(stance: Stance, span: Span) -> dict[str, bool]:
    scene = stance.scene
    return {
        "count.event": stance.kind.named_in(scene.sentence(span)),
        "count.subject": leading(scene, span),
        "count.headline": scene.zone(span) == "headline",
        "count.quote": stance.spoken(span),
        "count.not-story": not scene.in_story(span),
    }


def leading(scene: Scene, span: Span) -> bool:
    """Whether a stretch begins its sentence, but for words that tell when or where ("For seven days, up to 28 ...")."""
    start = scene.sentence(span).start
    return (
        span.start - start < LEADING
        or presence(scene.knowledge).ahead.fullmatch(scene.text, start, span.start) is not None
    )


def _rank(scene: Scene, span: Span) -> int:
    """The number of body sentences before a span."""
    return bisect_right(scene.body, span.start, key=lambda sentence: sentence.end)
