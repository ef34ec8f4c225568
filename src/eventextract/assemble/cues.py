"""What the words of a sentence say about how it stands to the main event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from eventextract.assemble.cue_phrases import Cue, CuePhrases, Packed, tree_of
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled
from eventextract.values import Span

Ends = tuple[int, int]
TABLES = (
    ("cues", ""),
    ("date_cues", "date."),
    ("event_cues", "event."),
    ("place_context", "place."),
    ("aside_cues", "aside."),
    ("elsewhere_words", "elsewhere."),
    ("role_clause_words", "role."),
    ("home_words", "home."),
)
"""Lexicons of cues, and what stands before their sorts."""
OF_PATTERNS = {
    "elsewhere": frozenset({"other"}),
    "home": frozenset({"host", "neighbour", "abroad", "beside", "pair", "three", "four", "five"}),
}
"""Of lexicons whose words are parts of patterns, the sorts that are cues as well."""
ORDINAL = "event.ordinal"  # words of `ordinal_words.csv`
OPENING, CONJUNCTION = "date.opening", "date.conjunction"
MARKS = ("; ", " – ", ": ", ", ")  # that part clauses, the comma with a conjunction
AUXILIARY = 12  # characters in which "will" stands before its verb
BEHIND = 30  # a cue behind an expression counts as so many characters further off than one before it


class Cues:
    """Cue phrases (`cues.csv`; `date_cues.csv` as `date.…`, `event_cues.csv`, `place_context.csv` alike) and weights."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._determiners = scene.knowledge.words("determiners", "word")
        phrases, sorts, self.weights, self._conjunction, self._opening = _tables(scene.knowledge)
        self._relative = _relative(scene.knowledge)
        self._sorts: dict[Span, set[str]] = {}
        self._edges: dict[int, list[Ends]] = {}
        self._joined: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
        self._clauses: dict[Span, Span] = {}
        self._found = phrases.find(scene.text)
        self._spans: dict[str, Sequence[Cue]] = {**sorts, **_by_sort(self._found)}

    def within(self, span: Span, sort: str) -> list[Span]:
        """The cues of a sort that lie wholly within a stretch, in order. KeyError for an unknown sort."""
        spans = self._spans[sort]
        if not spans:
            return []
        start, end = span
        found = []
        for index in range(bisect_left(spans, (start,)), len(spans)):
            cue = spans[index]
            if cue[0] >= end:
                break
            if cue[1] <= end:
                found.append(Span(cue[0], cue[1]))
        return found

    def sorts(self, span: Span) -> set[str]:
        """The sorts of all cues in a stretch; cheaper than `has` where several are asked for, or a stretch again."""
        sorts = self._sorts.get(span)
        if sorts is None:
            (start, end), cues = span, self._found
            first = bisect_left(cues, (start,))
            near = cues[first : bisect_left(cues, (end,), first)]
            sorts = self._sorts[span] = {sort for _, ends, sort in near if ends <= end}
        return sorts

    def has(self, span: Span, sort: str) -> bool:
        """Whether a stretch of the reading holds a cue of a sort. KeyError for an unknown sort."""
        spans = self._spans[sort]
        return bool(spans) and _first(spans, span) is not None

    def has_any(self, span: Span, sorts: Iterable[str]) -> bool:
        """Whether a stretch of the reading holds a cue of one of these sorts."""
        return True in [_first(spans, span) is not None for sort in sorts if (spans := self._spans[sort])]

    def find(self, span: Span, sort: str) -> Span | None:
        """The first cue of a sort in a stretch. KeyError for an unknown sort."""
        spans = self._spans[sort]
        found = _first(spans, span) if spans else None
        return Span(found[0], found[1]) if found else None

    def ends(self, span: Span, sort: str) -> bool:
        """Whether the last words of a stretch, but for a blank and a determiner, are a cue of a sort."""
        cues = self.within(span, sort)
        if not cues:
            return False
        end = self._before_determiner(span)
        return True in [cue[1] >= end for cue in cues]

    def _before_determiner(self, span: Span) -> int:
        """Where a stretch ends before its last word, if that is a determiner, else before its last letter."""
        text, end = self.scene.text, span.end
        last = end - 1 if text.startswith(" ", end - 1) else end
        blank = text.rfind(" ", span.start, last)
        return blank if blank >= 0 and text[blank + 1 : last].lower() in self._determiners else end - 1

    def nearest(self, span: Span, within: Span, *sorts: str, apart: SpanIndex | None = None) -> tuple[str, Span] | None:
        """The cue of these sorts that stands nearest to `span`, with its sort; of equals the longest.

        Those that are but a part of one of the stretches `apart` do not count.
        """
        (start, end), best = span, None
        for begins, ends, rank in self.between(*within, sorts):
            if ends <= start or begins >= end:
                distance = start - ends if ends <= start else begins - end + BEHIND
                found = (distance, begins - ends, rank, begins, ends)
                if (best is None or found < best) and not (apart and apart.any_around(Span(begins, ends))):
                    best = found
        return (sorts[best[2]], Span(*best[3:])) if best else None

    def between(self, start: int, end: int, sorts: tuple[str, ...]) -> list[tuple[int, int, int]]:
        """The cues of several sorts that lie wholly within a stretch, in order, each with the index of its sort."""
        cues = self._joined.get(sorts)
        if cues is None:
            ranked = enumerate(map(self._spans.__getitem__, sorts))
            cues = sorted([(start, end, rank) for rank, listed in ranked for start, end, _ in listed])
            self._joined[sorts] = cues
        found = []
        for index in range(bisect_left(cues, (start,)), len(cues)):
            cue = cues[index]
            if cue[0] >= end:
                break
            if cue[1] <= end:
                found.append(cue)
        return found

    def to_come(self, verb: Span) -> bool:
        """Whether a verb is of the future: it is one, or follows one ("will" ... "be opened")."""
        before = Span(max(verb.start - AUXILIARY, 0), verb.end)
        return self.has(before, "date.will") or self.has(before, "date.announced")

    def weight(self, feature: str) -> float:
        """The weight of a feature; KeyError for one that the table does not know."""
        return self.weights[feature]

    def clause(self, span: Span) -> Span:
        """The clause around a span: between marks like ; – : or a comma with a conjunction."""
        clause = self._clauses.get(span)
        if clause is None:
            clause = self._clauses[span] = self._clause(span)
        return clause

    def _clause(self, span: Span) -> Span:
        before, after = self.scene.sentence(span)
        for start, end in self._edges_of(span):
            if end <= span.start and end > before:
                before = end
            if start >= span.end and start < after:
                after = start
        return Span(before, after)

    def _edges_of(self, span: Span) -> list[Ends]:
        """The marks that part the clauses of the sentence in which a span begins; that of its opening comes last."""
        number = self.scene.sentence_number(span)
        edges = self._edges.get(number)
        if edges is None:
            edges = self._edges[number] = self._marks(self.scene.sentence(span))
        return edges

    def _marks(self, sentence: Span) -> list[Ends]:
        text, (start, end) = self.scene.text, sentence
        marks: list[Ends] = []
        for mark in MARKS:
            place = text.find(mark, start, end)
            while place >= 0:
                behind = place + len(mark)
                if mark != ", ":
                    marks.append((place, behind))
                elif found := self._conjunction.match(text, behind, end):
                    marks.append((place, found.end()))
                place = text.find(mark, behind, end)
        edges: list[Ends] = []
        for place, behind in sorted(marks) if len(marks) > 1 else marks:
            if not edges or place >= edges[-1][1]:  # not within the one before it
                edges.append((place, behind))
        opening = self._opens(sentence) and self._opening.match(text, *sentence)
        return [*edges, opening.span("comma")] if opening else edges

    def _opens(self, sentence: Span) -> bool:
        """Whether a sentence begins with words of an opening."""
        spans = self._spans[OPENING]
        first = bisect_left(spans, (sentence.start,)) if spans else 0
        return first < len(spans) and spans[first][0] == sentence.start

    def leads_in(self, clause: Span) -> bool:
        """Whether a clause is the opening of a sentence that tells what came before ("Following a session in May, ")."""
        return self._opening.match(self.scene.text, clause.start, clause.end + 2) is not None

    def is_relative(self, clause: Span) -> bool:
        """Whether a clause hangs on the noun before it ("which runs until May"), with its first word or behind it."""
        text, start = self.scene.text, clause.start
        return text.startswith(self._relative, start) or text.endswith(self._relative, 0, start)

    def joint(self, start: int, end: int) -> int:
        """Where the last clause of "which" in a stretch begins; less than nil where there is none."""
        text, last = self.scene.text, -1
        for word in self._relative:
            place = text.rfind(word, start, end)
            while place > last and not _opens_clause(text, place, place + len(word), end):
                place = text.rfind(word, start, place)
            last = max(last, place)
        return last

    def introduced(self, clause: Span) -> Span:
        """The words by which a clause is joined to what stands before it (", preceded by "); empty at a sentence's start."""
        for edge in self._edges_of(clause):
            if edge[1] == clause.start:
                return Span(*edge)
        return Span(clause.start, clause.start)


def _opens_clause(text: str, place: int, behind: int, end: int) -> bool:
    """Whether a whole word begins at a place, with a small letter behind it and its blank."""
    whole = not place or not (text[place - 1].isalnum() or text[place - 1] == "_")
    return whole and behind < end and "a" <= text[behind] <= "z"


def _by_sort(cues: Sequence[Cue]) -> dict[str, list[Cue]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        if (listed := found.get(cue[2])) is None:
            found[cue[2]] = [cue]
        else:
            listed.append(cue)
    return found


def _first(spans: Sequence[Cue], span: Span) -> Cue | None:
    """The first of spans in order that lies wholly within a stretch."""
    start, end = span
    for index in range(bisect_left(spans, (start,)), len(spans)):
        found = spans[index]
        if found[1] <= end:
            return found
        if found[0] >= end:
            return None
    return None


Tables = tuple[CuePhrases, dict[str, tuple[()]], dict[str, float], re.Pattern[str], re.Pattern[str]]


@lru_cache(maxsize=8)
def _tables(knowledge: Knowledge) -> Tables:
    """Phrases with their sorts; the sorts; weights by feature; the patterns of what parts and what opens clauses."""
    tree, sorts, weights, conjunction, opening = knowledge.made("cue tables", lambda: _plain_tables(knowledge))
    return (
        CuePhrases(tree),
        dict.fromkeys(sorts, ()),
        weights,
        compiled("cue conjunction", conjunction, 0),
        compiled("cue opening", opening),
    )


@lru_cache(maxsize=8)
def _relative(knowledge: Knowledge) -> tuple[str, ...]:
    """The words that hang a clause on a noun, each with the blank behind it."""
    return tuple(f"{row['word']} " for row in knowledge.lexicon("relative_pronouns"))


def _is_cue(lexicon: str, _: str, sort: str) -> bool:
    return sort in OF_PATTERNS.get(lexicon, (sort,))


def _plain_tables(knowledge: Knowledge) -> tuple[Packed, tuple[str, ...], dict[str, float], str, str]:
    rows = [(row["phrase"].lower(), before + row["sort"]) for name, before in TABLES for row in knowledge.lexicon(name)]
    rows = [row for row in rows if _is_cue(*row[1].partition("."))]
    rows += [(row["word"].lower(), ORDINAL) for row in knowledge.lexicon("ordinal_words")]
    conjunctions = [re.escape(phrase) for phrase, sort in rows if sort == CONJUNCTION]
    openings = [re.escape(phrase) for phrase, sort in rows if sort == OPENING]
    conjunction = rf"(?:{'|'.join(conjunctions)})\b "
    opening = rf"(?:{'|'.join(openings)})\b[^,;\n]{{3,140}}(?P<comma>, )"
    sorts = tuple(sorted({sort for _, sort in rows}))
    weights = {row["feature"]: float(row["weight"]) for row in knowledge.lexicon("weights")}
    return tree_of(row for row in rows if row[1] != CONJUNCTION), sorts, weights, conjunction, opening
