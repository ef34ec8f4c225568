"""The jobs of docs/ci.md, their commands run as they stand there, in a repository with a main branch and a change.

Left out are the steps that only set the machine up (`uses`, and the installation of the program that is tested). What
cannot be had here is stood in for: GitHub's `gh` by a program that keeps what it is told to post. GitLab's side is a
server of this process, to which curl posts.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import srsly

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")
GITHUB, GITLAB = (srsly.yaml_loads(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL))
INSTALL = "pip install -r requirements.txt"

TEXT = """Customs seminar opens in Batumi

BATUMI, Georgia, 14 June 2021 - A three-day seminar for some 25 customs officers opened today in Batumi. It was
organized by the World Customs Organization.
"""
WORSE = TEXT.replace("14 June", "15 June")  # what gold does not say
OTHERWISE = TEXT.replace("customs officers", "young customs officers")


KEEP = """
import sys
from pathlib import Path
body = Path(sys.argv[sys.argv.index("--body-file") + 1]).read_text()
Path("posted").write_text("\\n".join(sys.argv[1:]) + "\\n" + body)
"""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    call = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of the jobs: this `eventextract`, and a `gh` that keeps its arguments and the comment."""
    folder = tmp_path_factory.mktemp("programs")
    python = shlex.quote(sys.executable)
    keep = f"{python} {shlex.quote(str(folder / 'keep.py'))}"
    (folder / "keep.py").write_text(KEEP)
    for name, call in (("eventextract", f"{python} -m eventextract"), ("gh", keep)):
        (folder / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n')
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def main_branch(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose main branch has a release, its record, and gold."""
    root = tmp_path_factory.mktemp("main")
    git(root, "init", "--quiet", "--initial-branch", "main")
    for name in ("releases", "gold"):
        (root / name).mkdir()
    (root / "releases" / "batumi.txt").write_text(TEXT)
    gold = {"published": "2021-06-14", "start": "2021-06-14", "end": "2021-06-16", "city": "Batumi", "country": "GE"}
    (root / "gold" / "batumi.json").write_text(json.dumps(gold))
    subprocess.run([programs / "eventextract", "run", "releases", "--out", "records"], cwd=root, check=True)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "releases and records")
    return root


def changed(main_branch: Path, folder: Path, text: str) -> Path:
    """A checkout of the repository, on a branch in which the release has another text."""
    git(main_branch, "clone", "--quiet", str(main_branch), str(folder))
    git(folder, "checkout", "--quiet", "-b", "change")
    (folder / "releases" / "batumi.txt").write_text(text)
    git(folder, "commit", "--quiet", "--all", "-m", "change")
    return folder


def bash(command: str, folder: Path, programs: Path, **variables: str) -> int:
    """What a command ends with, run as the code hosts run it: by bash, which stops at the first failure."""
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "no_proxy": "127.0.0.1", **variables}
    return subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=environment, timeout=120).returncode


def on_github(folder: Path, programs: Path) -> bool:
    """Whether the job succeeds: steps in order; after a failure only those that run unless cancelled."""
    steps = [step for step in GITHUB["jobs"]["compare"]["steps"] if step.get("run", INSTALL) != INSTALL]
    assert [step["name"] for step in steps] == ["Run", "Compare", "Comment"]
    given = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(folder / "summary"), "PULL_REQUEST": "7"}
    well = True
    for step in steps:
        if well or "!cancelled()" in step.get("if", ""):
            well = bash(step["run"], folder, programs, **given) == 0 and well
    return well


def test_the_job_for_github_posts_and_fails_on_regressions(main_branch: Path, programs: Path, tmp_path: Path) -> None:
    folder = changed(main_branch, tmp_path / "checkout", WORSE)
    (folder / "releases" / "empty.txt").touch()
    assert not on_github(folder, programs)
    posted, body = (folder / "posted").read_text(), (folder / "comment.md").read_text()
    call = ["pr", "comment", "7", "--body-file", "comment.md", "--edit-last", "--create-if-none"]
    assert posted == "\n".join(call) + "\n" + body
    assert (folder / "summary").read_text() == body
    assert body.startswith("### Records: 3 regressions")
    assert "<code>empty.json</code>: new and failing" in body


# ---- GitLab -------------------------------------------------------------------------------------------------------


@dataclass
class Host:
    """A code host that takes comments, and keeps them: path, token, form."""

    address: str
    comments: list[tuple[str, str | None, dict[str, list[str]]]] = field(default_factory=list)


@pytest.fixture
def host() -> Iterator[Host]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            kept.comments.append((self.path, self.headers["PRIVATE-TOKEN"], parse_qs(body)))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    kept = Host(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield kept
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def drifted(main_branch: Path, programs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A checkout in which the job for GitLab has run its script over a release that reads otherwise, and how it ended."""
    folder = changed(main_branch, tmp_path_factory.mktemp("drifted") / "checkout", OTHERWISE)
    base = git(folder, "merge-base", "origin/main", "HEAD")
    job = GITLAB["records"]
    assert job["before_script"] == [INSTALL]
    return folder, bash("\n".join(job["script"]), folder, programs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)


def test_the_job_for_gitlab_posts_and_lets_drift_pass(drifted: tuple[Path, int], programs: Path, host: Host) -> None:
    assert shutil.which("curl"), "the job posts with curl, which is not installed"
    folder, code = drifted
    assert code == 0
    given = {"CI_API_V4_URL": f"{host.address}/api/v4", "CI_PROJECT_ID": "5", "CI_MERGE_REQUEST_IID": "7"}
    after = "\n".join(GITLAB["records"]["after_script"])
    assert bash(after, folder, programs, COMMENT_TOKEN="token", **given) == 0
    ((path, token, form),) = host.comments
    assert (path, token) == ("/api/v4/projects/5/merge_requests/7/notes", "token")
    assert form["body"] == [(folder / "comment.md").read_text()]
    assert form["body"][0].startswith("### Records: 3 drift\n")


# ---- the other commands of the page -------------------------------------------------------------------------------


def commands(start: str) -> list[str]:
    """The lines of the block of commands that starts with one."""
    blocks = re.findall(r"(?:^    .*\n)+", PAGE, flags=re.MULTILINE)
    return next([line.strip() for line in block.splitlines()] for block in blocks if block.strip().startswith(start))


def test_taking_records_over(drifted: tuple[Path, int], main_branch: Path, programs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "checkout"
    shutil.copytree(drifted[0], folder)
    shutil.copytree(main_branch / "records", folder / "accepted")
    run, diff, add = commands("eventextract run")
    assert GITLAB["records"]["script"][0].startswith(run)  # it has run
    assert [bash(command, folder, programs) for command in (diff, add)] == [1, 0]
    git(folder, "commit", "--quiet", "-m", "records")
    assert bash(diff, folder, programs) == 0
    look, take = commands("eventextract diff accepted")
    assert [bash(command, folder, programs) for command in (look, take, look)] == [1, 0, 0]
