"""Reading a release: bytes, text, a file or a row in; decoded text, reading with zones, metadata and title out."""

from eventextract.release.content import unpacked_if_packed
from eventextract.release.filetypes import DOCUMENTS, PLAIN_TEXT, SUFFIXES, TABLES, FileType, file_type, id_of
from eventextract.release.limits import DEFAULT_LIMITS, Limits
from eventextract.release.model import Release
from eventextract.release.rows import Row, place_of, rows_of
from eventextract.release.source import document_type, path_rows, read_bytes, read_path, read_row, read_text

__all__ = [
    "DEFAULT_LIMITS",
    "DOCUMENTS",
    "PLAIN_TEXT",
    "SUFFIXES",
    "TABLES",
    "FileType",
    "Limits",
    "Release",
    "Row",
    "document_type",
    "file_type",
    "id_of",
    "path_rows",
    "place_of",
    "read_bytes",
    "read_path",
    "read_row",
    "read_text",
    "rows_of",
    "unpacked_if_packed",
]
