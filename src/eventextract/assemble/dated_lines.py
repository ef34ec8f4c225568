"""A diary or a table of days: the event went on from the first of them to the last."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.assemble.bearing import Bearing
from eventextract.assemble.scene import Scene
from eventextract.values import PartialDate, days_inclusive

FEWEST = 3  # lines with days that make a diary or a table
APART = 3  # days, both counted, from an entry of a diary to the next
WEAK = {"date.decoy", "date.labelled", "date.quote"}


def dated_lines(scene: Scene, found: Sequence[Bearing], published: PartialDate | None) -> list[Bearing]:
    """The days that open lines of their own, one after the other ("MONDAY, 20 January", then "TUESDAY, 21 January").

    Each line of a diary is of the next day or the one after; a cell of a table holds its days alone. Empty when there
    are fewer than three.
    """
    opening = [b for b in found if opens_line(scene, b) and not WEAK & set(b.features)]
    days = [
        b for b in opening if b.dated.start and b.dated.start.day and not (_printed(b) and b.dated.start == published)
    ]
    run: list[Bearing] = []
    for bearing in days:
        if run and not _follows(scene, run[-1], bearing):
            if len(run) >= FEWEST:
                return run
            run = []
        run.append(bearing)
    return run if len(run) >= FEWEST else []


def _printed(bearing: Bearing) -> bool:
    return bool(bearing.dated.value.start and bearing.dated.value.start.year)


def _follows(scene: Scene, one: Bearing, other: Bearing) -> bool:
    end, start = one.dated.end, other.dated.start
    apart = days_inclusive(end, start) if end and start else None
    cells = _fills_line(scene, one) and _fills_line(scene, other)
    return apart is not None and apart > 1 and (cells or apart <= APART)


def opens_line(scene: Scene, bearing: Bearing) -> bool:
    """Whether nothing but marks stands before a date on its line."""
    start = bearing.dated.mention.span.start
    line = scene.text.rfind("\n", 0, start) + 1
    return not any(map(str.isalnum, scene.text[line:start]))


def _fills_line(scene: Scene, bearing: Bearing) -> bool:
    end = bearing.dated.mention.span.end
    line = scene.text.find("\n", end)
    return opens_line(scene, bearing) and not any(map(str.isalnum, scene.text[end : line if line >= 0 else None]))
