"""Who took part, by a table of sentence and value: each sentence stands in a short release of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventextract.extractor import Extractor
from eventextract.record import EventRecord
from eventextract.values import Count

OPENING = (
    "Workshop on cargo inspection held in Valletta\n\n"
    "VALLETTA, Malta, 5 May 2020 – A three-day workshop on cargo inspection ended today in Valletta. "
)
HANDOVER = (
    "Port police receive new vehicles\n\n"
    "VALLETTA, Malta, 5 May 2020 – Four vehicles were handed over to the Port Police today at a ceremony in Valletta. "
)
OPENINGS = {"audience.tsv": OPENING, "audience_press.tsv": OPENING, "audience_handover.tsv": HANDOVER}
TABLES = tuple(Path(__file__).with_name(name) for name in OPENINGS)


def rows() -> list[object]:
    """The rows of the tables; a known failure is expected to fail."""
    return [_row(OPENINGS[table.name], *line) for table in TABLES for line in _lines(table)]


def _lines(table: Path) -> list[list[str]]:
    return [line.split("\t") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")][1:]


def _row(opening: str, field: str, value: str, sentence: str, fails: str = "") -> object:
    marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
    return pytest.param(field, value, opening + sentence, marks=marks, id=f"{field}: {sentence}")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, sentence: str) -> EventRecord:
    return extractor.extract(OPENING + sentence)


def shown(record: EventRecord, field: str) -> str:
    """A value of the participants in the table's notation."""
    value = getattr(record.event.participants, field)
    if field in ("groups", "countries"):
        return (" | " if field == "groups" else " ").join(value) or "-"
    return str(Count(value.min, value.max, value.approximate)) if value else "-"


@pytest.mark.parametrize(("field", "value", "release"), rows())
def test_participants(extractor: Extractor, field: str, value: str, release: str) -> None:
    assert shown(extractor.extract(release), field) == value


def test_the_host_is_inferred_with_its_basis(extractor: Extractor) -> None:
    record = read(extractor, "Officers of the Customs Department took part.")
    entry = next(e for e in record.evidence if e.path == "/event/participants/countries/0")
    assert (entry.basis, entry.rule) == ("inferred", "participants.countries.event")


def test_a_sum_is_derived_from_its_parts(extractor: Extractor) -> None:
    record = read(extractor, "Nine police officers, four prosecutors and two judges took part.")
    entry = next(e for e in record.evidence if e.path == "/event/participants/count")
    assert (entry.basis, [span.text for span in entry.spans]) == ("derived", ["Nine", "four", "two"])


def test_visitors_are_not_taken_for_hosts(extractor: Extractor) -> None:
    text = "NICOSIA, Cyprus, 5 May 2020 – A study visit on cargo inspection to Nicosia ended today."
    assert list(extractor.extract(text).event.participants.countries) == []


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (
            ["FR", "MT"],
            "A meeting on ports. Maltese Foreign Minister Anna Borg met French Foreign Minister Luc Moreau.",
        ),
        (["FR", "MT"], "Meeting on ports. Maltese President Anna Borg held talks with French President Luc Moreau."),
        (["FR", "GR"], "Meeting on ports. Greek Minister Ana Rossi welcomed French Minister Luc Moreau to a meeting."),
        (["FR"], "French Minister of Ports Luc Moreau will travel to Valletta, Malta, on a visit on 5 May 2020."),
        (["FR"], "French Ambassador to Malta Luc Moreau paid a visit to Rome on 5 May 2020."),
    ],
)
def test_the_parties_of_talks(extractor: Extractor, codes: list[str], text: str) -> None:
    assert list(extractor.extract(f"News of the Ministry\n\n{text}").event.participants.countries) == codes


@pytest.mark.parametrize(
    "text",
    [
        "A workshop on ports was held. French Foreign Minister Luc Moreau met the press.",
        "The project ended. French Foreign Minister Luc Moreau has no doubts about it.",
    ],
)
def test_no_parties_but_of_talks_and_visits(extractor: Extractor, text: str) -> None:
    assert list(extractor.extract(f"News of the Ministry\n\n{text}").event.participants.countries) == []


def test_the_rest_of_an_exercise_are_the_hosts(extractor: Extractor) -> None:
    text = "Exercise held off Valletta\n\nVALLETTA, Malta, 5 May 2020 – A rescue exercise ended today in Valletta. "
    record = extractor.extract(text + "It involved 186 sailors, 48 of them Cypriot.")
    assert list(record.event.participants.countries) == ["CY", "MT"]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("Chief Diver of Malta Ada Borg met today with the delegation of the Coast Guard of Cyprus.", ("CY", "MT")),
        ("Minister of Ports Ada Borg received today a delegation of the Coast Guard of Cyprus.", ("CY", "MT")),
        ("Delegations from Cyprus, Greece and Italy took part in the meeting.", ("CY", "GR", "IT")),
    ],
)
def test_those_who_receive_others_for_talks_take_part(
    extractor: Extractor, sentence: str, countries: tuple[str, ...]
) -> None:
    record = extractor.extract(f"Meeting on nets in Valletta\n\nVALLETTA, Malta, 5 May 2020 – {sentence}")
    assert record.event.participants.countries == countries


@pytest.mark.parametrize(
    ("above", "lines", "added"),
    [
        ("It was attended by:", ("pilots of the ports (12)", "divers (8)", "clerks of the Port Authority (6)."), True),
        ("Those taking part were:", ("12 pilots of the ports", "8 divers", "6 clerks of the Port Authority"), True),
        ("The harbour has:", ("12 pilots of the ports", "8 divers", "6 clerks of the Port Authority"), False),
    ],
)
def test_a_list_of_lines_is_added_up(extractor: Extractor, above: str, lines: tuple[str, ...], added: bool) -> None:
    listed = "\n".join(f"- {line}" for line in lines)
    found = read(extractor, f"\n\n{above}\n\n{listed}\n\nThe Mayor opened it.").event.participants.count
    assert (found is not None and found.min == 26) is added


def test_experts_who_travel_are_the_audience(extractor: Extractor) -> None:
    text = (
        "Study tour to Nicosia\n\nNICOSIA, Cyprus, 5 May 2020 – Ten instructors of the Maltese Coast Guard were "
        "in Nicosia on a study tour from 3 to 5 May. A trainer from Paphos showed them the port."
    )
    participants = extractor.extract(text).event.participants
    assert (participants.count and participants.count.min, participants.countries) == (10, ("MT",))


@pytest.mark.parametrize(
    ("above", "countries"),
    [
        ("Teams were sent by", ("CY", "GR")),
        ("Participating countries:", ("CY", "GR")),
        ("Films were shown about", ("MT",)),
    ],
)
def test_where_people_came_from_line_by_line(extractor: Extractor, above: str, countries: tuple[str, ...]) -> None:
    lines = "* the Cyprus Ports Authority\n* the Coast Guard of Greece\n* the Harbour Fund"
    record = read(extractor, f"\n\n{above}\n\n{lines}\n\nThe Mayor opened the workshop.")
    assert record.event.participants.countries == countries
