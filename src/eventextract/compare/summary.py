"""A comparison in some sentences and in counts by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from eventextract.compare.differences import Comparison, Difference, RecordChange, State, Verdict
from eventextract.compare.pointers import field_of

ORDER = (Verdict.REGRESSION, Verdict.IMPROVEMENT, Verdict.DRIFT)
PLURALS = {Verdict.REGRESSION: "regressions", Verdict.IMPROVEMENT: "improvements", Verdict.DRIFT: "drift"}


def headline(comparison: Comparison) -> str:
    """What it comes to, in a few words: `2 regressions, 1 improvement, 3 drift`; `no differences`."""
    if not comparison.changes:
        return "no differences"
    counts = ((comparison.count(verdict), verdict) for verdict in ORDER)
    said = [f"{count} {verdict if count == 1 else PLURALS[verdict]}" for count, verdict in counts if count]
    return ", ".join(said) or "the same values"


def sentences(comparison: Comparison) -> Iterator[str]:
    """Records by what became of them, evidence and wording, and what was judged by; each a sentence."""
    states = [(comparison.in_state(state), state) for state in State]
    said = [f"{comparison.same} the same", *(f"{count} {state}" for count, state in states if count)]
    yield f"Records: {', '.join(said)}."
    if comparison.failing:
        yield f"Fail in both: {comparison.failing}."
    if comparison.apart:
        yield f"Wording or evidence alone: {comparison.apart}."
    if comparison.judged is None:
        yield "Without gold, all values that differ are drift."
    else:
        yield f"With gold: {comparison.judged}; of the others, all values that differ are drift."


def by_field(comparison: Comparison) -> list[tuple[str, Counter[Verdict]]]:
    """Fields that differ in more than wording or evidence, with the counts of their verdicts, by name."""
    counts: dict[str, Counter[Verdict]] = {}
    for one in comparison.differences():
        if not one.is_apart:
            field = field_of(one.new_path or one.old_path or "")
            counts.setdefault(field, Counter())[one.verdict] += 1
    return sorted(counts.items())


def in_order(change: RecordChange) -> list[Difference]:
    """The differences of a record: by verdict, those of wording or evidence last."""
    return sorted(change.differences, key=lambda one: (one.is_apart, ORDER.index(one.verdict)))


def worst_first(comparison: Comparison) -> list[RecordChange]:
    """The records that differ: those with regressions, then those with improvements, drift, evidence alone."""

    def rank(change: RecordChange) -> tuple[int, str]:
        return min((ORDER.index(one) for one in change.verdicts), default=len(ORDER)), change.place

    return sorted(comparison.changes, key=rank)
