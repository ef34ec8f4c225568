"""Runs the code blocks of the documentation, and compares what they print with what the page shows.

python scripts/snippets.py docs/*.md            prints what differs; exit code 1 where something does
python scripts/snippets.py --write docs/*.md    writes the true output into the pages

A page's blocks run in order in one empty folder, to which the files of the quick start are copied. `console`: each line
that begins with `$ ` is run, the lines after it are its output; `pycon`: a Python session; `python`: run for its effect.
A line `...` in an output stands for any lines. A comment before a block says what else it may be: `<!-- file: NAME -->`
and `<!-- append: NAME -->` write it to a file, `<!-- not run: REASON -->` leaves it out, and says so.
"""

from __future__ import annotations

import code
import contextlib
import difflib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from doctest import ELLIPSIS, DocTestParser, OutputChecker
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from typer.testing import CliRunner

from eventextract.cli import app, loading

ROOT = Path(__file__).resolve().parents[1]
QUICK_START = ROOT / "docs" / "index.md"
BLOCK = re.compile(
    r"^(?:<!-- (?P<what>file|append|not run): (?P<detail>[^\n]+) -->\n+)?```(?P<language>\w*)[^\n]*\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ENVIRONMENT = {"COLUMNS": "100", "PYTHONPATH": str(ROOT / "src"), "TERM": "dumb", "NO_COLOR": "1"}
TIMEOUT = 120
HOME = "/home/me"
SETTINGS = {"yaml": "settings of another program, which a test of their own reads"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what the comment before it says, its text, and where that stands in the page."""

    language: str
    what: str | None
    detail: str
    body: str
    start: int
    end: int


@dataclass
class Session:
    """What the blocks of one page share: a folder, and the names that Python code has defined."""

    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})


class UnknownBlockError(ValueError):
    """A block that is neither run nor marked."""


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [
        Block(found["language"], found["what"], found["detail"] or "", found["body"], *found.span("body"))
        for found in BLOCK.finditer(page)
    ]


def left_out(page: str) -> list[str]:
    """The reasons of the blocks that are not run."""
    told = [block.detail for block in blocks(page) if block.what == "not run"]
    return told + [SETTINGS[block.language] for block in blocks(page) if block.language in SETTINGS]


def true_page(page: str) -> str:
    """The page with the output of each block as it comes out now.

    Raises UnknownBlockError for a block that is neither run nor marked.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), _environment():
        session = Session(Path(folder))
        for block in blocks(QUICK_START.read_text(encoding="utf-8")):
            if block.what == "file":
                _write(block)
        parts, position = [], 0
        for block in blocks(page):
            parts += [page[position : block.start], _true_body(block, session)]
            position = block.end
        return "".join([*parts, page[position:]])


def _true_body(block: Block, session: Session) -> str:
    if block.what in ("file", "append"):
        _write(block)
    elif block.what == "not run" or block.language in SETTINGS:
        pass
    elif block.language == "console":
        return "".join(_console(block.body))
    elif block.language == "pycon":
        return "".join(_pycon(block.body, session))
    elif block.language == "python":
        exec(compile(block.body, "<snippet>", "exec"), session.names)
    else:
        raise UnknownBlockError(
            f"a block of {block.language or 'no language'} that is neither run nor marked: {block.body[:60]!r}"
        )
    return block.body


def _write(block: Block) -> None:
    path = Path(block.detail)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a" if block.what == "append" else "w", encoding="utf-8") as file:
        file.write(block.body)


# ---- console ----------------------------------------------------------------------------------------------------------


def _console(body: str) -> Iterator[str]:
    for step in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if step.startswith("$ "):
            command, shown = _split_command(step)
            yield command
            yield _kept(shown, _run(command[2:].replace("\\\n", "")))
        else:
            yield step


def _split_command(step: str) -> tuple[str, str]:
    lines = step.splitlines(keepends=True)
    length = next(number for number, line in enumerate(lines, start=1) if not line.endswith("\\\n"))
    return "".join(lines[:length]), "".join(lines[length:])


def _run(command: str) -> str:
    words = shlex.split(command)
    alone = not re.search(r"[|<>;&$`]", command)
    if words[0] == "eventextract" and alone and "--models" not in words:
        return _tidy(CliRunner().invoke(app, words[1:]).output)
    python = shlex.quote(sys.executable)  # a page's commands are those of this environment
    names = f'python() {{ {python} "$@"; }}\neventextract() {{ {python} -m eventextract "$@"; }}'
    done = subprocess.run(
        ["bash", "-c", f"{names}\n{command}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=TIMEOUT, check=False,
    )  # fmt: skip
    return _tidy(done.stdout)


def _tidy(output: str) -> str:
    """Without blanks at the ends of lines, and with a name for the folder that is not another one each time."""
    output = output.replace(str(Path.cwd()), HOME)
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines()).rstrip("\n") + "\n" * bool(output.strip())


def _kept(shown: str, found: str) -> str:
    """What the page shows where its `...` cover the difference, else what was found; blank lines after it stay."""
    blank = shown[len(shown.rstrip("\n")) :][1:]
    pattern = ".*".join(re.escape(part) for part in re.split(r"^\.\.\.$", shown.rstrip("\n"), flags=re.MULTILINE))
    return shown if re.fullmatch(pattern, found.rstrip("\n"), flags=re.DOTALL) else found + blank


# ---- Python -----------------------------------------------------------------------------------------------------------


def _pycon(body: str, session: Session) -> Iterator[str]:
    for part in DocTestParser().parse(body):
        if isinstance(part, str):
            yield part
            continue
        found = _evaluated(part.source, session)
        same = OutputChecker().check_output(part.want, found, ELLIPSIS)
        lines = part.source.splitlines(keepends=True)
        yield "".join((">>> " if number == 0 else "... ") + line for number, line in enumerate(lines))
        yield part.want if same else found


def _evaluated(source: str, session: Session) -> str:
    """What an interactive interpreter prints for a statement, an error's last line included."""
    printed = io.StringIO()
    console = code.InteractiveInterpreter(session.names)
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        console.runsource(source, symbol="single")
    lines = printed.getvalue().splitlines(keepends=True)
    return "".join(
        ["Traceback (most recent call last):\n", "...\n", lines[-1]] if lines and "Traceback" in lines[0] else lines
    )


# ---- the command ------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """The settings of all commands; those in this process share one extractor."""
    shared = cache(loading.extractor)
    with mock.patch.dict(os.environ, ENVIRONMENT), mock.patch.object(loading, "extractor", shared):
        yield


def main(arguments: list[str]) -> int:
    """Check pages, or with `--write` mend them."""
    write = "--write" in arguments
    differ = False
    for path in (Path(name) for name in arguments if name != "--write"):
        page = path.read_text(encoding="utf-8")
        found = true_page(page)
        differ = differ or page != found
        if write:
            path.write_text(found, encoding="utf-8")
        sys.stdout.writelines(difflib.unified_diff(page.splitlines(True), found.splitlines(True), str(path), "true"))
        sys.stdout.writelines(f"{path}: not run: {reason}\n" for reason in left_out(page))
    return int(differ and not write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
