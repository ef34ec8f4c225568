"""Numbers told line by line ("- judges of the courts (19)"): all of them together are the audience."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.assemble.presence import presence
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import Stance
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import Span

ITEM = expression(r"(?:[-–—•*·▪>] ?|\d{1,2}[.)] )")
"""What a line of a list begins with."""
CLOSED = expression(r"\)?[.;,]?(?: and)?\s*")
BEHIND = "counts.item-bracketed"  # the rule of a number that ends such a line
ABOVE = ("attending", "gathering")  # cues in the line above a list of those who came


def line_runs(stance: Stance, numbers: list[Mention]) -> Iterator[list[Mention]]:
    """Runs of numbers, one in each line of a list below words that say who was there."""
    run: list[Mention] = []
    last = -1
    for mention in numbers:
        line = stance.scene.place_in_body(mention.span)
        if line is None or line == last or not _of_line(stance.scene, mention):
            continue
        if line != last + 1:
            yield from _led(stance, run)
            run = []
        run.append(mention)
        last = line
    yield from _led(stance, run)


def _of_line(scene: Scene, mention: Mention) -> bool:
    """Whether a number begins or ends a line of a list."""
    sentence = scene.sentence(mention.span)
    mark = ITEM.match(scene.text, *sentence)
    begins = mark is not None and mark.end() == mention.span.start
    ends = mark is not None and CLOSED.fullmatch(scene.text, mention.span.end, sentence.end) is not None
    return begins or ends or mention.source == BEHIND


def _led(stance: Stance, run: list[Mention]) -> Iterator[list[Mention]]:
    """The run, if it has several lines, and stands below words that say who was there."""
    if len(run) < 2:
        return
    line = stance.scene.place_in_body(run[0].span)
    if line and _tells_who_came(stance, stance.scene.body[line - 1]):
        yield run


def _tells_who_came(stance: Stance, above: Span) -> bool:
    scene, cues = stance.scene, stance.cues
    if cues.has(above, "prior"):
        return False
    heading = presence(scene.knowledge).heading.search(scene.text, max(above.start - 1, 0), above.end + 2)
    return heading is not None or cues.has_any(above, ABOVE)
