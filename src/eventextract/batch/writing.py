"""Files appear whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

from eventextract.errors import UsageError, WriteError

_PART = re.compile(r"\.([0-9]{1,10})\.part")


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text with line ends as they are: first beside the place, then renamed into it.

    The folder is made when it is missing. Raises WriteError, and leaves nothing behind, when it cannot be done.
    """
    part = path.parent / f".{os.getpid()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(text, encoding="utf-8", newline="")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise WriteError(
            f"cannot be written: {_reason(error)}", where=str(path), remedy="see to the output folder"
        ) from error


def remove_file(path: Path) -> None:
    """Remove a file that may not be there; WriteError when it is there and stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"cannot be removed: {_reason(error)}", where=str(path)) from error


def prepare_folder(out: Path) -> None:
    """Make the output folder, and clear it of what a run that was killed has left half-written.

    Raises UsageError when there can be no such folder, or nothing can be written to it.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / f".{os.getpid()}.part"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise UsageError(
            f"no folder to write to: {_reason(error)}", where=str(out), remedy="name another with --out"
        ) from error
    for part in sorted(out.rglob(".*.part")):
        _sweep(part)


def _sweep(part: Path) -> None:
    """Remove a half-written file, unless the process that writes it is alive."""
    found = _PART.fullmatch(part.name)
    if found and not _is_alive(int(found[1])):
        remove_file(part)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
