"""Folders and files behind an address that fsspec understands: `s3://`, `gs://`, `ftp://`, `https://`, `memory://`.

Of a URL only fsspec knows what stands in it; a `file://` URL is the local path that it names.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from eventextract.errors import EventExtractError, ReadError, UsageError

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?:://|::.*://)", re.DOTALL)
LOCAL = ("file://", "local://")
SECRET = re.compile(r"(?<=://)([^/@:]*):[^/@]*(?=@)")  # of `ftp://user:secret@host`
AT_ONCE = 16  # requests, where the library can have several under way
ROOTED = ("http", "https")  # their paths are whole addresses


@dataclass(frozen=True, slots=True)
class Url:
    """The address that the user gave, and a path within the file system that it opens."""

    text: str
    path: str

    @classmethod
    def of(cls, text: str) -> Url:
        """The place that an address names.

        Raises UsageError for a protocol that is not known, one whose package is missing, and a server out of reach.
        """
        with _usable(text):
            _, path = _opened(text)
        return cls(text, path)

    @property
    def fs(self) -> Any:
        """The file system; fsspec keeps one for each thread."""
        return _opened(self.text)[0]

    def __truediv__(self, below: str) -> Url:
        base = self.path.rstrip("/")
        return replace(self, path=f"{base}/{below}" if base or self.path else below)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder. Raises UsageError where there is nothing, or nobody answers."""
        if self.text.endswith("/"):
            return True
        with _usable(self.text):
            return str(self.fs.info(self.path)["type"]) == "directory"

    def is_same_as(self, other: object) -> bool:
        """Whether another address names the same place."""
        return isinstance(other, Url) and (self.path.rstrip("/"), self.fs) == (other.path.rstrip("/"), other.fs)

    @property
    def parent(self) -> Url:
        """The folder that holds it."""
        return replace(self, path=self.path.rstrip("/").rpartition("/")[0])

    @property
    def name(self) -> str:
        """The last part of its path, without the query of a web address."""
        last = self.path.rstrip("/").rpartition("/")[2]
        return re.split(r"[?#]", last, maxsplit=1)[0] if self.text.startswith(ROOTED) else last

    def children(self) -> Iterator[tuple[str, bool]]:
        """Name and whether it is a folder, for each entry of this folder; sorted. Raises ReadError."""
        base = self.path.rstrip("/")
        with readable():
            entries = {
                (name, entry["type"] == "directory")
                for entry in self.fs.ls(self.path, detail=True)
                if (name := _below(entry["name"].rstrip("/"), base))
            }
        yield from sorted(entries)

    def size(self) -> int | None:
        """Its bytes; None where the server does not tell. Raises ReadError."""
        with readable():
            found = self.fs.info(self.path).get("size")
        return None if found is None else int(found)

    def read(self, most: int) -> bytes:
        """Its content, of a longer one the first `most` bytes. Raises ReadError."""
        with self.stream() as stream:
            return stream.read(most)

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """Its content, read as it is asked for. Raises ReadError."""
        with readable(), self.fs.open(self.path, "rb") as raw, io.BufferedReader(raw) as stream:
            yield stream

    def __str__(self) -> str:
        return without_secret(self.text)


Location = Path | Url


def is_of_this_process(place: Location) -> bool:
    """Whether what is written there stands in the memory of this process, and no other can see it."""
    return isinstance(place, Url) and "memory://" in place.text


def at_once(locations: Iterable[Location]) -> int:
    """How many threads may look at what stands there, when there is much to look at: 1 where all is on this machine."""
    urls = [one for one in locations if isinstance(one, Url)]
    return AT_ONCE if urls and all(url.fs.async_impl for url in urls) else 1


def location(text: str) -> Location:
    """The file or folder, be it there or not, that the user named by a path or URL. Raises UsageError as `Url.of`."""
    if not URL.match(text):
        return Path(text)
    url = Url.of(text)
    return Path(url.path) if text.startswith(LOCAL) else url


def without_secret(text: str) -> str:
    """A text in which no address has a password."""
    return SECRET.sub(r"\1:***", text)


@contextmanager
def readable() -> Iterator[None]:
    """Whatever a file system raises is a ReadError, but for the errors of this project."""
    try:
        yield
    except EventExtractError:
        raise
    except Exception as error:  # each library has errors of its own
        raise ReadError(f"it cannot be read: {reason(error)}") from error


def reason(error: Exception) -> str:
    """What an error of a file system says, on one line and without passwords."""
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if isinstance(error, FileNotFoundError):
        told = "No such file or directory"
    return without_secret(" ".join(told.split()))


def _opened(text: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    opened: tuple[Any, str] = url_to_fs(text, use_listings_cache=False)
    return opened


def _below(name: str, base: str) -> str:
    """What an entry of the folder `base` is called in it; "" for one that stands elsewhere, as pages may link to."""
    below = name.removeprefix(f"{base}/") if base else name.removeprefix("/")
    return "" if "/" in below or name == base else below


@contextmanager
def _usable(text: str) -> Iterator[None]:
    """What fails at the first look at an address is wrong use."""
    where = without_secret(text)
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "fsspec").partition(".")[0]
        remedy = f"pip install {name}" if name != "fsspec" else "pip install 'eventextract[remote]'"
        raise UsageError(f"the package {name} is not installed", where=where, remedy=remedy) from error
    except ImportError as error:  # fsspec's own words, which name the package
        raise UsageError(reason(error), where=where, remedy="install that package beside eventextract") from error
    except ValueError as error:
        raise UsageError(reason(error), where=where, remedy="give a URL of a protocol that fsspec knows") from error
    except FileNotFoundError as error:
        raise UsageError("no such file or folder", where=where, remedy="check the name") from error
    except Exception as error:
        remedy = "see to the server, the name and your rights"
        raise UsageError(f"it cannot be reached: {reason(error)}", where=where, remedy=remedy) from error
