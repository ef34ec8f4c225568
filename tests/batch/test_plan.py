"""Where each record will stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract.batch.inputs import Input
from eventextract.batch.plan import plan, target_of
from eventextract.errors import UsageError


def given(*files: str) -> list[Input]:
    """Inputs of these names, each below a root of its own."""
    return [Input(file, Path(f"root{n}") / file, Path(f"root{n}")) for n, file in enumerate(files)]


@pytest.mark.parametrize(
    ("file", "plain", "kept"),
    [
        ("a.txt", "a.json", "a.txt.json"),
        ("2021/March/a.md", "2021/March/a.json", "2021/March/a.md.json"),
        ("report.v2.txt", "report.v2.json", "report.v2.txt.json"),
        ("No. 5.TXT", "No. 5.json", "No. 5.TXT.json"),
        ("photo.jpg", "photo.jpg.json", "photo.jpg.json"),
        ("plain", "plain.json", "plain.json"),
    ],
)
def test_targets(file: str, plain: str, kept: str) -> None:
    assert target_of(file) == plain
    assert target_of(file, keep_suffix=True) == kept


def test_the_plan_keeps_order_and_mirrors_folders() -> None:
    planned = plan(given("a.txt", "b/a.txt", "b/c.md"))
    assert [one.target for one in planned] == ["a.json", "b/a.json", "b/c.json"]


@pytest.mark.parametrize(
    ("files", "clash"),
    [
        (("a.txt", "a.md"), "a.json"),
        (("a.txt", "a.txt"), "a.json"),
        (("a.txt", "a.json/b.txt"), "a.json"),
        (("errors.jsonl/b.txt",), "errors.jsonl"),
    ],
)
def test_two_inputs_for_one_place_are_refused_and_both_named(files: tuple[str, ...], clash: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan(given(*files))
    message = str(caught.value)
    assert clash in message
    assert all(one.label in message for one in given(*files))


def test_suffixes_kept_part_them() -> None:
    planned = plan(given("a.txt", "a.md"), keep_suffix=True)
    assert [one.target for one in planned] == ["a.txt.json", "a.md.json"]


def test_standard_input_goes_by_its_hash() -> None:
    (planned,) = plan([Input("-", data=b"abc")])
    assert planned.target == "ba7816bf8f01cfea.json"
