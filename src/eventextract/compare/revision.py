"""A folder as it was at a revision of its git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from eventextract.errors import UsageError

REVISION = "name a commit, branch or tag, or two of them as A..B"


@contextmanager
def folder_at(folder: Path, revision: str) -> Iterator[Path]:
    """A temporary folder that holds what git had in `folder` at a revision; empty where it was not there yet.

    Raises UsageError when there is no git, no repository, no such folder, or no such revision.
    """
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder), remedy="check the name")
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", about=revision
    )
    below = _git(folder, "rev-parse", "--show-prefix")
    with TemporaryDirectory(prefix="eventextract-") as temporary:
        target = Path(temporary) / "records"
        target.mkdir()
        if not below or _git(folder, "ls-tree", "-d", "--full-tree", commit, below.rstrip("/")):
            index = {"GIT_INDEX_FILE": str(Path(temporary) / "index")}
            top = Path(_git(folder, "rev-parse", "--show-toplevel"))
            _git(top, "read-tree", f"{commit}:{below}", environment=index)
            _git(top, "checkout-index", "--all", f"--prefix={target}/", environment=index)
        yield target


def _git(folder: Path, *arguments: str, about: str = "", environment: Mapping[str, str] | None = None) -> str:
    """What a git command prints, without the last line end. UsageError, with git's own words, when it fails."""
    call = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(call, capture_output=True, check=True, env={**os.environ, **(environment or {})})
    except FileNotFoundError as error:
        raise UsageError("git is not installed", remedy="install it, or name two folders") from error
    except subprocess.CalledProcessError as error:
        words = os.fsdecode(error.stderr).strip() or f"no such revision: {about}"
        raise UsageError(f"git: {words}", where=str(folder), remedy=REVISION) from error
    return os.fsdecode(done.stdout).rstrip("\n")
