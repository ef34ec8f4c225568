"""A printed document (PDF): the text of its pages, without the heads and feet that they repeat."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventextract.errors import EmptyError, LimitError
from eventextract.knowledge.compiling import expression
from eventextract.release.content import Content
from eventextract.release.extras import parsing, wanted
from eventextract.release.limits import Limits

if TYPE_CHECKING:
    from pypdf import PdfReader

EDGE = 2  # lines at the top and at the foot of a page that may be its head or foot
NUMBERS = expression(r"\d+")
HALVES = expression(r"[\ud800-\udfff]")  # of surrogate pairs, which fonts without a table of letters give

Page = list[str]


def pdf_content(data: bytes, limits: Limits, where: str | None) -> Content:
    """The content of a PDF document, its pages one after the other.

    Raises ReadError for a broken or encrypted one, EmptyError for one of pictures alone, LimitError.
    """
    with wanted("documents", where):
        from pypdf import PdfReader
        from pypdf.errors import LimitReachedError
    with parsing("PDF", where):
        try:
            pages = list(_pages(PdfReader(io.BytesIO(data)), limits, where))
        except LimitReachedError as error:
            raise LimitError(f"it unpacks to too much: {error}", where=where) from error
    text = "\n".join(line for page in _without_repeated(pages) for line in page)
    if not text.strip():
        raise EmptyError("there is no text in it", where=where, remedy="pages that were scanned need OCR first")
    return Content(text)


def _pages(document: PdfReader, limits: Limits, where: str | None) -> Iterator[Page]:
    size = 0
    for page in document.pages:
        text = HALVES.sub("\ufffd", page.extract_text())
        size += len(text.encode("utf-8"))
        limits.check_size(size, where)
        yield [line.rstrip() for line in text.splitlines()]


def _without_repeated(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without the lines at their edges that most pages have, whatever the numbers in them."""
    seen = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    repeated = {key for key, count in seen.items() if count > 1 and 2 * count > len(pages)}
    for page in pages:
        dropped = {at for at in _edges(page) if _key(page[at]) in repeated}
        yield [line for at, line in enumerate(page) if at not in dropped]


def _edges(page: Page) -> list[int]:
    """Where the first and last lines with words stand."""
    lines = [at for at, line in enumerate(page) if line]
    return lines[:EDGE] + lines[-EDGE:]


def _key(line: str) -> str:
    return NUMBERS.sub("0", line)
