"""Bytes -> text, without a silent guess."""

from __future__ import annotations

import codecs
from contextlib import suppress

from eventextract.errors import DecodeError, EmptyError
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Warn

MARKS = (  # longest first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
USUAL = "cp1252"  # taken where the statistics allow it beside rarer encodings of the same letters
ZEROS, STRAY = 0.04, 0.05  # of the bytes: blanks are a seventh of the characters in any script; of those, elsewhere
CONTROLS = expression(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS_ALLOWED = 0.01  # of the characters; text that was cut out of a database has a few


def decode(data: bytes, where: str | None = None) -> tuple[str, tuple[Warn, ...]]:
    """The text without byte-order mark, and a warning where the encoding had to be guessed.

    Raises EmptyError where there is nothing but white space, DecodeError for binary data or an encoding unknown.
    """
    if not data.strip():
        raise EmptyError("there is no text in it", where=where)
    text, warnings = _decoded(data, where)
    check_text(text, where)
    return text, warnings


def check_text(text: str, where: str | None = None) -> None:
    """Raise EmptyError for white space alone; DecodeError for NUL, many control characters, or lone surrogates."""
    if not text.strip("\ufeff\u200b \t\r\n") or text.isspace():
        raise EmptyError("there is no text in it", where=where)
    if "\0" in text or len(CONTROLS.findall(text)) > CONTROLS_ALLOWED * len(text) + 1:
        raise DecodeError("it looks like binary data", where=where, remedy="give text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DecodeError(f"it holds half of a surrogate pair at {error.start}", where=where) from error


def _decoded(data: bytes, where: str | None) -> tuple[str, tuple[Warn, ...]]:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        return _unmarked_utf16(data, where)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise DecodeError(f"it has the mark of {encoding} but is not: {error.reason}", where=where) from error
    return _guessed(data, where)


def _unmarked_utf16(data: bytes, where: str | None) -> tuple[str, tuple[Warn, ...]]:
    """Text in UTF-16 without its mark: half of the bytes of blanks and Latin letters are zero, always the same half."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding, zeros, others = ("utf-16-le", odd, even) if odd > even else ("utf-16-be", even, odd)
    if zeros > ZEROS * len(data) and others < STRAY * zeros:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), (Warn("encoding-guessed", "/source", f"without a mark; read as {encoding}"),)
    raise DecodeError("it looks like binary data", where=where, remedy="give text, in UTF-8 where you can")


def _guessed(data: bytes, where: str | None) -> tuple[str, tuple[Warn, ...]]:
    from charset_normalizer import from_bytes  # seldom needed, slow to import

    best = from_bytes(data).best()
    if best is None:
        raise DecodeError("its encoding is unknown", where=where, remedy="convert it to UTF-8")
    encoding = USUAL if USUAL in best.could_be_from_charset else best.encoding
    message = f"not UTF-8; read as {encoding}"
    return data.decode(encoding), (Warn("encoding-guessed", "/source", message),)
