"""Linking as a user meets it: releases of several publishers are read, their records linked and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eventextract import Extractor
from eventextract.cli import app
from eventextract.link.linking import link_folder
from eventextract.record import EventRecord

TEXTS = Path(__file__).parent / "texts"
GROUPS = [
    ["forensic-osce", "forensic-service"],
    ["tannery-announced", "tannery-opened", "tannery-ministry"],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the texts."""
    extractor, out = Extractor(), tmp_path_factory.mktemp("records")
    for path in TEXTS.glob("*.txt"):
        (out / f"{path.stem}.json").write_text(extractor.extract_path(path, TEXTS).to_json(), encoding="utf-8")
    return out


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "160"})


def test_releases_of_one_event_are_found_and_no_others(folder: Path) -> None:
    linked, errors = link_folder(folder)
    assert errors == ()
    assert [[one.file for one in group.members] for group in linked.groups] == [
        [f"{name}.json" for name in names] for names in GROUPS
    ]
    assert linked.records == len(list(TEXTS.glob("*.txt")))
    assert linked.alone == linked.records - sum(map(len, GROUPS))


def test_the_table_tells_reasons_conflicts_and_numbers(folder: Path) -> None:
    done = command("link", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    for words in (
        "2. workshop; 2019-03-04 to 2019-03-07; Kampala; UG",
        "tannery-announced.json and tannery-opened.json, ",
        "+3 same-days: 2019-03-04 to 2019-03-07",
        "conflict: /event/organizers: State Border Service of Turkmenistan: partners (forensic-osce.json)",
        "8 records: 5 in 2 groups, 3 alone",
    ):
        assert words in done.stdout


def test_json_tells_the_same(folder: Path) -> None:
    data = json.loads(command("link", folder, "--format", "json").stdout)
    assert [[one["record"] for one in group["records"]] for group in data["groups"]] == [
        [f"{name}.json" for name in names] for names in GROUPS
    ]
    for group in data["groups"]:
        assert len(group["links"]) == len(group["records"]) - 1
        for link in group["links"]:
            assert link["points"] == sum(reason["points"] for reason in link["reasons"]) >= 10
    (conflict,) = data["groups"][0]["conflicts"]
    assert conflict["path"] == "/event/organizers"
    assert [value["records"] for value in conflict["values"]] == [["forensic-osce.json"], ["forensic-service.json"]]


def test_records_that_are_not_valid_are_told_and_the_others_linked(folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("*.json"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{")
    done = command("link", tmp_path, "--format", "json")
    assert done.exit_code == 1
    assert "broken.json" in done.stderr
    assert len(json.loads(done.stdout)["groups"]) == len(GROUPS)


@pytest.mark.parametrize(("make", "words"), [(False, "no such folder"), (True, "no records in it")])
def test_wrong_use(tmp_path: Path, make: bool, words: str) -> None:
    if make:
        (tmp_path / "in").mkdir()
    done = command("link", tmp_path / "in")
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


def test_hostile_titles_are_shown_and_not_obeyed(folder: Path, tmp_path: Path) -> None:
    for name in GROUPS[0]:
        data = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        data["source"]["title"] = "Training on documents \x1b[31m[bold]red"
        EventRecord.from_plain(data)
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    done = command("link", tmp_path)
    assert "\x1b" not in done.stdout
    assert "\\x1b[31m[bold]red" in done.stdout
