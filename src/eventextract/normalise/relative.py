"""Relative expressions in one notation: named groups -> `TimeValue.relative`, which `resolve` understands.

`today`, `friday`, `last friday`, `friday of last week`, `friday 11`, `this month`, `weekend`, `last march`,
`next spring`, `autumn`, `3 day ago`, `in 2 week`, `12-13 of this month`; what hangs on another place of the text:
`same day`, `following week`, `2 day later`. A span of two is written `monday/wednesday`.
"""

from __future__ import annotations

import re

from eventextract.mentions import TimeValue
from eventextract.normalise.durations import Durations
from eventextract.normalise.readings import Groups
from eventextract.normalise.timewords import TimeWords

UNIT_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute"}


class Relatives:
    """Writes the notation from the groups of a rule."""

    def __init__(self, words: TimeWords, durations: Durations) -> None:
        self._words = words
        self._durations = durations

    def read(self, groups: Groups) -> TimeValue | None:
        """The value of one relative expression; None where an amount cannot be read."""
        named = {name.rstrip("2"): text for name, text in groups.items() if text}  # of either half of a rule
        said = self._say({name: " ".join(text.lower().split()) for name, text in named.items()})
        if said is None:
            return None
        return TimeValue(_kind(groups), relative=said, weekday=self._weekday(groups))

    def read_span(self, groups: Groups) -> TimeValue | None:
        """The value of a span whose ends are weekdays or days beside today."""
        ends = [self._end((groups.get(name) or "").lower()) for name in ("first", "second")]
        week = f" of {(groups['week'] or '').lower()} week" if groups.get("week") else ""
        return TimeValue("interval", relative="/".join(end + week for end in ends)) if ends[0] != ends[1] else None

    def _end(self, text: str) -> str:
        if text.endswith(" after"):  # "tomorrow and the day after"
            return "in 2 day"
        *which, word = text.split()
        return " ".join([*(self._words.canonical[w] for w in which), word])

    def _weekday(self, groups: Groups) -> int | None:
        said = groups.get("weekday")
        return self._words.weekday(said) if said else None

    def _say(self, said: dict[str, str]) -> str | None:
        if "beside" in said:
            return "2 day ago" if said["beside"].startswith("before") else "in 2 day"
        if "day_word" in said:
            return self._words.canonical[said["day_word"]]
        if "amount" in said:
            return self._amount(said)
        if "day_number" in said:
            return self._numbered(said)
        return self._named(said)

    def _amount(self, said: dict[str, str]) -> str | None:
        duration = self._durations.read(said)
        if duration is None:
            return None
        unit = f"{duration.amount} {UNIT_NAMES[duration.unit]}"
        return f"in {unit}" if "ahead" in said else f"{unit} {said['ago']}"

    def _numbered(self, said: dict[str, str]) -> str:
        if "weekday" in said:
            return f"{said['weekday']} {_digits(said['day_number'])}"
        return f"{'-'.join(re.findall(r'[0-9]+', said['day_number']))} of {self._which(said)} month"

    def _named(self, said: dict[str, str]) -> str:
        which = self._which(said)
        if "weekday" in said and "unit" in said:
            return f"{self._words.weekday_names[self._words.weekday(said['weekday'])]} of {which} week"
        word = said.get("weekday") or said.get("season") or said.get("unit") or said.get("month") or ""
        if not which and "unit" in said and word != "weekend":
            which = "this"
        return f"{which} {word}".strip()

    def _which(self, said: dict[str, str]) -> str:
        if "instant" in said:  # "the 14th instant", of old letters
            return "this"
        which = said.get("which", "").removeprefix("the ")
        return self._words.canonical[which] if which else ""


def _kind(groups: Groups) -> str:
    for kind in ("season", "month"):
        if groups.get(kind):
            return kind
    unit = (groups.get("unit") or "").lower()
    return unit if unit in ("month", "year") and not groups.get("amount") else "date"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
