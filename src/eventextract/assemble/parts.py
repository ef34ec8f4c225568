"""Who organized, supported, paid for and taught the main event; each body in one role."""

from __future__ import annotations

from typing import Any

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.claims import Claim
from eventextract.assemble.cues import Cues
from eventextract.assemble.kinds import MainKind
from eventextract.assemble.scene import Scene
from eventextract.mentions import Candidate, Decision, Mention, RoleValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

RANK = ("organizer", "funder", "partner", "trainer")


class Parts:
    """The roles of a release: for each of organizer, funder, partner, trainer the holders in order of mention."""

    def __init__(self, scene: Scene, cues: Cues, kind: MainKind, agencies: Agencies) -> None:
        self.scene, self.cues, self.kind, self.agencies = scene, cues, kind, agencies
        self._held: dict[str, dict[str, tuple[Span, Mention, Agency | None]]] = {role: {} for role in RANK}
        if kind.type != "none":
            for role in RANK:
                for mention in scene.of("role"):
                    self._take(role, mention)

    def _take(self, role: str, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, RoleValue) or value.role != role or not self._counts(mention):
            return
        for span in value.holders:
            agency = self.agencies.at(span)
            name = agency.name if agency else clean_name(self.scene.words(span))
            if self._free(role, name):
                self._held[role].setdefault(name, (span, mention, agency))

    def _free(self, role: str, name: str) -> bool:
        """One role a body; but one that taught may be organizer (or partner) too."""
        others = [r for r in RANK if r not in (role, "trainer")] if role != "trainer" else []
        return not any(name in self._held[other] for other in others)

    def _counts(self, mention: Mention) -> bool:
        """Whether a role phrase speaks of the main event and not of another, nor within a quotation."""
        scene, span = self.scene, mention.span
        if not scene.in_story(span) or scene.in_quote(span):
            return False
        sentence = scene.sentence(span)
        speaks = scene.within(sentence, "event") or scene.zone(sentence) == "headline" or mention.score >= 1
        return bool(speaks) and not self.cues.has(self.cues.clause(span), "past")

    def agencies_held(self) -> list[Agency]:
        """The bodies that hold any role."""
        return [agency for held in self._held.values() for _, _, agency in held.values() if agency]

    def claims(self, role: str) -> list[Claim]:
        """The record's list for a role."""
        held = sorted(self._held[role].items(), key=lambda item: item[1][0])
        path = f"/event/{role}s"
        for name, (span, mention, _) in held:
            winner = Candidate(name, mention.source, "stated", (mention.span,), mention.score)
            self.scene.decisions.append(Decision(path, winner))
        return [_claim(name, span, mention, agency) for name, (span, mention, agency) in held]


def _claim(name: str, span: Span, mention: Mention, agency: Agency | None) -> Claim:
    value: dict[str, Any] = {"name": name, "knowledge_id": agency.knowledge_id if agency else None}
    return Claim(value, mention.source, (span, mention.span) if span != mention.span else (span,))
