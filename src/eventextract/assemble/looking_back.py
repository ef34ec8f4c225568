"""Whether the sentence of a number of people tells of what was before the main event."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import TimeValue
from eventextract.values import Span

ASIDE = expression(r", (?:which|where|whose)\b")
HUNG = expression(r", (?:which|who|where|whose)\b[^,;:]{0,200},")
REMARK = expression(r" \([^()]{2,120}\)")


def tells_of_before(scene: Scene, cues: Cues, counted: Span, sentence: Span) -> bool:
    """Whether the main parts of a sentence tell of earlier events, or look back to a year; `counted`: number and noun phrase."""
    parts = _main_parts(scene, counted, sentence)
    return any(cues.has(part, "prior") or _since(scene, part) for part in parts)


def _main_parts(scene: Scene, counted: Span, sentence: Span) -> list[Span]:
    """The sentence up to what hangs on a noun behind those counted (", which had not been seen since 1988").

    A remark in brackets right behind them is left out ("16 divers (half of them from last year's class)"), and what
    hangs on a noun before them ("The course, which is held at the centre opened in 2009, is attended by 16 divers").
    """
    start, parts = sentence.start, []
    for hung in HUNG.finditer(scene.text, sentence.start, counted.start):
        parts.append(Span(start, hung.start()))
        start = hung.end()
    return [*parts, *_behind(scene, counted.end, Span(start, sentence.end))]


def _behind(scene: Scene, behind: int, sentence: Span) -> list[Span]:
    aside = ASIDE.search(scene.text, behind, sentence.end)
    end = aside.start() if aside else sentence.end
    remark = REMARK.match(scene.text, behind, end)
    return [Span(sentence.start, remark.start()), Span(remark.end(), end)] if remark else [Span(sentence.start, end)]


def _since(scene: Scene, sentence: Span) -> bool:
    """Whether the sentence looks back to a year ("since 2015")."""
    times = [m.value for m in scene.within(sentence, "date") if isinstance(m.value, TimeValue)]
    return any(t.bound == "since" and t.relative is None and t.start is not None and t.start.day is None for t in times)
