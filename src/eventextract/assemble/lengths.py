"""How long the main event lasted, where the text says so."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from eventextract.assemble.bearing import OF_A_DAY
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.date_labels import date_labels
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate
from eventextract.values import Duration, Span

UNCERTAIN = 2.2  # a duration must be worth more than this to be the event's
AHEAD, BEHIND = 70, 40  # characters around a duration in which its noun, or its verb of lasting, stands
WORKING = 0.6  # of the days of an event over a week, at least so many are working days
SHORTEST = 1 / 3  # hours: a ten-minute talk is part of an event, or none
HOURS = {"Y": 8766.0, "M": 730.5, "W": 168.0, "D": 24.0, "h": 1.0, "m": 1 / 60}


def length(scene: Scene, cues: Cues, dates: Dates, kind: MainKind, own: Sequence[Span], counted: int | None) -> Claim:
    """The main event's stated duration. `own`: the spans of its dates; `counted`: its days where both ends are told."""
    judge = _Judge(scene, cues, kind, own, counted)
    found = [(d, d.value.duration) for d in dates.of_kind("duration")]
    scored = [judge.candidate(d, length) for d, length in found if length and judge.possible(d)]
    winner = scene.decide("/event/duration", scored)
    return Claim(winner.value, winner.rule, winner.spans) if winner else Claim(None, "")


def agrees(length: Duration, days: int, strictly: bool = False) -> bool:
    """Whether a duration and a number of days can be of one event: a five-day "week", an evening within two days."""
    hours = HOURS[length.unit] * float(length.amount)
    if length.unit == "D":
        least = days if strictly or days < 7 else WORKING * days
        return least <= ceil(float(length.amount)) <= days
    return hours <= days * 24 if length.unit in "hm" else abs(hours - days * 24) <= max(96.0, hours * 0.3)


class _Judge:
    def __init__(self, scene: Scene, cues: Cues, kind: MainKind, own: Sequence[Span], counted: int | None) -> None:
        self.scene, self.cues, self.kind, self.own, self.counted = scene, cues, kind, own, counted
        self._of_a_day = kind.type in OF_A_DAY
        self._labels = date_labels(scene.knowledge)

    def _by_verb(self, noun: str | None) -> bool:
        """Whether a ceremony is told by a verb alone ("graduated"): the length is then that of the course before it."""
        return noun == "strange" and not any(n.score >= 1 for n in self.kind.nouns)

    def possible(self, dated: Dated) -> bool:
        length = dated.value.duration
        long = length is None or HOURS[length.unit] * float(length.amount) >= SHORTEST
        return long and self.scene.in_story(dated.mention.span) and dated.value.use == "event"

    def candidate(self, dated: Dated, length: Duration) -> Candidate:
        """Beside an event noun ("three-day seminar") or a verb of lasting, near the event's date, and early."""
        span, weight = dated.mention.span, self.cues.weight
        features = {**self._words(span, length.unit in "hm")}
        features |= self._sense(length, features["duration.strange"])
        if features["duration.event"] and features["duration.compound"]:  # "a 90-minute webinar"
            features["duration.unit-m"] = False
        true = [name for name, holds in features.items() if holds]
        total = sum(map(weight, true)) + max(
            weight("duration.first") - weight("duration.decay") * self._index(span), 0.0
        )
        return Candidate(length.iso(), dated.mention.source, "stated", (span,), total - UNCERTAIN, ", ".join(true))

    def _words(self, span: Span, hours: bool) -> dict[str, bool]:
        sentence, clause = self.scene.sentence(span), self.cues.clause(span)
        noun = self._noun_after(span, sentence)
        ours = self.kind.named_in(sentence)
        here = self.scene.sentence_number(span)
        apart = min((abs(self.scene.sentence_number(date) - here) for date in self.own), default=9)
        return {
            "duration.event": noun == "ours",
            "duration.strange": noun == "strange",
            "duration.not-the-ceremony": self._of_a_day and noun != "ours" and not self._by_verb(noun) and not hours,
            "duration.compound": noun is not None and "-" in self.scene.words(span),
            "duration.lasted": noun is None
            and self.cues.has(Span(max(span.start - BEHIND, sentence.start), span.start), "date.lasting"),
            "duration.labelled": self._labels.is_length(self.scene.text, span),
            "duration.noun": ours,
            "duration.dated": apart == 0,
            "duration.dated-beside": apart == 1,
            "duration.quote": self.scene.in_quote(span),
            "duration.void": self.cues.has(Span(clause.start, span.start), "date.void"),
            "duration.other": self._of_other(span, clause)
            or (noun == "strange" and self.cues.has(clause, "date.future")),
        }

    def _of_other(self, span: Span, clause: Span) -> bool:
        """Whether words about another event stand before a duration or near behind it.

        "For the next five days" is of this event, "the next five-day course" is another.
        """
        near = Span(clause.start, max(min(span.end + AHEAD, clause.end), span.end))
        told = [cue for sort in ("date.past", "date.other") for cue in self.cues.within(near, sort)]
        compound = "-" in self.scene.words(span)
        return any(compound or not 0 <= span.start - cue.end <= 1 for cue in told)

    def _noun_after(self, span: Span, sentence: Span) -> str | None:
        """The first event noun behind a duration: `ours`, `strange` (of another kind of event), or None."""
        after = Span(span.end, min(span.end + AHEAD, sentence.end))
        compound = "-" in self.scene.words(span)  # "two-hour session": whatever follows lasts so long
        nouns = [n for n in self.scene.within(after, "event") if n.score >= 1 or compound or n in self.kind.nouns]
        if not nouns:
            return None
        ours = nouns[0].score < 1 or any(noun in self.kind.nouns for noun in nouns)
        return "ours" if ours else "strange"

    def _sense(self, length: Duration, strange: bool) -> dict[str, bool]:
        return {
            f"duration.unit-{length.unit}": True,
            "duration.against": self.counted is not None and not agrees(length, self.counted, strange),
        }

    def _index(self, span: Span) -> int:
        return self.scene.place_in_body(span) or 0
