"""All that assembly reads, indexed: the reading, the findings by kind, sentences and zones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eventextract.knowledge import Knowledge
from eventextract.mentions import Candidate, Decision, Findings, Mention, Metadata, Reading, Warn, ZoneKind
from eventextract.values import Span

STORY: tuple[ZoneKind, ...] = ("headline", "lead", "dateline", "body")
"""The zones from which the event's values come."""


NO_METADATA = Metadata()
DIGITS = 9  # scores are compared so far: the last bits of a sum of floats differ between versions of Python


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a release before it is read: its identity, its title's span, metadata, what the caller passed."""

    id: str
    file: str | None
    sha256: str
    characters: int
    title: Span | None = None
    metadata: Metadata = NO_METADATA
    published: str | None = None
    warnings: tuple[Warn, ...] = ()


class Scene:
    """One release as assembly sees it. Warnings and decisions gather here."""

    def __init__(self, reading: Reading, findings: Findings, given: Given, knowledge: Knowledge) -> None:
        self.reading, self.text = reading, reading.text
        self.given, self.knowledge = given, knowledge
        self.sentences = findings.sentences
        self.warnings: list[Warn] = list(given.warnings)
        self.decisions: list[Decision] = []
        self._kinds: dict[str, list[Mention]] = {}
        for mention in findings.mentions:
            self._kinds.setdefault(mention.kind, []).append(mention)
        self._mention_starts = {kind: [m.span.start for m in listed] for kind, listed in self._kinds.items()}
        self._zone_of: dict[int, ZoneKind] = {}
        self._starts = [sentence.start for sentence in self.sentences]

    def of(self, kind: str) -> list[Mention]:
        """The mentions of a kind, in order."""
        return self._kinds.get(kind, [])

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie wholly within a span, in order."""
        found: list[Mention] = []
        for kind in kinds:
            starts = self._mention_starts.get(kind, ())
            near = self.of(kind)[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
            found += [mention for mention in near if mention.span.end <= span.end]
        return found if len(kinds) == 1 else sorted(found, key=lambda m: (m.span.start, -m.span.end))

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        return self.sentences[index] if self.sentences else Span(0, len(self.text))

    def sentence_number(self, span: Span) -> int:
        """The index of the sentence in which a span begins."""
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def zone(self, span: Span) -> ZoneKind:
        """The kind of zone in which a span begins."""
        if span.start not in self._zone_of:
            self._zone_of[span.start] = self.reading.zone_at(span.start)
        return self._zone_of[span.start]

    def in_story(self, span: Span) -> bool:
        """Whether a span stands in headline, lead, dateline or body."""
        return self.zone(span) in STORY

    @cached_property
    def story(self) -> tuple[Span, ...]:
        """The sentences of headline, lead and body, in order."""
        return tuple(sentence for sentence in self.sentences if self.in_story(sentence))

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The sentences of the body alone."""
        return tuple(sentence for sentence in self.sentences if self.zone(sentence) == "body")

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """The stretches between quotation marks that hold a whole clause (five words or more)."""
        found = re.finditer(r'"[^"\n]*(?:"|(?=\n)|$)', self.text)
        return tuple(Span(*m.span()) for m in found if m[0].count(" ") >= 4 and len(m[0]) > 26)

    def in_quote(self, span: Span) -> bool:
        """Whether a span lies between quotation marks."""
        return any(quote.covers(span) for quote in self.quoted)

    def words(self, span: Span) -> str:
        """The words of the reading under a span."""
        return self.text[span.start : span.end]

    def warn(self, code: str, path: str, message: str) -> None:
        """Note a warning for the record (each code and path once)."""
        if not any(w.code == code and w.path == path for w in self.warnings):
            self.warnings.append(Warn(code, path, message))

    def decide(self, path: str, candidates: Iterable[Candidate]) -> Candidate | None:
        """Take the candidate of the highest score (the first of equals), note the rest as losers, and return it."""
        ranked = sorted(candidates, key=lambda c: -round(c.score, DIGITS))
        winner = ranked[0] if ranked and ranked[0].score > 0 else None
        losers = tuple(ranked[1:] if winner else ranked)
        self.decisions.append(Decision(path, winner, losers))
        return winner
