"""Scores one release's record against its gold file: what is right, missed and extra, by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eventextract.measure.flat import CODES, FIELDS, NAMES, SCALARS, Flat, flat
from eventextract.measure.matching import accepted, exact_name, hours, is_optional, near, same_event, same_name

Alike = Callable[[Any, Any], bool]


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives of a field, with a line for each error."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Share of what was wanted that was found; None where nothing was wanted."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there is nothing to count."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


def score(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, Tally]:
    """A tally for each field of one release."""
    have, tallies = flat(record), {name: Tally() for name in FIELDS}
    for name in SCALARS:
        _scalar(tallies[name], name, gold.get(name), have[name])
    for name in NAMES:
        _match(
            tallies[name],
            gold.get(name) or [],
            have[name],
            (exact_name, same_name),
            lambda x: x if isinstance(x, str) else x[0],
        )
    for name in CODES:
        _match(tallies[name], gold.get(name) or [], have[name], (lambda g, h: g.lstrip("?") == h,), str)
    _match(tallies["other_events"], gold.get("other_events") or [], have["other_events"], (same_event,), _event)
    _officials(tallies, gold, have)
    return tallies


def total(by_release: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The sums over releases (errors left out)."""
    sums = {name: Tally() for name in FIELDS}
    for tallies in by_release:
        for name, tally in tallies.items():
            sums[name].tp += tally.tp
            sums[name].fp += tally.fp
            sums[name].fn += tally.fn
    return sums


def macro_f1(tallies: Mapping[str, Tally]) -> float:
    """The mean F1 of the fields that have one."""
    known = [tally.f1 for tally in tallies.values() if tally.f1 is not None]
    return sum(known) / len(known) if known else 0.0


def _scalar(tally: Tally, name: str, gold: Any, have: Any) -> None:
    options = accepted(gold)
    if name == "event_type":
        options, have = [None if g == "none" else g for g in options], None if have == "none" else have
    if name == "duration":  # of a one-day event P1D and nothing say the same
        options, have = [None if g == "P1D" else hours(g) for g in options], None if have == "P1D" else hours(have)
    if _good(name, options, have):
        tally.tp += have is not None
        return
    tally.fp += have is not None
    tally.fn += options[0] is not None
    tally.errors.append(f"want {options} got {have}")


def _good(name: str, options: list[Any], have: Any) -> bool:
    if name in ("city", "venue"):
        return _named(options, have, lambda g, h: same_name(g, [h]))
    if name == "participants":
        return _count(have) in [_count(g) for g in options]
    return have in options


def _named(options: list[Any], have: Any, alike: Alike) -> bool:
    return None in options if have is None else any(g and alike(g, have) for g in options)


def _count(people: dict[str, Any] | None) -> Any:
    return people and (people.get("min"), people.get("max"), bool(people.get("approx")))


def _match(
    tally: Tally, gold: list[Any], have: list[Any], ways: tuple[Alike, ...], show: Callable[[Any], str]
) -> list[tuple[Any, Any]]:
    """One to one: exact pairs before near ones, required entries before optional ones. Returns the required pairs."""
    left, todo, pairs = list(have), sorted(gold, key=is_optional), []
    for alike in ways:
        for want in list(todo):
            hit = next((h for h in left if alike(want, h)), None)
            if hit is not None:
                left.remove(hit)
                todo.remove(want)
                if not is_optional(want):
                    pairs.append((want, hit))
    missed = [want for want in todo if not is_optional(want)]
    tally.tp, tally.fp, tally.fn = tally.tp + len(pairs), tally.fp + len(left), tally.fn + len(missed)
    tally.errors += [f"missed {show(want)}" for want in missed] + [f"extra {show(extra)}" for extra in left]
    return pairs


def _event(event: dict[str, Any]) -> str:
    return f"{event.get('start')} {event.get('city')}"


def _officials(tallies: dict[str, Tally], gold: dict[str, Any], have: Flat) -> None:
    def by(way: Callable[[str, list[str]], bool]) -> Alike:
        return lambda g, h: way(g["name"], [h.get("name") or ""])

    ways = (by(exact_name), by(same_name))
    people = gold.get("officials") or []
    pairs = _match(tallies["officials"], people, have["officials"], ways, lambda o: str(o.get("name")))
    for want, got in pairs:
        for part in ("position", "affiliation"):
            _part(tallies[f"official_{part}"], accepted(want.get(part)), got.get(part), str(got.get("name")))
        _quoted(tallies["official_quoted"], bool(want.get("quoted")), got)


def _part(tally: Tally, options: list[Any], value: Any, name: str) -> None:
    value = value.get("name") if isinstance(value, dict) else value
    if _named(options, value, near):
        tally.tp += value is not None
        return
    tally.fp += value is not None
    tally.fn += options[0] is not None
    tally.errors.append(f"{name}: want {options[0]} got {value}")


def _quoted(tally: Tally, want: bool, got: dict[str, Any]) -> None:
    if want == bool(got.get("quoted")):
        tally.tp += 1
        return
    tally.fp += 1
    tally.fn += 1
    tally.errors.append(f"{got.get('name')}: want {want}")
