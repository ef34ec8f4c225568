"""A folder of records in, the groups of those that tell of one event out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eventextract.errors import RecordError
from eventextract.knowledge import load_knowledge
from eventextract.link.blocking import candidates
from eventextract.link.comparing import Comparison, compare, is_link
from eventextract.link.facts import facts_of, unlinkable
from eventextract.link.grouping import Group, grouped
from eventextract.link.vocabulary import Vocabulary
from eventextract.record import EventRecord
from eventextract.record_files import read_record, record_paths


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found among records, each named by its file.

    `groups`: records of one event; `kept_apart`: pairs that are alike, but whose groups contradict each other;
    `not_compared`: records that cannot be linked, and why; `crowded`: records of one week and place that were too many
    to compare each with each; `comparisons`: how many pairs were compared.
    """

    records: int
    groups: tuple[Group, ...]
    kept_apart: tuple[Comparison, ...]
    not_compared: tuple[tuple[str, str], ...]
    crowded: tuple[tuple[str, ...], ...]
    comparisons: int

    @property
    def alone(self) -> int:
        """How many records were compared and belong to no group."""
        return self.records - len(self.not_compared) - sum(len(group.members) for group in self.groups)


def link(records: Mapping[str, EventRecord], models: Path | None = None) -> Linked:
    """Group the records of one event; the keys are the names that they go by. ModelsError for a bad models folder."""
    vocabulary = Vocabulary(load_knowledge(models))
    refused = {file: reason for file in sorted(records) if (reason := unlinkable(records[file]))}
    facts = [facts_of(file, records[file], vocabulary) for file in sorted(records) if file not in refused]
    found = candidates(facts)
    compared = (compare(facts[one], facts[two], vocabulary) for one, two in found.pairs)
    grouping = grouped((pair for pair in compared if is_link(pair, vocabulary)), vocabulary)
    return Linked(
        records=len(records),
        groups=grouping.groups,
        kept_apart=grouping.kept_apart,
        not_compared=tuple(refused.items()),
        crowded=found.crowded,
        comparisons=len(found.pairs),
    )


def link_folder(folder: Path, models: Path | None = None) -> tuple[Linked, tuple[RecordError, ...]]:
    """Group the records below a folder, named by their files; and the errors of those that are not valid.

    Raises UsageError where there is no such folder or no record in it.
    """
    records: dict[str, EventRecord] = {}
    errors: list[RecordError] = []
    for path in record_paths(folder):
        try:
            records[path.relative_to(folder).as_posix()] = read_record(path)
        except RecordError as error:
            errors.append(error)
    return link(records, models), tuple(errors)
