"""Which files a run reads, and what each is called below the folder that the user named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from eventextract.batch.errors_file import ErrorRow, spilled_rows
from eventextract.batch.input import Input, printable
from eventextract.batch.listed import Inputs
from eventextract.batch.spilling import Spilled, spilled_texts
from eventextract.batch.urls import Location, Url, location
from eventextract.errors import ReadError, UsageError
from eventextract.release import PLAIN_TEXT, FileType, file_type, id_of

__all__ = ["Found", "Input", "find_inputs"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments of a run stand for: sequences of which little stands in memory, made to be walked.

    `inputs`: sorted by name. `unusable`: an error row for each input that cannot even be named. `skipped`: files of a
    folder whose type is none that is read. `whole`: every argument was a folder, so that a record without an input is a
    stale one. `roots`: the files and folders that were named.
    """

    inputs: Inputs
    unusable: Spilled[ErrorRow]
    skipped: Sequence[str]
    whole: bool
    roots: tuple[Location, ...] = field(default=(), compare=False)


def find_inputs(arguments: Sequence[str], exclude: Location | None = None, stdin: FileType = PLAIN_TEXT) -> Found:
    """The inputs that files, folders (searched recursively) and `-` (standard input) stand for, sorted by name.

    Files and folders are named by path or URL.

    Of a folder are read the files of a type that has a reader, but for hidden ones, those named README, and what
    lies in `exclude` (the output folder). A file named itself is read whatever it is called. `stdin`: what standard
    input is.
    Raises UsageError for an argument that does not exist, StorageError where there is no room for the list.
    """
    search = _Search(exclude, stdin)
    for argument in dict.fromkeys(arguments):
        search.add(argument)
    return Found(search.inputs, search.unusable, search.skipped, search.whole, tuple(search.roots))


class _Search:
    """Collects inputs from one argument after the other."""

    def __init__(self, exclude: Location | None, stdin: FileType) -> None:
        self.exclude = exclude.resolve() if isinstance(exclude, Path) else exclude
        self.stdin = stdin
        self.whole = True
        self.roots: list[Location] = []
        self.inputs = Inputs()
        self.unusable = spilled_rows()
        self.skipped = spilled_texts()

    def add(self, argument: str) -> None:
        if argument == STDIN:
            self._stdin()
            return
        root = location(argument)
        self.roots.append(root)
        is_folder = root.is_folder if isinstance(root, Url) else root.is_dir()
        self.whole &= is_folder
        if isinstance(root, Url):
            self.inputs.begin(partial(_behind, root, is_folder))
            self._folder_behind(root, "") if is_folder else self._add(root.name)
        elif is_folder:
            self.inputs.begin(partial(_in, root))
            self._folder(root)
        elif os.path.lexists(root):
            self.inputs.begin(partial(_in, root.parent))
            self._add(root.name)
        else:
            raise UsageError("no such file or folder", where=argument, remedy="check the name")

    def _stdin(self) -> None:
        self.whole = False
        one = Input(STDIN, data=None if self.stdin.is_table else sys.stdin.buffer.read(), kind=self.stdin)
        self.inputs.begin(lambda _: one)
        self.inputs.add(STDIN)

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
                self.skipped.add(printable(prefix + name))
            elif not _is_about(name):
                self._add(prefix + name)

    def _folder(self, root: Path) -> None:
        for path in self._walk(root):
            if file_type(path.name) is None:
                self.skipped.add(_below(path, root))
            elif path.exists() and not path.is_file():
                self._refuse(_below(path, root), "not a regular file")
            else:
                self._add(path.relative_to(root).as_posix())

    def _walk(self, root: Path) -> Iterator[Path]:
        """The files below a folder that are neither hidden nor a README, nor in the output folder; in no order."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:  # one after the other: a folder may hold a million
                    for entry in entries:
                        if not _is_folder(entry):
                            yield from (folder / name for name in (entry.name,) if not _is_about(name))
                        elif self._is_entered(folder / entry.name, root):
                            waiting.append(folder / entry.name)
            except OSError as error:
                self._refuse(_below(folder, root), f"the folder cannot be read: {error.strerror}")

    def _is_entered(self, folder: Path, root: Path) -> bool:
        if folder.name.startswith(".") or folder.resolve() == self.exclude:
            return False
        if folder.is_symlink() and folder.resolve() in {one.resolve() for one in _above(folder, root)}:
            self._refuse(_below(folder, root), "a link to a folder that holds it")
            return False
        return True

    def _add(self, file: str) -> None:
        if printable(file) != file:
            self._refuse(printable(file), "the name of the file is not UTF-8")
        elif id_of(file) != id_of(file).strip():
            self._refuse(file, "the name of the file has a blank at an end")
        else:
            self.inputs.add(file)

    def _refuse(self, file: str, why: str) -> None:
        self.unusable.add(ErrorRow.of(file, ReadError(why)))


def _in(root: Path, file: str) -> Input:
    """The file of this name below a folder."""
    return Input(file, root / file, root, kind=file_type(file))


def _behind(root: Url, is_folder: bool, file: str) -> Input:
    """The file of this name below a folder behind an address, or that file itself."""
    return Input(file, kind=file_type(file), url=root / file if is_folder else root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


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
