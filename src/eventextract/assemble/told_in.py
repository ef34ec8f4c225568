"""The words that tell what a date is about, where its clause alone does not."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

CALENDAR = 6  # characters that a date of a calendar has beside it, before the mark that parts it from its event
HEADING = 60  # characters of the heading of a list, at most
NO_VERB = expression(
    r"(?:the (?:[\w-]+ )?)?(?:[\w-]+ (?:one|two|three|four) |[\w-]+ )(?:(?:in|at) [A-Z][\w'-]*(?: [A-Z][\w'-]*)* )?"
    r"(?:(?:for|in|on|from|to|at|during|by)(?: the)? )?$"
)
"""All that stands before a date in a clause that leaves out its verb (", and the last | in September")."""


def told_in(scene: Scene, cues: Cues, date: Span) -> Span:
    """The clause of a date; more where it leaves out what was said before it.

    That is the sentence, where the date is a clause by itself, as in a calendar ("26 May – Forum in Osh"); the clause
    before too, whose verb is left out ("the third is due in June, and the last | in July"); the heading of a list; and
    the sentence that is opened by towns alone ("After Apia in 2016 and Suva in 2018, the forum will be held in Osh").
    """
    clause = cues.clause(date)
    rest = clause.end - clause.start - (date.end - date.start)
    if rest <= CALENDAR:
        return scene.sentence(date)
    if _led_in(scene, cues, clause):
        return scene.sentence(date)
    joint = cues.introduced(clause)
    if joint.start > scene.sentence(date).start and (_heads(scene, cues, joint) or leaves_out(scene, clause, date)):
        return Span(before(cues, joint).start, clause.end)
    return clause


def _led_in(scene: Scene, cues: Cues, clause: Span) -> bool:
    """Whether a clause opens its sentence, and names a town right behind its first words."""
    towns = scene.within(clause, "city") if cues.leads_in(clause) else []
    return bool(towns) and cues.ends(Span(clause.start, towns[0].span.start), "date.opening")


def before(cues: Cues, joint: Span) -> Span:
    """The clause that ends where the words begin by which another is joined to it."""
    return cues.clause(Span(joint.start - 1, joint.start))


def _heads(scene: Scene, cues: Cues, joint: Span) -> bool:
    """Whether what stands before a colon heads a list of events ("Previous editions: Osh (2013), Naryn (2014)")."""
    start = scene.sentence(joint).start
    short = joint.start - start <= HEADING and scene.text.startswith(":", joint.start)
    return short and cues.has(Span(start, joint.start), "event.series")


def leaves_out(scene: Scene, clause: Span, date: Span) -> bool:
    """Whether a clause has no verb of its own before its date (", and the last | in September")."""
    return NO_VERB.match(scene.text, clause.start, date.start) is not None
