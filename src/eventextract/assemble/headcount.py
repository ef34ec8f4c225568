"""How many took part: every number of people in the story weighed, and numbers of groups side by side added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import compress

from eventextract.assemble.addends import Gap, from_a_place, outer, told_by_kind
from eventextract.assemble.attendance import BEFORE, as_others
from eventextract.assemble.cues import Cues
from eventextract.assemble.headcount_weight import (
    CAME,
    CHOSEN,
    PART,
    PRODUCTS,
    REACHED,
    around,
    counted,
    weigh,
)
from eventextract.assemble.line_counts import line_runs
from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Basis, Candidate, Mention
from eventextract.quickly_made import quickly_made
from eventextract.values import Count, Span

FEW = 3  # so few are seldom an audience
GAP = 170  # characters at most between two numbers that are added up
JOINT = expression(r"(?:,? and|;|, and from|, ?and also) (?:from |by |the )?$")
COMMA = expression(r"^(?:[^,;:()]|\([^()]{1,25}\)){0,90}, $")
NO_AUDIENCE = ("expert", "guest", "team", "applicant", "crowd")
NOT_ADDED = ("guest", "team", "applicant")
NOT_FIRST = ("elided", "single", "crowd")  # sorts that are added only to others
ELIDED, SEXES = "elided", ("women", "men")
NOT_ALONE = (ELIDED, "single", *SEXES)  # sorts that are no audience by themselves
TEACHERS = "expert"  # sort of nouns for those who teach: no part of an audience of others
TOLD_APART = expression(r"(?: \(|: | – )$")
BRACKETS = "counts.bracketed"
KINDS = expression(r"\)(?:[,;]|,? and) [^().;:]{1,90}\($")
"""Between numbers in brackets behind kinds of people ("judges (5), clerks (3) and ushers (2)")."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Headcount:
    """A possible size of the audience: the mentions that give it (several are added up), and what speaks for it."""

    mentions: tuple[Mention, ...]
    count: Count
    score: float  # nothing for numbers that are no audience by themselves
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


def headcount(stance: Stance) -> Headcount | None:
    """The size of the audience, by the weight of place, noun, verbs and cues; None where none is sure enough."""
    scene, cues = stance.scene, stance.cues
    numbers = _distinct(scene.of("count"))
    apart = ([m for m in numbers if sexed(m)], [m for m in numbers if not sexed(m)])
    sums = [_added(run, stance) for side in apart if len(side) > 1 for run in _runs(stance, side)]
    sums += [_added(run, stance) for run in line_runs(stance, [m for m in apart[1] if _addable(m)])]
    added = [mention for one in sums for mention in one.parts]
    alone = [_alone(mention, added) for mention in numbers]
    singles = [
        Headcount((m,), counted(m).count, _alone_worth(stance, m) if weighed else 0.0)
        for m, weighed in zip(numbers, alone, strict=True)
    ]
    found = [*sums, *compress(singles, alone)]
    winner = scene.decide("/event/participants/count", [one.candidate() for one in found])
    chosen = next((one for one in found if winner and one.spans == winner.spans and one.score == winner.score), None)
    if chosen is None:
        return None
    chosen = _as_told_in_full(scene, chosen, singles)
    details = (*chosen.details, *_details(scene, cues, chosen, found, numbers))
    return replace(chosen, details=tuple(dict.fromkeys(details)))


def _as_told_in_full(scene: Scene, chosen: Headcount, singles: list[Headcount]) -> Headcount:
    """A headline's number as the body has it where that says "some" or "over" before the same number."""
    if scene.zone(chosen.spans[0]) != "headline" or chosen.count != chosen.count.plain():
        return chosen
    fuller = (one for one in singles if one.count.plain() == chosen.count != one.count and scene.in_story(one.spans[0]))
    return next((one for one in fuller if not scene.in_quote(one.spans[0])), chosen)


def _details(
    scene: Scene, cues: Cues, chosen: Headcount, found: list[Headcount], numbers: list[Mention]
) -> Iterator[Mention]:
    """Other numbers of the audience: equal sums in the story, and what follows in the sentence."""
    for one in found:
        if one.count == chosen.count and one is not chosen and scene.in_story(one.spans[0]):
            yield from one.mentions
    here = scene.sentence_number(chosen.spans[0])
    for mention in numbers:
        same = scene.sentence_number(mention.span) == here and _within_whole(chosen, mention)
        same = same and not _led_by(cues, scene, mention)
        same = same and not cues.has(around(scene, mention, scene.sentence(mention.span)), "counted-out")
        if same and mention not in chosen.mentions and counted(mention).sort not in NO_AUDIENCE:
            yield mention


def _led_by(cues: Cues, scene: Scene, mention: Mention) -> bool:
    """Whether those counted are said to have led or taught the others ("led by two officers, it was meant for 30 clerks")."""
    before = Span(max(scene.sentence(mention.span).start, mention.span.start - BEFORE), mention.span.start)
    return cues.ends(before, "teaching") and not cues.ends(before, "audience")


def _within_whole(chosen: Headcount, mention: Mention) -> bool:
    """Whether a number stands behind that of the audience, or before it and is a smaller one ("9 ..., in all 60 people")."""
    if mention.span > chosen.spans[0]:
        return True
    return mention.source not in (PART, CAME) and (counted(mention).count.min or 0) < (chosen.count.min or 0)


def _alone(mention: Mention, added: list[Mention]) -> bool:
    """Whether a number may be the audience by itself: it needs its noun, and is no addend."""
    return counted(mention).sort not in NOT_ALONE and mention not in added


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each number: of those that overlap the first that tells most."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and kept[-1].span.overlaps(mention.span):
            if _telling(mention) > _telling(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _alone_worth(stance: Stance, mention: Mention) -> float:
    """The weight of a number by itself: two or three people are a part, or those who teach."""
    few = (counted(mention).count.max or FEW + 1) <= FEW
    return weigh(stance, mention) + (stance.cues.weight("count.few") if few else 0.0)


def _telling(mention: Mention) -> int:
    """3 for teams times people, those let in or a number reached, 2 for a number with its noun, 1 for a part, 0 for one without noun."""
    if counted(mention).sort in NOT_ALONE:
        return 0
    if mention.source in (*PRODUCTS, *CHOSEN, REACHED):
        return 3
    return 1 if mention.source == PART else 2


# ---- sums ------------------------------------------------------------------------------------------------------


def _runs(stance: Stance, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The numbers of a sentence that stand side by side, each an exact number of other people."""
    scene = stance.scene
    run: list[Mention] = []
    for mention in outer(scene, stance.cues, mentions):
        if run and not _beside(stance, run[-1], mention):
            yield from _whole(run)
            run = []
        if _addable(mention) and (run or _may_begin(scene, mention)) and not _share(scene, mention):
            run.append(mention)
    yield from _whole(run)


def _may_begin(scene: Scene, mention: Mention) -> bool:
    """Whether a number may be the first of a sum: one without its noun tells those apart who are named before it."""
    return counted(mention).sort not in NOT_FIRST or _told_apart(scene, mention)


def _told_apart(scene: Scene, mention: Mention) -> bool:
    """Whether a number without its noun opens the list of those named before ("Guides came: 12 from Riga, 15 from ...")."""
    start = scene.sentence(mention.span).start
    opened = counted(mention).sort == ELIDED and TOLD_APART.search(scene.text, start, mention.span.start)
    if not opened:
        return False
    before = Span(start, opened.start())
    return bool(scene.within(before, "person-noun")) and not scene.within(before, "count")


def _share(scene: Scene, mention: Mention) -> bool:
    """Whether women or men are said to be among those counted before."""
    return sexed(mention) and presence(scene.knowledge).share.match(scene.text, counted(mention).who.end) is not None


def _whole(run: list[Mention]) -> Iterator[list[Mention]]:
    if len(run) > 1:
        yield run


def _addable(mention: Mention) -> bool:
    value = counted(mention)
    if mention.source in (PART, CAME, *PRODUCTS, *CHOSEN):
        return False
    closed = value.count.max in (value.count.min, None)  # "over 40" has no upper bound, nor has a sum with it
    return closed and value.sort not in NOT_ADDED


def _beside(stance: Stance, one: Mention, other: Mention) -> bool:
    """Whether nothing but the first group's name and a conjunction stand between two numbers."""
    scene, cues = stance.scene, stance.cues
    if not _addable(other) or scene.sentence(one.span) != scene.sentence(other.span):
        return False
    sentence = scene.sentence(other.span)
    apart = cues.has(around(scene, other, sentence), "counted-out")
    apart = apart or as_others(scene, cues, Span(counted(other).who.end, sentence.end))
    gap = Gap.between(scene, cues, one, other)
    if apart or _teach(stance, one, other) or not 0 < gap.length <= GAP:
        return False
    if gap.whole and cues.ends(gap.stretch, "joins"):
        return True
    if one.source == other.source == BRACKETS and KINDS.match(gap.words):
        return True
    elided = counted(other).sort == ELIDED
    if gap.has("parted" if elided else "breaks") or not (gap.whole or told_by_kind(scene, one)):
        return False
    listed = (counted(one).sort != "prime" or (elided and from_a_place(scene, one))) and COMMA.search(
        gap.words
    ) is not None
    return listed or gap.joins or JOINT.search(gap.words) is not None


def _teach(stance: Stance, one: Mention, other: Mention) -> bool:
    """Whether those of the second number teach those of the first ("75 participants along with 12 trainers")."""
    joined = stance.cues.ends(Span(one.span.end, other.span.start), "joins")
    if not joined and (not stance.is_sort("taught") or stance.visit):
        return False
    return counted(other).sort == TEACHERS and counted(one).sort != TEACHERS


def sexed(mention: Mention) -> bool:
    """Whether it counts women or men alone: together these are a whole, beside others a part."""
    return counted(mention).sort in ("woman", "man", *SEXES)


def _listed(scene: Scene, run: list[Mention]) -> bool:
    """Whether a run is a plain list of different people ("26 judges, 14 clerks and 12 ushers"), none the whole of the others."""
    first, *rest = run
    general = presence(scene.knowledge).general.match(scene.words(counted(first).who))
    own = all(counted(m).sort == "participant" for m in run) and not general
    return own and COMMA.search(scene.words(Span(first.span.end, rest[0].span.start))) is not None


def _sums_up(stance: Stance, mention: Mention) -> bool:
    """Whether the last of a run is told as the sum of those before ("12 guides, 8 divers - so, twenty people altogether")."""
    scene, near = stance.scene, around(stance.scene, mention, stance.scene.sentence(mention.span))
    general = presence(scene.knowledge).general.match(scene.words(counted(mention).who)) is not None
    return general or stance.cues.has(near, "total")


def _added(run: list[Mention], stance: Stance) -> Headcount:
    """The sum of a run; where the first or last number is the sum of the rest, that one alone. The first is weighed for all."""
    numbers, addends = [counted(mention).count.min or 0 for mention in run], list[Mention]()
    if len(run) > 2 and numbers[0] == sum(numbers[1:]) and not _listed(stance.scene, run):
        run = run[:1]
    elif len(run) > 2 and numbers[-1] == sum(numbers[:-1]) and _sums_up(stance, run[-1]):
        run, addends = run[-1:], run[:-1]
    total = sum(counted(mention).count.min or 0 for mention in run)
    approximate = any(counted(mention).count.approximate for mention in run)
    score = weigh(stance, run[0]) + stance.cues.weight("count.sum")
    if counted(run[0]).sort == ELIDED:
        score += stance.cues.weight("count.told-apart")
    if stance.scene.sentence(run[0].span) != stance.scene.sentence(run[-1].span):
        score += stance.cues.weight("count.by-line")
    if run[0].source == BRACKETS:
        score += stance.cues.weight("count.by-kind")
    most = None if any(counted(mention).count.max is None for mention in run) else total
    return Headcount(tuple(run), Count(total, most, approximate), score, tuple(addends))
