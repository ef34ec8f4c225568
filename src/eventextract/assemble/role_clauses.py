"""Whether the clause of a role phrase tells of a thing, of what came before the main event, or of years, and not of that event."""

from __future__ import annotations

import re

from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

OWN = expression(r",? and (?:is|was|are|were|has|it|will)\b|; ")
"""What leads back from what came before to the event that a sentence began with."""
WHICH = expression(r",? (?:which|that) ")
SUBJECT = expression(r"\W*(?:it|they|this|these|all|both)\b", re.IGNORECASE)


def of_a_thing(scene: Scene, cues: Cues, clause: Span, phrase: Span) -> bool:
    """Whether a phrase tells how something was founded, built or bought: "which was established in 1999 with the help of".

    Not where an event stands in its clause, or right before its clause of "which", nor where "it" may mean the event.
    """
    made = cues.find(Span(clause.start, phrase.start), "role.made")
    if made is None:
        return False
    opening = list(WHICH.finditer(scene.text, scene.sentence(phrase).start, made.start))[-1:]
    start = opening[0].end() if opening else clause.start
    if scene.within(Span(start, phrase.start), "event"):
        return False
    if not opening:
        return not SUBJECT.match(scene.text, start, made.start)
    near = Span(scene.sentence(phrase).start, opening[0].start())
    return not any(m.span.end == near.end for m in scene.within(near, "event"))


def of_one_before(scene: Scene, cues: Cues, phrase: Span) -> bool:
    """Whether a phrase hangs on what the main event came after: "The course follows an exercise held with the support of"."""
    found = cues.find(Span(scene.sentence(phrase).start, phrase.start), "role.follows")
    return found is not None and not OWN.search(scene.text, found.end, phrase.start)


def over_years(scene: Scene, cues: Cues, phrase: Span) -> bool:
    """Whether the sentence of a phrase tells what was given over years: "Since 2010 A has granted"."""
    return cues.has(scene.sentence(phrase), "role.years")
