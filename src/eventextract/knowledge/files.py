"""Where `models/` is, and how its files are read."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, overload

from eventextract.errors import ModelsError
from eventextract.knowledge.cache import kept, stamp

Row = Mapping[str, str]


class Rows(Sequence[Row]):
    """The rows of a table, each made when it is asked for: thousands of dicts would take long to load and to take apart."""

    def __init__(self, header: tuple[str, ...], cells: tuple[str, ...]) -> None:
        self._header, self._cells = header, cells  # all cells in a row, row by row

    def __len__(self) -> int:
        return len(self._cells) // len(self._header)

    def __iter__(self) -> Iterator[Row]:
        cells = iter(self._cells)
        return (dict(zip(self._header, row, strict=True)) for row in zip(*[cells] * len(self._header), strict=True))

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return list(self)[index]
        return next(islice(self, range(len(self))[index], None))


def models_folder() -> Path:
    """The checkout's `models/` when the package is imported from `src/`, else the one that the wheel put beside the code.

    Raises ModelsError when neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] / "models"
    for folder in (checkout if package.parent.name == "src" else package / "models", package / "models"):
        if folder.is_dir():
            return folder
    raise ModelsError("the models folder is missing", where=str(package), remedy="reinstall eventextract")


def read_rows(path: Path) -> Rows:
    """The rows of a CSV file: `#` comment lines first, then a header row; cells stripped, a missing last cell is "".

    Raises ModelsError for a file that is missing, has no header, or a row with more cells than the header.
    """
    return Rows(*kept(f"rows {path.name}", stamped(path), lambda: _rows(read_text(path), path)))


def _rows(text: str, path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The header, and the cells of all rows; those that are alike are one string."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines)
    header = next(reader, None)
    if not header:
        raise ModelsError(
            "no header row", where=str(path), remedy="name the columns in the first line after the comments"
        )
    found: list[str] = []
    same: dict[str, str] = {}
    for number, cells in enumerate(reader, start=1):
        if len(cells) > len(header):
            raise ModelsError(
                f"row {number} has {len(cells)} cells for {len(header)} columns: {cells}", where=str(path)
            )
        cells += [""] * (len(header) - len(cells))
        found += [same.setdefault(cell, cell) for cell in map(str.strip, cells)]
    return tuple(header), tuple(found)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as a dict; ModelsError when it is missing or does not parse."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ModelsError(f"not valid TOML: {error}", where=str(path)) from error


def digest(folder: Path) -> str:
    """The SHA-256 over names and bytes of all files below a models folder, in order of name."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def stamped(*paths: Path) -> bytes:
    """What tells these files' contents from others, without their being read; ModelsError when one is not there."""
    try:
        return stamp(paths)
    except OSError as error:
        raise ModelsError(f"cannot be read: {error}", where=str(error.filename)) from error


def read_data(path: Path) -> bytes:
    """The bytes of a file; ModelsError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelsError(f"cannot be read: {error}", where=str(path)) from error


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, its lines ended by a line feed; ModelsError when it cannot be read."""
    try:
        return read_data(path).decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ModelsError(f"cannot be read: {error}", where=str(path)) from error
