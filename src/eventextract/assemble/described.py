"""What the next sentence calls somebody: "Inspector Berg lives by the sea. The training officer of the Prisons Service ..."."""

from __future__ import annotations

from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.values import Span

OPENS = expression(r"(?:The|This|A|An) (?:[\w-]+ ){0,3}$")
LINK = expression(r" (?:of|at|with|from|in) (?:the )?")


def described(scene: Scene, name: Span) -> Span | None:
    """The body of the post with which the sentence after a name begins.

    Only where the name's own sentence names nobody else and the next one nobody at all.
    """
    number = scene.sentence_number(name)
    if number + 1 >= len(scene.sentences):
        return None
    here, following = scene.sentences[number], scene.sentences[number + 1]
    posts = scene.within(following, "title")
    if not posts or len(scene.within(here, "person")) != 1 or scene.within(following, "person"):
        return None
    link = LINK.match(scene.text, posts[0].span.end)
    opens = OPENS.fullmatch(scene.text, following.start, posts[0].span.start)
    bodies = scene.within(following, "agency") if link and opens else []
    return next((body.span for body in bodies if link and body.span.start == link.end()), None)
