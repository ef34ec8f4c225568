"""Several persons with one post in several states: "the Ambassadors of Latvia and Peru, A and B", "the Thai and Lao ministers"."""

from __future__ import annotations

from collections.abc import Sequence

from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import Span

NEAR = 60  # characters before a post in which the other states may stand
JOINED = expression(r"(?:,|,? and|,? as well as)(?: of)?(?: the)? ")
LINK = expression(r" (?:of|from|for|to)(?: the)? $")
LEAST = 2


def states_of(scene: Scene, position: Span, holders: int) -> tuple[Mention, ...]:
    """The states of a shared post, one for each holder in order; () where they are not as many."""
    if holders < LEAST:
        return ()
    near = Span(max(position.start - NEAR, scene.sentence(position).start), position.end)
    states = _last_series(scene, scene.within(near, "country", "demonym"))
    within = bool(states) and states[-1].span.end > position.start
    return tuple(states) if within and len(states) == holders else ()


def post_of(scene: Scene, position: Span) -> Span:
    """The words of a position that hold for all: "Ministers of Justice" of those "of Latvia and Peru"."""
    titles = scene.within(position, "title")
    states = [m for m in scene.within(position, "country", "demonym") if titles and m.span.start > titles[0].span.end]
    before = scene.text[titles[0].span.start : states[0].span.start] if states else ""
    shared = LINK.sub("", before)
    return Span(titles[0].span.start, titles[0].span.start + len(shared)) if shared else _title(titles, position)


def _title(titles: Sequence[Mention], position: Span) -> Span:
    return titles[0].span if titles else position


def _last_series(scene: Scene, states: Sequence[Mention]) -> list[Mention]:
    """The states that stand last, joined by nothing but commas and "and"."""
    series: list[Mention] = []
    for state in reversed(states):
        between = scene.text[state.span.end : series[0].span.start] if series else " and "
        if not JOINED.fullmatch(between):
            break
        series.insert(0, state)
    return series
