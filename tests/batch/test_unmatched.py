"""`run --unmatched`: unknown bodies and capitalised phrases, each once a release, safe in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, run
from eventextract.batch.unmatched import no_rows, write_csv
from eventextract.extractor import Extractor

TEXT = """Millers meet

VLORE, Albania, 4 May 2019 - The Lower Valley Millers Association and UNICEF held a workshop on flour in Vlore today.
The Lower Valley Millers Association has 40 members. "Welcome," said Arta Leka, its chair.
"""


def test_unknown_bodies_are_listed_and_known_ones_not(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    listed = tmp_path / "unmatched.csv"
    run(
        Extractor,
        find_inputs([str(tmp_path / "in")], exclude=tmp_path / "out"),
        Job(tmp_path / "out", unmatched=listed),
    )
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    phrases = [row["phrase"] for row in rows]
    assert phrases.count("Lower Valley Millers Association") == 1
    assert "UNICEF" not in phrases
    assert "Arta Leka" not in phrases
    assert {row["file"] for row in rows} == {"a.txt"}


def test_no_formula_reaches_a_spreadsheet_and_rows_are_sorted(tmp_path: Path) -> None:
    rows = no_rows()
    rows.extend([("b.txt", "Body", "unknown body"), ("a.txt", '=HYPERLINK("x")', "unknown body")])
    write_csv(tmp_path / "rows.csv", rows)
    lines = (tmp_path / "rows.csv").read_text().splitlines()
    assert [line[:16] for line in lines[1:]] == ["a.txt,\"'=HYPERLI", "b.txt,Body,unkno"]
