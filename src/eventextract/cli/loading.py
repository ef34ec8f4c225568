"""The extractor of a command, made when it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eventextract.errors import UsageError

if TYPE_CHECKING:
    from eventextract.extractor import Analysis, Extractor


def extractor(models: Path | None) -> Extractor:
    """An extractor with the models of a folder, or with the built-in ones; ModelsError as it raises."""
    from eventextract.extractor import Extractor

    return Extractor(models)


def analysis(file: Path, published: str | None, models: Path | None) -> Analysis:
    """The analysis of one release; UsageError for a folder, and the project's errors for what cannot be read."""
    if file.is_dir():
        raise UsageError("a folder, where one release is wanted", where=str(file))
    return extractor(models).analyse_path(file, file.parent, published=published)
