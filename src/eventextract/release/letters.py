"""Letters in one form: white space, quotation marks, apostrophes, dashes, entities, mojibake, invisible characters.

Line ends stay (as newlines); everything else that is white space becomes one blank.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from eventextract.knowledge.compiling import expression
from eventextract.mentions import Warn
from eventextract.release.mapped import Edit, Mapped

LONGEST_WORD = 200  # a longer stretch without white space is no word: data, an address


FORMS = {
    "'": "‘’‛ʼʻ`´′",
    '"': "“”„‟«»″〝〞❝❞",
    "-": "‐‑−",
    "–": "—―‒─",
    " ": "\t\x1b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\v\f\x1c\x1d\x1e\x85\u2028\u2029",
    "•": "\uf0b7\uf0a7",  # bullets of symbol fonts
}
ONE_FORM = [(letter, form) for form, letters in FORMS.items() for letter in letters]
# Soft hyphen, zero-width and direction marks, control and private-use characters (which stand for mentions later on).
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1a\x1f\x7f"
ENTITY = expression(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,11});")
LINE_END = expression(r"\r\n?")
POSSESSIVE = expression(r" +(?='[sS]\b)")  # General 's Office
APOSTROPHES = expression(r"''+")
DASHES = expression(r"--+")
EMPTY_LINES = expression(r"\n{3,}")
LONG = expression(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
# A first letter that UTF-8 makes of two- and three-byte characters read as cp1252, then one of its continuation bytes.
SUSPECT = expression(
    "[\u00c2-\u00c5\u00cb\u00ce-\u00d1\u00d8-\u00db\u00e2\u00ef]"
    "[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u0432\u0402"  # the beginning of quotation marks and dashes read as cp1251
)
FOREIGN_RUN = expression(r"[^\x00-\x7f]{2,}")
BLANKS = expression(r" {2,}")
UNSEEN = expression(f"[{INVISIBLE}]")


def normalise(text: Mapped) -> tuple[Mapped, tuple[Warn, ...]]:
    """The text with its letters in one form, and warnings where mojibake was mended or a stretch cut."""
    mended = text.edit(_mojibake(text.text))
    plain = _visible(mended.with_text(in_one_form(mended.text)))
    cut = _replace(plain, LONG, "") if max(map(len, plain.text.split()), default=0) > LONGEST_WORD else plain
    warnings = []
    if mended is not text:
        warnings.append(Warn("text-mended", "/source", "letters that had been decoded wrongly were mended"))
    if cut is not plain:
        message = f"stretches of over {LONGEST_WORD} characters without white space were left out"
        warnings.append(Warn("text-cut", "/source", message))
    return _joints(cut), tuple(warnings)


def in_one_form(text: str) -> str:
    """Single characters in their one form (lengths stay); a » without any « points the way through a site and stays."""
    paths = "»" in text and "«" not in text
    for letter, form in ONE_FORM:
        if letter in text and not (paths and letter == "»"):
            text = text.replace(letter, form)
    return text


def _visible(text: Mapped) -> Mapped:
    """Without invisible characters; entities as the characters they stand for."""
    if "\r" in text.text:
        text = _replace(text, LINE_END, "\n")
    if "&" in text.text:
        text = text.edit(Edit(*found.span(), _entity(found[0])) for found in ENTITY.finditer(text.text))
    return _replace(text, UNSEEN, "")


def _joints(text: Mapped) -> Mapped:
    """Blanks, doubled apostrophes and hyphens in one form; each step only where a plain search finds need of it."""
    if "\n\n\n" in text.text:
        text = _replace(text, EMPTY_LINES, "\n\n")
    if "  " in text.text:
        text = _replace(text, BLANKS, " ")
    if " '" in text.text:
        text = text.edit(_possessives(text.text))
    if "''" in text.text:
        text = _replace(text, APOSTROPHES, '"')
    return _replace(text, DASHES, "–") if "--" in text.text else text


def _replace(text: Mapped, pattern: re.Pattern[str], new: str) -> Mapped:
    return text.edit(Edit(*found.span(), new) for found in pattern.finditer(text.text))


def _possessives(text: str) -> Iterator[Edit]:
    for found in POSSESSIVE.finditer(text):
        if text[found.start() - 1 : found.start()].isalnum():
            yield Edit(*found.span())


def _entity(text: str) -> str:
    """The character of an entity in its one form; unknown ones stay, white space and control become a blank."""
    letter = UNSEEN.sub("", in_one_form(html.unescape(text)))
    return letter if letter.isprintable() else " "


def _mojibake(text: str) -> Iterator[Edit]:
    if text.isascii() or not SUSPECT.search(text):
        return
    from ftfy import fix_encoding  # seldom needed, slow to import

    for found in FOREIGN_RUN.finditer(text):
        mended = fix_encoding(found[0]) if SUSPECT.search(found[0]) else found[0]
        if len(mended) < len(found[0]) and mended.isprintable():
            yield Edit(*found.span(), mended)
