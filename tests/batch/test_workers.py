"""Worker processes: the same records however many there are, and whatever becomes of them."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from eventextract.batch.desk import in_process, load_extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.job import Engine
from eventextract.batch.local import processes
from eventextract.batch.runner import Job, Outcome, run_with

ROOT = Path(__file__).resolve().parents[2]
TEXT = """Border guards trained in {city}

{city}, 3 March 2021 - A two-day training course for {count} border guards began today. It was organized by the OSCE.
"""
CITIES = ("Osh", "Batumi", "Tirana", "Skopje", "Baku")
T = TypeVar("T")
LONG = 240.0  # seconds that a crowded machine may take for what is quick

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes as POSIX has them")


def tree(out: Path) -> dict[str, bytes]:
    """What stands in an output folder, but for the state, whose files come and go while a run is on."""
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*")}
    return {n: path.read_bytes() for n, path in found.items() if not n.startswith(".eventextract") and path.is_file()}


def run_over(engine: Engine, folder: Path, out: Path, **given: object) -> Outcome:
    return run_with(engine, find_inputs([str(folder)]), Job(out, **given))  # type: ignore[arg-type]


def fill(folder: Path, count: int) -> Path:
    for number in range(count):
        text = TEXT.format(city=CITIES[number % len(CITIES)], count=10 + number)
        path = folder / f"{number % 3}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "1/empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("releases"), 40)


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run in this process writes."""
    out = tmp_path_factory.mktemp("undisturbed")
    run_over(in_process(lambda: load_extractor(None)), folder, out)
    assert len(tree(out)) == 41
    return tree(out)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_workers_is_in_no_byte(
    folder: Path, undisturbed: dict[str, bytes], tmp_path: Path, count: int
) -> None:
    outcome = run_over(processes(count), folder, tmp_path)
    assert (outcome.written, [row.error for row in outcome.errors]) == (40, ["EmptyError"])
    assert tree(tmp_path) == undisturbed


class Stage:
    """A run over two files and, between them, a pipe that a worker waits at for as long as nobody writes into it."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder, self.out = tmp_path / "in", tmp_path / "out"
        self.folder.mkdir()
        self.pipe = self.folder / "m.txt"
        for name in ("a.txt", "z.txt"):
            (self.folder / name).write_text(TEXT.format(city="Osh", count=20))
        os.mkfifo(self.pipe)

    def start(self, *options: str) -> subprocess.Popen[str]:
        inputs = [str(self.folder / name) for name in ("a.txt", "m.txt", "z.txt")]
        call = [sys.executable, "-m", "eventextract", "run", *inputs, "--out", str(self.out), *options]
        return subprocess.Popen(call, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_interrupts)

    def reached(self) -> int:
        """Our end of the pipe, as soon as a worker waits at the other."""
        return until(self._opened)

    def _opened(self) -> int | None:
        try:
            return os.open(self.pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            return None


def until(look: Callable[[], T | None]) -> T:
    deadline = time.monotonic() + LONG
    while (found := look()) is None:
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.01)
    return found


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in tasks.read_text().split()]


def workers(run: int) -> list[int]:
    """The worker processes of a run: copies of one that the run has started."""
    return [worker for child in children(run) for worker in children(child)]


def kill_worker(run: int, number: signal.Signals) -> int:
    """Kill the one worker of a run, and wait until it is gone; its process id."""
    (worker,) = workers(run)
    os.kill(worker, number)
    until(lambda: True if worker not in workers(run) else None)
    return worker


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("no /proc to find worker processes in")
    return Stage(tmp_path)


def test_a_worker_that_is_killed_once_costs_nothing(stage: Stage) -> None:
    run = stage.start()
    end = stage.reached()
    worker = kill_worker(run.pid, signal.SIGKILL)
    os.close(end)
    with os.fdopen(stage.reached(), "w") as second:
        assert worker not in workers(run.pid)
        second.write(TEXT.format(city="Baku", count=30))
    assert (run.communicate(timeout=LONG)[1], run.returncode) == ("", 0)
    assert sorted(tree(stage.out)) == ["a.json", "m.json", "z.json"]
    assert json.loads((stage.out / "m.json").read_text())["event"]["location"]["city"] == "Baku"


def test_a_worker_that_is_killed_twice_costs_its_document(stage: Stage) -> None:
    run = stage.start()
    for number in (signal.SIGKILL, signal.SIGSEGV):
        end = stage.reached()
        kill_worker(run.pid, number)
        os.close(end)
    run.communicate(timeout=LONG)
    assert run.returncode == 1
    assert sorted(tree(stage.out)) == ["a.json", "errors.jsonl", "z.json"]
    (row,) = [json.loads(line) for line in (stage.out / "errors.jsonl").read_text().splitlines()]
    assert (row["file"], row["stage"], row["error"]) == ("m.txt", "extract", "WorkerDiedError")
    assert "SIGSEGV" in row["message"]


def test_a_document_that_takes_too_long_costs_a_row(stage: Stage) -> None:
    run = stage.start("--time-limit", "8")
    end = stage.reached()
    run.communicate(timeout=LONG)
    os.close(end)
    assert run.returncode == 1
    assert sorted(tree(stage.out)) == ["a.json", "errors.jsonl", "z.json"]
    (row,) = [json.loads(line) for line in (stage.out / "errors.jsonl").read_text().splitlines()]
    assert (row["file"], row["error"]) == ("m.txt", "TimeLimitError")
    assert "8 s" in row["message"]


def _heed_interrupts() -> None:
    """A shell that starts the tests in the background has them, and all that they start, ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_says_so_and_leaves_no_process(stage: Stage) -> None:
    run = stage.start()
    end = stage.reached()
    (worker,) = workers(run.pid)
    run.send_signal(signal.SIGINT)
    told = run.communicate(timeout=LONG)[1]
    os.close(end)
    assert run.returncode == 130
    assert told == "eventextract: interrupted\n"
    until(lambda: None if Path(f"/proc/{worker}").exists() else True)


@pytest.fixture(scope="module")
def killed_often(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run that was killed twice in the middle, and then ended."""
    out = tmp_path_factory.mktemp("killed")
    call = [sys.executable, "-m", "eventextract", "run", str(folder), "--out", str(out), "--workers", "2", "--resume"]
    for reached in (3, 17):
        run = subprocess.Popen(call, stderr=subprocess.PIPE, text=True)
        until(lambda reached=reached: True if len(tree(out)) >= reached else None)  # type: ignore[misc]
        run.kill()
        run.communicate()
        assert len(tree(out)) < 40
    subprocess.run(call, timeout=LONG, check=False, capture_output=True)
    return out


def test_a_run_that_was_killed_goes_on_to_the_same_tree(killed_often: Path, undisturbed: dict[str, bytes]) -> None:
    assert tree(killed_often) == undisturbed
    assert [path.name for path in (killed_often / ".eventextract").iterdir()] == ["state.sqlite"]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files that are worked on in this process."""
    from eventextract.batch import desk

    seen: list[str] = []
    whole = desk.analyse_input

    def noted(extractor: object, one: object, published: str | None = None) -> object:
        seen.append(one.file)  # type: ignore[attr-defined]
        return whole(extractor, one, published)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "analyse_input", noted)
    return seen


HERE = in_process(lambda: load_extractor(None))


def test_resume_does_what_it_must_and_nothing_else(tmp_path: Path, watched: list[str]) -> None:
    folder, out = fill(tmp_path / "in", 6), tmp_path / "out"
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))

    def again(**given: object) -> list[str]:
        watched.clear()
        run_over(HERE, folder, out, resume=True, **given)
        return list(watched)

    assert again() == names
    assert again() == ["1/empty.txt"]
    (folder / names[0]).write_text(TEXT.format(city="Rome", count=50))
    assert again() == [names[0], "1/empty.txt"]
    (out / names[1]).with_suffix(".json").write_text("{}")
    (out / names[2]).with_suffix(".json").unlink()
    assert again() == sorted([names[1], names[2], "1/empty.txt"])
    assert again(published="2021-03-04") == names
    assert again(published="2021-03-04", models=ROOT / "models") == ["1/empty.txt"]
    watched.clear()
    run_over(HERE, folder, out)
    assert watched == names


def test_resume_heeds_models_and_program(tmp_path: Path, watched: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from eventextract.batch import program

    folder, out = fill(tmp_path / "in", 2), tmp_path / "out"
    run_over(HERE, folder, out)
    for name in ("digest", "_code"):
        monkeypatch.setattr(program, name, lambda _: "another")
        watched.clear()
        run_over(HERE, folder, out, resume=True)
        assert len(watched) == 3


def test_a_state_that_cannot_be_read_costs_only_time(tmp_path: Path, watched: list[str]) -> None:
    folder, out = fill(tmp_path / "in", 2), tmp_path / "out"
    run_over(HERE, folder, out)
    (out / ".eventextract/state.sqlite").write_bytes(b"no database" * 1000)
    watched.clear()
    run_over(HERE, folder, out, resume=True)
    assert len(watched) == 3


def test_one_run_at_a_time_writes_to_a_folder(stage: Stage) -> None:
    run = stage.start()
    end = stage.reached()
    other = stage.start()
    assert "another run is writing to this folder" in other.communicate(timeout=LONG)[1]
    assert other.returncode == 2
    os.close(end)
    run.kill()
    run.communicate()
    writer = threading.Thread(target=lambda: stage.pipe.write_text(TEXT.format(city="Baku", count=1)), daemon=True)
    writer.start()
    assert stage.start("--resume").wait(LONG) == 0
