"""The wheel, installed alone, works from another folder: code, models and entry points are all in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Seminar in Gori\n\nGORI, Georgia, 3 March 2021 - A one-day seminar on trade was held today in Gori.\n"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = (*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT))
    subprocess.run(build, check=True, cwd=folder, timeout=300)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder that holds nothing but the wheel's files."""
    target = wheel.parent / "site"
    install = (*PIP, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel))
    subprocess.run(install, check=True, cwd=wheel.parent, timeout=300)
    return target


def alone(installed: Path, *arguments: str) -> str:
    """What an interpreter prints that sees the wheel and its dependencies, and nothing of this checkout.

    `-S` leaves out `site`, and with it the `.pth` file through which an editable install is found.
    """
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    call = (sys.executable, "-S", *arguments)
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(
        call, check=True, capture_output=True, text=True, cwd=installed.parent, env=environment, timeout=120
    )
    return done.stdout


def test_models_and_types_travel_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    models = [path.relative_to(ROOT) for path in (ROOT / "models").rglob("*") if path.is_file()]
    assert models
    assert {f"eventextract/{path.as_posix()}" for path in models} <= set(names)
    assert "eventextract/py.typed" in names
    assert "eventextract/report/page/page.html.jinja" in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "out/"))]


def test_the_checkout_is_not_used(installed: Path) -> None:
    code = "import eventextract as e, eventextract.knowledge.files as f; print(e.__file__, f.models_folder())"
    module, models = alone(installed, "-c", code).split()
    assert Path(module).is_relative_to(installed)
    assert Path(models) == installed / "eventextract/models"


def test_a_record_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "gori.txt").write_text(TEXT)
    alone(installed, "-m", "eventextract", "run", str(tmp_path), "--out", str(tmp_path / "out"))
    record = json.loads((tmp_path / "out/gori.json").read_text())
    assert (record["event"]["start"], record["event"]["location"]["country"]) == ("2021-03-03", "GE")


def test_the_wheel_makes_the_records_that_the_checkout_makes(installed: Path, tmp_path: Path) -> None:
    alone(installed, "-m", "eventextract", "run", str(ROOT / "seeds"), "--out", str(tmp_path))
    ours = {path.name: path.read_bytes() for path in (ROOT / "out").glob("*.json")}
    assert ours
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.json")} == ours


def test_entry_points(installed: Path) -> None:
    code = "import importlib.metadata as m; print(*(e.value for e in m.distribution('eventextract').entry_points))"
    assert sorted(alone(installed, "-c", code).split()) == [
        "eventextract.cli:main",
        "eventextract.spacy_component:make",
    ]
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('eventextract'); print(nlp.pipe_names)"
    assert alone(installed, "-c", code).strip() == "['eventextract']"
