"""Who holds a role: rows of a sentence, and role -> bodies that the component finds in it (weak phrases left out)."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract.knowledge import load_knowledge
from eventextract.mentions import Reading, RoleValue, Zone
from eventextract.pipeline import Pipeline
from eventextract.values import Span

WEAK = 0.5
ROLES = ("organizer", "partner", "funder")

ROWS: list[tuple[str, dict[str, list[str]]]] = [
    # lists, split at the right "and"
    (
        "The course was organized by the Ministry of Justice of Slovenia, the Supreme Court and the Bar Association.",
        {"organizer": ["Ministry of Justice of Slovenia", "Supreme Court", "Bar Association"]},
    ),
    (
        "It was organized by UNODC, in co-operation with INTERPOL and the World Bank, and with funding from Norway.",
        {"organizer": ["UNODC"], "partner": ["INTERPOL", "World Bank"], "funder": ["Norway"]},
    ),
    (
        "The course was hosted by the OSCE Centre in Astana, the Tax Service of the Finance Ministry and UNODC.",
        {"organizer": ["OSCE Centre in Astana", "Tax Service", "UNODC"]},
    ),
    (
        "The seminar was arranged by the World Bank and by the Supreme Court.",
        {"organizer": ["World Bank", "Supreme Court"]},
    ),
    # owners, parents, appositions and places hold no role
    (
        "The drill was hosted by INTERPOL's Regional Bureau for South America.",
        {"organizer": ["Regional Bureau for South America"]},
    ),
    (
        "The seminar was hosted by EUPOL COPPS, the EU police mission, and the World Bank.",
        {"organizer": ["EUPOL COPPS", "World Bank"]},
    ),
    ("The course was paid for by Norway's Ministry of Foreign Affairs.", {"funder": ["Ministry of Foreign Affairs"]}),
    # a subject, with and without a phrase before it
    (
        "UNODC, in partnership with the World Bank, is holding a seminar.",
        {"organizer": ["UNODC"], "partner": ["World Bank"]},
    ),
    (
        "With the support of the World Bank, UNODC and IOM organized a seminar.",
        {"organizer": ["UNODC", "IOM"], "partner": ["World Bank"]},
    ),
    ("Officers of the Border Guard Service and the National Police held a drill.", {}),
    (
        "IOM partnered with UNICEF to organize a two-day workshop.",
        {"organizer": ["IOM", "UNICEF"], "partner": ["UNICEF"]},
    ),
    # verbs that share a subject or an agent
    (
        "The visit was organised by UNODC and hosted by the National Police.",
        {"organizer": ["UNODC", "National Police"]},
    ),
    ("The seminar was held in Osh and attended by officers of UNHCR.", {}),
    ("The seminar was chaired by the World Bank.", {}),
    # passives whose agent comes late
    ("The seminar was conducted in the hall of a lyceum by UNHCR.", {"organizer": ["UNHCR"]}),
    ("It came up at a seminar which UNICEF and the World Bank held in Osh.", {"organizer": ["UNICEF", "World Bank"]}),
    # a name that only its place shows to be a body, and short forms of what was named before
    ("The prizes were sponsored by Brightwater Holdings.", {"funder": ["Brightwater Holdings"]}),
    ("The Embassy of Japan sent a guest. The seminar was hosted by the Embassy.", {"organizer": ["Embassy of Japan"]}),
    ("The seminar was hosted by the Embassy.", {}),
    # money
    (
        "It was made possible by a contribution of US$5,000 from the Government of Canada.",
        {"funder": ["Government of Canada"]},
    ),
    ("The costs are met by UNICEF and, since this year, by the World Bank.", {"funder": ["UNICEF", "World Bank"]}),
    ("Financial support was rendered by the World Bank.", {"funder": ["World Bank"]}),
    # who taught
    ("The course was led by instructors of the National Police.", {"trainer": ["National Police"]}),
    ("The trainers come from the National Police.", {"trainer": ["National Police"]}),
    ("The course was taught by experts from INTERPOL and the World Bank.", {"trainer": ["INTERPOL", "World Bank"]}),
    ("The lecturers were seconded by the World Bank.", {"trainer": ["World Bank"]}),
    ("The lecturers came by train from the hills.", {}),
    # labels
    ("Organised by: UNESCO.", {"organizer": ["UNESCO"]}),
    ("Organizers: the World Bank, UNESCO.", {"organizer": ["World Bank", "UNESCO"]}),
]


def wordings() -> list[tuple[str, dict[str, list[str]]]]:
    """The rows of roles.tsv: sentence, role -> bodies (trainers left out)."""
    lines = Path(__file__).with_name("roles.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(text, dict(_role(part) for part in told.split(" | ") if part)) for text, _, told in rows]


def _role(part: str) -> tuple[str, list[str]]:
    role, _, names = part.partition(": ")
    return role, names.split("; ")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def found(pipeline: Pipeline, text: str) -> dict[str, list[str]]:
    zone = Zone("body", Span(0, len(text)))
    roles: dict[str, list[str]] = {}
    for mention in pipeline.find(Reading(text, tuple(range(len(text) + 1)), (zone,))).mentions:
        if isinstance(mention.value, RoleValue) and mention.score >= WEAK:
            held = roles.setdefault(mention.value.role, [])
            held += [n for s in mention.value.holders if (n := text[s.start : s.end]) not in held]
    return roles


@pytest.mark.parametrize(("text", "roles"), ROWS, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_who_holds_which_role(pipeline: Pipeline, text: str, roles: dict[str, list[str]]) -> None:
    expected = {role: sorted(names) for role, names in roles.items()}
    assert {role: sorted(names) for role, names in found(pipeline, text).items()} == expected


@pytest.mark.parametrize(("text", "roles"), wordings(), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_how_publishers_word_roles(pipeline: Pipeline, text: str, roles: dict[str, list[str]]) -> None:
    held = {role: sorted(names) for role, names in found(pipeline, text).items() if role in ROLES}
    assert held == {role: sorted(names) for role, names in roles.items()}


def test_a_rule_names_its_holders_in_one_way() -> None:
    """Who holds a role is read from `subject` where a rule has it: a `holder` beside it would never be."""
    rules = load_knowledge().family("roles").rules
    assert [rule.id for rule in rules if {"subject", "holder"} <= set(rule.groups)] == []
