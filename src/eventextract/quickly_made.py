"""Frozen dataclasses of which a release makes many, made at the cost of plain objects."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Made = TypeVar("Made")


def quickly_made(cls: type[Made]) -> type[Made]:
    """A class decorated with `dataclass(frozen=True, slots=True)`, whose instances cost less than half to make.

    The dataclass's own `__init__` has to go around its guard against changes at each field. Here the fields of an open twin
    with the same slots are set, which then becomes one of the frozen class. All else stays as it is: reading, comparing,
    hashing, `replace`, copies and pickles. For classes without `__post_init__`; ValueError where one has it, or a field
    with a `default_factory` or `init=False`.
    """
    told = fields(cls)  # type: ignore[arg-type]
    if hasattr(cls, "__post_init__") or not all(field.init and field.default_factory is MISSING for field in told):
        raise ValueError(f"{cls.__name__} is made in more than one step")
    names = tuple([field.name for field in told])
    cls.__new__ = _maker(told)  # type: ignore[method-assign]
    cls.__reduce__ = lambda self: (cls, tuple([getattr(self, name) for name in names]))  # type: ignore[method-assign]
    del cls.__init__
    return cls


def _maker(told: tuple[Field[Any], ...]) -> Any:
    """The function that makes an instance, as `dataclass` itself makes its `__init__`."""
    names = tuple([field.name for field in told])
    defaults = {f"default_{field.name}": field.default for field in told if field.default is not MISSING}
    arguments = [f"{name}=default_{name}" if f"default_{name}" in defaults else name for name in names]
    steps = "".join(f"    made.{name} = {name}\n" for name in names)
    source = f"def make(cls, {', '.join(arguments)}):\n    made = new(twin)\n{steps}    made.__class__ = cls\n    return made"
    known: dict[str, Any] = {"new": object.__new__, "twin": type("Open", (), {"__slots__": names}), **defaults}
    exec(source, known)
    return known["make"]
