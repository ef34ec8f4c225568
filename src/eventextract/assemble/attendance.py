"""What words near people say of whether they took part: came, stayed away, or were there as others than the audience."""

from __future__ import annotations

from eventextract.assemble.cues import Cues
from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

BEFORE = 28  # characters before a number or a cue in which a word says what it is
APPOSED = expression(r"(?:,| –| \() ?$")
THOSE = expression(r"\b(?:the|its|their|our|his|her) (?:[\w-]+ )?$")
TEACHERS = "counts.noun.expert"


def attend(cues: Cues, after: Span) -> bool:
    """Whether words behind people say that they took part; not those that say that they taught ("shared their experience with")."""
    others = cues.within(after, "as-others")
    return any(not any(cue.overlaps(other) for other in others) for cue in cues.within(after, "attending"))


def as_others(scene: Scene, cues: Cues, after: Span) -> bool:
    """Whether words behind people say that they came as others than the audience; those "certified as trainers" learned."""
    learned = presence(scene.knowledge).no_others
    others = [m.span.start for m in scene.within(after, "count")[:1]]
    semicolon = scene.text.find("; ", *after)
    end = min([after.end, *others, *[semicolon] * (semicolon >= 0)])
    found = cues.within(Span(after.start, end), "as-others")
    return any(learned.search(scene.text, max(cue.start - BEFORE, 0), cue.start) is None for cue in found)


def counted_out(scene: Scene, cues: Cues, near: Span) -> bool:
    """Whether words near a number say that those counted did not come; "newly recruited" tells only what they are."""
    newly = presence(scene.knowledge).newly
    found = cues.within(near, "counted-out")
    return any(newly.search(scene.text, max(cue.start - BEFORE, 0), cue.start) is None for cue in found)


def are_teachers(scene: Scene, span: Span) -> bool:
    """Whether a number tells who those are who teach ("the trainers, three officers from Malta, ...")."""
    mark = APPOSED.search(scene.text, max(span.start - BEFORE, 0), span.start)
    nouns = scene.within(Span(max(span.start - BEFORE, 0), span.start), "person-noun")[-1:] if mark else []
    told = [n for n in nouns if mark and n.span.end == mark.start() and n.source == TEACHERS]
    return any(THOSE.search(scene.text, max(n.span.start - BEFORE, 0), n.span.start) for n in told)
