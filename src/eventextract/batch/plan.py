"""Where each record will stand, settled before the first is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from eventextract.batch import errors_file
from eventextract.batch.errors_file import ErrorRow
from eventextract.batch.input import Input
from eventextract.batch.spilling import SpilledSet, Walked
from eventextract.errors import UsageError
from eventextract.release import DEFAULT_LIMITS, Limits, id_of

STDIN_FOLDER = "stdin"  # of the records of a table's rows
LONGEST_NAME = 200  # bytes; with `.json` and the mark of a file half-written it stays below the 255 of file systems
# Separators, what Windows refuses, control and direction marks; a dot or blank at an end.
UNSAFE = re.compile(r"[/\\<>:\"|?*%\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^[. ]|[. ]$")
_REMEDY = "run them apart, or with --keep-suffix"


@dataclass(frozen=True, slots=True)
class Planned:
    """An input, and the place of its record below the output folder ("/" as separator).

    For a table the place is that of the folder in which the records of its rows stand.
    """

    input: Input
    target: str

    def releases(self, limits: Limits = DEFAULT_LIMITS) -> Iterator[Planned | ErrorRow]:
        """What to make records of: itself, or each row of a table; in the same order each time, one after the other."""
        for one in self.input.releases(limits):
            if isinstance(one, ErrorRow) or one.row is None:
                yield one if isinstance(one, ErrorRow) else self
            else:
                yield Planned(one, f"{self.target}/{name_of(one.row.id)}.json")


class Plan(Walked[Planned]):
    """The place of each input's record, in the order of the inputs; settled anew each time that it is walked."""

    def __init__(self, inputs: Sequence[Input], *, keep_suffix: bool) -> None:
        self._inputs, self._keep_suffix = inputs, keep_suffix

    def __iter__(self) -> Iterator[Planned]:
        return (Planned(one, _target_of_input(one, self._keep_suffix)) for one in self._inputs)

    def __len__(self) -> int:
        return len(self._inputs)


def plan(inputs: Sequence[Input], *, keep_suffix: bool = False) -> Plan:
    """The place of each input's record (a table's folder of records), in the order of the inputs.

    Raises UsageError and StorageError as `check_apart`.
    """
    planned = Plan(inputs, keep_suffix=keep_suffix)
    check_apart(planned)
    return planned


def check_apart(planned: Plan, fold: Callable[[str], str] = str) -> None:
    """UsageError, naming both, where two would write the same file, or one a file that must be another's folder.

    `fold` gives the same text for places that are one file on the disk that is written to. Raises StorageError where
    there is no room for a list of the places.
    """
    taken = SpilledSet()
    taken.add(fold(errors_file.NAME))
    for one in planned:
        if not taken.add(fold(one.target)):
            raise _clash(one.input.label, _holder(one.target, planned, fold), one.target)
    for one, folder in _folders(planned):
        if fold(folder) in taken:
            raise _clash(one.input.label, _holder(folder, planned, fold), folder)


def _folders(planned: Plan) -> Iterator[tuple[Planned, str]]:
    """The folders above each place; those of a place in the same folder as the one before are not told again."""
    before = None
    for one in planned:
        folders = PurePosixPath(one.target).parents
        if folders[0] != before:
            yield from ((one, str(folder)) for folder in folders)
        before = folders[0]


def _holder(place: str, planned: Plan, fold: Callable[[str], str]) -> str:
    """Who is the first to write the file at a place: an input, or the run its list of errors."""
    if fold(place) == fold(errors_file.NAME):
        return errors_file.NAME
    return next(one.input.label for one in planned if fold(one.target) == fold(place))


def target_of(file: str, *, keep_suffix: bool = False) -> str:
    """The place of the record of a file below the root: `a/b.txt` goes to `a/b.json`, or to `a/b.txt.json`."""
    return f"{file if keep_suffix else id_of(file)}.json"


def text_place(target: str) -> str:
    """The place of the text beside a record."""
    return f"{target.removesuffix('.json')}.txt"


def target_of_row(file: str, row_id: str) -> str:
    """The place of the record of a row of a table below the root."""
    return f"{file}/{name_of(row_id)}.json"


def name_of(row_id: str) -> str:
    """A row's id as the name of a file: what no file name may hold is escaped as in an address, a long one is cut.

    Two ids never have the same name.
    """
    name = UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8")), row_id)
    if len(name.encode("utf-8")) <= LONGEST_NAME:
        return name
    digest = hashlib.sha256(row_id.encode("utf-8")).hexdigest()[:32]
    return name.encode("utf-8")[: LONGEST_NAME - len(digest) - 2].decode("utf-8", errors="ignore") + "%-" + digest


def _target_of_input(one: Input, keep_suffix: bool) -> str:
    if one.is_table:
        return STDIN_FOLDER if one.is_stdin else one.file
    if one.is_stdin:
        return f"{hashlib.sha256(one.data or b'').hexdigest()[:16]}.json"
    return target_of(one.file, keep_suffix=keep_suffix)


def _clash(first: str, second: str, target: str) -> UsageError:
    one, two = sorted((first, second))
    return UsageError(f"two inputs would write {target}: {one} and {two}", remedy=_REMEDY)
