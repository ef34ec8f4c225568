"""Component `eventextract_venues`: named facilities, and institutions where they are a place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.patterns import alternation
from eventextract.mentions import BodyValue
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.rules import Hit, hits
from eventextract.pipeline.venue_towns import VenueTowns
from eventextract.values import Span

SEEN = ("agency", "date")
INSTITUTIONS = frozenset(
    (
        "venues.institution",
        "venues.destination-institution",
        "venues.host-institution",
        "venues.graduated",
        "venues.filled-institution",
        "venues.line-institution",
    )
)
"""Rules that take any agency: it must be of a sort that can house an event."""

BESIDE_TOWN = "venues.beside-town"
"""The rule that takes any name before a town."""
PART_OF = "venues.part-of"
"""The rule that finds a facility with the body whose it is."""
SCHOOLS = 0.8
"""Bodies of kinds with this score are facilities themselves."""
NEVER = ("event", "person", "country", "demonym", "date")
"""What no name before a town may hold."""

LONGEST_LABEL = 30  # characters
LONGEST_TOWN = 40  # characters
LABEL_MARKS = " :?*•–-"
BUILT = 0.8
"""The score of a body that is named by the head of a facility ("Harbour Conference Centre")."""
HOUSING = 0.3
"""Bodies of kinds below this seldom house events: only where "at" stands before them."""
IN_TOWN = expression(r",? in (?:the (?:city|town|village) of )?$")


class Venues:
    """Proposes mentions of kind `venue`; an institution by its kind, only where that can house an event."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("venues")
        self._towns = VenueTowns(knowledge)
        self._kinds = {row["kind"]: float(row["score"]) for row in knowledge.lexicon("venue_kinds")}
        rows = knowledge.lexicon("place_context")
        self._labels = frozenset(row["phrase"] for row in rows if row["sort"] == "label")
        links = alternation([row["word"] for row in knowledge.lexicon("agency_links")])
        self._of = compiled("what ends the head of a facility's name", rf",? (?:of|for|under|at|in|{links})\b", 0)
        self._heads = tuple(sorted(row["head"] for row in knowledge.lexicon("venue_heads")))

    def __call__(self, doc: Doc) -> Doc:
        """Add the venues of each sentence to the Doc's board."""
        board = board_of(doc)
        for sentence in self._stretches(board):
            taken: list[Span] = []
            for hit in hits(self._family, board, sentence, SEEN):
                span = self._span(board, hit)
                score = self._score(hit)
                if span and score and not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    board.add(board.mention("venue", *span, hit.rule.id, None, score))
                    if town := self._towns.beside(board, span):
                        board.add(town)
        return doc

    def _stretches(self, board: Board) -> Iterator[Span]:
        """The sentences; one below a bare label ("WHERE") with that label."""
        label = None
        for sentence in board.sentences:
            yield Span(label.start, sentence.end) if label is not None else sentence
            short = sentence.end - sentence.start <= LONGEST_LABEL
            label = sentence if short and board.lower(sentence).strip(LABEL_MARKS) in self._labels else None

    def _span(self, board: Board, hit: Hit) -> Span | None:
        """The facility without the town that closes its name ("... in Bonn")."""
        whole = hit.span("span") or hit.span("span2")
        if whole is None:
            return None
        if any(place.span == whole for place in board.within(whole, "city", "country", "subdivision", "region")):
            return None
        if hit.rule.id == BESIDE_TOWN and not _stands_alone(board, whole, hit.span("town")):
            return None
        if hit.rule.id == PART_OF and (owner := self._school(hit)):
            return owner
        for city in board.within(whole, "city"):
            between = IN_TOWN.search(board.text, whole.start, city.span.start)
            if between and city.span.end == whole.end and between.start() > whole.start:
                return Span(whole.start, between.start())
        return whole

    def _school(self, hit: Hit) -> Span | None:
        """The body that owns a facility where that is one to house events itself: "the training ground of the Rescue College"."""
        bodies = ((m.span, m.value) for m in hit.mentions("span"))
        kinds = ((span, value.kind) for span, value in bodies if isinstance(value, BodyValue))
        return next((span for span, kind in kinds if self._kinds.get(kind, 0.0) >= SCHOOLS), None)

    def _score(self, hit: Hit) -> float:
        """That of the rule; for an institution by its kind, else by the head of its name; 0 where it is no place."""
        bodies = hit.mentions("span")
        if hit.rule.id not in INSTITUTIONS or not bodies:
            return hit.rule.score
        kind = bodies[0].value.kind if isinstance(bodies[0].value, BodyValue) else "other"
        facility = BUILT if self._of.split(bodies[0].text, maxsplit=1)[0].endswith(self._heads) else 0.0
        housing = self._kinds.get(kind, facility)
        if housing < HOUSING and hit.rule.id != "venues.institution":
            return 0.0
        return housing * hit.rule.score


def _stands_alone(board: Board, name: Span, town: Span | None) -> bool:
    """Whether a name is nothing else, and a known town begins right where `town` does."""
    if town is None or board.within(name, *NEVER):
        return False
    return any(
        city.span.start == town.start for city in board.within(Span(town.start, town.start + LONGEST_TOWN), "city")
    )


@Language.factory("eventextract_venues", default_config={"models": None})
def make_venues(nlp: Language, name: str, models: str | None) -> Venues:
    """The component, with the knowledge of a models folder."""
    return Venues(load_knowledge(models))
