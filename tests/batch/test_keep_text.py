"""The text that evidence counts in, kept beside the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract import EventRecord, Extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run
from eventextract.errors import UsageError

SAID = "A seminar for 20 judges was held in Gori on 3 March 2021."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    (root / "page.html").write_text(f"<html><body><div>Menu</div><article><p>{SAID}</p></article></body></html>")
    (root / "lines.txt").write_bytes(f"Judges \u2013 again\r\n\r\n{SAID}\r\n".encode("cp1252"))
    (root / "rows.jsonl").write_text(f'{{"id": "one", "text": "{SAID}"}}\n')
    return root


def start(extractor: Extractor, folder: Path, out: Path, **given: object) -> Outcome:
    return run(lambda: extractor, find_inputs([str(folder)]), Job(out, **given))  # type: ignore[arg-type]


def texts(out: Path) -> dict[str, str]:
    found = (path for path in out.rglob("*.txt") if ".eventextract" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes().decode("utf-8") for path in found}


def test_evidence_stands_in_the_text_beside_the_record(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert start(extractor, folder, out, keep_text=True).written == 3
    assert texts(out).keys() == {"page.txt", "lines.txt", "rows.jsonl/one.txt"}
    for place, text in texts(out).items():
        record = EventRecord.from_json((out / place).with_suffix(".json").read_text(encoding="utf-8"))
        spans = [span for entry in record.evidence for span in entry.spans]
        assert spans
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert len(text) == record.source.characters
    assert "\r\n" in texts(out)["lines.txt"]


def test_without_it_there_is_none(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    start(extractor, folder, tmp_path / "out")
    assert texts(tmp_path / "out") == {}


def test_resuming_writes_texts_that_are_missing(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    start(extractor, folder, out)
    assert start(extractor, folder, out, keep_text=True, resume=True).written == 3
    (out / "page.txt").unlink()
    assert start(extractor, folder, out, keep_text=True, resume=True).written == 1
    assert len(texts(out)) == 3


def test_a_text_goes_with_its_record_and_other_files_stay(extractor: Extractor, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    start(extractor, folder, out, keep_text=True)
    (out / "lines.txt").write_text("My own notes.")
    (folder / "page.html").unlink()
    (folder / "lines.txt").unlink()
    (folder / "rows.jsonl").unlink()
    (folder / "other.txt").write_text(SAID)
    assert len(start(extractor, folder, out).removed) == 3
    assert texts(out) == {"lines.txt": "My own notes."}


def test_releases_are_not_written_over(extractor: Extractor, folder: Path) -> None:
    with pytest.raises(UsageError, match="--keep-text would write over"):
        start(extractor, folder, folder, keep_text=True)
    assert (folder / "lines.txt").read_bytes().startswith(b"Judges \x96")
