"""An evaluation as text: a table for the terminal, Markdown, or JSON; and what changed against an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eventextract.errors import UsageError
from eventextract.measure.evaluation import Evaluation
from eventextract.measure.scoring import Tally


def as_json(evaluation: Evaluation) -> str:
    """Figures, intervals and errors; what `--against` reads."""
    intervals = evaluation.intervals()
    fields = {name: _figures(tally, intervals.get(name)) for name, tally in evaluation.fields.items()}
    data = {
        "releases": len(evaluation.releases),
        "missing_records": list(evaluation.missing),
        "macro_f1": round(evaluation.macro, 4),
        "macro_f1_interval": [round(end, 4) for end in intervals["macro"]],
        "fields": fields,
        "errors": [{"field": f, "release": r, "error": e} for f, r, e in evaluation.errors()],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _figures(tally: Tally, interval: tuple[float, float] | None) -> dict[str, Any]:
    return {
        "precision": _rounded(tally.precision),
        "recall": _rounded(tally.recall),
        "f1": _rounded(tally.f1),
        "f1_interval": [round(end, 4) for end in interval] if interval else None,
        "tp": tally.tp,
        "fp": tally.fp,
        "fn": tally.fn,
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)


def rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """A header, a row for each field, and the macro F1; cells are strings."""
    intervals = evaluation.intervals()
    yield ("field", "P", "R", "F1", "95 %", "tp", "fp", "fn")
    for name, t in evaluation.fields.items():
        counts = (str(t.tp), str(t.fp), str(t.fn))
        yield (name, _cell(t.precision), _cell(t.recall), _cell(t.f1), _range(intervals.get(name)), *counts)
    yield ("macro F1", "", "", _cell(evaluation.macro), _range(intervals["macro"]), "", "", "")


def _cell(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def _range(interval: tuple[float, float] | None) -> str:
    return f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else "-"


def as_table(evaluation: Evaluation, errors: bool) -> str:
    """Columns for a terminal; with `errors` every miss and extra below."""
    lines = [
        f"{row[0]:22} {row[1]:>6} {row[2]:>6} {row[3]:>6}  {row[4]:>14} {row[5]:>5} {row[6]:>4} {row[7]:>4}"
        for row in rows(evaluation)
    ]
    lines.append(f"{len(evaluation.releases)} releases, {len(evaluation.missing)} without a record")
    return "\n".join([*lines, *(_errors(evaluation) if errors else ())]) + "\n"


def as_markdown(evaluation: Evaluation, errors: bool) -> str:
    """A Markdown table; with `errors` every miss and extra as a list below."""
    head, *body = rows(evaluation)
    lines = ["| " + " | ".join(row) + " |" for row in (head, tuple("---" for _ in head), *body)]
    found = [f"- {line}" for line in _errors(evaluation)] if errors else []
    return "\n".join([*lines, "", *found]).rstrip() + "\n"


def _errors(evaluation: Evaluation) -> Iterator[str]:
    return (f"{field}: {release}: {error}" for field, release, error in evaluation.errors())


def printed(evaluation: Evaluation, form: str, errors: bool) -> str:
    """The evaluation in one of the forms `table`, `markdown`, `json`."""
    if form == "json":
        return as_json(evaluation)
    return as_markdown(evaluation, errors) if form == "markdown" else as_table(evaluation, errors)


def changes(evaluation: Evaluation, against: Path) -> str:
    """Gains and losses by field and release since an earlier evaluation (a file that `as_json` wrote).

    Raises UsageError when the file is no such evaluation.
    """
    baseline = _baseline(against)
    old = {(e["field"], e["release"], e["error"]) for e in baseline["errors"]}
    new = set(evaluation.errors())
    lines = [_moved(name, tally, baseline["fields"].get(name, {})) for name, tally in evaluation.fields.items()]
    lines.append(f"macro F1 {baseline['macro_f1']:.3f} -> {evaluation.macro:.3f}")
    lines += [f"gained  {f}: {r}: {e}" for f, r, e in sorted(old - new)]
    lines += [f"lost    {f}: {r}: {e}" for f, r, e in sorted(new - old)]
    return "\n".join(line for line in lines if line) + "\n"


def _baseline(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {key: data[key] for key in ("errors", "fields", "macro_f1")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "make one by: eventextract evaluate GOLD RECORDS --format json"
        raise UsageError(f"no evaluation to compare with: {error!r}", where=str(path), remedy=remedy) from error


def _moved(name: str, tally: Tally, before: Mapping[str, Any]) -> str:
    old = before.get("f1")
    return "" if old == _rounded(tally.f1) else f"{name}: {_cell(old)} -> {_cell(tally.f1)}"
