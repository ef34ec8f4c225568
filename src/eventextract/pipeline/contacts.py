"""Persons in contact lines: a name on a line of its own, position and body on the lines after it."""

from __future__ import annotations

from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PersonValue
from eventextract.normalise.names import is_plural
from eventextract.pipeline.board import Board
from eventextract.values import Span

LIKELY = 0.5
REACHED = expression(r"(?:,|;| [-–|]| \() ?(?:\+?\(?\d|[Tt]el|[Pp]h|[Mm]ob|[Cc]ell|[Ff]ax|[Ee]-?mail|[\w.+-]+@)")
FOLLOWING = 3  # lines after the name that may tell position and body


def contact_people(board: Board) -> None:
    """Add persons whose name fills a line, and give them what the next lines say."""
    lines = [
        s
        for s in board.sentences
        if board.text[s.start - 1 : s.start] in ("", "\n") and board.text[s.end : s.end + 1] in ("", "\n")
    ]
    for index, line in enumerate(lines):
        name = _lone_name(board, line)
        if name and board.reading.zone_at(line.start) in ("contact", "byline", "body", "boilerplate"):
            found = [m for m in board.within(line, "person") if m.span == name.span]
            for mention in found:
                board.discard(mention)
            told = _following(board, lines[index + 1 : index + 1 + FOLLOWING])
            if told[0] is None and index and not _names_somebody(board, lines[index - 1]):
                told = (_whole_title(board, lines[index - 1]), told[1])
            board.add(_person(board, name, told))


def _lone_name(board: Board, line: Span) -> Mention | None:
    """The name that, but for forms of address, is the whole line, or all of it after a colon ("Media contact: ..., +43 1 ...")."""
    names = board.within(line, "name")
    if len(names) != 1 or names[0].score < LIKELY:
        return None
    told, _, before = board.text[line.start : names[0].span.start].rpartition(":")
    before = before.strip(" (")
    reached = bool(told) and REACHED.match(board.text, names[0].span.end, line.end) is not None
    if names[0].span.end < line.end - 1 and not reached:
        return None
    known = [m.text for m in board.within(line, "honorific")]
    return names[0] if before in ("", " ".join(known)) else None


def _following(board: Board, lines: list[Span]) -> tuple[Span | None, Span | None]:
    """Position and body on the lines after a name; a line with a further name ends them."""
    position: Span | None = None
    for line in lines:
        if board.within(line, "person"):
            break
        titles = [m for m in board.within(line, "title") if not is_plural(m.text)]
        if titles and position is None and line.end - line.start < 120:
            position = _line_position(board, line)
        bodies = board.within(line, "agency")
        if bodies:
            return position, bodies[0].span
        if not titles:
            break
    return position, None


def _names_somebody(board: Board, line: Span) -> bool:
    """Whether a line names somebody, whose position it tells."""
    return bool(board.within(line, "person", "name"))


def _whole_title(board: Board, line: Span) -> Span | None:
    """The position that a line is: a signature's "Spokesperson" above the name."""
    offices = board.within(line, "office")
    rest = board.text[offices[0].span.end : line.end].strip(" ,:;.") if offices else "x"
    return offices[0].span if offices and offices[0].span.start == line.start and not rest else None


def _line_position(board: Board, line: Span) -> Span:
    offices = board.within(line, "office")
    if offices:
        return offices[0].span
    bodies = board.within(line, "agency")
    before = board.text[line.start : bodies[0].span.start].removesuffix("the ") if bodies else ""
    told = before if before.endswith((", ", " - ", " – ")) else board.text[line.start : line.end]
    return Span(line.start, line.start + len(told.rstrip(" ,;.-–")))


def _person(board: Board, name: Mention, told: tuple[Span | None, Span | None]) -> Mention:
    honorifics = [m.text for m in board.of("honorific") if name.span.start - 25 <= m.span.start < name.span.start]
    value = PersonValue(name.text, " ".join(honorifics) or None, *told)
    return board.mention("person", *name.span, "people.contact-line", value)
