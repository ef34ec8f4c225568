"""Reading a release: bytes, text or a file in; decoded text, reading with zones, metadata and title out."""

from eventextract.release.model import Release
from eventextract.release.source import LIMIT, SUFFIXES, id_of, read_bytes, read_path, read_text

__all__ = ["LIMIT", "SUFFIXES", "Release", "id_of", "read_bytes", "read_path", "read_text"]
