"""The body that issued a release, as its letterhead or its first sentences show it."""

from __future__ import annotations

from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import Span

BRACKETS = expression(r"\([^()\n]{1,20}\)")


def issuer(scene: Scene) -> list[Mention]:
    """The last body of the letterhead, else the first ones of the story; empty where no body is named."""
    start = scene.body[0].start if scene.body else 0
    above = [m for m in scene.within(Span(0, start), "agency") if _fills_line(scene.text, m.span)]
    found = (scene.within(sentence, "agency") for sentence in scene.body)
    return above[-1:] or next((bodies for bodies in found if bodies), [])


def _fills_line(text: str, span: Span) -> bool:
    """Whether nothing but an acronym in brackets stands beside a name on its line, or in its part between bars."""
    rest = text[span.end : text.find("\n", span.end)] if "\n" in text[span.end :] else text[span.end :]
    before = text[: span.start].rpartition("\n")[2].rpartition("|")[2].strip()
    return before in ("", "The") and BRACKETS.sub("", rest.partition("|")[0]).strip() == ""
