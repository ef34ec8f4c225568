"""Rule files known to be well formed, so that loading need not parse each pattern to look at it again.

`rules.sha256` in a models folder names them: the SHA-256 of a file's bytes, two blanks, its name, as `sha256sum` writes
it. A file that differs from what stands there is checked in full each time that it is loaded; `make rules` checks all
and writes the list anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

LIST = "rules.sha256"


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_checked(path: Path) -> bool:
    """Whether the list beside the folder of a rule file names it as it is."""
    listed = path.parent.parent / LIST
    return path.is_file() and listed.is_file() and f"{digest(path)}  {path.name}\n" in listed.read_text("utf-8")


def listing(folder: Path) -> str:
    """The list for a models folder; each of its rule files must have passed the check."""
    return "".join(f"{digest(path)}  {path.name}\n" for path in sorted((folder / "rules").glob("*.toml")))
