"""The extractor of a command, made when it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.errors import UsageError

if TYPE_CHECKING:
    from eventextract.extractor import Analysis, Extractor
    from eventextract.release import FileType, Limits


def extractor(models: Path | None) -> Extractor:
    """An extractor with the models of a folder, or with the built-in ones; ModelsError as it raises."""
    from eventextract.extractor import Extractor

    return Extractor(models)


def limits(max_size: int | None, html_depth: int | None) -> Limits:
    """The limits where the largest release has so many bytes, and a page so many levels; the default where it is None."""
    from eventextract.release import DEFAULT_LIMITS, Limits

    return Limits(max_size or DEFAULT_LIMITS.size, html_depth or DEFAULT_LIMITS.html_depth)


def stdin_type(name: str) -> FileType:
    """The type of standard input by the suffix that it would have as a file; UsageError for an unknown one."""
    from eventextract.release import DOCUMENTS, TABLES, file_type

    kind = file_type(f"stdin.{name.removeprefix('.')}")
    if kind is None:
        known = ", ".join(suffix.removeprefix(".") for suffix in (*DOCUMENTS, *TABLES))
        raise UsageError(f"--stdin-type {name}: no such type", remedy=f"give one of {known}, with .gz where packed")
    return kind


def analysis(file: Path, published: str | None, models: Path | None) -> Analysis:
    """The analysis of one release; UsageError for a folder or nothing, and the project's errors for what cannot be read."""
    if file.is_dir():
        raise UsageError("a folder, where one release is wanted", where=str(file), remedy="name a file in it")
    if not file.exists():
        raise UsageError("no such file", where=str(file), remedy="check the name")
    return extractor(models).analyse_path(file, file.parent, published=published)
