"""Which reader reads which type of document; each is imported when the first such document comes."""

from __future__ import annotations

from collections.abc import Callable

from eventextract.release.content import Content, text_content
from eventextract.release.limits import Limits

Reader = Callable[[bytes, Limits, str | None], Content]


def content_of(data: bytes, suffix: str, limits: Limits, where: str | None) -> Content:
    """What a document holds whose type is one of `filetypes.DOCUMENTS`; `where`: its name, for messages.

    Raises EmptyError, DecodeError, LimitError, ReadError (also where the package is missing that reads the type).
    """
    if suffix in (".txt", ".md"):
        return text_content(data, where)
    return _reader(suffix)(data, limits, where)


def _reader(suffix: str) -> Reader:
    if suffix == ".eml":
        from eventextract.release.mail import mail_content

        return mail_content
    if suffix == ".docx":
        from eventextract.release.word import word_content

        return word_content
    if suffix == ".pdf":
        from eventextract.release.printed import pdf_content

        return pdf_content
    from eventextract.release.page import page_content

    return page_content
