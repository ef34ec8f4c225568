"""Who may import whom: the arrows drawn in the code are read from it, and compared with those allowed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import eventextract

PACKAGE = Path(eventextract.__file__).parent
RECORD = ("record", "record_fields", "agreement", "grounding", "claims", "faults", "schema", "record_files")

# Each row may import the rows above it; the parts of one row not each other, but a part may have several modules.
ROWS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("errors",), ("collector",), ("quickly_made",)),
    (("values",), ("terminal",)),
    (("mentions",),),
    (("knowledge",),),
    (("normalise",),),
    (("release",), ("pipeline",), ("assemble",)),
    (RECORD,),
    (("settling",),),
    (("extractor",),),
    (("__init__",),),
    (("batch",), ("measure",), ("review",), ("link",), ("spacy_component",)),
    (("compare",),),
    (("report",),),
    (("cli",),),
    (("__main__",),),
)
PLACES = {name: (row, part) for row, parts in enumerate(ROWS) for part in parts for name in part}
SPACY = {"pipeline", "spacy_component"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports anywhere in it, also within functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_parts(path: Path) -> set[str]:
    """The parts of this package that a file imports; `__init__` for the package itself."""
    names = {name.split(".")[1] for name in imported(path) if name.startswith("eventextract.")}
    return {name if name in PLACES else "__init__" for name in names}


def allowed(importer: str, target: str) -> bool:
    row, part = PLACES[importer]
    other_row, other_part = PLACES[target]
    return other_row < row or other_part == part


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_follow_the_design(path: Path) -> None:
    part = part_of(path)
    assert part in PLACES, f"{part} has no place in the design: give it one in ROWS"
    assert {target for target in own_parts(path) if not allowed(part, target)} == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_spacy_is_imported_in_its_place_alone(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert part_of(path) in SPACY or "spacy" not in roots


@pytest.mark.parametrize(
    ("importer", "target", "may"),
    [
        ("assemble", "normalise", True),
        ("assemble", "pipeline", False),
        ("pipeline", "record", False),
        ("record", "claims", True),
        ("values", "mentions", False),
        ("extractor", "batch", False),
        ("batch", "review", False),
        ("cli", "batch", True),
        ("knowledge", "errors", True),
        ("release", "__init__", False),
    ],
)
def test_the_arrows_are_those_drawn(importer: str, target: str, may: bool) -> None:
    assert allowed(importer, target) is may


def test_imports_within_functions_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f():\n    from eventextract.cli import main\n    import eventextract.batch.plan\n")
    assert own_parts(path) == {"cli", "batch"}


def loaded_by(code: str) -> set[str]:
    """The modules in memory after a fresh interpreter has run some code."""
    script = f"import sys\n{code}\nprint(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.splitlines()[-1].split())


HELP = "from eventextract.cli import app\ntry: app({arguments}, standalone_mode=True)\nexcept SystemExit: pass"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["explain", "--help"], ["diff", "--help"]])
def test_help_is_light(arguments: list[str]) -> None:
    loaded = loaded_by(HELP.format(arguments=arguments))
    assert "eventextract.cli" in loaded
    assert loaded.isdisjoint({"spacy", "numpy", "sqlite3", "eventextract.record", "eventextract.extractor"})


def test_import_is_light() -> None:
    loaded = loaded_by("import eventextract\nfrom eventextract import UsageError")
    assert loaded.isdisjoint({"spacy", "numpy", "pydantic", "typer", "rich", "pycountry", "eventextract.record"})


READ = """
from eventextract.knowledge import load_knowledge
from eventextract.release import read_bytes
read_bytes(b"A seminar was held in Gori.", knowledge=load_knowledge(), file="a.txt")
"""


def test_readers_of_other_types_are_imported_when_such_a_file_comes() -> None:
    heavy = {"trafilatura", "lxml", "docx", "pypdf", "pyarrow", "email", "ftfy", "charset_normalizer"}
    assert loaded_by(READ).isdisjoint(heavy)


def test_public_names_can_all_be_had() -> None:
    for name in eventextract.__all__:
        assert getattr(eventextract, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'extract'"):
        eventextract.extract  # noqa: B018
    assert set(eventextract.__all__) <= set(dir(eventextract))
