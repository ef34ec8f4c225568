"""A resumed run starts what does the work when there is work to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eventextract.batch.desk import this_process
from eventextract.batch.inputs import find_inputs
from eventextract.batch.job import Job, Result, Work
from eventextract.batch.lazily import once_needed
from eventextract.batch.plan import Planned, plan
from eventextract.batch.runner import run_with

TEXT = "A seminar on trade was held in Gori on 3 March 2021."


@contextmanager
def recorded(events: list[str]) -> Iterator[Work]:
    events.append("start")

    def work(planned: Iterable[Planned]) -> Iterator[Result]:
        return (Result(one) for one in planned)

    yield work
    events.append("stop")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_engine_is_started_once_and_only_when_needed(tmp_path: Path, count: int) -> None:
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(TEXT)
    planned = plan(find_inputs([str(tmp_path)]).inputs)
    events: list[str] = []
    with once_needed(lambda _: recorded(events))(Job(tmp_path)) as work:
        assert events == []
        assert [result.planned for result in work(iter(planned))] == list(planned)
    assert events == (["start", "stop"] if count else [])


def test_a_resumed_run_with_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT)
    out, found, started = tmp_path / "out", find_inputs([str(tmp_path / "in")]), []

    @contextmanager
    def watched(job: Job) -> Iterator[Work]:
        started.append(job)
        with this_process(job) as work:
            yield work

    assert run_with(watched, found, Job(out)).written == 1
    assert run_with(watched, found, Job(out, resume=True)).kept == 1
    assert len(started) == 1
    (out / "a.json").unlink()
    assert run_with(watched, found, Job(out, resume=True)).written == 1
    assert len(started) == 2
