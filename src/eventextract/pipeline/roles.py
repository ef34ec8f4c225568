"""Component `eventextract_roles`: phrases that say who organized, supported, paid for or taught an event."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from eventextract.knowledge import Knowledge, load_knowledge
from eventextract.knowledge.rules import Rule
from eventextract.mentions import Mention, RoleValue
from eventextract.pipeline.abstract import abstract
from eventextract.pipeline.board import Board, board_of
from eventextract.pipeline.role_holders import holders
from eventextract.pipeline.role_slots import Slots
from eventextract.pipeline.rules import Hit, hits_in
from eventextract.values import Span

SEEN = ("agency", "programme", "person", "date", "event", "city", "country", "demonym", "region", "venue")

EVENT_VERB = "events.verb"  # "launched", "trains": here these are verbs of holding, no nouns


class Roles:
    """Proposes mentions of kind `role`: the span is the whole phrase, the holders are spans of bodies (or payers)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rules = knowledge.family("roles").rules
        self._words = sorted({word for rule in self._rules for word in rule.triggers})
        self._slots = Slots(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        board = board_of(doc)
        whole = board.text.lower()
        here = [word for word in self._words if word in whole]  # most triggers stand nowhere in a text
        for sentence in board.sentences:
            lower = board.text[sentence.start : sentence.end].lower()
            rules = self._wanted({word for word in here if word in lower})
            if rules:
                self._read(board, sentence, rules)
        return doc

    def _wanted(self, present: set[str]) -> list[Rule]:
        return [rule for rule in self._rules if not rule.triggers or not present.isdisjoint(rule.triggers)]

    def _read(self, board: Board, sentence: Span, rules: list[Rule]) -> None:
        plain = [m for m in board.within(sentence, *SEEN) if m.source != EVENT_VERB]
        kinds = {"agency", *(m.kind for m in plain)}  # a slot may yet be a body
        rules = [rule for rule in rules if kinds.issuperset(rule.needs)]
        if not any(rule.triggers for rule in rules) and not any(m.kind == "agency" for m in plain):
            return
        slots = self._slots.found(board, sentence)
        view = abstract(board.text, sentence, SEEN, [*plain, *slots])
        for hit in hits_in(rules, view):
            self._propose(board, hit, slots)

    def _propose(self, board: Board, hit: Hit, slots: dict[Mention, Mention | None]) -> None:
        name = hit.span("name")
        spans = [name] if name else []
        for mention in holders(hit) if not name else ():
            meant = slots.get(mention, mention)  # a short form means the body that it stands for
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
