"""The states whose office-holders meet or travel: the parties of talks, the visitors of a visit."""

from __future__ import annotations

from collections.abc import Iterator

from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PersonValue, PlaceValue
from eventextract.values import Span

TALKS, VISITS = "meeting", "visit"
OPENING = 3  # sentences of the body that may say who meets
LONGEST = 40  # characters before an office in which the name of its state may stand
OWNER = expression(r"(?:'s?)? ")
ACCREDITED = expression(r" to (?:the )?$")


def parties(scene: Scene, cues: Cues, kind: MainKind) -> list[tuple[str, Span]]:
    """Codes of the states for whom those act who meet in the first sentence that says so, with where; of a visit the first alone."""
    if kind.type not in (TALKS, VISITS):
        return []
    found: list[tuple[str, Span]] = []
    for sentence in scene.body[:OPENING]:
        if not found and cues.has(sentence, "meets"):
            found = list(_states(scene, sentence))
    return found if kind.type == TALKS else found[:1]


def host_meets(scene: Scene, cues: Cues, kind: MainKind) -> bool:
    """Whether somebody receives those of another state for talks: beside theirs there is the state where they meet."""
    return kind.type == TALKS and any(cues.has(sentence, "receives") for sentence in scene.body[:OPENING])


def _states(scene: Scene, sentence: Span) -> Iterator[tuple[str, Span]]:
    for person in scene.within(sentence, "person"):
        value = person.value
        if isinstance(value, PersonValue) and value.position and (code := _state(scene, value.position)):
            yield code, value.position


def _state(scene: Scene, position: Span) -> str | None:
    """The state that an office names ("Maltese Foreign Minister"), or that alone has it and is named in the text."""
    for place in scene.within(Span(max(position.start - LONGEST, 0), position.end), "country", "demonym"):
        if place.span.end < position.start and not OWNER.fullmatch(scene.text, place.span.end, position.start):
            continue
        if not ACCREDITED.search(scene.text, position.start, place.span.start):
            return _code(place)
    words = scene.words(position).lower()
    codes = [row["country"] for row in scene.knowledge.lexicon("offices_of_states") if row["office"] in words]
    return next((code for code in codes[:1] if any(_code(m) == code for m in scene.of("country"))), None)


def _code(place: Mention) -> str:
    assert isinstance(place.value, PlaceValue)
    return place.value.countries[0]
