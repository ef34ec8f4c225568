"""Rule files that loading takes on trust are those that were checked, and only as they were then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eventextract.errors import ModelsError
from eventextract.knowledge import load_knowledge
from eventextract.knowledge.checked import LIST, is_checked, listing
from eventextract.knowledge.rules import load_family

MODELS = Path(__file__).parents[2] / "models"
RULES = sorted((MODELS / "rules").glob("*.toml"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_pattern_is_well_formed_and_compiles(path: Path) -> None:
    for rule in load_family(path, load_knowledge(MODELS).lexicon).rules:
        assert rule.pattern.groupindex.keys() == rule.groups


def test_the_list_names_the_files_as_they_are() -> None:
    assert (MODELS / LIST).read_text(encoding="utf-8") == listing(MODELS), "run `make rules`"


def test_a_file_that_was_changed_is_checked_when_it_is_loaded(tmp_path: Path) -> None:
    shutil.copytree(MODELS, tmp_path / "models")
    path = tmp_path / "models" / "rules" / "people.toml"
    assert is_checked(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("pattern = '''", "pattern = '''(?:a+)+", 1), encoding="utf-8")
    assert not is_checked(path)
    with pytest.raises(ModelsError, match="quantifier over a quantifier"):
        load_knowledge(tmp_path / "models").family("people")
