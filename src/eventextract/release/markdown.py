"""Marks of Markdown taken out of a text: images, the addresses of links, emphasis, marks of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.release.mapped import Edit, Mapped

ADDRESS = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)"
IMAGE = expression(rf"\[!\[[^\[\]\n]{{0,500}}\]{ADDRESS}[^\[\]\n]{{0,100}}\]{ADDRESS}|!\[[^\[\]\n]{{0,500}}\]{ADDRESS}")
LINK = expression(
    r"\[([^\[\]\n]{1,500})\]\((?:https?:|mailto:|tel:|www\.|/|#)[^()\s]{0,2000}(?: \"[^\"\n]{0,200}\")?\)"
)
STRONG = expression(r"(\*\*|__)(?=[^\s*_])([^*_\n]{1,500})\1")
HEADING = expression(r"^#{1,6} (?=[^\s#])", re.MULTILINE)


def without_markup(text: Mapped) -> Mapped:
    """The text without them; a link's words stay."""
    if "![" in text.text:
        text = text.edit(Edit(*found.span()) for found in IMAGE.finditer(text.text))
    if "](" in text.text:
        text = text.edit(_around(LINK, 1, text.text))
    if "**" in text.text or "__" in text.text:
        text = text.edit(_around(STRONG, 2, text.text))
    if "# " in text.text:
        text = text.edit(Edit(*found.span()) for found in HEADING.finditer(text.text))
    return text


def _around(pattern: re.Pattern[str], group: int, text: str) -> Iterator[Edit]:
    """Take out what stands on both sides of a group."""
    for found in pattern.finditer(text):
        yield Edit(found.start(), found.start(group))
        yield Edit(found.end(group), found.end())
