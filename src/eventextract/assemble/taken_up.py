"""Event nouns by which a text takes up what it has named otherwise: "the congress opened ... the meeting will run"."""

from __future__ import annotations

from functools import lru_cache

from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention

ARTICLE = 5  # characters before a noun in which "the" or "this" stands
OF_ITS_OWN = expression(r" (?:of|on|for|with|between|in|at|to)\b")


@lru_cache(maxsize=4096)
def head(words: str) -> str:
    """The last word of a noun phrase: a "study visit" is a visit."""
    return words.lower().rpartition(" ")[2]


def taken_up_heads(scene: Scene) -> set[str]:
    """Heads of event nouns that only ever stand bare behind "the" or "this": they take up what has another name.

    "The congress opened on Monday. The meeting will run until Friday."
    """
    bare: dict[str, bool] = {}
    for mention in scene.of("event"):
        word = head(mention.text)
        bare[word] = bare.get(word, True) and _resumes(scene.text, mention)
    return {word for word, holds in bare.items() if holds}


def _resumes(text: str, mention: Mention) -> bool:
    start, end = mention.span
    before = text[max(start - ARTICLE, 0) : start].lower()
    return before.endswith(("the ", "this ")) and mention.text.islower() and not OF_ITS_OWN.match(text, end)
