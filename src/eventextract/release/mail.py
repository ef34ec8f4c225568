"""A mail (EML): the words of its body under its subject; the date of its head, as the sender wrote it."""

from __future__ import annotations

import email
from contextlib import suppress
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32  # the newer policies parse each head in time that grows with its square
from email.utils import parsedate_to_datetime
from typing import cast

from eventextract.errors import EmptyError, ReadError
from eventextract.mentions import Metadata
from eventextract.release.content import Content
from eventextract.release.decoding import decode
from eventextract.release.extras import parsing
from eventextract.release.limits import Limits
from eventextract.release.page import markup_content

HEADS = {"date", "from", "to", "subject", "received", "message-id", "content-type", "mime-version"}
LONGEST = 2000  # characters of a head that are looked at


def mail_content(data: bytes, limits: Limits, where: str | None) -> Content:
    """The content of a mail: its plain text, else its page; attachments are no part of the release.

    Raises ReadError for bytes that are no mail, EmptyError without a body, DecodeError, LimitError.
    """
    with parsing("a mail", where):
        mail = cast(EmailMessage, email.message_from_bytes(data, _class=EmailMessage, policy=compat32))
        heads = _heads(mail)
        if not HEADS & heads.keys():
            raise ReadError("it has no head of a mail", where=where)
        return _under_heads(_body(mail, limits, where), heads)


def _heads(mail: EmailMessage) -> dict[str, str]:
    """The first head of each name, in small letters, on one line each."""
    heads: dict[str, str] = {}
    for name, raw in mail.raw_items():
        heads.setdefault(name.lower(), _unfolded(str(raw)[:LONGEST]))
    return heads


def _unfolded(raw: str) -> str:
    data = raw.encode("ascii", "surrogateescape")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    with suppress(LookupError, ValueError):  # one encoded in an unknown way stays as it stands
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _body(mail: EmailMessage, limits: Limits, where: str | None) -> Content:
    part = mail.get_body(("plain", "html"))
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise EmptyError("it has no body of text or HTML", where=where)
    content = _decoded(body, part.get_content_charset(), where)
    return markup_content(content.text, limits, where) if part.get_content_subtype() == "html" else content


def _decoded(body: bytes, charset: str | None, where: str | None) -> Content:
    """The body by the encoding that its part names; by its bytes where that is missing or wrong."""
    try:
        if charset and charset != "us-ascii":
            return Content(body.decode(charset))
    except (LookupError, UnicodeDecodeError):
        pass
    text, warnings = decode(body, where)
    return Content(text, warnings=warnings)


def _under_heads(content: Content, heads: dict[str, str]) -> Content:
    """What the heads of a mail say goes before what its page says."""
    page, title = content.metadata, heads.get("subject")
    metadata = Metadata(
        url=page.url,
        published=_day(heads.get("date", "")) or page.published,
        title=title or page.title,
        language=heads.get("content-language") or page.language,
        publisher=heads.get("organization") or page.publisher,
        author=page.author,
    )
    return Content(f"{title}\n\n{content.text}" if title else content.text, metadata, warnings=content.warnings)


def _day(date: str) -> str | None:
    """The day of a `Date:` head where the sender was, whatever it was elsewhere."""
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
