"""What the first record costs: a process from its start to its end, against `import spacy; spacy.blank("en")`.

    python benchmarks/start.py [ROUNDS]

Each command runs in a process of its own, in turn, so many rounds (default 5); the least CPU seconds of each count, since
other work on the machine can only add to them. Linux and macOS (resource usage of child processes).
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST = """
import sys
from eventextract import extract_event
extract_event(open(sys.argv[1], encoding="utf-8").read())
"""
SEED = sorted((ROOT / "seeds").glob("*.txt"))[0]
COMMANDS = {
    "`spacy.blank`": ["-c", 'import spacy; spacy.blank("en")'],
    "`eventextract --help`": ["-m", "eventextract", "--help"],
    "process to first record": ["-c", FIRST, str(SEED)],
}


def seconds(arguments: list[str]) -> float:
    """CPU seconds of one Python process, and of its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    spent: dict[str, float] = {}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            spent[name] = min(seconds(arguments), spent.get(name, float("inf")))
    bare = spent["`spacy.blank`"]
    print("| start | CPU seconds | times `spacy.blank` |\n|---|---|---|")
    for name, least in spent.items():
        print(f"| {name} | {least:.2f} | {least / bare:.2f} |")


if __name__ == "__main__":
    main()
