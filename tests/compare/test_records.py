"""What became of each record of a folder, and taking the new ones over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from eventextract import UsageError
from eventextract.batch.errors_file import ErrorRow, write_errors
from eventextract.batch.stores import FolderStore
from eventextract.compare.accepting import accept
from eventextract.compare.differences import Comparison, Level, State, Verdict
from eventextract.compare.records import compare_folders

Plain = dict[str, Any]
Edited = Callable[[dict[str, Any]], Plain]
Written = Callable[[str, Mapping[str, Plain]], Path]


def states(comparison: Comparison) -> dict[str, tuple[State, Verdict]]:
    return {change.place: (change.state, change.verdict) for change in comparison.changes}


def failing(folder: Path, *files: str) -> None:
    write_errors(
        FolderStore(folder), [ErrorRow(file, "read", "EmptyError", "there is no text in it") for file in files]
    )


def test_records_by_what_became_of_them(edited: Edited, written: Written) -> None:
    record, other = edited({}), edited({"/event/start": "2021-06-13"})
    hashes = [edited({"/source/sha256": letter * 64}) for letter in "ab"]
    old = written("old", {"same.json": record, "a/changed.json": record, "gone.json": hashes[0], "fails.json": record})
    new = written("new", {"same.json": record, "a/changed.json": other, "new.json": hashes[1], "mended.json": record})
    failing(old, "mended.txt", "broken.txt", "left.txt")
    failing(new, "fails.txt", "broken.txt", "fresh.txt")
    comparison = compare_folders(old, new)
    assert states(comparison) == {
        "a/changed.json": (State.CHANGED, Verdict.DRIFT),
        "fails.json": (State.FAILED, Verdict.REGRESSION),
        "fresh.json": (State.FAILING, Verdict.DRIFT),
        "gone.json": (State.GONE, Verdict.DRIFT),
        "mended.json": (State.RECOVERED, Verdict.IMPROVEMENT),
        "new.json": (State.NEW, Verdict.DRIFT),
    }
    assert (comparison.same, comparison.failing) == (1, 1)
    (failed,) = (change for change in comparison.changes if change.state is State.FAILED)
    assert failed.note == "there is no text in it [EmptyError]"


def test_a_failing_input_is_found_by_the_place_that_its_record_had(edited: Edited, written: Written) -> None:
    old = written("old", {"a.txt.json": edited({})})  # of a run with --keep-suffix
    new = written("new", {"b.json": edited({})})
    failing(new, "a.txt")
    assert states(compare_folders(old, new))["a.txt.json"] == (State.FAILED, Verdict.REGRESSION)


@pytest.mark.parametrize(
    ("failed", "before", "state"),
    [
        (["all.jsonl:2"], [], State.FAILED),
        (["all.jsonl"], [], State.FAILED),
        (["all.jsonl:2"], ["all.jsonl:2"], State.GONE),
        (["other.jsonl:2"], [], State.GONE),
        ([], [], State.GONE),
    ],
)
def test_a_row_of_a_table_that_fails(
    edited: Edited, written: Written, failed: list[str], before: list[str], state: State
) -> None:
    """Its error names the row by number, its record by id: who is gone while a row of its table newly fails, failed."""
    old, new = written("old", {"b.json": edited({})}), written("new", {"b.json": edited({})})
    (old / "all.jsonl").mkdir()
    row = edited({"/id": "x 1", "/source/file": "all.jsonl", "/source/sha256": "0" * 64})
    (old / "all.jsonl" / "x 1.json").write_text(json.dumps(row))
    failing(old, *before)
    failing(new, *failed)
    assert states(compare_folders(old, new))["all.jsonl/x 1.json"][0] == state
    fresh = {place for place, (state, _) in states(compare_folders(old, new)).items() if state is State.FAILING}
    assert fresh == set(failed) - set(before)


def test_a_file_that_is_no_valid_record_has_failed(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({})})
    (new / "a.json").write_text((new / "a.json").read_text().replace('"P3D"', '"three days"'))
    comparison = compare_folders(old, new)
    assert states(comparison) == {"a.json": (State.FAILED, Verdict.REGRESSION)}
    assert comparison.changes[0].note
    assert "/event/duration" in comparison.changes[0].note
    assert comparison.invalid == ("a.json",)
    assert states(compare_folders(new, old)) == {"a.json": (State.RECOVERED, Verdict.IMPROVEMENT)}


def test_lines_and_order_of_keys_say_nothing(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({})})
    data = json.loads((new / "a.json").read_text())
    (new / "a.json").write_text(json.dumps(dict(reversed(data.items()))))
    assert (old / "a.json").read_bytes() != (new / "a.json").read_bytes()
    assert compare_folders(old, new).changes == ()


def test_a_record_that_stands_elsewhere_is_the_same_release(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"2021/a.json": edited({})})
    (change,) = compare_folders(old, new).changes
    assert (change.place, change.note) == ("2021/a.json", "it stood at a.json")
    assert {one.field for one in change.differences} == {"id", "source.file"}


def test_copies_of_one_release_are_not_mixed_up(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({}), "b.json": edited({})}), written("new", {"c.json": edited({})})
    assert {place: state for place, (state, _) in states(compare_folders(old, new)).items()} == {
        "a.json": State.GONE, "b.json": State.GONE, "c.json": State.NEW,
    }  # fmt: skip


def test_another_text_is_said(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({"/source/sha256": "0" * 64})})
    (change,) = compare_folders(old, new).changes
    assert change.note == "the text of the release is another"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold for a.json, which says little."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps({"start": "2021-06-14", "event_type": ["workshop"]}))
    return folder


def test_gold_judges_the_records_that_have_it(edited: Edited, written: Written, gold: Path) -> None:
    wrong = edited({"/event/start": "2021-06-13"})
    old = written("old", {"a.json": edited({}), "b.json": edited({})})
    new = written("new", {"a.json": wrong, "b.json": wrong})
    comparison = compare_folders(old, new, gold)
    assert [[one.verdict for one in change.differences] for change in comparison.changes] == [
        [Verdict.REGRESSION], [Verdict.DRIFT],
    ]  # fmt: skip
    assert (comparison.judged, compare_folders(old, new).judged) == (1, None)
    assert comparison.count(Verdict.REGRESSION) == 1


def test_gold_judges_records_that_come_and_go(edited: Edited, written: Written, gold: Path) -> None:
    one, both = written("one", {"b.json": edited({})}), {"a.json": edited({"/source/sha256": "0" * 64})}
    two = written("two", {"b.json": edited({}), **both})
    assert states(compare_folders(two, one, gold)) == {"a.json": (State.GONE, Verdict.REGRESSION)}
    assert states(compare_folders(one, two, gold)) == {"a.json": (State.NEW, Verdict.IMPROVEMENT)}


LEVELS = [
    ({}, set()),
    ({"/event/location/venue": "Harbour Training Center"}, {Level.DIFFERENCE}),
    ({"/event/name": None}, {Level.DIFFERENCE, Level.VALUE}),
    ({"/event/start": "2021-06-13"}, {Level.DIFFERENCE, Level.VALUE, Level.REGRESSION}),
]


@pytest.mark.parametrize(("edits", "levels"), LEVELS)
def test_what_matters_at_which_level(
    edited: Edited, written: Written, gold: Path, edits: Plain, levels: set[Level]
) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited(edits)})
    comparison = compare_folders(old, new, gold)
    assert {level for level in Level if comparison.matters(level)} == levels


def test_wrong_use(edited: Edited, written: Written, tmp_path: Path) -> None:
    some, empty = written("some", {"a.json": edited({})}), written("empty", {})
    for old, new, gold, words in (
        (tmp_path / "no", some, None, "no such folder"),
        (some, tmp_path / "no", None, "no such folder"),
        (some, empty, None, "no records in it"),
        (some, some, tmp_path / "no", "no such folder"),
        (some, some, empty, "no gold files"),
    ):
        with pytest.raises(UsageError, match=words):
            compare_folders(old, new, gold)
    assert states(compare_folders(empty, some)) == {"a.json": (State.NEW, Verdict.DRIFT)}


def test_broken_gold_is_named(edited: Edited, written: Written, gold: Path) -> None:
    (gold / "a.json").write_text("{")
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({"/event/name": None})})
    with pytest.raises(UsageError, match=r"a\.json"):
        compare_folders(old, new, gold)


# ---- accepting ----------------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_accepting_makes_the_old_folder_what_the_new_one_is(edited: Edited, written: Written) -> None:
    record = edited({})
    old = written("old", {"a.json": record, "b.json": record, "sub/c.json": record})
    new = written("new", {"a.json": edited({"/event/name": None}), "b.json": record, "deep/er/d.json": record})
    failing(new, "sub/c.txt")
    (old / "README.md").write_text("about")
    (old / "notes.json").write_text("{}")
    assert accept(old, new, compare_folders(old, new)) == 4
    kept = {"README.md": b"about", "notes.json": b"{}"}
    assert files(old) == {**files(new), **kept}
    assert compare_folders(old, new).changes == ()


def test_accepting_forgets_errors_that_are_gone(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({}), "b.json": edited({})})
    failing(old, "b.txt")
    assert accept(old, new, compare_folders(old, new)) == 2
    assert files(old) == files(new)


def test_nothing_is_accepted_where_a_new_record_is_not_valid(edited: Edited, written: Written) -> None:
    old, new = written("old", {"a.json": edited({})}), written("new", {"a.json": edited({"/event/name": None})})
    (new / "b.json").write_text("{}")
    before = files(old)
    with pytest.raises(UsageError, match=r"no valid record: b\.json"):
        accept(old, new, compare_folders(old, new))
    assert files(old) == before
