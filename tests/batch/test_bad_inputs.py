"""A bad input costs one row or a warning; the others are done all the same, and nothing half-written remains."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from eventextract import EventRecord, Extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.runner import Job, Outcome, run
from eventextract.errors import UsageError

GOOD = """Border guards trained in Osh

OSH, Kyrgyzstan, 3 March 2021 - A two-day training course for 20 border guards began today in Osh. It was organized by
the State Border Service of the Kyrgyz Republic.
"""
FRENCH = """Formation des douaniers à Lyon

Un séminaire de trois jours consacré à la lutte contre le trafic de drogue a été organisé à Lyon par la direction des
douanes. Une trentaine de fonctionnaires venus de plusieurs pays y ont participé, et les experts ont présenté leurs
méthodes de travail. La prochaine réunion aura lieu au printemps, selon le directeur de la formation.
"""
BAD: dict[str, tuple[bytes, str]] = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "DecodeError"),
    "blank.txt": (b" \t\r\n\n \xc2\xa0\n", "EmptyError"),
    "empty.txt": (b"", "EmptyError"),
    "huge.txt": (b"word " * 2_100_000, "LimitError"),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of releases, with a good one first and last."""
    root = tmp_path / "in"
    root.mkdir()
    for name in ("a.txt", "z.txt"):
        (root / name).write_text(GOOD)
    return root


def run_over(extractor: Extractor, folder: Path, out: Path) -> Outcome:
    return run(lambda: extractor, find_inputs([str(folder)]), Job(out))


def record_of(extractor: Extractor, folder: Path, name: str, content: str | bytes) -> EventRecord:
    """The record that a run writes of one more release in the folder; the good ones must be done too."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    outcome = run_over(extractor, folder, folder.parent / "out")
    assert (outcome.written, outcome.errors) == (3, ())
    return EventRecord.from_json((folder.parent / "out" / name).with_suffix(".json").read_text(encoding="utf-8"))


def names(out: Path) -> list[str]:
    """What stands in an output folder, but for the state."""
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*"))
    return [name for name in found if not name.startswith(".eventextract")]


def test_each_bad_input_costs_one_clear_row(extractor: Extractor, folder: Path) -> None:
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    outcome = run_over(extractor, folder, folder.parent / "out")
    assert {row.file: row.error for row in outcome.errors} == {name: error for name, (_, error) in BAD.items()}
    rows = [json.loads(line) for line in (folder.parent / "out/errors.jsonl").read_text().splitlines()]
    assert [row["file"] for row in rows] == sorted(BAD)
    assert all(row["stage"] == "read" and len(row["message"]) > 10 for row in rows)
    assert str(folder) not in str(rows)
    assert names(folder.parent / "out") == ["a.json", "errors.jsonl", "z.json"]


def test_the_rows_are_gone_when_the_inputs_are_mended(extractor: Extractor, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    out = folder.parent / "out"
    assert len(run_over(extractor, folder, out).errors) == 1
    (folder / "empty.txt").write_text(GOOD)
    assert run_over(extractor, folder, out).errors == ()
    assert names(out) == ["a.json", "empty.json", "z.json"]


def test_an_input_that_turns_bad_loses_its_record(extractor: Extractor, folder: Path) -> None:
    out = folder.parent / "out"
    run_over(extractor, folder, out)
    (folder / "a.txt").write_bytes(b"")
    run_over(extractor, folder, out)
    assert names(out) == ["errors.jsonl", "z.json"]


def test_wrong_encoding_is_told(extractor: Extractor, folder: Path) -> None:
    text = GOOD + "The café “Żółw” – the hosts’ choice – was reopened for them.\n" * 3
    record = record_of(extractor, folder, "cp1250.txt", text.encode("cp1250"))
    assert "encoding-guessed" in [warning.code for warning in record.warnings]


def test_another_language_gives_a_warned_record_without_guesses(extractor: Extractor, folder: Path) -> None:
    record = record_of(extractor, folder, "french.txt", FRENCH)
    assert record.source.language == "fr"
    assert "language" in [warning.code for warning in record.warnings]
    assert record.event.type is None
    assert record.event.start is None
    assert record.event.organizers == ()
    assert record.event.participants.count is None


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("line.txt", "word " * 1_000_000),
        ("solid.txt", "x" * 5_000_000),
        ("brackets.txt", "[" * 40_000),
        ("mixed-brackets.txt", "([{<" * 10_000),
    ],
)
def test_monstrous_text_does_not_blow_up(extractor: Extractor, folder: Path, name: str, tail: str) -> None:
    started = time.process_time()
    record = record_of(extractor, folder, name, f"{GOOD}\n{tail}")
    assert record.event.start == "2021-03-03"
    assert time.process_time() - started < 60


def test_a_file_that_disappears_in_mid_run(extractor: Extractor, folder: Path) -> None:
    (folder / "m.txt").write_text(GOOD)
    found = find_inputs([str(folder)])
    outcome = run(
        lambda: extractor, found, Job(folder.parent / "out"), lambda _: (folder / "m.txt").unlink(missing_ok=True)
    )
    assert outcome.written == 2
    assert [(row.file, row.error) for row in outcome.errors] == [("m.txt", "ReadError")]
    assert names(folder.parent / "out") == ["a.json", "errors.jsonl", "z.json"]


def test_a_record_that_cannot_be_written_costs_a_row(extractor: Extractor, folder: Path) -> None:
    out = folder.parent / "out"
    (out / "a.json/kept").mkdir(parents=True)
    outcome = run_over(extractor, folder, out)
    assert [(row.file, row.stage, row.error) for row in outcome.errors] == [("a.txt", "write", "WriteError")]
    assert names(out) == ["a.json", "a.json/kept", "errors.jsonl", "z.json"]


def test_a_defect_of_the_program_costs_a_row(
    extractor: Extractor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Extractor.analyse_path

    def fails_on_a(self: Extractor, path: Path, *rest: object, **given: object) -> object:
        if path.name == "a.txt":
            raise ZeroDivisionError("by design")
        return whole(self, path, *rest, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Extractor, "analyse_path", fails_on_a)
    outcome = run_over(extractor, folder, folder.parent / "out")
    assert outcome.written == 1
    assert [(row.file, row.error) for row in outcome.errors] == [("a.txt", "ZeroDivisionError")]


def test_wrong_use_is_no_row(extractor: Extractor, folder: Path) -> None:
    with pytest.raises(UsageError, match="not a full date"):
        run(lambda: extractor, find_inputs([str(folder)]), Job(folder.parent / "out", published="2021"))
    assert names(folder.parent / "out") == []
