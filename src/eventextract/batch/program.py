"""What a record depends on beside its release: the program, the libraries that it rests on, and the models."""

from __future__ import annotations

import hashlib
import re
import sys
from importlib import metadata
from pathlib import Path

import eventextract
from eventextract.knowledge import digest, models_folder

READERS = ("documents", "tables")  # the extras that a record may depend on


def fingerprint(models: Path | None, asked: str) -> str:
    """One hash of all that is the same for every input of a run; `asked`: what its caller asks for.

    Raises ModelsError where there are no models.
    """
    package = Path(eventextract.__file__).parent
    parts = (
        eventextract.__version__,
        f"{sys.version_info.major}.{sys.version_info.minor}",
        _code(package),
        *_libraries(),
        digest(models or models_folder()),
        asked,
    )
    return _hashed("\0".join(parts))


def key_of(fingerprint: str, file: str, content: str) -> str:
    """The key of a record: of all inputs of the run, and of one by its name and the hash of its bytes."""
    return _hashed(f"{fingerprint}\0{file}\0{content}")


def _code(package: Path) -> str:
    """The hash of the program's own files: between two versions they change without another number."""
    total = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        total.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _libraries() -> list[str]:
    """Name and version of each library that reads releases or finds things in them."""
    try:
        needed = metadata.requires("eventextract") or []
    except metadata.PackageNotFoundError:
        return []
    names = sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed if _is_read_with(line)})
    return [f"{name} {found}" for name in names if (found := _version(name))]


def _is_read_with(requirement: str) -> bool:
    return "extra ==" not in requirement or any(f"extra == '{extra}'" in requirement for extra in READERS)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
