"""The collector of cycles rests while it would find nothing, and is as it was afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from eventextract import EmptyError, Extractor
from eventextract.collector import loading, paused


@pytest.fixture(params=[True, False])
def on(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the program that we are part of lets the collector run."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_it_rests_within_and_is_as_it_was_after(on: bool) -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled() is on


def test_it_is_as_it_was_after_an_error(on: bool) -> None:
    with pytest.raises(ZeroDivisionError), paused():
        _ = 1 // 0
    assert gc.isenabled() is on


def test_what_is_loaded_counts_as_old() -> None:
    with loading():
        made: list[object] = [[] for _ in range(1000)]
    made.append(made)
    assert not gc.get_freeze_count()
    assert any(one is made for one in gc.get_objects(generation=2))
    before = len(gc.get_objects())
    del made
    gc.collect()
    assert len(gc.get_objects()) <= before - 1000


def test_what_a_process_has_frozen_stays_so() -> None:
    gc.freeze()
    try:
        with loading():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_an_extractor_leaves_it_as_it_was(on: bool) -> None:
    extractor = Extractor()
    extractor.extract("The seminar was held in Almaty on 3 March 2021.")
    with pytest.raises(EmptyError):
        extractor.extract("")
    assert gc.isenabled() is on


def test_extractions_leave_no_cycles_behind() -> None:
    extractor = Extractor()
    text = "The OSCE Centre held a two-day seminar for 30 judges in Almaty on 3 March 2021, said its head, Anna Ek."
    extractor.extract(text)
    gc.collect()
    extractor.extract(text)
    assert gc.collect() < 50
