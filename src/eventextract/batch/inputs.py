"""Which files a run reads, and what each is called below the folder that the user named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.urls import Location, Url, location
from eventextract.errors import InputError, ReadError, UsageError
from eventextract.release import (
    DEFAULT_LIMITS,
    PLAIN_TEXT,
    FileType,
    Limits,
    Row,
    file_type,
    id_of,
    path_rows,
    place_of,
    rows_of,
)

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its name below the root that the user named ("/" as separator), and where it is.

    Behind an address `url` stands for the path. For standard input `file` is `-`, and `data` holds its bytes (None for a
    table: it is read row by row). `kind` is None for a file of a type that cannot be read. `row`: the release of a table
    that is meant.
    """

    file: str
    path: Path | None = None
    root: Path | None = None
    data: bytes | None = None
    kind: FileType | None = None
    row: Row | None = None
    url: Url | None = None

    @property
    def name(self) -> str:
        """What an error row calls it: its name below the root, that of a row with the row's number."""
        return place_of(self.file, self.row.number) if self.row else self.file

    @property
    def is_table(self) -> bool:
        """Whether it is a table whose rows are the releases."""
        return self.row is None and self.kind is not None and self.kind.is_table

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path is None and self.url is None

    def fetched(self, limits: Limits) -> Input:
        """The same, with the bytes of a document behind an address. Raises ReadError, LimitError."""
        if self.url is None or self.row is not None or self.data is not None:
            return self
        size = self.url.size()
        limits.check_size(size or 0, self.file)
        data = self.url.read(limits.size + 1)
        limits.check_size(len(data), self.file)
        if size is not None and size != len(data):
            raise ReadError("it was changed while it was read", remedy="run again when it is whole")
        return replace(self, data=data)

    def releases(self, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input | ErrorRow]:
        """The releases that it holds: itself, or one for each row, read as it is asked for; a bad row is an error row."""
        if not self.is_table:
            yield self
            return
        for row in self._rows(limits):
            yield replace(self, row=row) if isinstance(row, Row) else ErrorRow.of(row.where or self.file, row)

    def _rows(self, limits: Limits) -> Iterator[Row | InputError]:
        if self.path is not None and self.root is not None:
            yield from path_rows(self.path, self.root, limits=limits)
        elif self.url is not None:
            yield from self._rows_behind(self.url, limits)
        else:
            yield from rows_of(sys.stdin.buffer, self.kind or PLAIN_TEXT, None, limits)

    def _rows_behind(self, url: Url, limits: Limits) -> Iterator[Row | InputError]:
        try:
            with url.stream() as stream:
                yield from rows_of(stream, self.kind or PLAIN_TEXT, self.file, limits)
        except ReadError as error:
            yield ReadError(error.what, where=self.file)

    @property
    def label(self) -> str:
        """What to call it in a message: the path as the user would write it."""
        if self.url is not None:
            folder = str(self.url).rstrip("/")
            return printable(folder if folder.endswith(f"/{self.file}") else f"{folder}/{self.file}")
        return "standard input" if self.path is None else printable(str(self.path))


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments of a run stand for.

    `unusable`: an error row for each input that cannot even be named. `skipped`: files of a folder whose type is none
    that is read. `whole`: every argument was a folder, so that a record without an input is a stale one. `roots`: the
    files and folders that were named.
    """

    inputs: tuple[Input, ...]
    unusable: tuple[ErrorRow, ...]
    skipped: tuple[str, ...]
    whole: bool
    roots: tuple[Location, ...] = field(default=(), compare=False)


def find_inputs(arguments: Sequence[str], exclude: Location | None = None, stdin: FileType = PLAIN_TEXT) -> Found:
    """The inputs that files, folders (searched recursively) and `-` (standard input) stand for, sorted by name.

    Files and folders are named by path or URL.

    Of a folder are read the files of a type that has a reader, but for hidden ones, those named README, and what
    lies in `exclude` (the output folder). A file named itself is read whatever it is called. `stdin`: what standard
    input is.
    Raises UsageError for an argument that does not exist.
    """
    search = _Search(exclude, stdin)
    for argument in dict.fromkeys(arguments):
        search.add(argument)
    once = {(one.file, os.path.realpath(one.path) if one.path else one.url): one for one in search.inputs}
    inputs = tuple(sorted(once.values(), key=lambda one: (one.file, str(one.path))))
    roots = tuple(search.roots)
    return Found(inputs, tuple(search.unusable), tuple(sorted(search.skipped)), search.whole, roots)


class _Search:
    """Collects inputs from one argument after the other."""

    def __init__(self, exclude: Location | None, stdin: FileType) -> None:
        self.exclude = exclude.resolve() if isinstance(exclude, Path) else exclude
        self.stdin = stdin
        self.whole = True
        self.roots: list[Location] = []
        self.inputs: list[Input] = []
        self.unusable: list[ErrorRow] = []
        self.skipped: list[str] = []

    def add(self, argument: str) -> None:
        if argument == STDIN:
            self.whole = False
            data = None if self.stdin.is_table else sys.stdin.buffer.read()
            self.inputs.append(Input(STDIN, data=data, kind=self.stdin))
            return
        root = location(argument)
        self.roots.append(root)
        is_folder = root.is_folder if isinstance(root, Url) else root.is_dir()
        self.whole &= is_folder
        if isinstance(root, Url):
            self._folder_behind(root, "") if is_folder else self._add(root.name, url=root)
        elif is_folder:
            self._folder(root)
        elif os.path.lexists(root):
            self._file(root, root.parent)
        else:
            raise UsageError("no such file or folder", where=argument, remedy="check the name")

    def _folder_behind(self, folder: Url, prefix: str) -> None:
        """What stands in a folder behind an address; `prefix`: its name below the root, with a "/" at the end."""
        try:
            entries = list(folder.children())
        except ReadError as error:
            self._refuse(prefix.rstrip("/") or folder.name, f"the folder cannot be read: {error.what}")
            return
        for name, is_folder in entries:
            if is_folder:
                if not name.startswith(".") and not (folder / name).is_same_as(self.exclude):
                    self._folder_behind(folder / name, f"{prefix}{name}/")
            elif file_type(name) is None and not _is_about(name):
                self.skipped.append(printable(prefix + name))
            elif not _is_about(name):
                self._add(prefix + name, url=folder / name)

    def _folder(self, root: Path) -> None:
        for path in self._walk(root):
            if file_type(path.name) is None:
                self.skipped.append(_below(path, root))
            elif path.exists() and not path.is_file():
                self._refuse(_below(path, root), "not a regular file")
            else:
                self._file(path, root)

    def _walk(self, root: Path) -> Iterator[Path]:
        """The files below a folder that are neither hidden nor a README, nor in the output folder."""
        for folder, folders, files in os.walk(
            root, onerror=lambda error: self._unreadable(error, root), followlinks=True
        ):
            here = Path(folder)
            folders[:] = sorted(name for name in folders if self._is_entered(here / name, root))
            yield from (here / name for name in sorted(files) if not _is_about(name))

    def _is_entered(self, folder: Path, root: Path) -> bool:
        if folder.name.startswith(".") or folder.resolve() == self.exclude:
            return False
        if folder.is_symlink() and folder.resolve() in {one.resolve() for one in _above(folder, root)}:
            self._refuse(_below(folder, root), "a link to a folder that holds it")
            return False
        return True

    def _file(self, path: Path, root: Path) -> None:
        self._add(path.relative_to(root).as_posix(), path, root)

    def _add(self, file: str, path: Path | None = None, root: Path | None = None, url: Url | None = None) -> None:
        if printable(file) != file:
            self._refuse(printable(file), "the name of the file is not UTF-8")
        elif id_of(file) != id_of(file).strip():
            self._refuse(file, "the name of the file has a blank at an end")
        else:
            self.inputs.append(Input(file, path, root, kind=file_type(file), url=url))

    def _unreadable(self, error: OSError, root: Path) -> None:
        self._refuse(_below(Path(error.filename), root), f"the folder cannot be read: {error.strerror}")

    def _refuse(self, file: str, why: str) -> None:
        self.unusable.append(ErrorRow.of(file, ReadError(why)))


def printable(name: str) -> str:
    """A file name with the bytes that are not UTF-8 escaped."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _below(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())


def _above(path: Path, root: Path) -> Iterator[Path]:
    """The folders that hold a path, up to the root."""
    while path != root:
        path = path.parent
        yield path


def _is_about(name: str) -> bool:
    """Whether a file is about the folder, and no release of it: hidden, or a README."""
    return name.startswith(".") or name.partition(".")[0].casefold() == "readme"
