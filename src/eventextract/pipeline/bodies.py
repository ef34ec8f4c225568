"""Component `eventextract_bodies`: the bodies of the knowledge base, by name (folded) and acronym (as written)."""

from __future__ import annotations

from functools import partial
from itertools import compress, count

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.bodies import Body
from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.kept import Kept
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.phrase_index import VERSION, PhraseIndex, Table
from eventextract.pipeline.phrases import without_overlaps
from eventextract.pipeline.tokens import tokens_of
from eventextract.values import Span

Found = tuple[int, int, tuple[Body, ...], bool]  # first and last token, bodies of this name, whether by acronym
Ids = tuple[str, ...]
Acronyms = dict[str, list[tuple[list[str], Ids]]]  # of several tokens, by the first: tokens, bodies
CAPITALS = 0.5
NEAR = 200  # code points around a name within which a country beside it lies wholly


class Bodies:
    """Adds `agency` (or `programme`) mentions with the id of the body where the text tells which one it is."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._body_of = knowledge.body_of
        self._names: PhraseIndex[str] = PhraseIndex(nlp, "folded")
        made = knowledge.made(f"bodies by name and acronym, {VERSION}", partial(self._made, nlp))
        names, self._by_acronym, self._longer, self._unsure = made
        self._names.learn(names)
        self._of: Kept[Ids, tuple[Body, ...]] = Kept(self._bodies)

    def _made(self, nlp: Language) -> tuple[Table, dict[str, Ids], Acronyms, frozenset[str]]:
        """Names of several words, bodies by acronym (or name) of one token, acronyms of several tokens, unsure acronyms."""
        names: list[tuple[str, str]] = []
        by_acronym: dict[str, dict[str, None]] = {}
        for body in self._body_of.values():
            full = dict.fromkeys((body.name, *body.aliases))
            short = [name for name in full if self._names.is_single(name)]
            names += [(name, body.id) for name in full if name not in short]
            for acronym in (*short, *body.acronyms, *body.unsure):
                by_acronym.setdefault(acronym, {})[body.id] = None
        alone: dict[str, Ids] = {}
        longer: Acronyms = {}
        for acronym, ids in by_acronym.items():
            plain = self._names.is_plain(acronym)
            first, *others = [acronym] if plain else [token.text for token in nlp.make_doc(acronym)]
            if others:
                longer.setdefault(first, []).append(([first, *others], tuple(ids)))
            else:
                alone[first] = tuple(ids)
        unsure = frozenset(acronym for body in self._body_of.values() for acronym in body.unsure)
        return self._names.table(names), alone, longer, unsure

    def __call__(self, doc: Doc) -> Doc:
        """Put the known bodies of a Doc on its board."""
        board = board_of(doc)
        found = without_overlaps([*self._named(doc), *self._short(doc)])
        if not found:
            return doc
        tokens = tokens_of(doc)
        spelled = {body.id for first, last, bodies, short in found if not short for body in bodies}
        countries = _countries(board)
        for first, last, bodies, short in found:
            span = tokens.span(first, last)
            text = board.text[span.start : span.end]
            if short and text in self._unsure:
                bodies = tuple(body for body in bodies if text not in body.unsure or body.id in spelled)
            if bodies:
                board.add(_mention(board, span, bodies, short, countries))
        return doc

    def _named(self, doc: Doc) -> list[Found]:
        texts = tokens_of(doc).texts
        return [
            (first, last, self._of[ids], False)
            for first, last, ids in self._names.found(doc)
            if _written_as_name(texts[first:last])
        ]

    def _short(self, doc: Doc) -> list[Found]:
        texts, known, longer = tokens_of(doc).texts, self._by_acronym, self._longer
        alone = [
            (first, first + 1, self._of[known[texts[first]]], True)
            for first in compress(count(), map(known.__contains__, texts))
        ]
        return alone + [
            (first, first + len(tokens), self._of[ids], True)
            for first in compress(count(), map(longer.__contains__, texts))
            for tokens, ids in longer[texts[first]]
            if texts[first : first + len(tokens)] == tokens
        ]

    def _bodies(self, ids: tuple[str, ...]) -> tuple[Body, ...]:
        return tuple([self._body_of[each] for each in ids])


def _written_as_name(words: list[str]) -> bool:
    """Capitals at both ends of the name, or at most of its longer words."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()] or words
    capital = sum(word[0].isupper() for word in long)
    return words[0][0].isupper() and (capital == len(long) or (capital > CAPITALS * len(long) or words[0].isupper()))


def _countries(board: Board) -> dict[str, None]:
    codes: dict[str, None] = {}
    for mention in board.of("country", "demonym"):
        codes.update(dict.fromkeys(getattr(mention.value, "countries", ())))
    return codes


def _mention(board: Board, span: Span, bodies: tuple[Body, ...], short: bool, countries: dict[str, None]) -> Mention:
    start, end = span
    body = which(bodies, board, start, end, countries)
    name = board.text[start:end]
    acronym = name if short and any(name in (*b.acronyms, *b.unsure) for b in bodies) else None
    kind = (body or bodies[0]).kind
    value = BodyValue(name, acronym, body.id if body else None, kind)
    source = "agencies.acronym.known" if acronym else "agencies.known"
    return board.mention("programme" if kind == "programme" else "agency", start, end, source, value)


def which(bodies: tuple[Body, ...], board: Board, start: int, end: int, countries: dict[str, None]) -> Body | None:
    """Of several bodies of one name the one whose country stands in or beside it, else is the only one in the text.

    None where that does not decide.
    """
    if len(bodies) == 1 and (not bodies[0].country or not countries or bodies[0].country in countries):
        return bodies[0]
    near = _near(board, start, end)
    for wanted in (near, countries):
        fitting = [body for body in bodies if body.country in wanted]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    international = [body for body in bodies if not body.country]
    return international[0] if len(international) == 1 else None


def _near(board: Board, start: int, end: int) -> dict[str, None]:
    """The countries named in a name, right before it, or after "of" right behind it."""
    codes: dict[str, None] = {}
    for mention in board.within(Span(max(start - NEAR, 0), end + NEAR), "country", "demonym"):
        before = board.text[mention.span.end : start] if mention.span.end <= start else None
        after = board.text[end : mention.span.start] if mention.span.start >= end else None
        inside = start <= mention.span.start and mention.span.end <= end
        if inside or before in (" ", "'s ", "' ") or after in (" of ", " of the ", " in ", ", "):
            codes.update(dict.fromkeys(getattr(mention.value, "countries", ())))
    return codes


@Language.factory("eventextract_bodies", default_config={"models": None})
def make_bodies(nlp: Language, name: str, models: str | None) -> Bodies:
    """The component, with the knowledge of a models folder."""
    return Bodies(nlp, load_knowledge(models))
