"""The mentions of an analysis as the page marks them: sorted into a few groups that eyes tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.extractor import Analysis

GROUPS: dict[str, tuple[str, ...]] = {
    "date": ("date",),
    "event": ("event",),
    "participants": ("count", "group"),
    "body": ("agency", "programme"),
    "person": ("person", "honorific", "office"),
    "place": ("venue", "city", "subdivision", "region"),
    "country": ("country", "demonym"),
    "quote": ("quote",),
}
"""The groups, and the kinds of mention in each."""

CLUE = "clue"
"""The group of all other kinds: words that led to a value without being one."""

_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

Marked = tuple[int, int, str, str]
"""First code point, one after the last, group, kind."""


def marked(analysis: Analysis) -> Iterator[Marked]:
    """Every mention, in order of the decoded text, a longer one before those within it."""
    reading = analysis.release.reading
    found = {(reading.span_in_source(mention.span), mention.kind) for mention in analysis.mentions}
    for span, kind in sorted(found, key=lambda one: (one[0].start, -one[0].end, one[1])):
        yield span.start, span.end, _GROUP_OF.get(kind, CLUE), kind
