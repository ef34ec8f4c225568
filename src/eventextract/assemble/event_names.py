"""An event's own name: in quotation marks beside its noun, or in capitals around it."""

from __future__ import annotations

import re

from eventextract.assemble.kinds import GENERIC
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import EventValue, Mention
from eventextract.values import Span

QUOTED = expression(r"(?P<mark>[\"'])(?P<name>[A-Z0-9][^\"\n]{4,160}?)(?P=mark)(?![\w])")
BETWEEN = expression(
    r"^(?: [\w-]+){0,5}[ ,:(]{1,3}$"
)  # what may stand between the noun and the name in quotation marks
SAID = expression(r"\b(?:said|says|told|added|noted)\b")
PARTED = expression(r"\b(?:said|says|told|added|noted|by|for|that|where|when|with)\b")
LEFT = expression(r"(?:\b(?:[A-Z0-9][\w'./-]*|of|and|for|on|the|&) ){1,12}$")
LOWER = expression(r"^(?:(?:of|and|for|on|the|&|The|A|An|This|Its|At|In|On|For|During|Today) )+")
RIGHT = expression(
    r"(?: (?:on|of|for|against|in|in the|to|and|the|with|by|&|[A-Z][\w'-]*|(?:19|20)\d\d\b|[IVX]{1,5}\b),?){1,18}"
)
TRAILING = expression(r"(?:,|(?: (?:on|of|for|against|in|in the|to|and|the|with|by|&)))+$")
WORD = expression(r"\b[A-Z][\w'-]+")
SPEAKER = 25  # characters after a quotation in which its speaker may be named
LEAST = 3  # capitalised words, the noun among them


def own_name(scene: Scene, noun: Mention) -> Span | None:
    """The span of the name of the event that a noun speaks of; None where it has no name of its own."""
    generic = isinstance(noun.value, EventValue) and noun.value.type == GENERIC
    return _quoted(scene, noun.span) or (None if generic else _capitals(scene, noun.span))


def _quoted(scene: Scene, noun: Span) -> Span | None:
    sentence = scene.sentence(noun)
    if scene.text.find('"', *sentence) < 0 and scene.text.find("'", *sentence) < 0:
        return None
    for found in QUOTED.finditer(scene.text, *sentence):
        after = found.start() >= noun.end
        gap = scene.text[noun.end : found.start()] if after else scene.text[found.end() : noun.start]
        if not _is_title(scene, found):
            continue
        beside = BETWEEN.match(gap) if after else re.match(r"^(?: [\w-]+){0,2} $", gap) and found.end() <= noun.start
        if beside and not PARTED.search(gap):
            return Span(*found.span("name"))
    return None


def _is_title(scene: Scene, found: re.Match[str]) -> bool:
    """Not a sentence that somebody says, nor a motto in a headline."""
    spoken = found["name"][-1] in ",.!?" or SAID.search(scene.text, found.end(), found.end() + SPEAKER)
    motto = scene.zone(Span(*found.span())) == "headline" and scene.text[: found.start()].rstrip().endswith(":")
    return not spoken and not motto


def _capitals(scene: Scene, noun: Span) -> Span | None:
    """The run of capitalised words around a capitalised noun of the body."""
    text, sentence = scene.text, scene.sentence(noun)
    if scene.zone(noun) != "body" or not text[noun.start].isupper() or text[noun.start : noun.end].isupper():
        return None
    start = _start(text, sentence, noun)
    right = RIGHT.match(text, noun.end, _limit(scene, noun, sentence))
    end = noun.end + len(TRAILING.sub("", right[0])) if right else noun.end
    person = any(m.span.overlaps(Span(start, end)) for m in scene.of("person"))
    return Span(start, end) if len(WORD.findall(text, start, end)) >= LEAST and not person else None


def _limit(scene: Scene, noun: Span, sentence: Span) -> int:
    """Where a name must have ended: before a date, or the "in" before a place."""
    rest = Span(noun.end, sentence.end)
    dates = [m.span.start for m in scene.within(rest, "date")]
    places = [m.span.start for m in scene.within(rest, "city", "country", "region", "subdivision")]
    placed = [start - 3 for start in places if scene.text[:start].endswith(" in ")]
    return min([*dates, *placed, sentence.end])


def _start(text: str, sentence: Span, noun: Span) -> int:
    left = LEFT.search(text[sentence.start : noun.start])
    if left is None:
        return noun.start
    return sentence.start + left.start() + len(m[0] if (m := LOWER.match(left[0])) else "")
