"""A Word document (DOCX): its paragraphs and tables, in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eventextract.errors import EmptyError, LimitError
from eventextract.release.content import Content
from eventextract.release.extras import parsing, wanted
from eventextract.release.limits import Limits

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

UNPACKED = 20  # times the limit of size: what the parts of a document, pictures and all, may unpack to


def word_content(data: bytes, limits: Limits, where: str | None) -> Content:
    """The content of a Word document: a line for each paragraph, and for each row of a table.

    Raises ReadError for what is no such document, EmptyError, LimitError for an archive bomb.
    """
    with wanted("documents", where):
        import docx
    with parsing("a Word document", where):
        _check_unpacked(data, limits, where)
        text = "\n".join(_blocks(docx.Document(io.BytesIO(data)))).strip("\n")
    if not text.strip():
        raise EmptyError("there is no text in the document", where=where)
    limits.check_size(len(text.encode("utf-8")), where)
    return Content(text)


def _check_unpacked(data: bytes, limits: Limits, where: str | None) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > UNPACKED * limits.size:
        raise LimitError(f"it unpacks to {size:,} bytes", where=where, remedy="save it without pictures")


def _blocks(document: Document) -> Iterator[str]:
    """The lines of the body; an empty line between paragraphs, none between the rows of a table."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (f"| {' | '.join(_cells(row))} |" for row in block.rows)
            yield ""
        else:
            yield f"{block.text}\n" if block.text.strip() else ""


def _cells(row: _Row) -> Iterator[str]:
    """The texts of a row's cells, a merged cell once."""
    seen = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield " ".join(cell.text.split())
