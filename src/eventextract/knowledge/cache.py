"""What is costly to make of the models, kept on disk between processes, as Python keeps its bytecode.

Most of the time to a first record would go into compiling patterns. A value is kept under its name, with a digest of all
that it was made of, in the user's cache folder; what was made of anything else, or by other code, is made anew and
overtakes it. All values stand in one file, to which they are only ever added (see `kept_file`).
Nothing depends on it: a folder that cannot be written, a broken file or another Python cost time and change no record.
The environment variable EVENTEXTRACT_CACHE names another folder; empty, it turns keeping off.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from eventextract.knowledge.kept_file import KeptFile

VARIABLE = "EVENTEXTRACT_CACHE"
HASH = hashlib.sha256
PACKAGE = Path(__file__).parents[1]
T = TypeVar("T")


def kept(name: str, made_of: bytes, make: Callable[[], T]) -> T:
    """The value kept under a name if it was made of these bytes, by this Python; else what `make` returns, now kept.

    A value is of plain types (str, bytes, numbers, None; tuples, lists, dicts and frozensets of them).
    """
    file = _file(os.environ.get(VARIABLE))
    if file is None:
        return make()
    body = file.get(name, made_of)
    if body is not None:
        with suppress(ValueError, EOFError, TypeError):
            return cast(T, marshal.loads(body))
    value = make()
    file.put(name, made_of, marshal.dumps(cast(Any, value)))
    return value


def is_kept(name: str, made_of: bytes) -> bool:
    """Whether `kept` would find a value."""
    file = _file(os.environ.get(VARIABLE))
    return file is not None and file.get(name, made_of) is not None


def stamp(paths: Iterable[Path]) -> bytes:
    """What tells files apart without their being read: name, size and time, as bytecode goes by. Raises OSError."""
    found = [(path.name, path.stat()) for path in paths]
    return "\n".join(f"{name} {seen.st_size} {seen.st_mtime_ns}" for name, seen in found).encode()


@cache
def _file(named: str | None) -> KeptFile | None:
    folder = _folder(named)
    return KeptFile(folder, _digest(str(PACKAGE))[:16], _maker()[:32]) if folder else None


@cache
def _maker() -> str:
    """A digest of what makes the values: this Python, and the program's files (size and time)."""
    lines = [f"{sys.version} {marshal.version}"]
    for folder, folders, files in os.walk(PACKAGE):
        folders.sort()
        names = sorted(name for name in files if name.endswith(".py"))
        lines += [folder, stamp(Path(folder, name) for name in names).decode()]
    return _digest("\n".join(lines))


def _digest(text: str) -> str:
    return HASH(text.encode("utf-8", "surrogateescape")).hexdigest()


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
