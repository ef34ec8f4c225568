"""The town that no list knows behind a facility: "at the Bay Hotel, Rodney Point", "at the Chief's Hall in Otso, Lesotho"."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PlaceValue
from eventextract.pipeline.board import Board
from eventextract.values import Span

SOURCE, SCORE = "places.city.beside-venue", 0.7
ACRONYM = expression(r"(?: \([^()\n]{2,30}\))?")
NAME = r" (?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2})(?=[.;:,)\n]|$| (?P<next>[a-z]+)\b)"
FIRST = expression(rf"(?:,| in| near| outside|,? in the (?:town|city|village) of){NAME}")
PART = expression(rf",{NAME}")
TITLES = ("address", "degree")  # sorts of honorifics: no name of a town has them, as it may a rank or an office
PARTS = 4  # parts of an address: street, quarter, town, province
AREAS = ("country", "subdivision", "region")
OTHERS = ("agency", "person", "date", "demonym", "event", "programme")
SURE = 0.5  # the name of a town below this may be a word of a longer name
BACK = 60  # characters before a part in which what overlaps it may begin


class VenueTowns:
    """Reads the address that follows a facility as far as its town."""

    def __init__(self, knowledge: Knowledge) -> None:
        heads = (row["head"].lower() for row in knowledge.lexicon("venue_heads"))
        address = knowledge.words("address_words", "word")
        self._address = frozenset(word for word in heads if " " not in word) | address
        forms = {row["word"].lower().rstrip(".") for row in knowledge.lexicon("honorifics") if row["sort"] in TITLES}
        not_names = knowledge.words("place_not_names", "word") | knowledge.words("place_institution_words", "word")
        self._not_names = not_names | forms
        rows = knowledge.lexicon("place_languages")
        self._ends = frozenset(row["word"] for row in rows if row["kind"] == "ends")

    def beside(self, board: Board, facility: Span) -> Mention | None:
        """A town as an unknown place; None where a known town stands there, or nothing that can be one."""
        if _holds_town(board, facility):
            return None
        found: Span | None = None
        for part in self._parts(board, facility):
            if _town_there(board, part):
                return None
            if _taken(board, part):
                break
            if found is None and not self._in_address(board.text[part.start : part.end]):
                found = part
        return self._town(board, found) if found else None

    def _parts(self, board: Board, facility: Span) -> Iterator[Span]:
        """What stands between commas behind a facility, the first perhaps after "in", each beginning with a capital, in its line."""
        aside = ACRONYM.match(board.text, facility.end)
        at = aside.end() if aside else facility.end
        for pattern in (FIRST, *(PART,) * (PARTS - 1)):
            part = pattern.match(board.text, at)
            if part is None or (part["next"] and part["next"] not in self._ends):
                return
            yield Span(*part.span("name"))
            at = part.end("name")

    def _in_address(self, name: str) -> bool:
        """Whether it is a street or a room, or no name of a place at all."""
        words = name.lower().split()
        return words[-1] in self._address or words[0] in self._address or bool(self._not_names.intersection(words))

    def _town(self, board: Board, found: Span) -> Mention:
        name = board.text[found.start : found.end]
        return board.mention("city", *found, SOURCE, PlaceValue((), name), SCORE)


def _holds_town(board: Board, facility: Span) -> bool:
    """Whether a facility of a longer name ends with a known town ("Hotel Bellevue Bergen")."""
    closing = [town for town in board.within(facility, "city") if town.span.end == facility.end]
    return any(len(board.text[facility.start : town.span.start].split()) > 1 for town in closing)


def _town_there(board: Board, part: Span) -> bool:
    """Whether a town that is known, or told by its words, stands in a part of an address."""
    there = _overlapping(board, part, "city")
    return any(m.score >= SURE or m.span == part for m in there)


def _taken(board: Board, part: Span) -> bool:
    """Whether a part of an address is a larger area, or something else that was found before."""
    return bool(_overlapping(board, part, *AREAS, *OTHERS))


def _overlapping(board: Board, part: Span, *kinds: str) -> list[Mention]:
    near = board.within(Span(max(part.start - BACK, 0), part.end + BACK), *kinds)
    return [m for m in near if m.span.overlaps(part)]
