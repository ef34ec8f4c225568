"""What the words of a sentence say about how it stands to the main event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled
from eventextract.values import Span

WORD = re.compile(r"\w+")
PARTS = re.compile(r"(\w+)")  # words, with what stands between them
AUXILIARY = 12  # characters in which "will" stands before its verb
BEHIND = 30  # a cue behind an expression counts as so many characters further off than one before it


class Cues:
    """Cue phrases (`cues.csv`; `date_cues.csv` as `date.…`, `event_cues.csv`, `place_context.csv` alike) and weights."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        phrases, sorts, self._weights, self._breaks, self._opening = _tables(scene.knowledge)
        self._edges: dict[Span, list[tuple[int, int]]] = {}
        self._joined: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
        self._clauses: dict[Span, Span] = {}
        self._spans: dict[str, list[Ends]] = {sort: [] for sort in sorts}
        _search(scene.text, phrases, self._spans)

    def within(self, span: Span, sort: str) -> list[Span]:
        """The cues of a sort that lie wholly within a stretch, in order. KeyError for an unknown sort."""
        spans = self._spans[sort]
        if not spans:
            return []
        start, end = span
        first = bisect_left(spans, (start, 0))
        return [Span(*found) for found in spans[first : bisect_left(spans, (end, 0), first)] if found[1] <= end]

    def has(self, span: Span, sort: str) -> bool:
        """Whether a stretch of the reading holds a cue of a sort."""
        return self._first(span, sort) is not None

    def has_any(self, span: Span, sorts: Iterable[str]) -> bool:
        """Whether a stretch of the reading holds a cue of one of these sorts."""
        return True in [self._first(span, sort) is not None for sort in sorts if self._spans[sort]]

    def find(self, span: Span, sort: str) -> Span | None:
        """The first cue of a sort in a stretch. KeyError for an unknown sort."""
        found = self._first(span, sort)
        return Span(*found) if found else None

    def _first(self, span: Span, sort: str) -> Ends | None:
        spans = self._spans[sort]
        if not spans:
            return None
        start, end = span
        for index in range(bisect_left(spans, (start, 0)), len(spans)):
            found = spans[index]
            if found[1] <= end:
                return found
            if found[0] >= end:
                return None
        return None

    def ends(self, span: Span, sort: str) -> bool:
        """Whether the last words of a stretch, but for a blank and an article, are a cue of a sort."""
        article = ARTICLE.search(self.scene.text, *span)
        end = article.start() if article else span.end - 1
        return any(found.end >= end for found in self.within(span, sort))

    def nearest(self, span: Span, within: Span, *sorts: str, apart: SpanIndex | None = None) -> tuple[str, Span] | None:
        """The cue of these sorts that stands nearest to `span`, with its sort; of equals the longest.

        Those that are but a part of one of the stretches `apart` do not count.
        """
        cues, (start, end) = self._of_sorts(sorts), span
        near = cues[bisect_left(cues, within[:1]) : bisect_left(cues, within[1:])]
        found = [
            (start - cue[1] if cue[1] <= start else cue[0] - end + BEHIND, cue[0] - cue[1], cue[2], cue)
            for cue in near
            if cue[1] <= within[1]
            and (cue[1] <= start or cue[0] >= end)
            and not (apart and apart.any_around(Span(*cue[:2])))
        ]
        if not found:
            return None
        best = min(found)
        return sorts[best[2]], Span(*best[3][:2])

    def _of_sorts(self, sorts: tuple[str, ...]) -> list[tuple[int, int, int]]:
        """The cues of several sorts in order, each with the index of its sort."""
        if sorts not in self._joined:
            self._joined[sorts] = sorted([(*cue, rank) for rank, sort in enumerate(sorts) for cue in self._spans[sort]])
        return self._joined[sorts]

    def to_come(self, verb: Span) -> bool:
        """Whether a verb is of the future: it is one, or follows one ("will" ... "be opened")."""
        before = Span(max(verb.start - AUXILIARY, 0), verb.end)
        return self.has(before, "date.will") or self.has(before, "date.announced")

    def weight(self, feature: str) -> float:
        """The weight of a feature; KeyError for one that the table does not know."""
        return self._weights[feature]

    def clause(self, span: Span) -> Span:
        """The clause around a span: between marks like ; – : or a comma with a conjunction."""
        clause = self._clauses.get(span)
        if clause is None:
            clause = self._clauses[span] = self._clause(span)
        return clause

    def _clause(self, span: Span) -> Span:
        sentence = self.scene.sentence(span)
        before, after = sentence
        for start, end in self._edges_of(sentence):
            if end <= span.start:
                before = max(before, end)
            if start >= span.end:
                after = min(after, start)
        return Span(before, after)

    def _edges_of(self, sentence: Span) -> list[tuple[int, int]]:
        """The marks that part the clauses of a sentence; that of its opening comes last."""
        edges = self._edges.get(sentence)
        if edges is None:
            edges = [m.span() for m in self._breaks.finditer(self.scene.text, *sentence)]
            opening = self._opening.match(self.scene.text, *sentence)
            edges += [opening.span("comma")] if opening else []
            self._edges[sentence] = edges
        return edges

    def leads_in(self, clause: Span) -> bool:
        """Whether a clause is the opening of a sentence that tells what came before ("Following a session in May, ")."""
        return self._opening.match(self.scene.text, clause.start, clause.end + 2) is not None

    def is_relative(self, clause: Span) -> bool:
        """Whether a clause hangs on the noun before it ("which runs until May"), with its first word or behind it."""
        text, start = self.scene.text, clause.start
        return text.startswith(RELATIVE, start) or text.endswith(RELATIVE, 0, start)

    def introduced(self, clause: Span) -> Span:
        """The words by which a clause is joined to what stands before it (", preceded by "); empty at a sentence's start."""
        edges = [edge for edge in self._edges_of(self.scene.sentence(clause)) if edge[1] == clause.start]
        return Span(*edges[0]) if edges else Span(clause.start, clause.start)


def _search(text: str, phrases: Phrases, found: dict[str, list[Ends]]) -> None:
    """Add the spans of all phrases in a text to the lists of their sorts."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small form is two: offsets would shift
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    pieces = PARTS.split(folded)
    words, starts = pieces[1::2], list(accumulate(map(len, pieces)))[::2]
    known = [index for index, word in enumerate(words) if word in phrases]
    words.append("")
    for index in known:
        listed = phrases[words[index]]
        for phrase, sort in listed.get(words[index + 1]) or listed[""]:
            start, end = starts[index], starts[index] + len(words[index])
            if phrase:
                end = start + len(phrase)
                if not folded.startswith(phrase, start) or folded[end : end + 1].isalnum():
                    continue
            found[sort].append((start, end))


Ends = tuple[int, int]
Phrases = dict[str, dict[str, tuple[tuple[str, str], ...]]]
"""Phrases with their sorts, by their first two words; the word alone is "", with every second word and under ""."""
Tables = tuple[Phrases, tuple[str, ...], dict[str, float], re.Pattern[str], re.Pattern[str]]
RELATIVE = ("which ", "that ", "who ")


ARTICLE = re.compile(r" (?:the|an?|its|their|his|her|both|all) ?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _tables(knowledge: Knowledge) -> Tables:
    """Phrases with their sorts by first word; weights by feature; the pattern of what parts clauses."""
    phrases, sorts, weights, breaks, opening = knowledge.made("cue tables", lambda: _plain_tables(knowledge))
    return phrases, sorts, weights, compiled("cue breaks", breaks, 0), compiled("cue opening", opening)


def _plain_tables(knowledge: Knowledge) -> tuple[Phrases, tuple[str, ...], dict[str, float], str, str]:
    phrases: dict[str, dict[str, list[tuple[str, str]]]] = {}
    conjunctions, openings = [], []
    rows = [(row["phrase"].lower(), row["sort"]) for row in knowledge.lexicon("cues")]
    rows += [(row["phrase"].lower(), f"date.{row['sort']}") for row in knowledge.lexicon("date_cues")]
    rows += [(row["phrase"].lower(), f"event.{row['sort']}") for row in knowledge.lexicon("event_cues")]
    rows += [(row["phrase"].lower(), f"place.{row['sort']}") for row in knowledge.lexicon("place_context")]
    for phrase, sort in rows:
        if sort == "date.conjunction":
            conjunctions.append(re.escape(phrase))
            continue
        if sort == "date.opening":
            openings.append(re.escape(phrase))
            continue
        first, second = [*WORD.findall(phrase), "", ""][:2]
        pair = ("" if phrase == first else phrase, sort)
        phrases.setdefault(first, {"": []}).setdefault(second, []).append(pair)
    breaks = rf"; | – |: |, (?:{'|'.join(conjunctions)})\b "
    opening = rf"(?:{'|'.join(openings)})\b[^,;\n]{{3,140}}(?P<comma>, )"
    sorts = tuple(sorted({sort for _, sort in rows}))
    weights = {row["feature"]: float(row["weight"]) for row in knowledge.lexicon("weights")}
    listed = {
        first: {second: (*found[""], *(found[second] if second else ())) for second in found}
        for first, found in phrases.items()
    }
    return listed, sorts, weights, breaks, opening
