"""Rules known to be well formed, with the words that each needs: so loading need not take each pattern apart again.

`checked/<name>.json` in a models folder is what was noted of `rules/<name>.toml`: the SHA-256 of its patterns as they are
when all parts (words of lexicons too) are put in, and the words by rule id. Where the patterns are others now, the whole
file is checked each time that it is loaded; `make rules` checks all and writes the notes anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

FOLDER = "checked"


def note_path(rules: Path) -> Path:
    """Where the note on a rule file stands."""
    return rules.parent.parent / FOLDER / f"{rules.stem}.json"


def noted(rules: Path, sources: Iterable[str]) -> Mapping[str, Sequence[Sequence[str]]] | None:
    """The words that each rule of a file needs, by id; None when these patterns are not those that were checked."""
    path = note_path(rules)
    if not path.is_file():
        return None
    note = json.loads(path.read_bytes())
    words: Mapping[str, Sequence[Sequence[str]]] = note["words"]
    return words if note["sha256"] == _digest(sources) else None


def note(sources: Iterable[str], words: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """What to note of patterns that have passed the check."""
    lines = [f"{json.dumps(rule)}: {json.dumps(sets)}" for rule, sets in words.items()]
    return f'{{"sha256": "{_digest(sources)}", "words": {{\n' + ",\n".join(lines) + "\n}}\n"


def _digest(sources: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sources).encode("utf-8", "surrogatepass")).hexdigest()
