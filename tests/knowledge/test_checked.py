"""Patterns that loading takes on trust are those that were checked, and only as they were then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eventextract.errors import ModelsError
from eventextract.knowledge import load_knowledge
from eventextract.knowledge.checked import note, note_path, noted
from eventextract.knowledge.rules import checked, load_family

MODELS = Path(__file__).parents[2] / "models"
RULES = sorted((MODELS / "rules").glob("*.toml"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_pattern_is_well_formed_and_compiles(path: Path) -> None:
    for rule in load_family(path, load_knowledge(MODELS).lexicon).rules:
        assert rule.pattern.groupindex.keys() == rule.groups


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_note_on_a_file_is_what_a_check_finds_now(path: Path) -> None:
    rules = load_knowledge(MODELS).family(path.stem).rules
    found = note([rule.source for rule in rules], checked(rules, path))
    assert note_path(path).read_text(encoding="utf-8") == found, "run `make rules`"


def test_a_note_counts_only_for_the_patterns_that_it_was_made_of() -> None:
    path = MODELS / "rules" / "people.toml"
    sources = [rule.source for rule in load_knowledge(MODELS).family("people").rules]
    assert noted(path, sources)
    assert noted(path, [*sources[:-1], sources[-1] + "x"]) is None


def test_a_pattern_that_was_changed_must_be_well_formed(tmp_path: Path) -> None:
    models = shutil.copytree(MODELS, tmp_path / "models")
    path = models / "rules" / "people.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("pattern = '''", "pattern = '''(?:a+)+", 1), encoding="utf-8")
    with pytest.raises(ModelsError, match="quantifier over a quantifier"):
        load_knowledge(models).family("people")
