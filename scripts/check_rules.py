"""Checks every pattern of models/rules/, and writes models/rules.sha256: the files that loading need not check again.

python scripts/check_rules.py
"""

from __future__ import annotations

from pathlib import Path

from eventextract.knowledge import load_knowledge
from eventextract.knowledge.checked import LIST, listing
from eventextract.knowledge.rules import load_family

MODELS = Path(__file__).resolve().parents[1] / "models"


def main() -> None:
    """Raises ModelsError, with file and rule, for the first pattern that is not well formed."""
    knowledge = load_knowledge(MODELS)
    for path in sorted((MODELS / "rules").glob("*.toml")):
        load_family(path, knowledge.lexicon)
    (MODELS / LIST).write_text(listing(MODELS), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
