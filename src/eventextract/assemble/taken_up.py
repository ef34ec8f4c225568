"""Event nouns by which a text takes up what it has named otherwise: "the congress opened ... the meeting will run"."""

from __future__ import annotations

from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression

ARTICLE = 5  # characters before a noun in which "the" or "this" stands
OF_ITS_OWN = expression(r" (?:of|on|for|with|between|in|at|to)\b")


def head(words: str) -> str:
    """The last word of a noun phrase: a "study visit" is a visit."""
    return words.lower().rpartition(" ")[2]


def taken_up_heads(scene: Scene) -> set[str]:
    """Heads of event nouns that only ever stand bare behind "the" or "this": they take up what has another name.

    "The congress opened on Monday. The meeting will run until Friday."
    """
    bare: dict[str, bool] = {}
    for mention in scene.of("event"):
        before = scene.text[max(mention.span.start - ARTICLE, 0) : mention.span.start].lower()
        resumes = mention.text.islower() and before.endswith(("the ", "this "))
        resumes = resumes and not OF_ITS_OWN.match(scene.text, mention.span.end)
        bare[head(mention.text)] = resumes and bare.get(head(mention.text), True)
    return {word for word, holds in bare.items() if holds}
