"""Days listed with their places ("in Osh on 3 May and in Naryn on 5 May"): a series went on from the first to the last."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from eventextract.assemble.bearing import Bearing
from eventextract.assemble.dated_lines import opens_line
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.values import Span, days_inclusive

FEWEST = 2  # days that make a list
LONGEST = 300  # days from the first to the last
GAP = 90  # characters between two days of a sentence
STRANGE = {"date.not-story", "date.quote", "date.decoy", "date.outside", "date.void", "date.said"}
WORD = expression(r"[^\W_][^\s,;()/]*")
STOP = expression(r"[.:!?]\s|\n")


def dated_series(scene: Scene, kind: MainKind, found: Sequence[Bearing], told: Collection[str]) -> list[Bearing]:
    """The days of the list that holds one of those `told` of the event (EDTF), in order; empty where there is none.

    Only names, numbers and small words (`date_series.csv`) part the days of a list, and the event's noun stands in its
    sentence, or before lines that each open with a day.
    """
    for run in _runs(scene, found):
        listed = any(b.dated.edtf in told for b in run) and len(run) >= FEWEST
        if listed and _named(scene, kind, run):
            return run
    return []


def no_day_between(series: Sequence[Bearing]) -> bool:
    """Whether each day of a list follows on the one before: what was held on them lasted as long as all together."""
    ends = [(one.dated.end, other.dated.start) for one, other in pairwise(series)]
    return all(end and start and days_inclusive(end, start) == 2 for end, start in ends)


def _runs(scene: Scene, found: Sequence[Bearing]) -> Iterator[list[Bearing]]:
    run: list[Bearing] = []
    for bearing in found:
        day = bearing.dated.start
        if not (day and day.day) or STRANGE & set(bearing.features) or bearing.dated.value.bound:
            continue
        if run and not (_later(run[-1], bearing) and _listed(scene, run[-1], bearing)):
            yield run
            run = []
        run.append(bearing)
    yield run


def _later(one: Bearing, other: Bearing) -> bool:
    end, start = one.dated.end, other.dated.start
    days = days_inclusive(end, start) if end and start else None
    return days is not None and 1 < days <= LONGEST


def _listed(scene: Scene, one: Bearing, other: Bearing) -> bool:
    """Whether two days are members of one list: of lines, or of a sentence."""
    first, second = one.dated.mention.span, other.dated.mention.span
    gap = scene.text[first.end : second.start]
    lines = opens_line(scene, one) and opens_line(scene, other) and gap.count("\n") == 1
    if len(gap) > GAP or STOP.search(gap.replace("\n", " ") if lines else gap):
        return False
    small = scene.knowledge.words("date_series", "word")
    return all(word[0].isupper() or word[0].isdigit() or word in small for word in WORD.findall(gap))


def _named(scene: Scene, kind: MainKind, run: Sequence[Bearing]) -> bool:
    """Whether the event's noun, or a plural of another, stands in the sentence of a list, or right before its lines."""
    first = run[0].dated.mention.span
    number = scene.sentence_number(scene.sentence(first))
    before = scene.sentences[max(number - 1, 0)] if opens_line(scene, run[0]) else scene.sentence(first)
    around = Span(before.start, scene.sentence(run[-1].dated.mention.span).end)
    return kind.named_in(around) or any(n.score >= 1 and n.text.endswith("s") for n in scene.within(around, "event"))
