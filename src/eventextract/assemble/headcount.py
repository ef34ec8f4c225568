"""How many took part: every number of people in the story weighed, and numbers of groups side by side added up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Basis, Candidate, CountValue, Mention, TimeValue
from eventextract.values import Count, Span

BEFORE = 28  # characters before a number in which a word says what it is
AFTER = 220  # characters after it in which a verb says what they did
LEADING = 4  # a number so near to the start of its sentence is its subject
HUGE = 1000  # so many seldom come to one event: such a number is more often of people reached, employed or harmed
GAP = 170  # characters at most between two numbers that are added up
JOINT = re.compile(r"(?:,? and|;|, and from|, ?and also) (?:from |by |the )?$")
COMMA = re.compile(r"^[^,;:(]{0,90}, $")
MARK = re.compile(r"[,;:()] | – ")
EACH = re.compile(r" (?:[\w'-]+ ){1,3}each\b")
TELLING = ("attending", "audience", "total", "event", "prime")  # features of which an audience has at least one
NO_AUDIENCE = ("expert", "guest", "team", "applicant", "crowd")
NOT_ADDED = ("guest", "team", "applicant", "crowd")
ELIDED, SEXES = "elided", ("women", "men")  # sorts that are no audience by themselves
PART, CAME = "counts.number-of-them", "counts.came"
LABEL = re.compile(r": ?$")
OPENING = re.compile(r"(?:\(| – |: )$")
INVERTED = re.compile(
    r"(?:Also |Among those |Those |Others |Likewise |In all,? )?(?:[Aa]ttending|[Pp]resent|[Ii]n attendance|[Tt]aking part|[Pp]articipating"
    r"|[Jj]oining|[Gg]athered|[Aa]ssembled|[Oo]n hand)\b[^.;:]{0,60}? (?:were|was|are|is)\b"
)


@dataclass(frozen=True, slots=True)
class Headcount:
    """A possible size of the audience: the mentions that give it (several are added up), and what speaks for it."""

    mentions: tuple[Mention, ...]
    count: Count
    score: float
    details: tuple[Mention, ...] = ()  # numbers that say the same or a part of it: of the same sum, or beside it

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans that the number rests on."""
        return tuple(mention.span for mention in self.mentions)

    @property
    def parts(self) -> tuple[Mention, ...]:
        """All numbers that count people of this audience."""
        return (*self.mentions, *self.details)

    @property
    def rule(self) -> str:
        """The rule behind it."""
        return self.mentions[0].source if len(self.mentions) == 1 else "counts.sum"

    @property
    def basis(self) -> Basis:
        """Added up, or stated."""
        return "stated" if len(self.mentions) == 1 else "derived"

    def candidate(self) -> Candidate:
        """As a candidate for the record's field."""
        sorts = ", ".join(dict.fromkeys(counted(mention).sort for mention in self.mentions))
        return Candidate(str(self.count), self.rule, self.basis, self.spans, self.score, f"counts {sorts}")


def counted(mention: Mention) -> CountValue:
    """The value of a count mention."""
    assert isinstance(mention.value, CountValue)
    return mention.value


def headcount(scene: Scene, cues: Cues, kind: MainKind) -> Headcount | None:
    """The size of the audience, by the weight of place, noun, verbs and cues; None where none is sure enough."""
    singles = [Headcount((m,), counted(m).count, weigh(scene, cues, kind, m)) for m in _distinct(scene.of("count"))]
    numbers = [single.mentions[0] for single in singles]
    apart = ([m for m in numbers if sexed(m)], [m for m in numbers if not sexed(m)])
    sums = [_added(run, scene, cues, kind) for side in apart for run in _runs(scene, cues, side)]
    added = [mention for one in sums for mention in one.mentions]
    found = [*sums, *(single for single in singles if _alone(single.mentions[0], added))]
    winner = scene.decide("/event/participants/count", [one.candidate() for one in found])
    chosen = next((one for one in found if winner and one.spans == winner.spans and one.score == winner.score), None)
    return replace(chosen, details=tuple(dict.fromkeys(_details(scene, chosen, found, numbers)))) if chosen else None


def _details(scene: Scene, chosen: Headcount, found: list[Headcount], numbers: list[Mention]) -> Iterator[Mention]:
    """Other numbers of the audience: equal sums in the story, and what follows in the sentence."""
    for one in found:
        if one.count == chosen.count and one is not chosen and scene.in_story(one.spans[0]):
            yield from one.mentions
    here = scene.sentence_number(chosen.spans[0])
    for mention in numbers:
        same = scene.sentence_number(mention.span) == here and mention.span > chosen.spans[0]
        if same and mention not in chosen.mentions and counted(mention).sort not in NO_AUDIENCE:
            yield mention


def _alone(mention: Mention, added: list[Mention]) -> bool:
    """Whether a number may be the audience by itself: it needs its noun, and is no addend."""
    return counted(mention).sort not in (ELIDED, *SEXES) and mention not in added


def _distinct(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """One mention for each number: of those that overlap the first that tells most."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].span.overlaps(mention.span):
            if _telling(mention) > _telling(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return iter(kept)


def _telling(mention: Mention) -> int:
    """2 for a number with its noun, 1 for a part of others, 0 for one whose noun was said before."""
    if counted(mention).sort in (ELIDED, *SEXES):
        return 0
    return 1 if mention.source == PART else 2


# ---- the weight of one number ----------------------------------------------------------------------------------


def weigh(scene: Scene, cues: Cues, kind: MainKind, mention: Mention) -> float:
    """What speaks for and against a number as the size of the audience."""
    features = {
        **_by_words(scene, cues, mention),
        **_by_sort(counted(mention).sort),
        **_by_place(scene, kind, mention.span),
    }
    features["count.idle"] = not any(features[f"count.{name}"] for name in TELLING)
    features["count.huge"] = (counted(mention).count.min or 0) >= HUGE
    early = max(cues.weight("count.first") - cues.weight("count.decay") * _rank(scene, mention.span), 0.0)
    return (
        sum(cues.weight(n) for n, true in features.items() if true) + early + mention.score - cues.weight("count.least")
    )


def _by_words(scene: Scene, cues: Cues, mention: Mention) -> dict[str, bool]:
    span, sentence = mention.span, scene.sentence(mention.span)
    before = _label(scene, Span(max(sentence.start, span.start - BEFORE), span.start))
    after = Span(span.end, min(sentence.end, span.end + AFTER))
    now, out = cues.has(sentence, "now"), cues.has(_around(scene, mention, sentence), "counted-out")
    return {
        "count.attending": mention.source == CAME
        or (not out and (cues.has(after, "attending") or inverted(scene, sentence))),
        "count.audience": cues.ends(before, "audience"),
        "count.total": cues.ends(Span(before.start, span.end), "total") or cues.has(before, "total"),
        "count.part": cues.ends(before, "part-before") or mention.source == PART,
        "count.each": EACH.match(scene.words(after)) is not None,
        "count.bracket": OPENING.search(scene.words(before)) is not None,
        "count.counted-out": out,
        "count.prior": not now and (cues.has(sentence, "prior") or _since(scene, sentence)),
        "count.future": not now and cues.has(cues.clause(span), "future"),
    }


def inverted(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence begins with the verb of those who take part: "Also present were ...", "Attending it were ..."."""
    return INVERTED.match(scene.text, *sentence) is not None


def _label(scene: Scene, before: Span) -> Span:
    """The words before a number, without the colon after a label ("Attended by: 24 officers")."""
    colon = LABEL.search(scene.text, *before)
    return Span(before.start, colon.start() + 1) if colon else before


def _around(scene: Scene, mention: Mention, sentence: Span) -> Span:
    """The words just before a number and just after it or its noun phrase, to the next comma or other mark."""
    span, end = mention.span, max(mention.span.end + 50, counted(mention).who.end + 20)
    before = max((m.end() for m in MARK.finditer(scene.text, sentence.start, span.start)), default=sentence.start)
    after = MARK.search(scene.text, span.end, sentence.end)
    return Span(max(before, span.start - 40), min(after.start() if after else sentence.end, end))


def _since(scene: Scene, sentence: Span) -> bool:
    """Whether the sentence looks back to a year ("since 2015")."""
    times = [m.value for m in scene.within(sentence, "date") if isinstance(m.value, TimeValue)]
    return any(time.bound == "since" and time.relative is None and time.start is not None for time in times)


def _by_sort(sort: str) -> dict[str, bool]:
    return {
        f"count.{name}": sort == name for name in ("prime", "expert", "crowd", "guest", "team", "applicant", "elided")
    }


def _by_place(scene: Scene, kind: MainKind, span: Span) -> dict[str, bool]:
    return {
        "count.event": kind.named_in(scene.sentence(span)),
        "count.subject": span.start - scene.sentence(span).start < LEADING,
        "count.headline": scene.zone(span) == "headline",
        "count.quote": scene.in_quote(span),
        "count.not-story": not scene.in_story(span),
    }


def _rank(scene: Scene, span: Span) -> int:
    """The number of body sentences before a span."""
    return sum(sentence.end <= span.start for sentence in scene.body)


# ---- sums ------------------------------------------------------------------------------------------------------


def _runs(scene: Scene, cues: Cues, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The numbers of a sentence that stand side by side, each an exact number of other people."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not _beside(scene, cues, run[-1], mention):
            yield from _whole(run)
            run = []
        if _addable(mention) and (run or counted(mention).sort != ELIDED):
            run.append(mention)
    yield from _whole(run)


def _whole(run: list[Mention]) -> Iterator[list[Mention]]:
    if len(run) > 1:
        yield run


def _addable(mention: Mention) -> bool:
    value = counted(mention)
    if mention.source in (PART, CAME):
        return False
    return value.count.min == value.count.max and value.sort not in NOT_ADDED


def _beside(scene: Scene, cues: Cues, one: Mention, other: Mention) -> bool:
    """Whether nothing but the first group's name and a conjunction stand between two numbers."""
    if not _addable(other) or scene.sentence(one.span) != scene.sentence(other.span):
        return False
    gap = Span(one.span.end, other.span.start)
    apart = cues.has(_around(scene, other, scene.sentence(other.span)), "counted-out")
    if apart or not 0 < gap.end - gap.start <= GAP:
        return False
    if cues.ends(gap, "joins"):
        return True
    if counted(other).sort != ELIDED and cues.has(gap, "breaks"):
        return False
    listed = counted(one).sort != "prime" and COMMA.search(scene.words(gap)) is not None
    return listed or JOINT.search(scene.words(gap)) is not None


def sexed(mention: Mention) -> bool:
    """Whether it counts women or men alone: together these are a whole, beside others a part."""
    return counted(mention).sort in ("woman", "man", *SEXES)


def _added(run: list[Mention], scene: Scene, cues: Cues, kind: MainKind) -> Headcount:
    """The sum of a run; where the first number is the sum of the rest, that one alone. The first is weighed for all."""
    numbers = [counted(mention).count.min or 0 for mention in run]
    if len(run) > 2 and numbers[0] == sum(numbers[1:]):
        run = run[:1]
    total = sum(counted(mention).count.min or 0 for mention in run)
    approximate = any(counted(mention).count.approximate for mention in run)
    score = weigh(scene, cues, kind, run[0]) + cues.weight("count.sum")
    return Headcount(tuple(run), Count(total, total, approximate), score)
