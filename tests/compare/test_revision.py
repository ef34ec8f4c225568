"""A folder as it was at a revision, by the git of this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from eventextract import UsageError
from eventextract.compare.revision import folder_at

IDENTITY = {f"GIT_{who}_{what}": f"{who}@x.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    call = ["git", "-C", str(folder), *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True, env=environment).stdout


def save(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: `first`, before the folder `records` was there, and `second`; then a change that is not committed."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet")
    save(root, "top.json", "top")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    git(root, "tag", "first")
    save(root, "records/a.json", "old")
    save(root, "records/ü/b c.json", "deep")
    save(root, "records-too/d.json", "beside")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "second")
    save(root, "records/a.json", "new")
    return root


def held(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


@pytest.mark.parametrize(
    ("folder", "revision", "expected"),
    [
        ("records", "HEAD", {"a.json": "old", "ü/b c.json": "deep"}),
        ("records/ü", "HEAD", {"b c.json": "deep"}),
        ("records", "first", {}),
        (".", "first", {"top.json": "top"}),
    ],
)
def test_the_folder_as_it_was(repository: Path, folder: str, revision: str, expected: dict[str, str]) -> None:
    before = held(repository)
    with folder_at(repository / folder, revision) as found:
        assert held(found) == expected
    assert not found.exists()
    assert held(repository) == before
    assert git(repository, "status", "--porcelain") == " M records/a.json\n"


@pytest.mark.parametrize(
    ("folder", "revision", "words"),
    [
        ("records", "none-such", "no such revision: none-such"),
        ("records", "--help", "no such revision: --help"),
        ("records", "", "no such revision"),
        ("missing", "HEAD", "no such folder"),
        ("..", "HEAD", "not a git repository"),
    ],
)
def test_wrong_use(repository: Path, folder: str, revision: str, words: str) -> None:
    with pytest.raises(UsageError, match=words), folder_at(repository / folder, revision):
        pass


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(UsageError, match="git is not installed"), folder_at(repository / "records", "HEAD"):
        pass
