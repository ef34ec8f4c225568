"""What the command says of itself: help, version, schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventextract import __version__, cli


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def command(*arguments: str | Path, data: str = "", **environment: str) -> Done:
    """One run of the command in this process, its output captured (so that nobody watches)."""
    result = CliRunner().invoke(cli.app, [*map(str, arguments)], input=data.encode(), env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Done(result.exit_code, result.stdout, result.stderr)


def test_schema_is_json(tmp_path: Path) -> None:
    done = command("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_version() -> None:
    assert command("--version").stdout == f"{__version__}\n"


@pytest.mark.parametrize("name", ["run", "show", "explain", "validate", "diff", "link", "evaluate", "schema"])
def test_help_tells_the_exit_codes(name: str) -> None:
    done = command(name, "--help")
    assert done.returncode == 0
    assert "Exit codes: 0 all well; 1 some inputs failed" in " ".join(done.stdout.split())


def test_help_lists_each_command_in_a_whole_sentence() -> None:
    listed = (
        command("--help", COLUMNS="80", TERMINAL_WIDTH="80").stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    )
    lines = listed.splitlines()
    assert len(lines) == len(cli.app.registered_commands)
    assert all(line.endswith(".") and not line.endswith("...") for line in lines), listed
