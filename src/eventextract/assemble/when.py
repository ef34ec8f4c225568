"""When the main event took place: start, end, duration; stated, or derived from one another."""

from __future__ import annotations

from dataclasses import dataclass

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.dates import Dated, Dates
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate
from eventextract.values import Duration, PartialDate, Span, days_inclusive

UNCERTAIN = 1.5  # a date must be worth more than this to be the event's


@dataclass(frozen=True, slots=True)
class When:
    """The main event's time; `chosen` is the date mention that it rests on."""

    start: Claim
    end: Claim
    duration: Claim
    chosen: Dated | None


def when(scene: Scene, cues: Cues, dates: Dates, kind: MainKind) -> When:
    """Choose the main event's date and duration among all, and derive what follows."""
    none = Claim(None, "")
    if kind.type == "none":
        return When(none, none, none, None)
    scored = [(d, _score(scene, cues, kind, d)) for d in dates.of_kind("date", "interval", "month", "year") if d.start]
    winner = scene.decide("/event/start", [_candidate(d, s) for d, s in scored])
    chosen = next((d for d, s in scored if winner and (d.mention.span,) == winner.spans), None)
    duration = _duration(scene, cues, dates, kind)
    start, end = _ends(scene, cues, chosen, duration)
    return When(start, end, duration if duration.value else _counted(start, end), chosen)


def _candidate(dated: Dated, score: float) -> Candidate:
    return Candidate(dated.edtf or "", dated.mention.source, "stated", (dated.mention.span,), score - UNCERTAIN)


def _score(scene: Scene, cues: Cues, kind: MainKind, dated: Dated) -> float:
    span = dated.mention.span
    sentence, clause, weight = scene.sentence(span), cues.clause(span), cues.weight
    features = {
        f"date.{_form(dated)}": True,
        "date.headline": scene.zone(span) == "headline",
        "date.held": any(cues.has(clause, sort) for sort in ("held", "begun", "ended", "announced")),
        "date.event": any(sentence.covers(noun.span) for noun in kind.nouns),
        "date.relative": dated.value.relative == "today",
        "date.quote": scene.in_quote(span),
        "date.past-cue": cues.has(clause, "past"),
        "date.future-cue": cues.has(clause, "future"),
        "date.decoy": dated.value.use != "event",
        "date.not-story": not scene.in_story(span) or scene.zone(span) == "dateline",
    }
    total = sum(weight(name) for name, true in features.items() if true)
    return total + _early(scene, cues, sentence)


def _form(dated: Dated) -> str:
    if dated.value.kind == "interval":
        return "interval"
    return dated.start.precision if dated.start else "year"


def _early(scene: Scene, cues: Cues, sentence: Span) -> float:
    if sentence not in scene.body:
        return 0.0
    return max(cues.weight("date.first") - cues.weight("date.decay") * scene.body.index(sentence), 0.0)


def _duration(scene: Scene, cues: Cues, dates: Dates, kind: MainKind) -> Claim:
    scored = [
        Candidate(d.value.duration.iso(), d.mention.source, "stated", (d.mention.span,), _worth(scene, cues, kind, d))
        for d in dates.of_kind("duration")
        if d.value.duration and scene.in_story(d.mention.span) and d.value.use == "event"
    ]
    winner = scene.decide("/event/duration", scored)
    return Claim(winner.value, winner.rule, winner.spans) if winner else Claim(None, "")


def _worth(scene: Scene, cues: Cues, kind: MainKind, dated: Dated) -> float:
    """Beside an event noun ("three-day seminar") or a verb of lasting, and early."""
    span = dated.mention.span
    after = Span(span.end, min(span.end + 60, scene.sentence(span).end))
    near = any(after.covers(noun.span) for noun in kind.nouns)
    lasted = cues.has(Span(max(span.start - 30, 0), span.start), "lasting")
    sentence = scene.sentence(span)
    early = max(cues.weight("duration.first") - cues.weight("duration.decay") * _index(scene, sentence), 0.0)
    total = early + near * cues.weight("duration.event") + lasted * cues.weight("duration.lasted")
    total += (scene.in_quote(span) + cues.has(cues.clause(span), "past")) * cues.weight("duration.other")
    return total + (0 if near or lasted else cues.weight("duration.other"))


def _index(scene: Scene, sentence: Span) -> int:
    return scene.body.index(sentence) if sentence in scene.body else 0


def _ends(scene: Scene, cues: Cues, chosen: Dated | None, duration: Claim) -> tuple[Claim, Claim]:
    if chosen is None or chosen.start is None:
        return Claim(None, ""), Claim(None, "")
    span, rule = (chosen.mention.span,), chosen.mention.source
    if chosen.value.kind == "interval" or chosen.start.precision != "day":
        return Claim(chosen.start.edtf(), rule, span), Claim((chosen.end or chosen.start).edtf(), rule, span)
    clause = cues.clause(chosen.mention.span)
    begun, ended = cues.find(clause, "begun"), cues.find(clause, "ended")
    days = _days(duration.value)
    stated = Claim(chosen.start.edtf(), rule, span)
    if ended and not begun:
        return _moved(chosen.start, 1 - days, stated, (*span, ended, *duration.spans), "start") if days else Claim(None, ""), stated
    if days and days > 1:
        return stated, _moved(chosen.start, days - 1, stated, (*span, *((begun,) if begun else ()), *duration.spans), "end")
    if begun and not days:
        return stated, Claim(None, "")
    return stated, Claim(chosen.start.edtf(), "dates.one-day", span, "inferred")


def _moved(day: PartialDate, by: int, stated: Claim, spans: tuple[Span, ...], which: str) -> Claim:
    try:
        return Claim(day.plus_days(by).edtf(), f"dates.{which}-from-duration", spans, "derived")
    except ValueError:
        return Claim(None, "")


def _days(iso: str | None) -> int | None:
    if iso and iso.startswith("P") and iso.endswith("D"):
        return Duration(iso[1:-1], "D").days
    return None


def _counted(start: Claim, end: Claim) -> Claim:
    """The number of days from start to end, both counted."""
    if start.value is None or end.value is None:
        return Claim(None, "")
    days = days_inclusive(PartialDate.parse(start.value), PartialDate.parse(end.value))
    return Claim(f"P{days}D", "dates.duration-from-ends", (*start.spans, *end.spans), "derived") if days else Claim(None, "")
