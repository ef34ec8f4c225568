"""Names that only a role phrase shows to be bodies ("sponsored by Brightwater"), and short forms ("the Embassy")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.bodies import acronym_fits
from eventextract.normalise.kept import MOST
from eventextract.normalise.names import clean_name
from eventextract.pipeline import slot_patterns as patterns
from eventextract.pipeline.board import Board
from eventextract.pipeline.role_words import role_words
from eventextract.pipeline.slot_patterns import CAMEL, SMALL
from eventextract.values import Span

LONG = expression(r" (?:and|on|in|against) ")  # words that a name holds, but also the text between two names
MATTERS = expression(r" (?:on|in|against) ")  # what follows "and" belongs to it: "on Trafficking and Illegal Migration"
FAR = 20_000  # characters before a short form in which the body that it stands for is named
MATTER = expression(r" for \w+$")  # "Partners for Justice": the last word is no title
ENOUGH = 4  # words of a name that need no proof beside the acronym in brackets
MASKING = ("agency", "programme", "person", "date", "event", "city", "demonym", "region", "venue", "title", "honorific")
INNER = ("demonym", "city", "region")  # what may stand within a name, not at its head: "Port of Baku Company"
TITLES = ("title", "honorific")
BLOCKING = frozenset(MASKING) - frozenset((*INNER, *TITLES))
WHOLE = ("agency", "programme", "person", "date")  # what no short form may cut into


class Slots:
    """Proposes, for a sentence with a role phrase, mentions that stand where a body must stand."""

    def __init__(self, knowledge: Knowledge) -> None:
        heads = {row["head"].lower() for row in knowledge.lexicon("agency_heads")}
        self._heads = frozenset(head for head in heads if " " not in head)
        authorities = [row["phrase"] for row in knowledge.lexicon("local_bodies") if row["kind"] == "government"]
        words = role_words(knowledge)
        self._run, self._alone = patterns.run(words), patterns.alone(words)
        self._short, self._local, self._seat = (
            patterns.short(self._heads),
            patterns.local(authorities),
            patterns.seat(words),
        )
        self._company, self._called = patterns.company(words), patterns.called(words)
        self._foreign, self._low = patterns.foreign(words), patterns.low()
        self._doing, self._gathering = patterns.doing(words), patterns.gathering(words)
        self._project = patterns.project(
            row["word"] for row in knowledge.lexicon("agency_beside") if row["sort"] == "project"
        )
        self._openers = frozenset(row["word"].lower() for row in knowledge.lexicon("function_words"))
        self._kinds = frozenset(row["phrase"].lower() for row in knowledge.lexicon("agency_appositions"))
        self._no_acronyms = frozenset(row["acronym"] for row in knowledge.lexicon("agency_not_acronyms"))
        self._titles = frozenset(row["title"].lower() for row in knowledge.lexicon("job_titles"))
        self._title_edges = frozenset(title.split()[place] for title in self._titles for place in (0, -1))

    def found(self, board: Board, sentence: Span, seen: list[Mention]) -> dict[Mention, Mention | None]:
        """New mention -> the earlier mention that it stands for, None where it is a name of its own.

        `seen`: mentions within the sentence, all countries among them.
        """
        blocking = [m.span for m in seen if m.kind in BLOCKING]
        proposed = [*self._shorts(board, sentence), *self._names(board, sentence, blocking)]
        if not proposed:
            return {}
        masking = [m for m in board.within(sentence, *MASKING) if m.kind not in TITLES or not _matter(board, m)]
        whole = [m.span for m in masking if m.kind in WHOLE]
        taken = [m.span for m in masking if m.kind not in INNER]
        inner = [m.span for m in masking if m.kind in INNER]
        openings = {span.start for span in inner}
        if openings:
            openings -= {m.span.start for m, _ in proposed if m.span.start in openings and _foreign(m)}
        countries = [m.span for m in seen if m.kind == "country"]
        forums = {Span(*match.span("name")) for match in self._gathering.matches(board.text, sentence)}
        slots: dict[Mention, Mention | None] = {}
        for mention, meant in proposed:
            span = mention.span
            if (meant or span in forums) and " " in mention.text and not _touched(span, whole):
                free = True  # "the Programme Office", "the Delta Fishers Forum" hold a noun of events
            else:  # "MTN Ghana" is no country, "Ghana" is
                known = span.start in openings or _covered(span, countries) or _covered(span, inner)
                free = not known and not _touched(span, taken)
            if free:
                slots[mention] = meant
                taken.append(span)
        return slots

    def _shorts(self, board: Board, sentence: Span) -> list[tuple[Mention, Mention]]:
        found: list[tuple[Mention, Mention]] = []
        for match in self._short.matches(board.text, sentence):
            start, end = match.span("form")
            meant = self._meant(board, match["form"], start)
            if meant:
                found.append((board.mention("agency", start, end, "roles.short-form", meant.value), meant))
        return found

    def _meant(self, board: Board, form: str, start: int) -> Mention | None:
        """The nearest body named before that has all words of a short form in its name."""
        words = form.lower().split()
        if words[-1] not in self._heads:
            return None
        asked = set(words)
        for mention in reversed(board.within(Span(max(start - FAR, 0), start), "agency")):
            if asked < _words_of(mention.text) and isinstance(mention.value, BodyValue):
                return mention
        return None

    def _names(self, board: Board, sentence: Span, blocking: list[Span]) -> list[tuple[Mention, None]]:
        found: list[tuple[Mention, None]] = []
        for match in self._run.finditer(board.text, *sentence):
            start = match.start("first") if match["first"] else match.start()
            end = match.end("end")
            name = board.text[start:end]
            if _touched(Span(start, end), blocking) and " and " not in name and " of " not in name:
                continue  # most names are known: no more need be asked of them, but for names that hold others
            for at, piece, acronym in self._pieces(start, name, match["acronym"]):
                found.append(
                    (
                        _slot(board, Span(at, at + len(piece)), piece, acronym, self._sort_of(board, at + len(piece))),
                        None,
                    )
                )
        return [*found, *((mention, None) for mention in self._odd(board, sentence))]

    def _sort_of(self, board: Board, end: int) -> str:
        """What a name that ends here is by the words behind it: a programme in "EU4SEA, a twinning project", else a body."""
        return "programme" if self._project.match(board.text, end) else "agency"

    def _odd(self, board: Board, sentence: Span) -> Iterator[Mention]:
        """Names of an unusual shape: '"Clear Water" LLC', 'the farm "Clear Water"', and of one plain word ("sponsored by Brightwater")."""
        if board.text.find('"', *sentence) >= 0:  # a look for one letter takes a hundredth of a try of a pattern
            yield from self._quoted(board, sentence)
        if board.text.find(" (", *sentence) >= 0:
            yield from self._in_own_language(board, sentence)
        for match in self._local.matches(board.text, sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])
        for match in self._seat.matches(board.text, sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])
        for match in (*self._gathering.matches(board.text, sentence), *self._low.matches(board.text, sentence)):
            yield _slot(board, Span(*match.span("name")), match["name"])
        for match in (*self._alone.matches(board.text, sentence), *self._doing.matches(board.text, sentence)):
            word = match["name"].lower()
            if word not in self._openers and word not in self._titles and word not in self._heads:
                yield _slot(board, Span(*match.span("name")), match["name"])

    def _quoted(self, board: Board, sentence: Span) -> Iterator[Mention]:
        for match in self._company.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span()), f"{match['name']} {match['form']}")
        for match in self._called.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])

    def _in_own_language(self, board: Board, sentence: Span) -> Iterator[Mention]:
        """Names in another language with their acronyms."""
        if SMALL.search(board.text, *sentence):
            for match in self._foreign.matches(board.text, sentence):
                if SMALL.search(match["name"]) and acronym_fits(match["acronym"], match["name"]):
                    yield _slot(board, Span(*match.span("name")), match["name"], match["acronym"])

    def _pieces(self, start: int, name: str, acronym: str | None) -> list[tuple[int, str, str | None]]:
        """Start, name and acronym of the one name of a run, or of the two beside the "and" that joins them."""
        first, joint, second = name.partition(" and ")
        if self._is_name(name, acronym):
            return [(start, name, acronym), *self._head(start, name)]
        if not joint or MATTERS.search(first):
            return self._head(start, name)
        parts = [(start, first, None), (start + len(first) + len(joint), second, acronym)]
        return [*(part for part in parts if self._is_name(part[1], part[2])), *self._head(start, name)]

    def _head(self, start: int, name: str) -> list[tuple[int, str, str | None]]:
        """What is left of a name where the rest is a body of its own: "C3iHub of IIT Kanpur"."""
        head = name.partition(" of ")[0]
        named = head != name and CAMEL.fullmatch(head) and self._is_name(head, None)
        return [(start, head, None)] if named else []

    def _is_name(self, name: str, acronym: str | None) -> bool:
        lower = name.lower()
        words = lower.split()
        if len(words) == 1 and not acronym and not _like_no_word(name):
            return False
        if words[0] in self._openers or lower in self._kinds or name.upper() in self._no_acronyms:
            return False
        edges = words[0] in self._title_edges or words[-1] in self._title_edges
        if edges and not MATTER.search(name):
            ends = (part for n in range(1, 4) for part in (" ".join(words[:n]), " ".join(words[-n:])))
            if not self._titles.isdisjoint(ends):
                return False
        if acronym:
            return len(words) >= ENOUGH or acronym_fits(acronym, name)
        return not LONG.search(name)


def _like_no_word(name: str) -> bool:
    return (name.isupper() and len(name) > 2) or CAMEL.fullmatch(name) is not None


@lru_cache(maxsize=MOST)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", name.lower()))


def _touched(span: Span, others: Iterable[Span]) -> bool:
    start, end = span
    return any(first < end and start < last for first, last in others)


def _covered(span: Span, others: Iterable[Span]) -> bool:
    start, end = span
    return any(first <= start and end <= last for first, last in others)


def _slot(board: Board, span: Span, name: str, acronym: str | None = None, kind: str = "agency") -> Mention:
    return board.mention(kind, *span, "roles.slot", BodyValue(clean_name(name), acronym), 0.7)


def _foreign(mention: Mention) -> bool:
    """Whether what a name opens with is no place: it is of another tongue, holds a hyphen, or ends in a small word.

    "Institut Fondamental d'Afrique Noire", "ASEAN-ACT", "Cox's Bazar district administration".
    """
    name = mention.text
    return name[name.rfind(" ") + 1 :].islower() or SMALL.search(name) is not None or CAMEL.fullmatch(name) is not None


def _matter(board: Board, mention: Mention) -> bool:
    """Whether what looks like a title ends the name of a body: "Partners for Justice"."""
    return mention.kind in TITLES and board.text.endswith(" for ", 0, mention.span.start)
