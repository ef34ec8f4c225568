"""Every date of the text, resolved: which of them is the main event's, and what follows for start, end and duration."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventextract.assemble.scene import Scene
from eventextract.mentions import Mention, TimeValue
from eventextract.normalise.resolve import Resolved, Tense, resolve
from eventextract.values import PartialDate

FUTURE = re.compile(r"\b(?:will|shall|is to|are to|upcoming|forthcoming|scheduled|planned)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date mention with what it means in this release."""

    mention: Mention
    value: TimeValue
    resolved: Resolved

    @property
    def start(self) -> PartialDate | None:
        """The first day (month, year) that it names."""
        return self.resolved.start

    @property
    def end(self) -> PartialDate | None:
        """The last one; the same as the first for a single date."""
        return self.resolved.end or self.resolved.start

    @property
    def edtf(self) -> str | None:
        """The date or interval as EDTF."""
        if self.start is None:
            return None
        one, two = self.start.edtf(), (self.end or self.start).edtf()
        return one if one == two else f"{one}/{two}"


class Dates:
    """The dates of a release in order, resolved against its publication date, else against a year that the text forces."""

    def __init__(self, scene: Scene, published: str | None) -> None:
        self.published = PartialDate.parse(published) if published else None
        values = [(m, m.value) for m in scene.of("date") if isinstance(m.value, TimeValue)]
        year = None if self.published else _forced_year(scene, values)
        self.all = [Dated(m, v, resolve(v, self.published, year, _tense(scene, m))) for m, v in values]

    def of_kind(self, *kinds: str) -> list[Dated]:
        """The dates of these kinds."""
        return [dated for dated in self.all if dated.value.kind in kinds]


def _tense(scene: Scene, mention: Mention) -> Tense:
    sentence = scene.sentence(mention.span)
    return "future" if FUTURE.search(scene.text, *sentence) else "past"


def _forced_year(scene: Scene, values: list[tuple[Mention, TimeValue]]) -> int | None:
    """The one year that dates of the story name, when there is but one: a release without a publication date is of that year."""
    years = sorted(
        {part.year for m, v in values if scene.in_story(m.span) and v.use == "event" for part in (v.start, v.end) if part and part.year}
    )
    return years[0] if len(years) == 1 else None
