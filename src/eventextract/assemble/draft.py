"""The record as a draft: every field decided, every value with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eventextract.assemble import agencies as bodies
from eventextract.assemble import lists, people
from eventextract.assemble.agencies import Agencies
from eventextract.assemble.audience import audience
from eventextract.assemble.claims import part
from eventextract.assemble.cues import Cues
from eventextract.assemble.dates import Dates
from eventextract.assemble.kinds import main_kind
from eventextract.assemble.missing import explain_nulls
from eventextract.assemble.nature import event_format, event_name, status
from eventextract.assemble.parts import Parts
from eventextract.assemble.people import People
from eventextract.assemble.related import related
from eventextract.assemble.scene import Given, Scene
from eventextract.assemble.source import day_of_publication, published, source
from eventextract.assemble.stance import Stance
from eventextract.assemble.topics import topics
from eventextract.assemble.when import when
from eventextract.assemble.where import Where, where
from eventextract.knowledge import Knowledge
from eventextract.mentions import Decision, Findings, Reading, Warn

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Draft:
    """A decided record: `tree` holds claims, `record` parts them into values and evidence."""

    tree: dict[str, Any]
    reading: Reading
    warnings: tuple[Warn, ...]
    decisions: tuple[Decision, ...]

    def record(self, text: str) -> dict[str, Any]:
        """The record as plain data, lists as tuples; `text` is the decoded text that evidence indexes."""
        plain, evidence = part(self.tree, self.reading, text)
        warnings = tuple([{"code": w.code, "path": w.path, "message": w.message} for w in self.warnings])
        return {**plain, "warnings": warnings, "evidence": evidence}


def assemble(reading: Reading, findings: Findings, given: Given, knowledge: Knowledge) -> Draft:
    """Decide every field of the record of one release."""
    scene = Scene(reading, findings, given, knowledge)
    tree = _Assembly(scene).tree()
    return Draft(tree, reading, tuple(scene.warnings), tuple(scene.decisions))


class _Assembly:
    """The stages of one record, each reading those before it."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.cues = scene, Cues(scene)
        self.published = published(scene)
        self.source = source(scene, self.published)
        self.readable = self.source["language"].value in (None, "en")
        self.agencies = Agencies(scene, self.cues)
        self.people = People(scene, self.agencies)
        self.dates = Dates(scene, self.cues, day_of_publication(scene, self.published))

    def tree(self) -> dict[str, Any]:
        head = {"schema_version": SCHEMA_VERSION, "id": self.scene.given.id, "source": self.source}
        if not self.readable:
            return {**head, **self._unread()}
        kind = main_kind(self.scene, self.cues)
        time = when(self.scene, self.cues, self.dates, kind)
        stance = Stance(self.scene, self.cues, kind, self.dates, time)
        place = where(stance)
        parts = Parts(self.scene, self.cues, kind, self.agencies)
        event = self._event(stance, place, parts)
        tree = {
            **head,
            "event": event,
            "related_events": related(self.scene, self.cues, self.dates, time, place) if kind.type != "none" else [],
            "entities": self._entities(event, place, parts),
            "quotes": lists.quotes(self.scene, self.people),
        }
        explain_nulls(self.scene, tree)
        return tree

    def _event(self, stance: Stance, place: Where, parts: Parts) -> dict[str, Any]:
        kind, time = stance.kind, stance.time
        return {
            "type": kind.claim,
            "name": event_name(self.scene, kind),
            "status": status(self.cues, time),
            "format": event_format(self.scene, self.cues, kind),
            "topics": topics(self.scene, self.cues),
            "start": time.start,
            "end": time.end,
            "duration": time.duration,
            "location": place.plain(),
            "participants": audience(stance, place.country),
            "organizers": parts.claims("organizer"),
            "partners": parts.claims("partner"),
            "funders": parts.claims("funder"),
            "trainers": parts.claims("trainer"),
            "programme": parts.programme(),
        }

    def _entities(self, event: dict[str, Any], place: Where, parts: Parts) -> dict[str, Any]:
        affiliations = [person.affiliation for person in self.people.all]
        needed = [*parts.agencies_held(), *(a.agency for a in affiliations if a and a.agency)]
        return {
            "agencies": [bodies.entity(agency, self.scene) for agency in self.agencies.listed(needed)],
            "officials": [people.entity(person, self.people) for person in self.people.all],
            "countries": lists.countries(self.scene, _country_roles(event, place)),
            "dates": lists.dates(self.dates),
            "venues": lists.venues(self.scene, place),
        }

    def _unread(self) -> dict[str, Any]:
        """A text in another language: nothing is guessed."""
        language = self.source["language"].value
        self.scene.warn(
            "language", "/source/language", f"the text is in another language ({language}); it was not read"
        )
        location = dict.fromkeys(("venue", "city", "subdivision", "country", "latitude", "longitude"))
        event: dict[str, Any] = dict.fromkeys(("type", "name", "status", "format"))
        event |= {"topics": [], "start": None, "end": None, "duration": None, "location": location}
        event |= {"participants": {"count": None, "women": None, "men": None, "groups": [], "countries": []}}
        event |= {"organizers": [], "partners": [], "funders": [], "trainers": [], "programme": None}
        empty: dict[str, list[Any]] = {"agencies": [], "officials": [], "countries": [], "dates": [], "venues": []}
        return {"event": event, "related_events": [], "entities": empty, "quotes": []}


def _country_roles(event: dict[str, Any], place: Where) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    if place.country.value:
        roles.setdefault(place.country.value, []).append("host")
    for claim in event["participants"]["countries"]:
        roles.setdefault(claim.value, []).append("participant")
    return roles
