"""Where each record will stand, settled before the first is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from eventextract.batch import errors_file
from eventextract.batch.inputs import Input
from eventextract.errors import UsageError
from eventextract.release import id_of

_REMEDY = "run them apart, or with --keep-suffix"


@dataclass(frozen=True, slots=True)
class Planned:
    """An input, and the place of its record below the output folder ("/" as separator)."""

    input: Input
    target: str


def plan(inputs: Iterable[Input], *, keep_suffix: bool = False) -> tuple[Planned, ...]:
    """The place of each input's record, in the order of the inputs.

    Raises UsageError, naming both, where two would write the same file, or one a file that must be another's folder.
    """
    planned = tuple(Planned(one, _target_of_input(one, keep_suffix)) for one in inputs)
    taken = {errors_file.NAME: errors_file.NAME}
    for one in planned:
        if one.target in taken:
            raise _clash(one.input.label, taken[one.target], one.target)
        taken[one.target] = one.input.label
    for one in planned:
        for folder in map(str, PurePosixPath(one.target).parents):
            if folder in taken:
                raise _clash(one.input.label, taken[folder], folder)
    return planned


def target_of(file: str, *, keep_suffix: bool = False) -> str:
    """The place of the record of a file below the root: `a/b.txt` goes to `a/b.json`, or to `a/b.txt.json`."""
    return f"{file if keep_suffix else id_of(file)}.json"


def _target_of_input(one: Input, keep_suffix: bool) -> str:
    if one.data is not None:
        return f"{hashlib.sha256(one.data).hexdigest()[:16]}.json"
    return target_of(one.file, keep_suffix=keep_suffix)


def _clash(first: str, second: str, target: str) -> UsageError:
    one, two = sorted((first, second))
    return UsageError(f"two inputs would write {target}: {one} and {two}", remedy=_REMEDY)
