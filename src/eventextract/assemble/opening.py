"""The first day of an event that the release reports as just begun, or as being held, without naming the day."""

from __future__ import annotations

from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.dates import Dates
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.values import Span

RULE = "dates.begun-on-publication"
FIRST = 2  # sentences at the head of the body
LED = 80  # characters between "the opening of" and the noun of the event
NOTHING = Claim(None, "")


def opening_day(scene: Scene, cues: Cues, dates: Dates, kind: MainKind, is_lasting: bool) -> Claim:
    """The day of publication where the first sentences say that the main event "has begun" or "kicks off".

    So does "hosted the opening of the workshop", where its length or last day is told.
    "Is being held" says so too, unless a length or last day is known (`is_lasting`): then it may have begun before.
    """
    day = dates.published
    sorts = ("date.just-begun",) if is_lasting else ("date.just-begun", "date.ongoing")
    cue = _cue(scene, cues, kind, sorts) if day and day.day else None
    if cue is None and day and day.day and is_lasting:
        cue = _opening_of(scene, cues, kind)
    return Claim(day.edtf(), RULE, (cue,), "inferred") if day and cue else NOTHING


def just_begun(cues: Cues, start: Claim) -> list[tuple[str, Span]]:
    """The verb that an opening day rests on, with its sort; none where the day is known otherwise."""
    if start.rule != RULE:
        return []
    span = start.spans[0]
    return [("date.begun" if cues.has(span, "date.just-begun") else "date.ongoing", span)]


def _opening_of(scene: Scene, cues: Cues, kind: MainKind) -> Span | None:
    """The words by which a first sentence tells of the opening itself ("has hosted the opening of a workshop")."""
    for sentence in scene.body[:FIRST]:
        for cue in cues.within(sentence, "date.opening-of"):
            named = kind.named_in(Span(cue.end, min(cue.end + LED, sentence.end)))
            if named and not scene.in_quote(cue) and not cues.to_come(cue):
                return cue
    return None


def _cue(scene: Scene, cues: Cues, kind: MainKind, sorts: tuple[str, ...]) -> Span | None:
    """The words that say it, behind the noun of the main event and in the same sentence."""
    for sentence in scene.body[:FIRST]:
        nouns = [noun.span for noun in kind.nouns if sentence.covers(noun.span)]
        if nouns and not scene.in_quote(sentence):
            behind = Span(nouns[0].end, sentence.end)
            found = next((cue for sort in sorts if (cue := cues.find(behind, sort))), None)
            if found:
                return found
    return None
