"""Our grammar of time and dateparser's `search_dates` on the English cases of Microsoft Recognizers-Text. Run by hand.

    python benchmarks/recognizers.py FOLDER [--misses]

FOLDER holds DateParser.json, DatePeriodParser.json, DateTimeModel.json and DurationParser.json of that project (MIT
licence; read from there, never copied). Counted are the expected entities of type date, daterange and duration in cases
that its Python port supports (field NotSupported), if every entity of the case is of these types and of a form that our
values can say. How the two sides are compared:

- A date is its day. A daterange is its first and last day. Their ends are exclusive for months, years and parts of a
  year, so a day is taken off; between two days they write the day that is named, and between two months the first of
  the last ("April to June" ends on 1 June), for which the whole of that month counts too.
- Where they give a past and a future reading, either counts, and so for us with either tense, for dateparser with
  either preference.
- Our months and years are the days from their first to their last; our missing years are taken from the reference date.
- A duration is a number of hours (a year 365 days, a month 30, a week 7).
- Left out, as our values do not say them: weeks, parts of weeks, seasons, nth weekdays, holidays, times of day,
  open ranges ("before 2015", field Mod), days without a month, durations with seconds or several units.
- Right: same value, and a span that overlaps theirs. Everything else that is found in a counted case is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from eventextract.mentions import TimeValue
from eventextract.normalise.dates import find_times
from eventextract.normalise.resolve import resolve
from eventextract.values import Duration, PartialDate, Span

FILES = ("DateParser", "DatePeriodParser", "DateTimeModel", "DurationParser")
TYPES = ("date", "daterange", "duration")
HOURS = {"Y": 365 * 24.0, "M": 30 * 24.0, "W": 7 * 24.0, "D": 24.0, "h": 1.0, "m": 1 / 60}
DAY = r"(?:\d{4}|XXXX)-\d\d-\d\d"
SAYABLE = re.compile(
    rf"{DAY}|(?:\d{{4}}|XXXX)-\d\d|\d{{4}}|\d{{3}}X|\({DAY},{DAY},P\d+[DWMY]\)|XXXX-WXX-\d|\d{{4}}-W\d\d-WE"
    r"|P[\d.]+[YMWD]|PT[\d.]+[HM]"
)

Answer = tuple[date, date] | float
Found = tuple[Span, frozenset[Answer]]


@dataclass(frozen=True)
class Case:
    """A sentence, its reference date, and what is to be found in it: type, span, the values that count."""

    text: str
    reference: date
    expected: tuple[tuple[str, Found], ...]


@dataclass
class Tally:
    """Expected and found by type, and found in all."""

    right: dict[str, int]
    expected: dict[str, int]
    proposed: int = 0

    def line(self, name: str) -> str:
        """One row of the table."""
        cells = [f"{self.right[t]:4d}/{self.expected[t]:<4d}" for t in TYPES]
        total, right = sum(self.expected.values()), sum(self.right.values())
        return (
            f"{name:12s} {'  '.join(cells)}  recall {right / total:.3f}  precision {right / max(self.proposed, 1):.3f}"
        )


def cases(folder: Path) -> Iterator[Case]:
    """The counted cases, in order of file and place."""
    for name in FILES:
        for raw in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            if "python" not in {part.strip().lower() for part in raw.get("NotSupported", "").split(",")}:
                entities = [_expected(result) for result in raw.get("Results", [])]
                if None not in entities and "ReferenceDateTime" in raw.get("Context", {}):
                    reference = datetime.fromisoformat(raw["Context"]["ReferenceDateTime"]).date()
                    yield Case(raw["Input"], reference, tuple(e for e in entities if e))


def _expected(result: dict[str, Any]) -> tuple[str, Found] | None:
    """Type, span and values of one entity; None where it is not of the types and forms that are compared."""
    kind = (result.get("Type") or result.get("TypeName", "")).rpartition(".")[2]
    values = (result.get("Resolution") or {}).get("values") or _readings(result.get("Value") or {})
    if (
        kind not in TYPES
        or not values
        or any(v.get("Mod") or not SAYABLE.fullmatch(v.get("timex", "")) for v in values)
    ):
        return None
    answers = [answer for value in values for answer in _answers(kind, value)]
    span = Span(result["Start"], result["Start"] + result.get("Length", len(result["Text"])))
    return (kind, (span, frozenset(answers))) if None not in answers else None  # type: ignore[arg-type]


def _readings(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The past and the future resolution of the parsers' files in the shape of the model's."""
    timex = {"timex": value.get("Timex", "")}
    found = [value.get("PastResolution") or {}, value.get("FutureResolution") or {}]
    return [
        timex | {"start": f.get("startDate"), "end": f.get("endDate"), "value": f.get("date") or f.get("duration")}
        for f in found
        if f
    ]


def _answers(kind: str, value: dict[str, Any]) -> list[Answer | None]:
    try:
        if kind == "duration":
            return [round(float(value["value"]) / 3600, 2)]
        if kind == "date":
            return [(date.fromisoformat(value["value"]), date.fromisoformat(value["value"]))]
        start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    except (KeyError, TypeError, ValueError):
        return [None]
    if value["timex"].endswith("D)"):
        return [(start, end)]
    named = [(start, _last(PartialDate(end.year, end.month)))] if value["timex"].endswith("M)") else []
    return [(start, end - timedelta(1)), *named]


# ---- the two systems ------------------------------------------------------------------------------------------


def ours(case: Case) -> list[Found]:
    """What our grammar finds, with the values of either tense."""
    found = [(match.span, _our_answers(match.value, case.reference)) for match in find_times(case.text)]
    return [(span, answers) for span, answers in found if answers]


def _our_answers(value: TimeValue, reference: date) -> frozenset[Answer]:
    if value.duration:
        return frozenset({round(_hours(value.duration), 2)})
    answers: set[Answer] = set()
    for tense in ("past", "future"):
        got = resolve(value, PartialDate.of(reference), tense=tense)
        for first, last in ((got.start, got.end), (got.alternative, got.alternative)):
            if first and last and first.year and last.year:
                answers.add((_first(first), _last(last)))
    return frozenset(answers)


def _hours(duration: Duration) -> float:
    return float(duration.amount) * HOURS[duration.unit]


def _first(partial: PartialDate) -> date:
    return date(partial.year or 1, partial.month or 1, partial.day or 1)


def _last(partial: PartialDate) -> date:
    month = partial.month or 12
    return date(partial.year or 1, month, partial.day or monthrange(partial.year or 1, month)[1])


def dateparsers(case: Case) -> list[Found]:
    """What `dateparser.search.search_dates` finds, with either preference."""
    from dateparser.search import search_dates

    found: dict[Span, set[Answer]] = {}
    for preference in ("past", "future"):
        settings = {
            "RELATIVE_BASE": datetime.combine(case.reference, datetime.min.time()),
            "PREFER_DATES_FROM": preference,
        }
        at = 0
        for words, moment in search_dates(case.text, languages=["en"], settings=settings) or []:
            start = case.text.find(words, at)
            at = start + len(words) if start >= 0 else at
            found.setdefault(Span(start, start + len(words)), set()).add((moment.date(), moment.date()))
    return [(span, frozenset(answers)) for span, answers in found.items()]


def score(counted: list[Case], system: Callable[[Case], list[Found]], misses: bool) -> Tally:
    """How many of the expected values a system finds; prints each case that it misses when asked."""
    tally = Tally(dict.fromkeys(TYPES, 0), dict.fromkeys(TYPES, 0))
    for case in counted:
        found = system(case)
        tally.proposed += len(found)
        for kind, (span, answers) in case.expected:
            right = any(span.overlaps(other) and answers & given for other, given in found)
            tally.expected[kind] += 1
            tally.right[kind] += right
            if misses and not right:
                print(f"{kind:9s} {case.text!r}: {case.text[slice(*span)]!r} ({case.reference})")
    return tally


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Scores date grammars on the cases of Recognizers-Text.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what our grammar misses")
    arguments = parser.parse_args()
    counted = list(cases(arguments.folder))
    print(f"{len(counted)} cases; right/expected for {', '.join(TYPES)}")
    print(score(counted, ours, arguments.misses).line("ours"))
    print(score(counted, dateparsers, False).line("dateparser"))


if __name__ == "__main__":
    main()
