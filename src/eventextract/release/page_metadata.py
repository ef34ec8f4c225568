"""What the head of a page says of the release: address, date of publication, title, publisher, author, language.

Only what is marked as such counts: `link rel=canonical`, `meta`, JSON-LD, microdata, `html lang`. Words of the page and
the address are no metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from eventextract.mentions import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of `meta` (name or property), the surest first: Open Graph, Dublin Core, Highwire Press, and what systems write.
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "citation_publication_date", "dcterms.date", "dc.date", "pubdate", "publishdate", "publish-date", "date",
)  # fmt: skip
TITLE = ("og:title", "dcterms.title", "dc.title", "citation_title", "twitter:title")
PUBLISHER = ("og:site_name", "dcterms.publisher", "dc.publisher", "application-name")
AUTHOR = ("author", "dcterms.creator", "dc.creator", "citation_author")
URL = ("og:url",)
JSON_LD = "application/ld+json"
ARTICLES = ("article", "report", "webpage")  # types of JSON-LD, or their ends, that describe a release
LONGEST = 1000  # characters: a longer value is none


def page_metadata(tree: HtmlElement) -> Metadata:
    """What a parsed page says; None for what it does not say. Only addresses with a scheme and host are taken."""
    head = _Head(tree)
    return Metadata(
        url=next(filter(_is_address, head.addresses()), None),
        published=head.first("datePublished", PUBLISHED),
        title=head.first("headline", TITLE) or head.heading(),
        publisher=head.first("publisher", PUBLISHER),
        author=head.first("author", AUTHOR),
        language=_cleaned(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


class _Head:
    """The marked values of a page."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.meta: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = (element.get("property") or element.get("name") or "").strip().lower()
            if name and (value := _cleaned(element.get("content"))):
                self.meta.setdefault(name, value)
        self.described = [one for script in tree.iter("script") for one in _described(script)]

    def first(self, key: str, names: tuple[str, ...]) -> str | None:
        """The value of JSON-LD's key, else of the first of the `meta` names, else of microdata."""
        told = (_cleaned(_name(one.get(key))) for one in self.described)
        meta = (self.meta.get(name) for name in names)
        return next(filter(None, (*told, *meta, *self._microdata(key))), None)

    def _microdata(self, key: str) -> Iterator[str | None]:
        for element in self.tree.xpath("//*[@itemprop=$key]", key=key):
            yield _cleaned(element.get("content") or element.get("datetime"))

    def addresses(self) -> Iterator[str | None]:
        """The page's own addresses, the canonical one first."""
        for link in self.tree.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                yield _cleaned(link.get("href"))
        yield from (self.meta.get(name) for name in URL)
        yield from (_cleaned(one.get("url")) for one in self.described)

    def heading(self) -> str | None:
        """The page's one main heading, else the title of the document."""
        headings = list(self.tree.iter("h1"))
        if len(headings) == 1 and (found := _cleaned(headings[0].text_content())):
            return found
        return next((_cleaned(title.text_content()) for title in self.tree.iter("title")), None)


def _described(script: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script that describe a release; one that is no JSON describes nothing."""
    if (script.get("type") or "").strip().lower() != JSON_LD:
        return
    try:
        found = json.loads(script.text_content())
    except (ValueError, RecursionError):
        return
    for one in found if isinstance(found, list) else [found]:
        graph = one.get("@graph") if isinstance(one, dict) else None
        for part in graph if isinstance(graph, list) else [one]:
            if isinstance(part, dict) and _is_article(part.get("@type")):
                yield part


def _is_article(types: object) -> bool:
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(ARTICLES) for name in named)


def _name(value: Any) -> object:
    """A value of JSON-LD, or the name of the thing that it is."""
    first = value[0] if isinstance(value, list) and value else value
    return first.get("name") if isinstance(first, dict) else first


def _cleaned(value: object) -> str | None:
    """A string on one line with single blanks; None for nothing, for what is no string, and for one too long."""
    words = " ".join(value.split()) if isinstance(value, str) and len(value) <= LONGEST else ""
    return words if words.isprintable() and words else None


def _is_address(text: str | None) -> bool:
    if text is None or " " in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
