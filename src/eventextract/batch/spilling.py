"""Collections of which little stands in memory, however much is put in: SQLite keeps the rest in temporary files.

Such a file has no name. It is gone with its collection, or with the process, however that ends, and stands where SQLite
puts such files: in the folder that `SQLITE_TMPDIR` or `TMPDIR` names, else in that of the system. A small collection
needs none. Not to be put into while it is walked.
"""

from __future__ import annotations

import weakref
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, overload

from eventextract.errors import StorageError

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
CACHE = 4096  # kilobytes of a collection that may stand in memory


class Walked(Sequence[T]):
    """A sequence that is made to be walked from its beginning; an index or a slice is walked to. Equal by its values."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(islice(self, *index.indices(len(self))))
        at = range(len(self))[index]
        return next(islice(self, at, None))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        more = ", ..." if len(self) > 3 else ""
        return f"<{type(self).__name__}: {len(self)}: {', '.join(map(repr, self[:3]))}{more}>"


class Spilled(Walked[T]):
    """Values in the order of their cells, equal ones as often as they were added. Raises StorageError throughout.

    `width`: how many texts, its cells, make a value. `cells` gives those of a value, `value` makes it of them again.
    """

    def __init__(self, width: int, cells: Callable[[T], Iterable[str]], value: Callable[..., T]) -> None:
        self._cells, self._value, self._count, self._is_sorted = cells, value, 0, False
        self._columns = ", ".join(f"c{number}" for number in range(width))
        self._insert = f"INSERT INTO held VALUES ({', '.join('?' * width)})"
        self._connection = _opened(f"CREATE TABLE held ({self._columns})")
        weakref.finalize(self, self._connection.close)

    def add(self, value: T) -> None:
        """Put in one more."""
        with _telling():
            self._connection.execute(self._insert, tuple(map(_bytes, self._cells(value))))
        self._count += 1

    def extend(self, values: Iterable[T]) -> None:
        """Put in each of these."""
        for value in values:
            self.add(value)

    def starting_with(self, cell: str) -> Iterator[T]:
        """Those whose first cell is this, in order."""
        return self._read("WHERE c0 = ?", (_bytes(cell),))

    def __iter__(self) -> Iterator[T]:
        return self._read("", ())

    def __len__(self) -> int:
        return self._count

    def _read(self, where: str, given: tuple[bytes, ...]) -> Iterator[T]:
        with _telling():
            if not self._is_sorted:  # once and all together: far quicker than keeping them sorted from the first
                self._connection.execute(f"CREATE INDEX sorted ON held ({self._columns})")
                self._is_sorted = True
            for cells in self._connection.execute(f"SELECT * FROM held {where} ORDER BY {self._columns}", given):
                yield self._value(*map(_text, cells))


class SpilledSet:
    """A set of texts. Raises StorageError throughout."""

    def __init__(self) -> None:
        self._connection = _opened("CREATE TABLE held (text PRIMARY KEY) WITHOUT ROWID")
        weakref.finalize(self, self._connection.close)

    def add(self, text: str) -> bool:
        """Put in a text; whether it was not there before."""
        with _telling():
            return self._connection.execute("INSERT OR IGNORE INTO held VALUES (?)", (_bytes(text),)).rowcount == 1

    def __contains__(self, text: object) -> bool:
        with _telling():
            found = self._connection.execute("SELECT 1 FROM held WHERE text = ?", (_bytes(str(text)),))
            return found.fetchone() is not None


def spilled_texts(texts: Iterable[str] = ()) -> Spilled[str]:
    """These texts, sorted."""
    spilled = Spilled(1, lambda text: (text,), str)
    spilled.extend(texts)
    return spilled


def _opened(table: str) -> sqlite3.Connection:
    """A temporary database with this table; whatever is put in is one transaction without a journal."""
    import sqlite3

    with _telling():
        connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in (f"cache_size = -{CACHE}", "temp_store = FILE", "journal_mode = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(table)
        connection.execute("BEGIN")
    return connection


def _bytes(text: str) -> bytes:
    """A text so that bytes sort as texts do; halves of surrogate pairs, which SQLite takes for no text, are allowed."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


@contextmanager
def _telling() -> Iterator[None]:
    """Errors of the database are errors of this project."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        remedy = "make room for temporary files, or name another folder for them by TMPDIR"
        raise StorageError(f"what the run lists cannot be kept: {error}", remedy=remedy) from error
