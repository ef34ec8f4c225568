"""Checks every pattern of models/rules/, and writes models/checked/, so that loading need not check them again.

python scripts/check_rules.py
"""

from __future__ import annotations

from pathlib import Path

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.checked import note, note_path
from eventextract.knowledge.rules import checked

MODELS = Path(__file__).resolve().parents[1] / "models"


def main() -> None:
    """Raises ModelsError, with file and rule, for the first pattern that is not well formed."""
    knowledge = load_knowledge(MODELS)
    for path in sorted((MODELS / "rules").glob("*.toml")):
        rules = knowledge.family(path.stem).rules
        text = note([rule.source for rule in rules], checked(rules, path))
        note_path(path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
