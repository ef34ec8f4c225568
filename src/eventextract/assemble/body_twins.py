"""Bodies that are one by how they stand: a name and its form in another language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from eventextract.assemble.body_words import head_words
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import PlaceValue
from eventextract.normalise.names import fold_name
from eventextract.values import Span

if TYPE_CHECKING:
    from eventextract.assemble.agencies import Agency

BRACKET = expression(r" \((?:in [A-Z][a-z]+:? )?")
COMMA = expression(r", (?:or )?")
CLOSED = expression(r"(?: \([A-Z][\w-]{1,10}\))?(?:,(?! (?:and|or)\b)|\.|$)")
NEAR = 24  # characters between a name and its form in another language


def twins(scene: Scene, bodies: list[Agency]) -> Iterator[tuple[Agency, Agency]]:
    """A body and, right behind its name, its form in another language: "Peruvian Red Cross, Cruz Roja Peruana (CRP), ..."."""
    placed = sorted((m.span, number) for number, body in enumerate(bodies) for m in body.mentions)
    joined: set[int] = set()
    for (first, one), (second, other) in pairwise(placed):
        if one != other and not joined & {one, other} and _says_again(scene, bodies[one], first, bodies[other], second):
            joined |= {one, other}
            yield bodies[one], bodies[other]


def _says_again(scene: Scene, body: Agency, first: Span, foreign: Agency, second: Span) -> bool:
    between = scene.text[first.end : second.start]
    if len(between) > NEAR or (body.knowledge_id and foreign.knowledge_id):
        return False
    if BRACKET.fullmatch(between) and _is_translated(scene, body, foreign):
        return scene.text.startswith((")", ","), second.end)
    if not _is_foreign(scene, foreign):
        return False
    if BRACKET.fullmatch(between):
        return scene.text.startswith((")", ","), second.end) and not _is_foreign(scene, body)
    shared = _states(scene, first) & _states(scene, second)
    return bool(shared and COMMA.fullmatch(between) and CLOSED.match(scene.text, second.end))


def _is_translated(scene: Scene, foreign: Agency, body: Agency) -> bool:
    """Whether a name of another language stands before the English one: "Bundesamt für Naturschutz (Federal Agency ...)"."""
    told = foreign.mentions[0].source == "agencies.foreign" or not foreign.name.isascii()
    return told and _is_foreign(scene, foreign) and not _is_foreign(scene, body)


def _is_foreign(scene: Scene, body: Agency) -> bool:
    """Whether no word of a name tells in English what sort of body it is."""
    words = fold_name(body.name).split()
    return len(words) > 1 and head_words(scene.knowledge).isdisjoint(words)


def _states(scene: Scene, span: Span) -> set[str]:
    values = [m.value for m in scene.within(span, "country", "demonym")]
    return {code for value in values if isinstance(value, PlaceValue) for code in value.countries}
