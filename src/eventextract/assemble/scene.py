"""All that assembly reads, indexed: the reading, the findings by kind, sentences and zones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Candidate, Decision, Findings, Mention, Metadata, Reading, Warn, ZoneKind
from eventextract.values import Span

STORY: tuple[ZoneKind, ...] = ("headline", "lead", "dateline", "body")
"""The zones from which the event's values come."""


NO_METADATA = Metadata()
QUOTED = expression(r'"[^"\n]*(?:"|(?=\n)|$)')
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
        self._mention_starts = _Starts(self._kinds)
        self._longest: dict[str, int] = {}
        self._numbers = _numbers(self.sentences, len(self.text))
        self._zones = _zones(reading)

    def of(self, kind: str) -> list[Mention]:
        """The mentions of a kind, in order."""
        return self._kinds.get(kind, [])

    def within(self, span: Span, *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie wholly within a span, in order."""
        found: list[Mention] = []
        start, end = span
        for kind in kinds:
            if starts := self._mention_starts[kind]:
                first = bisect_left(starts, start)
                last = bisect_right(starts, end, first)
                if first < last:
                    found += [m for m in self._kinds[kind][first:last] if m.span[1] <= end]
        if len(kinds) > 1 and len(found) > 1:
            found.sort(key=_order)
        return found

    def around(self, span: Span, kind: str) -> list[Mention]:
        """The mentions of a kind that cover a span, in order."""
        starts, listed = self._mention_starts[kind], self.of(kind)
        if not starts:
            return []
        if kind not in self._longest:
            self._longest[kind] = max([m.span[1] - m.span[0] for m in listed], default=0)
        first = bisect_left(starts, span[1] - self._longest[kind])
        return [m for m in listed[first : bisect_right(starts, span[0])] if m.span[1] >= span[1]]

    def sentence(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        return self.sentences[self._numbers[span[0]]] if self.sentences else Span(0, len(self.text))

    def sentence_number(self, span: Span) -> int:
        """The index of the sentence in which a span begins."""
        return self._numbers[span[0]]

    def zone(self, span: Span) -> ZoneKind:
        """The kind of zone in which a span begins."""
        return self._zones[span[0]]

    def in_story(self, span: Span) -> bool:
        """Whether a span stands in headline, lead, dateline or body."""
        return self._zones[span[0]] in STORY

    @cached_property
    def story(self) -> tuple[Span, ...]:
        """The sentences of headline, lead and body, in order."""
        zones = self._zones
        return tuple([sentence for sentence in self.sentences if zones[sentence[0]] in STORY])

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The sentences of the body alone."""
        return tuple(map(self.sentences.__getitem__, self._body_places))

    @cached_property
    def _body_places(self) -> dict[int, int]:
        """The index among the body's sentences of each, by its number."""
        zones = self._zones
        numbers = [number for number, sentence in enumerate(self.sentences) if zones[sentence[0]] == "body"]
        return {number: place for place, number in enumerate(numbers)}

    def place_in_body(self, span: Span) -> int | None:
        """The index among the body's sentences of the one in which a span begins; None outside the body."""
        return self._body_places.get(self._numbers[span[0]])

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """The stretches between quotation marks that hold a whole clause (five words or more)."""
        found = QUOTED.finditer(self.text) if '"' in self.text else ()
        return tuple(Span(*m.span()) for m in found if m.end() - m.start() > 26 and m[0].count(" ") >= 4)

    def quote(self, span: Span) -> Span | None:
        """The stretch between quotation marks in which a span lies."""
        quoted = self.quoted
        before = bisect_right(quoted, (span[0], len(self.text))) if quoted else 0
        return quoted[before - 1] if before and span[1] <= quoted[before - 1][1] else None

    def in_quote(self, span: Span) -> bool:
        """Whether a span lies between quotation marks."""
        return bool(self.quoted) and self.quote(span) is not None

    def words(self, span: Span) -> str:
        """The words of the reading under a span."""
        return self.text[span.start : span.end]

    def warn(self, code: str, path: str, message: str) -> None:
        """Note a warning for the record (each code and path once)."""
        if not any(w.code == code and w.path == path for w in self.warnings):
            self.warnings.append(Warn(code, path, message))

    def decide(self, path: str, candidates: Iterable[Candidate]) -> Candidate | None:
        """Take the candidate of the highest score (the first of equals), note the rest as losers, and return it."""
        ranked = list(candidates)
        if len(ranked) > 1:
            ranked.sort(key=_score, reverse=True)  # equals stay in their order
        winner = ranked[0] if ranked and ranked[0].score > 0 else None
        losers = tuple(ranked[1:] if winner else ranked)
        self.decisions.append(Decision(path, winner, losers))
        return winner


class _Starts(dict[str, list[int]]):
    """Where the mentions of each kind begin; of a kind when it is first asked for."""

    def __init__(self, kinds: Mapping[str, Sequence[Mention]]) -> None:
        self._of = kinds

    def __missing__(self, kind: str) -> list[int]:
        starts = self[kind] = [mention.span[0] for mention in self._of.get(kind, ())]
        return starts


def _score(candidate: Candidate) -> float:
    return round(candidate.score, DIGITS)


def _numbers(sentences: Sequence[Span], length: int) -> list[int]:
    """For each position of a text, and for its end, the index of the last sentence that begins at it or before."""
    starts = [0, *(sentence.start for sentence in sentences[1:]), length + 1]
    numbers: list[int] = []
    for number, (start, after) in enumerate(pairwise(starts)):
        numbers += [number] * (after - start)
    return numbers


def _zones(reading: Reading) -> list[ZoneKind]:
    """For each position of a text, and for its end, the kind of the innermost zone around it."""
    zones: list[ZoneKind] = ["debris"] * (len(reading.text) + 1)
    for zone in reading.zones:
        start, end = zone.span
        zones[start:end] = [zone.kind] * (end - start)
    return zones


def _order(mention: Mention) -> tuple[int, int]:
    return mention.span[0], -mention.span[1]
