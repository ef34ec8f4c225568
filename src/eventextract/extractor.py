"""The whole flow on one screen: release -> pipeline -> assemble -> record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eventextract.assemble import Given, assemble
from eventextract.collector import loading, paused
from eventextract.errors import EventExtractError, UsageError
from eventextract.knowledge import load_knowledge
from eventextract.mentions import Decision, Mention
from eventextract.pipeline import Pipeline
from eventextract.record import EventRecord
from eventextract.release import (
    DEFAULT_LIMITS,
    FileType,
    Limits,
    Release,
    Row,
    read_bytes,
    read_path,
    read_row,
    read_text,
)
from eventextract.settling import settled
from eventextract.values import is_full_date


@dataclass(frozen=True, slots=True)
class Analysis:
    """A record with all that led to it, as plain frozen values."""

    record: EventRecord
    release: Release
    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...]


class Extractor:
    """Makes records of releases. `models`: a models folder, None for the one that came with the program.

    `limits`: how large an input may be. Loading takes about a second; keep the object.
    Raises ModelsError when something in that folder is wrong.
    """

    @loading()
    def __init__(self, models: str | Path | None = None, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._used = False
        self._knowledge = load_knowledge(models)
        self._pipeline = Pipeline(str(models) if models else None)

    def limited(self, limits: Limits) -> Extractor:
        """The same extractor with other limits; both share what is loaded."""
        other = copy(self)
        other.limits = limits
        return other

    def extract(self, text: str, *, published: str | None = None, source: str | None = None) -> EventRecord:
        """The record of a release given as text. `published`: its date as `YYYY-MM-DD`; `source`: the name it goes by.

        Raises EmptyError, LimitError, UsageError.
        """
        return self.analyse(text, published=published, source=source).record

    def analyse(self, text: str, *, published: str | None = None, source: str | None = None) -> Analysis:
        """The record together with release, mentions and the decision for each field."""
        with self._resting():
            release = read_text(text, knowledge=self._knowledge, source=source, limits=self.limits)
            return self._analyse(release, published)

    def extract_bytes(self, data: bytes, *, file: str | None = None, published: str | None = None) -> EventRecord:
        """The record of a release given as the bytes of a file named `file`. Raises InputError's kinds."""
        return self.analyse_bytes(data, file=file, published=published).record

    def analyse_bytes(
        self, data: bytes, *, file: str | None = None, kind: FileType | None = None, published: str | None = None
    ) -> Analysis:
        """As `analyse`, for the bytes of a file; `kind`: its type, where `file` does not tell."""
        with self._resting():
            release = read_bytes(data, knowledge=self._knowledge, file=file, kind=kind, limits=self.limits)
            return self._analyse(release, published)

    def extract_path(self, path: Path, root: Path, *, published: str | None = None) -> EventRecord:
        """The record of a file; `root` is the folder that its name is told from. Raises InputError's kinds."""
        return self.analyse_path(path, root, published=published).record

    def analyse_path(self, path: Path, root: Path, *, published: str | None = None) -> Analysis:
        """As `analyse`, for a file."""
        with self._resting():
            release = read_path(path, root, knowledge=self._knowledge, limits=self.limits)
            return self._analyse(release, published)

    def analyse_row(self, row: Row, *, file: str | None = None, published: str | None = None) -> Analysis:
        """As `analyse`, for a row of the table `file`."""
        with self._resting():
            release = read_row(row, knowledge=self._knowledge, file=file, limits=self.limits)
            return self._analyse(release, published)

    def pipe(self, texts: Iterable[str]) -> Iterator[EventRecord | EventExtractError]:
        """One result for each text, in order: its record, or the error that it met; a bad text never ends the stream."""
        for text in texts:
            try:
                yield self.extract(text)
            except EventExtractError as error:
                yield error

    def _resting(self) -> AbstractContextManager[None]:
        """The collector's rest while a release is worked on; with the first of them, much is loaded still."""
        first, self._used = not self._used, True
        return loading() if first else paused()

    def _analyse(self, release: Release, published: str | None) -> Analysis:
        findings = self._pipeline.find(release.reading)
        draft = assemble(release.reading, findings, _given(release, published), self._knowledge)
        record, draft = settled(draft, release.text)
        return Analysis(record, release, findings.mentions, draft.decisions)


def _given(release: Release, published: str | None) -> Given:
    if published is not None:
        _check_date(published)
    return Given(
        id=release.id,
        file=release.file,
        sha256=release.sha256,
        characters=len(release.text),
        title=release.title_span,
        metadata=release.metadata,
        published=published,
        warnings=release.warnings,
    )


def _check_date(text: str) -> None:
    if not is_full_date(text):
        raise UsageError(f"published={text!r} is not a full date", remedy="write it as YYYY-MM-DD")


@cache
def _default() -> Extractor:
    return Extractor()


def extract_event(text: str, *, published: str | None = None, source: str | None = None) -> EventRecord:
    """The record of a release given as text, with the models that came with the program (loaded once)."""
    return _default().extract(text, published=published, source=source)
