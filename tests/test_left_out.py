"""A run of the tests tells what it left out; under CI that is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "conftest.py"
TESTS = """
import pytest

def test_done():
    pass

@pytest.mark.skipif({skipped}, reason="there is no moon tonight")
def test_moon():
    pass
"""


def run(folder: Path, *, skipped: bool, ci: str) -> tuple[int, str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text())
    (folder / "test_it.py").write_text(TESTS.format(skipped=skipped))
    call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    environment = {**os.environ, "CI": ci}
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("1", 1)])
def test_what_was_left_out_is_told(tmp_path: Path, ci: str, code: int) -> None:
    returned, shown = run(tmp_path, skipped=True, ci=ci)
    assert returned == code
    assert "left out on this machine" in shown
    assert "test_moon" in shown
    assert "there is no moon tonight" in shown


def test_a_whole_run_is_well_under_ci(tmp_path: Path) -> None:
    returned, shown = run(tmp_path, skipped=False, ci="1")
    assert (returned, "nothing was left out" in shown) == (0, True)
