"""Disks that take names of another case or composition for the same: nothing is overwritten there unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract import Extractor
from eventextract.batch import stores
from eventextract.batch.folding import Folding, folding_of
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run
from eventextract.errors import UsageError

TEXT = "A seminar on trade was held in Gori on 3 March 2021."
COMPOSED, APART = "caf\u00e9", "cafe\u0301"
ALL = Folding(case=True, form=True)


@pytest.fixture
def folding_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is held to be such a disk (this machine has none)."""
    monkeypatch.setattr(stores, "folding_of", lambda _: ALL)


def start(extractor: Extractor, root: Path, out: Path) -> Outcome:
    return run(lambda: extractor, find_inputs([str(root)]), Job(out))


def records(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json"))


@pytest.mark.parametrize(
    ("one", "other", "folding", "same"),
    [
        ("Case.json", "case.json", Folding(case=True), True),
        ("Case.json", "case.json", Folding(form=True), False),
        ("Case.json", "case.json", Folding(), False),
        (COMPOSED, APART, Folding(form=True), True),
        (COMPOSED, APART, Folding(case=True), False),
        (COMPOSED, APART.upper(), ALL, True),
        ("stra\u00dfe", "STRASSE", ALL, True),
        ("a", "b", ALL, False),
    ],
)
def test_which_names_are_one(one: str, other: str, folding: Folding, same: bool) -> None:
    assert (folding.fold(one) == folding.fold(other)) is same


@given(st.text())
def test_folding_is_done_once(name: str) -> None:
    assert ALL.fold(ALL.fold(name)) == ALL.fold(name)


def test_the_disk_is_asked(tmp_path: Path) -> None:
    found = folding_of(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "Case").touch()
    (tmp_path / COMPOSED).touch()
    assert found == Folding((tmp_path / "cASE").exists(), (tmp_path / APART).exists())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Case.txt", "case.txt"), (f"{COMPOSED}.txt", f"{APART}.md"), ("a/B.txt", "A/b.txt"), ("x.json/a.txt", "X.txt")],
)
def test_inputs_of_one_place_are_refused_and_both_named(
    folding_disk: None, extractor: Extractor, tmp_path: Path, one: str, other: str
) -> None:
    for name in (one, other):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(TEXT)
    if len(find_inputs([str(tmp_path / "in")]).inputs) < 2:
        pytest.skip("the disk of this machine takes the two names for one")
    with pytest.raises(UsageError) as caught:
        start(extractor, tmp_path / "in", tmp_path / "out")
    assert all(name in str(caught.value) for name in (one, other))
    assert records(tmp_path / "out") == []


def test_of_two_rows_the_second_costs_an_error_row(folding_disk: None, extractor: Extractor, tmp_path: Path) -> None:
    rows = [{"id": name, "text": f"{TEXT} It was the {name}."} for name in ("No1", "no1", "no2")]
    (tmp_path / "in").mkdir()
    (tmp_path / "in/t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    outcome = start(extractor, tmp_path / "in", tmp_path / "out")
    assert [(row.file, row.error) for row in outcome.errors] == [("t.jsonl:2", "WriteError")]
    assert "differs only in case" in outcome.errors[0].message
    assert records(tmp_path / "out") == ["t.jsonl/No1.json", "t.jsonl/no2.json"]
    assert json.loads((tmp_path / "out/t.jsonl/No1.json").read_text())["id"] == "No1"


def test_a_record_of_another_case_is_not_stale(folding_disk: None, extractor: Extractor, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/Case.txt").write_text(TEXT)
    out = tmp_path / "out"
    start(extractor, tmp_path / "in", out)
    (out / "Case.json").rename(out / "case.json")  # as such a disk may list it
    assert start(extractor, tmp_path / "in", out).removed == ()
