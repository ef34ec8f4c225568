"""Component `eventextract_people`: named persons with the position and body that stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.mentions import Mention, PersonValue
from eventextract.normalise.names import common_words, fold_word, is_plural
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.contacts import contact_people
from eventextract.pipeline.offices import Offices, sure_words
from eventextract.pipeline.rules import Hit, hits
from eventextract.values import Span

SEEN = ("office", "agency", "programme", "date", "honorific", "name", "country", "demonym", "city", "region")
SURE, LIKELY, GIVEN = 0.9, 0.5, 0.3  # scores of names: see names.py
FIELD = expression(r" (?:of|for|at|in|on|to|with) |[A-Z]{3}")
PLACED = expression(r"(?:\b(?:in|at|near|around|via|along|outside|inside) |\")$")  # before a place's name or a title
YEAR = expression(r" \d{4}\b")
AND = expression(r",? and $")
OF_SEVERAL = expression(r"\b(?:between|[a-z]{3,20}s of) (?:the )?(?:[^\W\d_a-z][\w' -]{1,30}, ){0,4}$")
NEAR = 60  # code points before a name within which the first of several places stands
BEFORE_NAME = ("people.position-name", "people.position-comma-name")
OF_ONE = (*BEFORE_NAME, "people.name-position", "people.further-office")
"""Rules that tell the position of one."""
SHARED = ("plural", "shared", "plural-body")
JOINT = "joint-body"  # the body behind the last of several names
BODY = ("body", "plural-body", "unknown-body", JOINT)
BODIES = ("body", "body2", "body3", "body4", "body5")  # groups
LONGEST_WORD = 20  # code points before a name in which the word before it stands
LIST = 120  # code points before a name in which the post that a list opens with stands
SHORTEST = 3  # letters of a word that may make a body's name
MET = expression(r"\b[A-Za-z]{3,}ing (?:to |with )?(?:the )?$")  # "Addressing the experts, Ambassador A B said"
LISTED = expression(r"(?:, (?:[^\W\d_a-z][\w.'’-]* ?){2,5}){0,4},? (?:and|&) ")  # further names follow
WORD = expression(r"[^\W\d_][\w'’-]*")
PLACE_SORTS = ("place", "facility")
UNREAD = ("debris",)
SURE_ONLY = frozenset(
    f"people.{rule}" for rule in ("name-of-country", "body-name", "coined-body", "local-body", "body-for-short")
)  # rules by which a name must speak for itself
SPARSE = ("headline", "lead", "boilerplate", "debris")  # zones in which a name alone is not enough


@dataclass(slots=True)
class _Taken:
    """Names and positions that a rule has used."""

    names: list[Span] = field(default_factory=list)
    positions: list[Span] = field(default_factory=list)


class People:
    """Proposes mentions of kind `person`: the span is the name; the first rule that finds a name wins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("people")
        self._offices = Offices(knowledge)
        self._common = common_words(knowledge)
        areas = {row["word"] for row in knowledge.lexicon("affiliation_words") if row["sort"] == "area"}
        self._place_types = areas | knowledge.words("place_types", "word")
        self._letters = knowledge.words("post_nominals", "word")
        things = knowledge.lexicon("named_things")
        self._before_things = {row["word"] for row in things if row["sort"] == "before"}
        self._ends_things = {row["word"] for row in things if row["sort"] == "last"}
        rows = knowledge.lexicon("non_agency_heads")
        self._facilities = frozenset(row["head"].lower() for row in rows if row["sort"] == "facility")
        places = [row["head"] for row in rows if row["sort"] in PLACE_SORTS]
        places += [row["head"] for row in knowledge.lexicon("venue_heads")]
        heads = sorted({head.title() for head in places if " " not in head})
        self._named_after = compiled(
            "named after", rf" (?:[A-Z][\w-]+ ){{0,3}}(?:{'|'.join(map(re.escape, heads))})\b", 0
        )

    def __call__(self, doc: Doc) -> Doc:
        """Put the mentions of a Doc on its board."""
        board = board_of(doc)
        later: list[tuple[Hit, Span]] = []
        sure = sure_words(board)
        for sentence in board.sentences:
            if board.within(sentence, "name") and board.reading.zone_at(sentence.start) not in UNREAD:
                self._offices.find(board, sentence, sure)
                later += self._sentence(board, sentence)
        contact_people(board)
        self._named_before(board, later)
        return doc

    def _sentence(self, board: Board, sentence: Span) -> list[tuple[Hit, Span]]:
        """Add the persons of a sentence; hits on names that do not speak for themselves wait until all others are known."""
        taken, later = _Taken(), list[tuple[Hit, Span]]()
        for _, hit, position in sorted(_ordered(board, hits(self._family, board, sentence, SEEN)), key=itemgetter(0)):
            name = hit.span("name")
            if name is None or not _is_new(hit, name, position, taken) or not _agrees(board, hit, position):
                continue
            if hit.rule.value == "body" and any(m.text in self._letters for m in hit.mentions("body")):
                continue  # "Anna Berg, IRS, Director General, NACIN"
            if self._is_address(board, hit) or (hit.rule.value == "unknown-body" and not self._coined(board, hit)):
                continue
            score = hit.mentions("name")[0].score
            if self._believed(board, hit, name, score):
                _take(board, hit, name, position, taken)
            else:
                later.append((hit, name))
        return later

    def _is_address(self, board: Board, hit: Hit) -> bool:
        """Whether what stands as the body is a house ("Anna Berg, Adviser, Kent House, London")."""
        span = hit.span("unknown")
        return span is not None and board.text[span.start : span.end].split()[-1].lower() in self._facilities

    def _coined(self, board: Board, hit: Hit) -> bool:
        """Whether words with capitals make the name of a body: they are no person's name, no places alone, and one is coined."""
        span = hit.span("unknown")
        if span is None or any(m.span == span and m.score >= SURE for m in board.within(span, "name")):
            return False
        placed = [m.span for m in board.within(span, "city", "region", "subdivision", "country", "demonym")]
        words = list(WORD.finditer(board.text, *span))
        own = [m[0] for m in words if not any(place.start <= m.start() < place.end for place in placed)]
        coined = [w for w in own if len(w) >= SHORTEST and not w.islower() and fold_word(w) not in self._common]
        placed_by_type = self._place_types & {fold_word(words[0][0]), fold_word(words[-1][0])}
        return bool(coined) and words[-1][0] in own and not placed_by_type

    def _believed(self, board: Board, hit: Hit, name: Span, score: float) -> bool:
        """Whether the words of a name and what stands beside it make a person."""
        if hit.rule.value == "bare":
            if score < SURE or board.reading.zone_at(name.start) in SPARSE:
                return False
            named_after = self._named_after.match(board.text, name.end)  # "Jorge Chavez International Airport"
            return not named_after and not _is_placed(board, name) and not self._names_thing(board.text, name)
        if hit.span("honorific"):
            return score > 0.1
        if hit.rule.id in SURE_ONLY:
            return score >= SURE
        return score >= (GIVEN if hit.rule.id == "people.name-position" else LIKELY)

    def _names_thing(self, text: str, name: Span) -> bool:
        """Whether a name is that of a street, an exercise or a ship by the word before it or its own last word."""
        before = text[max(name.start - LONGEST_WORD, 0) : name.start].split()
        last = text[name.start : name.end].split()[-1]
        return bool(before and before[-1].strip(".\"'").lower() in self._before_things) or last in self._ends_things

    def _named_before(self, board: Board, later: list[tuple[Hit, Span]]) -> None:
        """Names are persons, and so are surnames and given names alone, where the text shows it of the full name elsewhere."""
        persons = [m.text for m in board.of("person")]
        known = {part for name in persons for part in (name, *name.split())}
        for hit, name in later:
            if board.text[name.start : name.end] in known and not board.within(name, "person"):
                board.add(_person(board, hit, name, hit.span("position")))


def _is_placed(board: Board, name: Span) -> bool:
    """Whether a name stands as a place or a month does: "near A B", "the ports of Osh and A B", "3 A B 1441"."""
    text = board.text
    if PLACED.search(text, max(name.start - 9, 0), name.start):
        return True
    if text[max(name.start - 2, 0) : name.start - 1].isdigit() and YEAR.match(text, name.end):
        return True
    link = AND.search(text, max(name.start - 6, 0), name.start)
    towns = board.within(Span(max(name.start - NEAR, 0), link.start()), "city") if link else []
    last = towns[-1].span if towns and link and towns[-1].span.end == link.start() else None
    return last is not None and OF_SEVERAL.search(text, max(last.start - NEAR, 0), last.start) is not None


def _agrees(board: Board, hit: Hit, position: Span | None) -> bool:
    """Whether a position that is to hold for several names is a plural ("Experts of the Legal Unit, A and B").

    Nor is a plural after one name its position, but for the last of several ("A, representatives of the Chamber"). One
    with an office before the name has no body of those named with it ("Governor A and Sergeant B of the Fire Service").
    """
    if hit.rule.value == JOINT:
        return _office(board, hit.span("honorific")) is None
    position = position or hit.span("many")
    titles = board.within(position, "title") if position else []
    many = bool(titles) and is_plural(titles[0].text)
    if hit.rule.value in SHARED:
        return many
    if not many:
        return not (
            position and hit.rule.id == "people.name-position" and _is_of_next(board, hit.whole.start, position)
        )
    if hit.rule.id in BEFORE_NAME:  # "Experts A B (UNICEF) and C D"; where nothing parts them they share it
        met = position and MET.search(board.text, max(position.start - LONGEST_WORD, 0), position.start)
        return not met and LISTED.match(board.text, hit.whole.end) is None
    before = board.text[max(hit.whole.start - 5, 0) : hit.whole.start]
    return hit.rule.id == "people.name-position" and before.endswith(("and ", "& "))


def _is_of_next(board: Board, name: int, position: Span) -> bool:
    """Whether a position behind a name is that of the next person, since a list of posts opens with the one before it.

    "Present were the Governor, A B, the head of the union, and ...": where a name stands before that post, it is not so.
    """
    posts = board.within(Span(max(name - LIST, 0), name), "office")
    if not posts or board.text[posts[-1].span.end : name] != ", " or not _definite(board, position):
        return False
    before = Span(max(posts[-1].span.start - LIST, 0), posts[-1].span.start)
    return _definite(board, posts[-1].span) and not board.within(before, "name")


def _definite(board: Board, post: Span) -> bool:
    return board.text[max(post.start - 4, 0) : post.start].lower() == "the "


def _ordered(board: Board, found: Iterable[Hit]) -> Iterator[tuple[int, Hit, Span | None]]:
    """Each hit with its place in the order of trying, and its position."""
    for hit in found:
        position = hit.span("position")
        yield _order(board, hit, position), hit, position


def _order(board: Board, hit: Hit, position: Span | None) -> int:
    """Order of trying: positions that name a field or body, bare ones ("Inspector"), bodies, verbs, names alone."""
    if hit.rule.value in BODY:
        return 4
    if hit.rule.value in ("bare", "said"):
        return 3
    return 2 if position is None else int(not FIELD.search(board.text, *position))


def _is_new(hit: Hit, name: Span, position: Span | None, taken: _Taken) -> bool:
    """Whether a hit tells a body, or a further position, of a name that may be known; or of a name that is not."""
    unused = position is None or position not in taken.positions
    if hit.rule.value in BODY and unused:
        return True
    if taken.names and any(name.overlaps(span) for span in taken.names):
        return False
    return unused or hit.rule.value == "plural"


def _take(board: Board, hit: Hit, name: Span, position: Span | None, taken: _Taken) -> None:
    taken.names.append(name)
    if position and hit.rule.value not in ("shared", "plural"):
        taken.positions.append(position)
    board.add(_person(board, hit, name, position))


def _person(board: Board, hit: Hit, name: Span, position: Span | None) -> Mention:
    honorific = hit.span("honorific")
    position = position or _office(board, honorific)
    groups = hit.rule.groups.intersection(BODIES)
    bodies = [m for group in BODIES if group in groups for m in hit.mentions(group)] if groups else []
    bodies.sort(key=lambda m: m.kind != "agency")
    value = PersonValue(
        board.text[name.start : name.end],
        board.text[honorific.start : honorific.end].strip() if honorific else None,
        position,
        bodies[0].span if bodies else hit.span("unknown"),
    )
    return board.mention("person", *name, hit.rule.id, value, hit.rule.score)


def _office(board: Board, honorific: Span | None) -> Span | None:
    """The form of address that is an office too ("Ambassador"), which is the position where nothing else is told."""
    found = [m.span for m in board.within(honorific, "honorific") if m.score < 1] if honorific else []
    return found[-1] if found else None


@Language.factory("eventextract_people", default_config={"models": None})
def make_people(nlp: Language, name: str, models: str | None) -> People:
    """The component, with the knowledge of a models folder."""
    return People(load_knowledge(models))
