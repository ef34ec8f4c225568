"""A run as a whole: what stands in the output folder afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventextract import EventRecord, Extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run
from eventextract.errors import UsageError

TEXT = "Trade seminar in Gori\n\nGORI, Georgia, 3 March 2021 - A seminar on trade opened today in Gori.\n"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    for name in ("a.txt", "2021/b.md", "2021/c/d.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT)
    return root


def start(extractor: Extractor, out: Path, *arguments: Path, keep_suffix: bool = False) -> Outcome:
    return run(lambda: extractor, find_inputs([str(one) for one in arguments]), Job(out, keep_suffix=keep_suffix))


def files(folder: Path) -> list[str]:
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [name for name in found if not name.startswith(".eventextract/")]


def test_folders_are_mirrored(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    outcome = start(extractor, tmp_path / "out", folder)
    assert (outcome.written, outcome.errors, outcome.removed) == (3, (), ())
    assert files(tmp_path / "out") == ["2021/b.json", "2021/c/d.json", "a.json"]
    record = EventRecord.from_json((tmp_path / "out/2021/b.json").read_text())
    assert (record.id, record.source.file) == ("2021/b", "2021/b.md")


def test_the_id_is_the_place(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    (folder / "x.v2.txt.md").write_text(TEXT)
    start(extractor, tmp_path / "out", folder)
    for place in files(tmp_path / "out"):
        assert json.loads((tmp_path / "out" / place).read_text())["id"] + ".json" == place


def test_two_inputs_for_one_place_are_refused_before_anything_is_written(
    extractor: Extractor, folder: Path, tmp_path: Path
) -> None:
    (folder / "a.md").write_text(TEXT)
    with pytest.raises(UsageError, match=r"would write a\.json: .*a\.md and .*a\.txt"):
        start(extractor, tmp_path / "out", folder)
    assert not (tmp_path / "out").exists()
    start(extractor, tmp_path / "out", folder, keep_suffix=True)
    assert files(tmp_path / "out") == ["2021/b.md.json", "2021/c/d.txt.json", "a.md.json", "a.txt.json"]


def test_records_whose_input_is_gone_are_removed(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    start(extractor, out, folder)
    (out / "notes.json").write_text('{"mine": true}')
    (out / "notes.txt").write_text("mine")
    (folder / "2021/c/d.txt").unlink()
    assert start(extractor, out, folder).removed == ("2021/c/d.json",)
    assert files(out) == ["2021/b.json", "a.json", "notes.json", "notes.txt"]
    assert not (out / "2021/c").exists()


def test_a_run_over_one_file_touches_nothing_else(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "empty.txt").touch()
    start(extractor, out, folder)
    before = files(out)
    assert start(extractor, out, folder / "a.txt").errors == ()
    assert files(out) == before
    assert "empty.txt" in (out / "errors.jsonl").read_text()


def test_a_folder_without_releases_is_wrong_use(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    start(extractor, tmp_path / "out", folder)
    (tmp_path / "nothing").mkdir()
    with pytest.raises(UsageError, match="no release to read"):
        start(extractor, tmp_path / "out", tmp_path / "nothing")
    assert len(files(tmp_path / "out")) == 3


def test_a_second_run_changes_no_byte(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    start(extractor, out, folder)
    before = {name: (out / name).read_bytes() for name in files(out)}
    start(extractor, out, folder)
    assert {name: (out / name).read_bytes() for name in files(out)} == before
