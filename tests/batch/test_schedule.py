"""Whatever workers do, each input has one result, in the order of the inputs."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract.batch.crew import Gone, Ready
from eventextract.batch.inputs import Input
from eventextract.batch.job import Result
from eventextract.batch.line import Line
from eventextract.batch.plan import Planned
from eventextract.batch.schedule import Schedule
from eventextract.errors import ExtractionError, ModelsError

DOES, DIES, HANGS = "does it", "dies", "hangs"


def planned(count: int) -> list[Planned]:
    return [Planned(Input(f"{number:04}.txt"), f"{number:04}.json") for number in range(count)]


class Actor:
    """A worker of the play: what it does with an input stands in the script, by the input's name and try."""

    def __init__(self, crew: Play) -> None:
        self.crew = crew
        self.task: Planned | None = None
        self.ended = False

    def give(self, planned: Planned) -> None:
        assert not self.ended
        assert self.task is None
        self.task = planned
        self.crew.begun.append(planned.input.file)

    def hear(self) -> Result | Ready:
        if self.task is None:
            if self.crew.loads:
                return Ready()
            raise Gone("was ended by SIGKILL")
        task, self.task = self.task, None
        if self.crew.deed(task.input.file) == DIES:
            raise Gone("was ended by SIGKILL")
        return Result(task)

    def end(self) -> None:
        self.ended = True
        self.crew.there.remove(self)

    def can_be_heard(self) -> bool:
        return self.task is None or self.crew.deed(self.task.input.file) != HANGS


class Play:
    """A crew whose workers act by a script: for each input what is done with it, try by try; then it is done."""

    def __init__(self, script: dict[str, list[str]], order: Iterator[int], *, loads: bool = True) -> None:
        self.script, self.order, self.loads = script, order, loads
        self.begun: list[str] = []
        self.there: list[Actor] = []
        self.most = 0

    def hire(self) -> Actor:
        self.there.append(Actor(self))
        self.most = max(self.most, len(self.there))
        return self.there[-1]

    def listen(self, workers: Collection[Actor], seconds: float | None) -> Collection[Actor]:
        assert seconds is not None
        able = [worker for worker in workers if worker.can_be_heard()]
        turn = next(self.order)
        return able[turn:] + able[:turn]

    def deed(self, file: str) -> str:
        deeds = self.script.get(file, [])
        number = self.begun.count(file) - 1
        return deeds[number] if number < len(deeds) else DOES


def cast(
    count: int, script: dict[str, list[str]], size: int = 2, order: Iterator[int] | None = None
) -> tuple[Play, list[Result]]:
    play = Play(script, order or iter(int, 1))
    schedule = Schedule(play, size, limit=0.01)
    schedule.start()
    results = list(schedule.run(planned(count)))
    schedule.stop()
    assert play.there == []
    return play, results


def outcome(results: list[Result]) -> dict[str, str]:
    return {one.planned.input.file: one.row.error for one in results if one.row}


def test_one_death_costs_nothing() -> None:
    play, results = cast(5, {"0001.txt": [DIES]})
    assert outcome(results) == {}
    assert play.begun.count("0001.txt") == 2


def test_two_deaths_cost_the_input_alone() -> None:
    _, results = cast(5, {"0001.txt": [DIES, DIES]})
    assert outcome(results) == {"0001.txt": "WorkerDiedError"}
    (row,) = [one.row for one in results if one.row]
    assert "SIGKILL" in row.message


def test_an_input_that_takes_too_long_is_not_tried_again() -> None:
    play, results = cast(5, {"0001.txt": [HANGS, DOES]})
    assert outcome(results) == {"0001.txt": "TimeLimitError"}
    assert play.begun.count("0001.txt") == 1


def test_workers_that_cannot_load_end_the_run() -> None:
    schedule = Schedule(Play({}, iter(int, 1), loads=False), 2, limit=1)
    with pytest.raises(ExtractionError, match="end while they load"):
        schedule.start()


def test_what_ends_a_run_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Actor) -> Result:
        raise ModelsError("broken")

    monkeypatch.setattr(Actor, "hear", fails)
    with pytest.raises(ModelsError, match="broken"):
        Schedule(Play({}, iter(int, 1)), 2, limit=1).start()


@settings(max_examples=80, deadline=None)
@given(
    script=st.dictionaries(
        st.integers(0, 29).map("{:04}.txt".format),
        st.lists(st.sampled_from([DOES, DIES, HANGS]), max_size=3),
        max_size=6,
    ),
    size=st.integers(1, 4),
    order=st.lists(st.integers(0, 3), min_size=1, max_size=20),
)
def test_each_input_has_one_result_in_order(script: dict[str, list[str]], size: int, order: list[int]) -> None:
    def turns() -> Iterator[int]:
        while True:
            yield from order

    play, results = cast(30, script, size, turns())
    assert [one.planned for one in results] == planned(30)
    assert play.most <= size
    first = {file: [*deeds, DOES, DOES][:2] for file, deeds in script.items()}
    expected = {file: "TimeLimitError" for file, deeds in first.items() if deeds[0] == HANGS or deeds == [DIES, HANGS]}
    expected |= {file: "WorkerDiedError" for file, deeds in first.items() if deeds == [DIES, DIES]}
    assert outcome(results) == expected


def test_few_inputs_are_out_of_line_at_a_time() -> None:
    asked = 0

    def coming() -> Iterator[Planned]:
        nonlocal asked
        for one in planned(1000):
            asked += 1
            yield one

    line = Line(coming(), window=10)
    begun = list(iter(line.take, None))
    assert len(begun) == 10
    assert asked == 11
    for task in begun[1:]:
        line.finish(task, Result(task.planned))
    assert (list(line.leave()), line.take()) == ([], None)
    line.finish(begun[0], Result(begun[0].planned))
    assert len(list(line.leave())) == 10
    assert line.take() is not None
