"""The command `eventextract`: arguments, messages, exit codes; no capability of its own. One module a group of commands.

Nothing heavy is imported before a command runs: `--help` needs neither spaCy nor the record's models.
"""

from __future__ import annotations

from eventextract.cli.application import EPILOG, app, main
from eventextract.cli.checking import schema, validate
from eventextract.cli.comparing import diff
from eventextract.cli.extracting import run
from eventextract.cli.inspecting import explain, show
from eventextract.cli.linking import link
from eventextract.cli.measuring import evaluate
from eventextract.cli.reporting import report

__all__ = ["app", "main"]

COMMANDS = (  # in the order of the help
    run,
    show,
    explain,
    validate,
    diff,
    evaluate,
    report,
    link,
    schema,
)
for _one in COMMANDS:
    app.command(epilog=EPILOG)(_one)
