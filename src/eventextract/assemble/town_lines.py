"""Where in the release a town stands: in its dateline, headline, a heading or a labelled line."""

from __future__ import annotations

from eventextract.assemble.kinds import HELD
from eventextract.assemble.scene import Scene
from eventextract.assemble.stance import ACTED, Stance, agrees
from eventextract.assemble.venue import town_of
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention
from eventextract.values import Span

RUNNING = ("lead", "body")
LABEL_END = expression(r"[:|–?]")
MARKS = 3
MARK = expression(rf"[^\w\n]{{0,{MARKS}}}")
OPENED = expression(r"(?: ?,| ?:|, [A-Z][\w ]{2,30},) ?|\. (?=[A-Z])")
REST = expression(r"(?:, ?[A-Z][^\W\d]*[A-Za-z. ]{0,30})?\n")
NAME = 40  # characters between a town and the noun of an event that is named by it
EVENT_NAME = expression(r"(?: [A-Z][\w-]+){0,3} ")


def standing(stance: Stance, mention: Mention, venue: Mention | None) -> dict[str, bool]:
    """What the place of a mention in the release says."""
    scene, zone, span = stance.scene, stance.scene.zone(mention.span), mention.span
    opens = zone in RUNNING and _opens(scene, span)
    dateline = zone in ("dateline", "publication") or (opens and scene.place_in_body(span) == 0)
    return {
        "city.dateline": zone == "dateline",
        "city.publication": zone == "publication",
        "city.here": dateline and _here(stance),
        "city.dateline-venue": dateline and venue is not None and not _has_town(stance, venue),
        "city.dateline-event": dateline and _reports(stance),
        "city.headline": zone == "headline",
        "city.opens": opens,
        "city.line": _line(scene, span),
        "city.labelled": labelled(stance, span),
        "city.dated-line": zone == "dateline" and _tells_event(stance, span),
        "city.event-name": _in_name(stance, mention),
        "city.heads": opens and _heads(stance, span, venue),
    }


def _here(stance: Stance) -> bool:
    """Whether the first sentences speak of "here" or "today", the dateline's place and day."""
    scene, here = stance.scene, stance.words.here
    told = (*scene.body[:3], *stance.told_first)
    return any(here.search(scene.text, *s) is not None for s in told if not scene.in_quote(s))


def _reports(stance: Stance) -> bool:
    """Whether the first sentences report the event itself."""
    nouns = [noun.span for noun in stance.kind.nouns]
    told = dict.fromkeys((*stance.scene.body[:2], *stance.told_first))
    acts = (*HELD, ACTED)
    return any(s.covers(n) and any(stance.cues.has(s, c) for c in acts) for s in told for n in nouns)


def _opens(scene: Scene, span: Span) -> bool:
    """Whether it opens a line as a heading or dateline does: "Bergen, 3 May", "* Bergen: ...", "3 May, Bergen."."""
    text, line = scene.text, scene.text.rfind("\n", 0, span.start) + 1
    dates = scene.within(Span(line, span.start), "date") if text.startswith(", ", span.start - 2) else []
    dated = True in [m.span == (line, span.start - 2) for m in dates]
    if dated or span.start - line > MARKS:
        return dated
    return (MARK.fullmatch(text, line, span.start) and OPENED.match(text, span.end)) is not None


def _line(scene: Scene, span: Span) -> bool:
    """Whether it has a line of its own above the body, alone or with the country: "Geneva" below the title."""
    text, start = scene.text, span.start
    above = bool(scene.body) and start < scene.body[0].start
    if not above or (start and text[start - 1] != "\n"):
        return False
    return scene.zone(span) not in ("dateline", "publication") and REST.match(text, span.end) is not None


def labelled(stance: Stance, span: Span) -> bool:
    """Whether its line, or the line before it, opens with a label for the place ("Where: Hotel Aurora, Graz")."""
    text = stance.scene.text
    line, label = text.rfind("\n", 0, span.start) + 1, stance.words.label
    near = min(line + stance.words.longest_label, span.start)
    found = label.match(text, line, span.start) if LABEL_END.search(text, line, near) else None
    if found is not None:
        return True
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return line - above <= stance.words.longest_label and label.fullmatch(text, above, line) is not None


def _tells_event(stance: Stance, span: Span) -> bool:
    """Whether a dateline on a line of its own holds the days of the main event, not one of publication."""
    scene = stance.scene
    line = Span(span.start, max(scene.text.find("\n", span.end), span.end))
    dates = (d for d in stance.dates.of_kind("interval") if line.covers(d.mention.span))
    return any(scene.zone(d.mention.span) == "dateline" and agrees(d, stance.time) for d in dates)


def _in_name(stance: Stance, mention: Mention) -> bool:
    """Whether the main event is named by it ("the Lisbon Ministerial Conference")."""
    text, end = stance.scene.text, mention.span.end
    if not text.startswith(" ", end) or not stance.kind.begins_in(Span(end + 1, end + NAME)):
        return False
    after = [n.span.start for n in stance.kind.nouns if 0 < n.span.start - end < NAME and n.text[0].isupper()]
    return any(EVENT_NAME.fullmatch(text, end, start) for start in after)


def _heads(stance: Stance, span: Span, venue: Mention | None) -> bool:
    """Whether it opens the heading of the paragraph that names the venue, or dates the main event."""
    text = stance.scene.text
    end = text.find("\n", span.end)
    below = Span(end + 1, max(text.find("\n", end + 1), end + 1)) if end > 0 else span
    return (venue is not None and below.covers(venue.span)) or stance.dated(below)


def _has_town(stance: Stance, venue: Mention) -> bool:
    found = town_of(stance.scene, venue)
    return found is not None and not stance.foreign(found)
