"""Words said at the main event: the day on which they were said is then a day of it."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.values import Span

SORTS = {"date.spoken-closing": "date.ended", "date.spoken-opening": "date.begun", "date.spoken-at": "date.held"}
"""Sorts of cues that lead up to the event, and the sorts of verbs that each stands for."""
WHOLE = "date.held"  # what opens and closes on one day is told by that day
LED = 60  # characters between such words and the noun of the event
FURTHER = 3  # sentences after the one that tells the day in which it is told where the words were said


class Spoken:
    """What the sentences of a release say of words spoken at its main event; `is_lasting`: a length of days is told."""

    def __init__(self, scene: Scene, cues: Cues, kind: MainKind, is_lasting: bool) -> None:
        self.scene, self.cues, self.is_lasting = scene, cues, is_lasting
        self._nouns = SpanIndex([noun.span for noun in kind.nouns if noun.score >= 1])

    def at_event(self, day: Span) -> tuple[str, Span] | None:
        """The words that tell that what was said on a day was said at the event, as a verb with its place; None without."""
        body, place = self.scene.body, self.scene.place_in_body(day)
        if place is None or place > FURTHER:
            return None
        for sentence in body[place : place + 1 + FURTHER]:
            if found := self._led(sentence):
                return found
        return None

    def _led(self, sentence: Span) -> tuple[str, Span] | None:
        for sort, verb in SORTS.items():
            for cue in self.cues.within(sentence, sort):
                if self._nouns.any_begins(Span(cue.end, min(cue.end + LED, sentence.end))):
                    return verb if self.is_lasting else WHOLE, cue
        return None
