"""The ways in: bytes, a string, a file, a row of a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from eventextract.errors import InputError, ReadError
from eventextract.release.content import Content, unpacked_if_packed
from eventextract.release.decoding import check_text
from eventextract.release.filetypes import DOCUMENTS, PLAIN_TEXT, FileType, file_type, id_of
from eventextract.release.limits import DEFAULT_LIMITS, Limits
from eventextract.release.model import Release
from eventextract.release.readers import content_of
from eventextract.release.reading import read
from eventextract.release.rows import Row, place_of, rows_of

if TYPE_CHECKING:
    from eventextract.knowledge import Knowledge


def read_bytes(
    data: bytes,
    *,
    knowledge: Knowledge,
    file: str | None = None,
    kind: FileType | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Release:
    """A release from the bytes of a document; `file` is its name below the input root.

    `kind`: what it is, where the name of the file does not tell; plain text where nothing does.
    Raises LimitError, EmptyError, DecodeError, ReadError.
    """
    told = kind or (file_type(file) if file else None)
    if told and told.is_table:
        raise _holds_many(file)
    data = unpacked_if_packed(data, told or PLAIN_TEXT, limits, file)
    content = content_of(data, (told or PLAIN_TEXT).suffix, limits, file)
    return _release(content, hashlib.sha256(data).hexdigest(), file, knowledge)


def read_text(
    text: str, *, knowledge: Knowledge, source: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Release:
    """A release from a string; `source` names it as `file` would.

    Raises LimitError, EmptyError, DecodeError for half a surrogate pair or binary data.
    """
    content, sha256 = _checked(text, source, limits)
    return _release(content.after_front_matter() if source else content, sha256, source, knowledge)


def read_path(path: Path, root: Path, *, knowledge: Knowledge, limits: Limits = DEFAULT_LIMITS) -> Release:
    """The release in a file below `root` (its `file` is the path from there).

    Raises ReadError for a file that cannot be read, is of no known type or holds many releases, and what `read_bytes`
    raises.
    """
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    document_type(file)
    try:
        limits.check_size(path.stat().st_size, file)
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"it cannot be read: {error.strerror or error}", where=file) from error
    return read_bytes(data, knowledge=knowledge, file=file, limits=limits)


def document_type(file: str) -> FileType:
    """The type of the document in a file of this name. ReadError where nothing reads it, or it holds many releases."""
    kind = file_type(file)
    if kind is None:
        what = f"no reader for {PurePath(file).suffix or 'a file without suffix'}"
        raise ReadError(what, where=file, remedy=f"give one of {', '.join(DOCUMENTS)}")
    if kind.is_table:
        raise _holds_many(file)
    return kind


def read_row(row: Row, *, knowledge: Knowledge, file: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Release:
    """The release of a row of the table `file`. Raises LimitError, EmptyError, DecodeError."""
    content, sha256 = _checked(row.text, place_of(file, row.number), limits)
    return _release(replace(content, metadata=row.metadata), sha256, file, knowledge, row.id)


def path_rows(path: Path, root: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Row | InputError]:
    """The rows of a table in a file below `root`, as `rows_of` gives them."""
    file = path.relative_to(root).as_posix()
    kind = file_type(path.name)
    if kind is None or not kind.is_table:
        raise ReadError("it is no table", where=file)
    try:
        stream = path.open("rb")
    except OSError as error:
        yield ReadError(f"it cannot be read: {error.strerror or error}", where=file)
        return
    with stream:
        yield from rows_of(stream, kind, file, limits)


def _checked(text: str, where: str | None, limits: Limits) -> tuple[Content, str]:
    """A string without byte-order mark, and its hash."""
    text = text.removeprefix("\ufeff")
    check_text(text, where)
    data = text.encode("utf-8")
    limits.check_size(len(data), where)
    return Content(text), hashlib.sha256(data).hexdigest()


def _holds_many(file: str | None) -> ReadError:
    remedy = "use `eventextract run`, or write the row to a file of its own"
    return ReadError("it is a table of many releases, where one is wanted", where=file, remedy=remedy)


def _release(
    content: Content, sha256: str, file: str | None, knowledge: Knowledge, row_id: str | None = None
) -> Release:
    metadata = replace(content.metadata, language=_known_language(content.metadata.language))
    found = read(content.text, content.start, metadata.title, knowledge)
    return Release(
        id=row_id or (id_of(file) if file else sha256[:16]),
        file=file,
        sha256=sha256,
        text=content.text,
        reading=found.reading,
        metadata=metadata,
        title=found.title,
        title_span=found.title_span,
        warnings=content.warnings + found.warnings,
    )


def _known_language(tag: str | None) -> str | None:
    """The ISO 639-1 code in a language tag ("en-GB"); None where it has none."""
    code = tag.replace("_", "-").partition("-")[0].strip().lower() if tag else ""
    if len(code) != 2:
        return None
    from pycountry import languages  # seldom needed, slow to read

    return code if languages.get(alpha_2=code) else None
