"""Which sentences of the story speak of another event than the main one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import GENERIC, MainKind, last_words
from eventextract.assemble.scene import Scene
from eventextract.assemble.span_index import SpanIndex
from eventextract.assemble.type_sorts import alike
from eventextract.knowledge.compiling import expression
from eventextract.mentions import EventValue, Mention
from eventextract.values import Span

SURE = 1.0  # an event noun below this score may mean something else
VAGUE = "other"  # exhibitions, receptions, dinners: part of many events
KNOWN = expression(r"^(?:The|This) $")  # a sentence that opens so, with the bare noun, goes on about what was told
BARE = expression(r"\b(?:[Tt]he|[Tt]his) $")
FORMER = expression(
    r"^The (?:last|most recent|previous) (?:(?!of\b)[\w'-]+ ){0,4}$"
)  # what opens a sentence of one gone by
WHOSE = ", whose "
WHOLE = expression(
    r"(?:The|This|Both|All|Our)(?: [\w'-]+)? (?:series|cycle|project|programme|program|initiative|campaign|events|activities)\b"
)
"""What opens a sentence about the whole that the main event belongs to: no more of the other event told before."""
INDEFINITE = expression(r"\b(?:an?|another)(?: [\w'-]+){0,3} $", re.IGNORECASE)


def asides(scene: Scene, cues: Cues, kind: MainKind) -> frozenset[Span]:
    """The sentences about other events: those that introduce one, and those that carry on without a noun of their own.

    A sentence without an event noun carries on what the one before it in its paragraph spoke of.
    """
    found: list[Span] = []
    before: Span | None = None
    for index, sentence in enumerate(scene.body):
        nouns = [m for m in scene.within(sentence, "event") if not scene.in_quote(m.span)]
        joined = before is not None and "\n" not in scene.text[before.end - 1 : sentence.start + 1]
        carries_on = joined and not WHOLE.match(scene.text, sentence.start)
        if index and (_speaks_of_another(scene, cues, kind, nouns) if nouns else carries_on and before in found):
            found.append(sentence)
        before = sentence
    return frozenset(found)


def _speaks_of_another(scene: Scene, cues: Cues, kind: MainKind, nouns: list[Mention]) -> bool:
    return not any(_is_main(scene, cues, kind, noun) for noun in nouns) and any(
        _is_new(scene, cues, kind, noun) for noun in nouns
    )


def _is_main(scene: Scene, cues: Cues, kind: MainKind, noun: Mention) -> bool:
    """Whether a noun may name the main event: of its type (or of none), with nothing that says "another".

    A sentence that opens with "the visit" goes on about a study visit, whatever else it names.
    """
    opens = KNOWN.match(scene.text[scene.sentence(noun.span).start : noun.span.start]) and kind.ends_in(noun.text)
    own = _type(noun) in (kind.type, GENERIC) or bool(opens) or _known(scene, kind, noun)
    return own and not _marked(scene, cues, noun)


def _known(scene: Scene, kind: MainKind, noun: Mention) -> bool:
    """Whether a bare noun with its article may be another word for the main event: "the training" of a workshop."""
    bare = BARE.search(scene.text, scene.sentence(noun.span).start, noun.span.start) and " " not in noun.text
    return bool(bare) and alike(scene.knowledge, _type(noun), kind.type) and not introduced_by_then(scene, noun)


def _is_new(scene: Scene, cues: Cues, kind: MainKind, noun: Mention) -> bool:
    """Whether a noun introduces another event: marked as such, or of another type with "a" before it or a new place."""
    if _marked(scene, cues, noun):
        return True
    if _type(noun) in (kind.type, VAGUE) or noun.score < SURE:
        return False
    sentence = scene.sentence(noun.span)
    before = scene.text[sentence.start : noun.span.start]
    return _indefinite(scene, noun) or (not KNOWN.match(before) and _elsewhere(scene, sentence))


def introduced_by_then(scene: Scene, noun: Mention) -> bool:
    """Whether a noun like this one stood before with "a" or "another": it named an event of its own."""
    head = noun.text.lower().rpartition(" ")[2]
    before = [m for m in scene.of("event") if m.span.end <= noun.span.start and m.text.lower().endswith(head)]
    return any(_indefinite(scene, m) for m in before)


def _indefinite(scene: Scene, noun: Mention) -> bool:
    """Whether "a" or "another" stands before a noun."""
    text, start, end = scene.text, scene.sentence(noun.span).start, noun.span.start
    blank = text.endswith(" ", start, end)
    return blank and INDEFINITE.search(text, last_words(text, start, end, 4), end) is not None


def _elsewhere(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence names a town, but in a body's name, that neither headline nor opening named."""
    opening = {m.text for place in scene.story[:3] for m in scene.within(place, "city")}
    bodies = SpanIndex(m.span for m in scene.within(sentence, "agency"))
    return any(m.text not in opening and not bodies.any_around(m.span) for m in scene.within(sentence, "city"))


def _marked(scene: Scene, cues: Cues, noun: Mention) -> bool:
    start = max(scene.sentence(noun.span).start, noun.span.start - 40)
    clause = cues.clause(noun.span)
    if any(others(scene, cues, start, noun.span.start)) or FORMER.match(scene.text[start : noun.span.start]):
        return True
    own = scene.text.find(WHOSE, noun.span.end, clause.end)  # what follows tells of a place or person beside it
    return cues.has(Span(clause.start, clause.end if own < 0 else own), "aside.recalled")


def others(scene: Scene, cues: Cues, start: int, end: int) -> Iterator[Span]:
    """The words in a stretch that, before an event's noun, tell that it is another event.

    Not in a name ("Code the Future"), nor where they tell of people ("they met each other at").
    """
    stretch = Span(start, end)
    for found in cues.within(stretch, "aside.another"):
        if any(mutual.end == found.end for mutual in cues.within(stretch, "aside.mutual")):
            continue
        if scene.sentence(found).start == found.start or not scene.text[found.start].isupper():
            yield found


def _type(noun: Mention) -> str:
    assert isinstance(noun.value, EventValue)
    return noun.value.type
