"""Days told for several places one by one ("in Osh and Naryn on 3 and 17 May respectively"): each is a date of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eventextract.assemble.dated import Dated
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.normalise.resolve import Resolved
from eventextract.values import PartialDate, Span, days_inclusive

WORD = "respectively"
PART = expression(r",? (?:and|&) |, ")
RANGE = expression(r"[-–—/]| to | through | until ")
DAY = expression(r"(?<!\d)[0-3]?\d(?!\d)")


def one_by_one(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence says that what it lists belongs together one by one."""
    return scene.text.find(WORD, *sentence) >= 0


def listed_alone(scene: Scene, first: Span, second: Span) -> bool:
    """Whether two days stand side by side in such a sentence, each for an event of its own."""
    return one_by_one(scene, scene.sentence(first)) and PART.fullmatch(scene.text, first.end, second.start) is not None


def respective(scene: Scene, found: Iterable[Dated]) -> Iterator[Dated]:
    """The dates of a release in order, a list of days or two months told "respectively" as its single ones."""
    told = WORD in scene.text
    for dated in found:
        listed = _listed(dated) if told and one_by_one(scene, scene.sentence(dated.mention.span)) else []
        yield from listed or [dated]


def in_order_of(dates: list[int], cities: list[Mention]) -> dict[int, Mention]:
    """Dates (by index) with their cities in the order of both lists; empty where one list is longer."""
    same = len(dates) == len(cities) > 1
    return dict(zip(dates, cities, strict=True)) if same else {}


def _listed(dated: Dated) -> list[Dated]:
    text, start, end = dated.mention.text, dated.start, dated.end
    if start is None or end is None or start == end or RANGE.search(text):
        return []
    spans = _parts(text)
    days = _days(text, spans, start, end) if start.day else [start, end]
    return [_one(dated, *pair) for pair in zip(spans, days, strict=True)] if len(days) == len(spans) else []


def _parts(text: str) -> list[Span]:
    """The parts of a list, but for a year behind its last comma."""
    spans, begin = [], 0
    for mark in PART.finditer(text):
        spans.append(Span(begin, mark.start()))
        begin = mark.end()
    spans.append(Span(begin, len(text)))
    if text[spans[-1].start :].isdigit() and len(text) - spans[-1].start > 2:
        spans[-2:] = [Span(spans[-2].start, spans[-1].end)] if len(spans) > 1 else spans
    return spans


def _days(text: str, spans: list[Span], start: PartialDate, end: PartialDate) -> list[PartialDate]:
    """The day that each part names, the first and last of them those of the whole."""
    numbers = [int(found[0]) for span in spans if (found := DAY.search(text, *span))]
    apart = days_inclusive(start, end) or 0
    if len(numbers) != len(spans) or start.day != numbers[0] or end.day != numbers[-1] or apart > 31:
        return []
    return [start.plus_days(number - numbers[0]) for number in numbers[:-1]] + [end]


def _one(dated: Dated, part: Span, day: PartialDate) -> Dated:
    at, kind = dated.mention.span.start, "date" if day.day else "month"
    span = Span(at + part.start, at + part.end)
    mention = replace(dated.mention, span=span, text=dated.mention.text[part.start : part.end])
    value = replace(dated.value, kind=kind, start=day, end=day, days=())
    return Dated(mention, value, Resolved(kind, day, day, dated.resolved.basis))
