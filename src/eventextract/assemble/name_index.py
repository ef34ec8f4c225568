"""Which bodies of a release may be one, by the words that their names begin and end with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from eventextract.assemble.scene import Scene
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.normalise.bodies import turned
from eventextract.normalise.names import folded_words

if TYPE_CHECKING:
    from eventextract.assemble.agencies import Agency

POSTS = frozenset({"embassy", "field-office"})  # kinds of bodies at a place
OF_STATE = expression(r" of (?:the )?$")
Words = tuple[str, ...]


class NameIndex:
    """The bodies of a release at one moment. Of a hundred pairs one or two are alike: the others need no look."""

    def __init__(self, scene: Scene, bodies: list[Agency]) -> None:
        self._bodies = bodies.copy()
        self._by_sign: defaultdict[str, list[int]] = defaultdict(list)
        for number, body in enumerate(bodies):
            for sign in _signs(scene.knowledge, tuple(body.forms), body.knowledge_id):
                self._by_sign[sign].append(number)
            for name in (*_without_state(scene, body), *([body.kind] if body.kind in POSTS else [])):
                self._by_sign[f"= {name}"].append(number)

    def near(self, body: Agency, words: Words) -> list[Agency]:
        """The other bodies, in order, that may be one with a body; `words`: those of its name (`name_words`).

        Each has a name that begins or ends with the same word, or of one word as this one's, or is a post as well.
        """
        found: set[int] = set()
        for sign in (*_ends(words), f"= {' '.join(words)}", f"= {body.kind}"):
            if sign in self._by_sign:
                found.update(self._by_sign[sign])
        return [near for number in sorted(found) if (near := self._bodies[number]) is not body]

    def is_stateless(self, words: Words, body: Agency) -> bool:
        """Whether words are a body's name without its state: "Agency for Audit", "Agency of the Republic of Peru for Audit"."""
        return any(self._bodies[number] is body for number in self._by_sign.get(f"= {' '.join(words)}", ()))


@lru_cache(maxsize=8192)
def name_words(name: str) -> Words:
    """The words of a name, folded and turned."""
    return tuple(turned(" ".join(folded_words(name))).split())


def _without_state(scene: Scene, body: Agency) -> Iterator[str]:
    """The names of a body without a state that stands within them."""
    for mention in body.mentions:
        for place in scene.within(mention.span, "country"):
            before = OF_STATE.sub("", scene.text[mention.span.start : place.span.start])
            rest = scene.text[place.span.end : mention.span.end]
            if before and rest:
                yield " ".join(name_words(f"{before}{rest}"))


@lru_cache(maxsize=8192)
def _signs(knowledge: Knowledge, forms: tuple[str, ...], knowledge_id: str | None) -> frozenset[str]:
    """What a body with these names, and with those that the knowledge base has for it, is compared by."""
    known = knowledge.body_of.get(knowledge_id or "")
    names = (*forms, *((known.name, *known.aliases) if known else ()))
    return frozenset(
        sign for name in names for words in (name_words(name), folded_words(name)) for sign in _ends(words)
    )


def _ends(words: Words) -> tuple[str, ...]:
    """The first word of a name and the last, told apart by their blanks; and one blank where there is but one."""
    return (f"{words[0]} ", f" {words[-1]}", *((" ",) if len(words) == 1 else ())) if words else ()
