"""Lists, one line each, of the bodies and countries that people came from, below words that say so ("Teams were sent by")."""

from __future__ import annotations

from eventextract.assemble.line_counts import ITEM
from eventextract.assemble.presence import presence
from eventextract.assemble.stance import Stance
from eventextract.values import Span

PLACES = ("country", "demonym", "agency")


def lines_of_people(stance: Stance) -> list[Span]:
    """The lines of lists that say where those who take part come from, without their marks."""
    scene, found = stance.scene, list[Span]()
    listed = False  # whether such a list goes on
    for number, line in enumerate(scene.body):
        mark = ITEM.match(scene.text, *line)
        if mark is None:
            listed = False
        elif listed or (number and _says_who_came(stance, scene.body[number - 1])):
            listed = True
            found += [Span(mark.end(), line.end)] if scene.within(line, *PLACES) else []
    return found


def _says_who_came(stance: Stance, line: Span) -> bool:
    """Whether a line ends in words that lead to those who came ("Teams were sent by", "Participating countries:")."""
    return (
        presence(stance.scene.knowledge).leads_list.search(stance.scene.text, *line) is not None
        and not stance.cues.has_any(line, ("prior", "future", "not-audience"))
        and stance.same_time(line) is not False
    )
