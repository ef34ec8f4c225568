"""Durations: an amount and a unit -> ISO 8601.

Half a unit is a decimal of that unit: "half-day" `P0.5D`, "two and a half days" `P2.5D`, "an hour and a half" `PT1.5H`.
"""

from __future__ import annotations

from collections.abc import Mapping

from eventextract.knowledge import Knowledge
from eventextract.normalise.numbers import numbers_of
from eventextract.values import Duration

Groups = Mapping[str, str | None]


class Durations:
    """Reads the groups `amount`, `half`, `unit` or `unit_long` of a rule; units from the lexicon `time_units`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._numbers = numbers_of(knowledge)
        self._units = {row["form"]: (row["unit"], float(row["factor"])) for row in knowledge.lexicon("time_units")}

    def read(self, groups: Groups) -> Duration | None:
        """The duration; None when there is no amount that can be read or it is nil."""
        unit, factor = self.unit(groups.get("unit") or groups.get("unit_long") or "")
        amount = self.amount(groups)
        return Duration(_decimal(amount * factor), unit) if amount else None

    def amount(self, groups: Groups) -> float | None:
        """How many units: 1 where no number stands, 0.5 for a lone "half"."""
        half = 0.5 if groups.get("half") else 0.0
        said = groups.get("amount")
        if said is None:
            return half or 1.0
        number = self._numbers.read(said)
        return None if number is None else number + half

    def unit(self, form: str) -> tuple[str, float]:
        """The unit's letter (Y, M, W, D, h, m) and how many of it one of the form is; KeyError for another word."""
        return self._units[form.lower()]


def _decimal(amount: float) -> str:
    return f"{amount:.2f}".rstrip("0").rstrip(".")
