"""The rows of the page's table, and what they have in common: names of countries and of bodies, scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eventextract.knowledge.places import Countries
from eventextract.measure.scoring import Tally, macro_f1, total
from eventextract.normalise.names import fold_name
from eventextract.record import BodyReference, EventRecord
from eventextract.report.entries import Entry
from eventextract.report.gold import Verdict
from eventextract.report.wording import worded

_LIST_LENGTH = 160  # code points of a title that the table shows


@dataclass(slots=True)
class Overview:
    """Collects a row for each entry."""

    countries: Countries
    rows: list[dict[str, Any]] = field(default_factory=list)
    _names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _tallies: list[Mapping[str, Tally]] = field(default_factory=list)

    def add(self, entry: Entry, verdict: Verdict | None) -> None:
        """Add the row of an entry, and what gold says of it where it does."""
        row: dict[str, Any] = {"id": entry.name, "state": entry.state.value}
        if entry.record:
            row |= self._facts(entry.record)
        if verdict:
            self._tallies.append(verdict.tallies)
            row |= {"wrong": len(verdict.wrong), "missed": len(verdict.missed)}
        self.rows.append({key: value for key, value in row.items() if value or key in ("wrong", "missed")})

    def plain(self) -> dict[str, Any]:
        """`rows`; `countries` and `bodies`, the name of each code and key in them; `scores` by field where gold is."""
        names = {key: forms.most_common(1)[0][0] for key, forms in sorted(self._names.items())}
        return {"rows": self.rows, "countries": self._countries(), "bodies": names, "scores": _scores(self._tallies)}

    def _facts(self, record: EventRecord) -> dict[str, Any]:
        event, place = record.event, record.event.location
        count = event.participants.count
        return {
            "title": _shortened(record.source.title or event.name or ""),
            "type": event.type,
            "start": event.start,
            "end": event.end if event.end != event.start else None,
            "city": place.city,
            "country": place.country,
            "organizers": [self._key(body, place.country) for body in event.organizers],
            "topics": event.topics,
            "people": worded(count.model_dump())[0] if count else None,
            "count": (count.max if count.min is None else count.min) if count else None,
            "warnings": len(record.warnings),
        }

    def _key(self, body: BodyReference, country: str | None) -> str:
        """What a body is counted by: its id, else its folded name with the country of the event."""
        key = body.knowledge_id or f"{fold_name(body.name)} ({country or '?'})"
        self._names[key][body.name] += 1
        return key

    def _countries(self) -> dict[str, str]:
        codes = sorted({row["country"] for row in self.rows if "country" in row})
        known = {code: self.countries.get(code) for code in codes}
        return {code: country.name if country else code for code, country in known.items()}


def _shortened(title: str) -> str:
    return title if len(title) <= _LIST_LENGTH else f"{title[:_LIST_LENGTH].rstrip()} …"


def _scores(tallies: Sequence[Mapping[str, Tally]]) -> dict[str, Any] | None:
    if not tallies:
        return None
    sums = total(tallies)
    fields = [[name, one.precision, one.recall, one.f1, one.fp, one.fn] for name, one in sums.items()]
    return {"releases": len(tallies), "macro": macro_f1(sums), "fields": fields}
