"""Frozen dataclasses made at the cost of plain objects: in all else they are what `dataclass` makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from eventextract.quickly_made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    size: int = 1
    parts: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    size: int = 1
    parts: tuple[int, ...] = field(default=())


def test_it_is_made_read_and_shown_as_before() -> None:
    assert repr(Quick("a", parts=(2,))) == repr(Usual("a", parts=(2,))).replace("Usual", "Quick")
    assert (Quick("a").name, Quick("a").size, Quick("a", 3).size) == ("a", 1, 3)
    assert type(Quick("a")) is Quick


def test_it_is_compared_and_hashed_by_its_fields() -> None:
    assert Quick("a", 2) == Quick(name="a", size=2) != Quick("a")
    assert Quick("a") != Usual("a")
    assert {Quick("a"), Quick("a"), Quick("b")} == {Quick("a"), Quick("b")}
    assert hash(Quick("a", 2)) == hash(Usual("a", 2))


def test_it_cannot_be_changed() -> None:
    one = Quick("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.name
    assert replace(one, name="b") == Quick("b")
    assert one == Quick("a")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_and_pickles_are_equal(copied) -> None:  # type: ignore[no-untyped-def]
    assert copied(Quick("a", 2, (3,))) == Quick("a", 2, (3,))


def test_a_field_left_out_or_unknown_is_an_error() -> None:
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", weight=1)  # type: ignore[call-arg]


def test_a_class_made_in_more_than_one_step_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Stepwise:
        parts: list[int] = field(default_factory=list)

    with pytest.raises(ValueError, match="more than one step"):
        quickly_made(Stepwise)
