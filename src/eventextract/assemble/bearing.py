"""How a date bears on the main event: whether it is the event's, and whether its first day, its last or the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventextract.assemble.cues import Cues
from eventextract.assemble.date_labels import date_labels
from eventextract.assemble.date_verbs import Part, date_verbs
from eventextract.assemble.dated import Dated
from eventextract.assemble.dates import Dates
from eventextract.assemble.event_numbers import EventNumbers
from eventextract.assemble.kinds import GENERIC, VERB, MainKind
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.assemble.spoken import Spoken
from eventextract.assemble.taken_up import head, taken_up_heads
from eventextract.knowledge.compiling import expression
from eventextract.mentions import EventValue
from eventextract.values import Span

BY_BOUND: dict[str, Part] = {"until": "last", "since": "first", "from": "first"}
OF_A_DAY = ("ceremony", "launch")  # types whose verbs of opening and closing tell no first and last day
TURNS = ("date.begun", "date.ended")
PLANNED = ("date.announced", "date.postponed")
FROM = 6  # characters behind "postponed" in which "from" stands
OUTSIDE = ("before", "after", "by")  # limits that an event's own date does not have
NEAR, FAR = 14, 120  # days from publication
FAR_AHEAD = 300  # of an event announced
SAID = 24  # characters before a date in which a verb of saying tells when words were said
ANTECEDENT = 25  # characters before a clause of "which" in which its noun stands
A_NEW = expression(r"\b(?:an?|another) (?:[\w'-]+ ){0,3}$", re.IGNORECASE)
WITH = expression(r".{0,40}\b(?:(?:with|by|at) an?|with (?:the|its|their)) (?:[\w'-]+ ){0,4}", re.DOTALL)
"""Between the verb of a longer undertaking and the event by which it ends ("was concluded today with a ...")."""
LEAD = 3  # sentences at the head of the story
FIRST = 2  # the headline and the sentence that tells the event
SHORT = 30  # characters that a line may hold beside its date ("Samarkand, 4-6 May")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A date, the part of the event that it gives, what speaks for its being the event's, and the words that say so."""

    dated: Dated
    part: Part
    score: float
    firm: float  # the score without what the place in the text adds
    verb: tuple[str, Span] | None  # the nearest verb: its sort and where it stands
    features: tuple[str, ...]


def bearings(scene: Scene, cues: Cues, kind: MainKind, dates: Dates) -> list[Bearing]:
    """Every date that could be the main event's, in order."""
    judge = _Judge(scene, cues, kind, dates)
    return [judge.bearing(d) for d in dates.of_kind("date", "interval", "month", "year") if d.start]


class _Judge:
    def __init__(self, scene: Scene, cues: Cues, kind: MainKind, dates: Dates) -> None:
        self.scene, self.cues, self.kind, self.dates = scene, cues, kind, dates
        self._verbs = date_verbs(scene.knowledge)
        self._sorts = tuple(self._verbs)
        self._nouns = SpanIndex([noun.span for noun in kind.nouns])
        heads = {head(noun.text) for noun in kind.nouns} | taken_up_heads(scene)
        others = [m for m in scene.of("event") if not self._ours(m.value) and head(m.text) not in heads]
        strange = [m.span for m in others if m.score >= 1]
        self._others, self._strange = SpanIndex([m.span for m in others]), SpanIndex(strange)
        this = (d.mention.span for d in dates.all if (d.value.relative or "").startswith("this "))
        self._current = SpanIndex(this)  # "earlier this week"
        self._names = SpanIndex([noun.span for noun in kind.nouns if noun.source != VERB])
        self._numbers = EventNumbers(scene, cues, kind)
        self._spoken = Spoken(scene, cues, kind, any(d.value.use == "event" for d in dates.of_kind("duration")))
        self._labels = date_labels(scene.knowledge)
        self._of_a_day = kind.type in OF_A_DAY and (self._is_named() or not self._told_first(strange))

    def _is_named(self) -> bool:
        return any(n.score >= 1 and self._ours(n.value) for n in self.kind.nouns)

    def _told_first(self, nouns: Sequence[Span]) -> bool:
        return any(self.scene.sentence(noun) in self.scene.story[:FIRST] for noun in nouns)

    def _ours(self, value: object) -> bool:
        return isinstance(value, EventValue) and value.type in (self.kind.type, GENERIC)

    def bearing(self, dated: Dated) -> Bearing:
        span, clause = dated.mention.span, self.cues.clause(dated.mention.span)
        verb, said = self._verb(span, clause), self._said(span, clause)
        if said and (spoken := self._spoken.at_event(span)):
            said, verb = False, spoken
        label, ahead = self._label(dated), self.dates.ahead(dated)
        verb = verb if not label else ("date.announced", span) if (ahead or 0) > 0 else None
        features = {
            **self._words(dated, clause, verb, ahead),
            "date.verb": bool(verb),
            "date.void": bool(verb and self._is_void(dated, verb) and not self._called_off(dated)),
            "date.returned": bool(verb and verb[0] == "date.returned" and not self._between(verb[1], span)),
            "date.said": said,
            **self._time(dated, ahead),
            **self._place(dated),
            "date.labelled": label is not None,
        }
        true = tuple([name for name, holds in features.items() if holds])
        firm = sum(map(self.cues.weights.__getitem__, true))
        score = firm + self._early(self.scene.sentence(dated.mention.span))
        return Bearing(dated, label or self._part(dated, verb, clause), score, firm, verb, true)

    def _between(self, verb: Span, date: Span) -> bool:
        return self._nouns.any_begins(Span(verb.end, date.start))  # "returned from a visit (3-5 May)"

    def _label(self, dated: Dated) -> Part | None:
        """The part of the event that a label before a date of the story gives it ("When: Friday, 24 May")."""
        told = dated.value.use == "event" and self.scene.in_story(dated.mention.span)
        return self._labels.part(self.scene.text, dated.mention.span) if told else None

    def _verb(self, span: Span, clause: Span) -> tuple[str, Span] | None:
        """The verb nearest to a date, in its clause, else in its sentence, else that the next one is over by."""
        sentence = self.scene.sentence(span)
        for stretch in (self._between_commas(span, clause), clause, sentence):
            if found := self.cues.nearest(span, stretch, *self._sorts, apart=self._names):
                return found
        return self._over(sentence)

    def _between_commas(self, span: Span, clause: Span) -> Span:
        """The part of a clause around a date from one comma to the next: its verb is the date's before any beyond them."""
        before = self.scene.text.rfind(", ", clause.start, span.start)
        after = self.scene.text.find(", ", span.end, clause.end)
        return Span(max(before, clause.start), clause.end if after < 0 else after)

    def _over(self, sentence: Span) -> tuple[str, Span] | None:
        """What the next sentence of the paragraph says of the main event's end ("... this morning. The drill was over")."""
        number = self.scene.sentence_number(sentence)
        after = self.scene.sentences[number + 1] if number + 1 < len(self.scene.sentences) else None
        if after is None or "\n" in self.scene.text[sentence.end - 1 : after.start + 1]:
            return None
        told = self.kind.named_in(after) and not self._strange.any_within(sentence)
        cue = self.cues.find(after, "date.ended") if told else None
        if cue and self.dates.within(Span(cue.end, after.end), "date", "interval"):  # it was over on a day of its own
            return None
        return ("date.ended", cue) if cue and not self.cues.to_come(cue) else None

    def _said(self, span: Span, clause: Span) -> bool:
        """Whether a date tells when something was said: a verb of saying before it, no event noun in between."""
        near = Span(max(span.start - SAID, 0), span.start)
        spoken = self.cues.within(near, "date.said")[-1:] or self._told(span, clause)
        behind = self.cues.find(Span(span.end, clause.end), "date.said")
        if behind and behind.start == span.end + 1:
            return not self._nouns.any_begins(Span(clause.start, span.start))  # "the Director on Friday said that"
        return True in [not self._nouns.any_begins(Span(cue.end, span.start)) for cue in spoken]

    def _told(self, span: Span, clause: Span) -> list[Span]:
        """The verb of saying that is the nearest verb before a date ("told reporters at the airport here today")."""
        if "date.said" not in self.cues.sorts(clause):
            return []
        found = self.cues.nearest(span, clause, "date.said", *self._sorts)
        return [found[1]] if found and found[0] == "date.said" and found[1].end <= span.start else []

    def _part(self, dated: Dated, verb: tuple[str, Span] | None, clause: Span) -> Part:
        bound, sort = BY_BOUND.get(dated.value.bound or ""), verb[0] if verb else ""
        if dated.lasts or (sort != "date.announced" and self._of_a_day):
            return "whole"
        told = self._verbs.get(sort)
        if bound is None and verb and sort in TURNS and self._with_ours(verb[1], clause):
            return "whole"
        return bound or (told.part if told else "whole")

    def _with_ours(self, verb: Span, clause: Span) -> bool:
        """Whether what begins or ends is something longer, with the main event ("concluded today with a conference")."""
        if self.kind.named_in(Span(clause.start, verb.start)):
            return False
        after = self._nouns.within(Span(verb.end, clause.end))
        return bool(after) and WITH.fullmatch(self.scene.text, verb.end, after[0].start) is not None

    def _words(self, dated: Dated, clause: Span, verb: tuple[str, Span] | None, ahead: int | None) -> dict[str, bool]:
        span, cues, sorts = dated.mention.span, self.cues, self.cues.sorts(clause)
        sentence = self.scene.sentence(span)
        ours, strange = self.kind.named_in(clause), self._strange_nearest(span, clause)
        opening = verb is not None and verb[0] == "date.initial"
        of_late = ahead is not None and -NEAR <= ahead <= 0  # "earlier on Monday, at the opening ceremony"
        return {
            "date.noun": ours or self.kind.named_in(sentence),
            "date.noun-in-clause": ours,
            "date.strange-noun": strange or self._of_another(span, clause, sentence),
            "date.strange-beside": self._strange.any_within(clause)
            and not self._nouns.any_begins(Span(clause.start, span.start)),
            "date.not-the-ceremony": self._of_a_day and strange,
            "date.quote": self.scene.in_quote(span),
            "date.past-cue": "date.past" in sorts
            and not (opening and of_late)
            and False in [cue.overlaps(span) for cue in self._past(dated, clause)],
            "date.a-noun": self._anew(span, clause),
            "date.other-cue": "date.other" in sorts
            or cues.has(cues.introduced(clause), "date.apart")
            or self._numbers.differs(span, clause)
            or (not ours and cues.leads_in(clause)),
            "date.future-cue": "date.future" in sorts and sentence not in self.scene.story[:LEAD],
        }

    def _anew(self, span: Span, clause: Span) -> bool:
        """Whether far down in the story the event's noun stands with "a": one not spoken of before ("a workshop in May")."""
        place = self.scene.place_in_body(span)
        nouns = self._names.within(Span(clause.start, span.start)) if place is not None and place >= LEAD else []
        return bool(nouns) and A_NEW.search(self.scene.text, clause.start, nouns[-1].start) is not None

    def _is_void(self, dated: Dated, verb: tuple[str, Span]) -> bool:
        """Whether a date no longer holds: so its verb says, or the event was put off to another that stands behind it."""
        sentence, end = self.scene.sentence(dated.mention.span), dated.mention.span.end
        if verb[0] in PLANNED:  # "scheduled for 4 May, it has been postponed to 9 May"
            off = self.cues.find(Span(end, sentence.end), "date.postponed")
            if off and not self.cues.has(Span(off.start, min(off.end + FROM, sentence.end)), "date.void"):
                return bool(self.dates.within(Span(off.end, sentence.end), "date", "interval", "month"))
        return verb[0] == "date.void"

    def _called_off(self, dated: Dated) -> bool:
        """Whether an event is called off for good: the day that it was to be on is the only one it has."""
        return self.cues.has(self.scene.sentence(dated.mention.span), "date.cancelled")

    def _strange_nearest(self, span: Span, clause: Span) -> bool:
        """Whether the event noun nearest to a date names another kind of event."""
        if self._of_a_day and self.cues.has(clause, "date.final"):  # "to receive certificates after weeks of training"
            return False
        strange = self._strange.within(clause)
        ours = [_apart(noun, span) for noun in self._nouns.within(clause)] if strange else []
        return bool(strange) and (not ours or min([_apart(noun, span) for noun in strange]) < min(ours))

    def _of_another(self, span: Span, clause: Span, sentence: Span) -> bool:
        """Whether a clause of "which" hangs on the noun of another event ("... beside the Fair, which runs until")."""
        if not self._others:
            return False
        joint = self.cues.joint(clause.start, span.start)
        if joint < 0 and not self.cues.is_relative(clause):
            return False
        if joint < 0:
            joint = self.cues.introduced(clause).start
        if self._nouns.any_begins(Span(joint, span.start)):
            return False
        before = Span(max(joint - ANTECEDENT, sentence.start), joint)
        ours, others = self._nouns.within(before), self._others.within(before)
        return bool(others) and not (ours and ours[-1].end >= others[-1].end)

    def _past(self, dated: Dated, clause: Span) -> list[Span]:
        """The cues of the past about a date; not the word of limit before a day, none for one just before publication.

        "Since Monday they had been at their desks" tells of what goes on.
        """
        start, away = dated.mention.span.start, self.dates.away(dated)
        since = dated.value.bound == "since" and dated.start is not None and dated.start.day is not None
        if since and away is not None and away <= NEAR:
            return []
        told = [cue for cue in self.cues.within(clause, "date.past") if not self._current.any_around(cue)]
        return [cue for cue in told if not (since and 0 <= start - cue.end <= 5)]

    def _time(self, dated: Dated, ahead: int | None) -> dict[str, bool]:
        away = None if ahead is None else abs(ahead)
        return {
            f"date.{_form(dated)}": True,
            "date.relative": dated.value.relative == "today",
            "date.near": away is not None and away <= NEAR,
            "date.far": away is not None and away > (FAR if away != ahead else FAR_AHEAD),
            "date.decoy": dated.value.use != "event",
            "date.outside": dated.value.bound in OUTSIDE,
            "date.bound": dated.value.bound in BY_BOUND,
        }

    def _place(self, dated: Dated) -> dict[str, bool]:
        span, zone = dated.mention.span, self.scene.zone(dated.mention.span)
        dateline, interval = zone in ("dateline", "publication") or self._above(span), dated.lasts
        return {
            "date.headline": zone == "headline",
            "date.dateline-interval": dateline and interval,
            "date.not-story": not interval if dateline else not self.scene.in_story(span),
            "date.line": zone in ("body", "lead") and self._line(span),
        }

    def _above(self, span: Span) -> bool:
        """Whether a span stands above the story ("Date: 3-5 May")."""
        body = self.scene.body
        return bool(body) and span.end <= body[0].start and not self.scene.in_story(span)

    def _line(self, span: Span) -> bool:
        """Whether the date makes a short line or opening of its own ("KHUJAND, 3-5 May.")."""
        sentence = self.scene.sentence(span)
        return sentence.end - sentence.start - (span.end - span.start) <= SHORT

    def _early(self, sentence: Span) -> float:
        place = self.scene.place_in_body(sentence)
        if place is None:
            return 0.0
        return max(self.cues.weight("date.first") - self.cues.weight("date.decay") * place, 0.0)


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _form(dated: Dated) -> str:
    if dated.lasts:
        return "interval"
    return dated.start.precision if dated.start else "year"
