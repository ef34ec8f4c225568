"""Component `eventextract_roles`: phrases that say who organized, supported, paid for or taught an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.mentions import Mention, RoleValue
from eventextract.pipeline.abstract import abstract
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.role_holders import Holders
from eventextract.pipeline.role_slots import Slots
from eventextract.pipeline.rules import Hit, hits_in, possible
from eventextract.values import Span

SEEN = ("agency", "programme", "person", "date", "event", "city", "country", "demonym", "region", "venue")

EVENT_VERB = "events.verb"  # "launched", "trains": here these are verbs of holding, no nouns


class Roles:
    """Proposes mentions of kind `role`: the span is the whole phrase, the holders are spans of bodies (or payers)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._family = knowledge.family("roles")
        self._slots, self._holders = Slots(knowledge), Holders(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        seen = [m for m in board.of(*SEEN) if m.source != EVENT_VERB]
        starts = [m.span.start for m in seen]
        for sentence in board.sentences:
            near = seen[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
            self._read(board, sentence, [m for m in near if m.span.end <= sentence.end])
        return doc

    def _read(self, board: Board, sentence: Span, plain: list[Mention]) -> None:
        kinds = {m.kind for m in plain}
        named = "agency" in kinds
        kinds.add("agency")  # a slot may yet be a body
        by_trigger, likely = self._family.index.set_off(board.lower(sentence), kinds)
        if not likely:
            return
        rules = self._family.rules
        told = [index for index in by_trigger if rules[index].triggers and kinds.issuperset(rules[index].needs)]
        if not told and not named:
            return
        slots = self._slots.found(board, sentence, plain) if told else {}
        view = abstract(board.text, sentence, SEEN, [*plain, *slots])
        for hit in hits_in(possible([rules[index] for index in likely], view.mentions), view):
            self._propose(board, hit, slots)

    def _propose(self, board: Board, hit: Hit, slots: dict[Mention, Mention | None]) -> None:
        name = hit.span("name")
        spans = [name] if name else []
        for mention in self._holders(hit) if not name else ():
            meant = slots.get(mention, mention)  # a short form means the body that it stands for
            if meant is None and not hit.rule.triggers:
                continue  # no words but the event's noun beside it: "the Third Gulf Symposium"
            if meant is None:
                meant = mention
                board.add(mention)  # a name that only its place in the phrase shows to be a body
            spans.append(meant.span)
        if spans:
            value = RoleValue(str(hit.rule.value), tuple(spans), _event(hit))
            board.add(board.mention("role", *hit.whole, hit.rule.id, value, hit.rule.score))


def _event(hit: Hit) -> Span | None:
    events = hit.mentions("event")
    return events[0].span if events else None


@Language.factory("eventextract_roles", default_config={"models": None})
def make_roles(nlp: Language, name: str, models: str | None) -> Roles:
    """The component, with the knowledge of a models folder."""
    return Roles(load_knowledge(models))
