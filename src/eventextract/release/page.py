"""A page (HTML): its main text without menus, and what its head says of the release. Nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from eventextract.errors import EmptyError, LimitError
from eventextract.mentions import Warn
from eventextract.release.content import Content
from eventextract.release.decoding import MARKS, decode
from eventextract.release.extras import parsing
from eventextract.release.limits import Limits
from eventextract.release.line import folded
from eventextract.release.page_metadata import page_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHALLOW = 200  # elements within each other that the parser takes without being told that deeper is meant
HEAD = 2048  # bytes within which a page names its encoding
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # white space at best, and nothing that XML allows
LATIN = ("iso8859-1", "ascii")  # what pages in the Windows encoding call it; browsers read them so too
OPENING = 1000  # characters of the text among which the title is looked for


def page_content(data: bytes, limits: Limits, where: str | None) -> Content:
    """The content of a page given as bytes. Raises EmptyError, DecodeError; LimitError for one nested too deeply."""
    text, warnings = _decoded(data, where)
    return markup_content(text, limits, where, warnings)


def markup_content(markup: str, limits: Limits, where: str | None, warnings: tuple[Warn, ...] = ()) -> Content:
    """The content of a page given as text."""
    from trafilatura import extract, html2txt  # seldom needed, slow to import

    with parsing("a page", where):
        tree = _parsed(CONTROLS.sub(" ", markup), limits, where)
        if "&#" in markup:
            _clean(tree)
        metadata = page_metadata(tree)
        text = extract(tree, include_comments=False) or html2txt(tree)
    if not text.strip():
        raise EmptyError("there is no text on the page", where=where)
    return Content(_with_title(text, metadata.title), metadata, warnings=warnings)


def _decoded(data: bytes, where: str | None) -> tuple[str, tuple[Warn, ...]]:
    """The page as text: by its mark, else as it says itself, else as any text."""
    named = CHARSET.search(data[:HEAD])
    if named and not any(data.startswith(mark) for mark, _ in MARKS):
        try:
            return data.decode(_codec(named[1].decode("ascii"))), ()
        except (LookupError, UnicodeDecodeError):  # it does not say true
            pass
    return decode(data, where)


def _codec(name: str) -> str:
    found = codecs.lookup(name).name
    return "cp1252" if found in LATIN else found


def _parsed(markup: str, limits: Limits, where: str | None) -> HtmlElement:
    from lxml import etree, html

    deep = limits.html_depth > SHALLOW
    parser = html.HTMLParser(encoding="utf-8", huge_tree=deep, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise EmptyError("there is no text on the page", where=where) from error
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if cut or _depth(tree) > limits.html_depth:
        told = f"its elements are nested more than {limits.html_depth} deep"
        raise LimitError(told, where=where, remedy="save the page anew, or raise the limit")
    return tree


def _clean(tree: HtmlElement) -> None:
    """Take out the control characters that were written as references."""
    for element in tree.iter():
        if element.text and CONTROLS.search(element.text):
            element.text = CONTROLS.sub(" ", element.text)
        if element.tail and CONTROLS.search(element.tail):
            element.tail = CONTROLS.sub(" ", element.tail)


def _depth(tree: HtmlElement) -> int:
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _with_title(text: str, title: str | None) -> str:
    """The text under its title, where it does not open with it."""
    if title is None or folded(title) in folded(text[: OPENING + len(title)]):
        return text
    return f"{title}\n\n{text}"
