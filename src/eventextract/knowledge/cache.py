"""What is costly to make of the models, kept on disk between processes, as Python keeps its bytecode.

Most of the time to a first record would go into compiling patterns. A value is kept under its name, with a digest of all
that it was made of, in the user's cache folder; what was made of anything else, or by other code, is
made anew and takes its place.
Nothing depends on it: a folder that cannot be written, a broken file or another Python cost time and change no record.
The environment variable EVENTEXTRACT_CACHE names another folder; empty, it turns keeping off.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

VARIABLE = "EVENTEXTRACT_CACHE"
HASH = hashlib.sha256
SIZE = HASH().digest_size
PACKAGE = Path(__file__).parents[1]
T = TypeVar("T")


def kept(name: str, made_of: bytes, make: Callable[[], T]) -> T:
    """The value kept under a name if it was made of these bytes, by this Python; else what `make` returns, now kept.

    A value is of plain types (str, bytes, numbers, None; tuples, lists, dicts and frozensets of them).
    """
    folder = _folder(os.environ.get(VARIABLE))
    if folder is None:
        return make()
    path = folder / HASH(name.encode()).hexdigest()[:32]
    key = HASH(_maker() + made_of).digest()
    with suppress(OSError, ValueError, EOFError, TypeError):
        return cast(T, _read(path, key))
    value = make()
    with suppress(OSError):
        _write(path, key, marshal.dumps(cast(Any, value)))
    return value


def _read(path: Path, key: bytes) -> object:
    """What a file holds; ValueError where it is another value's or not whole."""
    data = path.read_bytes()
    body = memoryview(data)[2 * SIZE :]
    if data[: 2 * SIZE] != key + HASH(body).digest():
        raise ValueError
    return marshal.loads(body)


def _write(path: Path, key: bytes, body: bytes) -> None:
    """Through a temporary file, so that another process sees a whole file or none."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key + HASH(body).digest() + body)
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise


@cache
def _maker() -> bytes:
    """A digest of what makes the values: this Python, and the program's files (size and time, as bytecode goes by)."""
    total = HASH(f"{sys.version} {marshal.version}".encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        found = path.stat()
        total.update(f"{path.relative_to(PACKAGE)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return total.digest()


@cache
def _folder(named: str | None) -> Path | None:
    """The folder to keep things in, made if need be; None where there is none that is this user's alone to write."""
    from platformdirs import user_cache_path

    if named == "":
        return None
    folder = Path(named) if named else user_cache_path("eventextract", appauthor=False)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _ours(folder.stat()) else None
    return None


def _ours(found: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
