"""What of tables and rules stays packed until it is asked for is read as the plain sequences that it stands for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eventextract.knowledge.files import read_rows
from eventextract.knowledge.kept_rules import as_plain, of_plain
from eventextract.knowledge.rules import load_family

RULES = """
[[rule]]
id = "x.held"
label = "event"
triggers = ["held"]
pattern = "held"
examples = [{text = "It was [[held]].", value = "yes"}, {text = "[[held]] here"}]
not_examples = ["no"]
"""


def test_rows_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("# Towns. Source: none.\nname,country\nOsh,KG\nBor,RS\nBor,KG\n", encoding="utf-8")
    rows = read_rows(path)
    plain = [{"name": "Osh", "country": "KG"}, {"name": "Bor", "country": "RS"}, {"name": "Bor", "country": "KG"}]
    assert [dict(row) for row in rows] == plain
    assert [len(rows), dict(rows[1]), dict(rows[-1])] == [3, plain[1], plain[2]]
    assert [dict(row) for row in rows[1:]] == plain[1:]
    with pytest.raises(IndexError):
        rows[3]


def test_examples_of_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(RULES, encoding="utf-8")
    family = load_family(path, {}.__getitem__)  # no lexicon is asked for
    (rule,), (kept,) = family.rules, of_plain(as_plain(family)).rules
    assert list(kept.examples) == list(rule.examples)
    assert [len(kept.examples), kept.examples[1], kept.examples[-1].value] == [2, rule.examples[1], None]
    assert replace(kept, examples=tuple(kept.examples)) == rule
