"""Letters in one form: white space, quotation marks, apostrophes, dashes, entities, mojibake, invisible characters.

Line ends stay (as "\\n" each); everything else that is white space becomes one blank.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from eventextract.mentions import Warn
from eventextract.release.mapped import Edit, Mapped

LONGEST_WORD = 200  # a longer stretch without white space is no word: data, an address


def _one_form() -> dict[int, str]:
    """The table of single characters: each form of a mark to the one that rules know."""
    forms = {
        "'": "‘’‛ʼʻ`´′",
        '"': "“”„‟«»″〝〞",
        "-": "‐‑−",
        "–": "—―‒─",
        " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x1b",
        "\n": "\v\f\x1c\x1d\x1e\x85\u2028\u2029",
        "•": "\uf0b7\uf0a7",  # bullets of symbol fonts
    }
    return {ord(letter): form for form, letters in forms.items() for letter in letters}


ONE_FORM = _one_form()
# Soft hyphen, zero-width and direction marks, control and private-use characters (the latter stand for mentions later on).
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\x00-\x08\x0e-\x1a\x1f\x7f"
CHANGES = re.compile(
    rf"""
    (?P<line>\r\n?)
  | (?P<possessive>(?<=\w)[ ]{{1,9}}(?='s\b))              # General 's Office
  | (?P<blank>(?:[ {INVISIBLE}]|&nbsp;|&\#160;){{2,}}|[{INVISIBLE}]|&nbsp;|&\#160;)
  | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,11}});)
  | (?P<quotes>''(?!'))
  | (?P<dashes>-{{2,}})
    """,
    re.VERBOSE,
)
LONG = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
# A first letter that UTF-8 makes of two- and three-byte characters read as cp1252, then one of its continuation bytes.
SUSPECT = re.compile(
    "[\u00c2-\u00c5\u00cb\u00ce-\u00d1\u00d8-\u00db\u00e2\u00ef]"
    "[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
FOREIGN_RUN = re.compile(r"[^\x00-\x7f]{2,}")
BLANKS = re.compile(r" {2,}")
UNSEEN = re.compile(f"[{INVISIBLE}]")


def normalise(text: Mapped) -> tuple[Mapped, tuple[Warn, ...]]:
    """The text with its letters in one form, and warnings where mojibake was mended or a stretch cut."""
    mended = text.edit(_mojibake(text.text))
    plain = mended.translated(ONE_FORM)
    plain = plain.edit(_changes(plain.text))
    cut = plain.edit(Edit(*found.span()) for found in LONG.finditer(plain.text))
    single = cut.edit(Edit(*found.span(), " ") for found in BLANKS.finditer(cut.text))
    warnings = []
    if mended is not text:
        warnings.append(Warn("text-mended", "/source", "letters that had been decoded wrongly were mended"))
    if cut is not plain:
        message = f"stretches of over {LONGEST_WORD} characters without white space were left out"
        warnings.append(Warn("text-cut", "/source", message))
    return single, tuple(warnings)


def _changes(text: str) -> Iterator[Edit]:
    for found in CHANGES.finditer(text):
        yield Edit(*found.span(), _replacement(found.lastgroup or "", found[0]))


def _replacement(kind: str, text: str) -> str:
    if kind == "blank":
        return " " if " " in text or "&" in text else ""
    if kind == "entity":
        return _entity(text)
    return {"line": "\n", "possessive": "", "quotes": '"', "dashes": "–"}[kind]


def _entity(text: str) -> str:
    """The character of an entity in its one form; unknown ones stay, those of white space and control become a blank."""
    letter = UNSEEN.sub("", html.unescape(text).translate(ONE_FORM))
    return letter if letter.isprintable() else " "


def _mojibake(text: str) -> Iterator[Edit]:
    if not SUSPECT.search(text):
        return
    from ftfy import fix_encoding  # seldom needed, slow to import

    for found in FOREIGN_RUN.finditer(text):
        if SUSPECT.search(found[0]) and (mended := fix_encoding(found[0])) != found[0] and len(mended) < len(found[0]):
            yield Edit(*found.span(), mended)
