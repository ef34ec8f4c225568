"""Labels and their values, whatever they are set in: rows of tables, columns, one line after another on one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eventextract import Extractor
from eventextract.knowledge import Knowledge
from eventextract.release.cues import cues_of
from eventextract.release.labelled_facts import by_line
from eventextract.release.mapped import Mapped
from eventextract.release.table_rows import as_lines

Growth = Callable[[Callable[[str], object], str], float]

ROWS = [  # a text, and what is read
    ("| Venue | Town Hall |", "Venue: Town Hall"),
    ("| Venue: | Town Hall |", "Venue: Town Hall"),
    ("| Venue | : Town Hall |", "Venue : Town Hall"),
    ("| When? | 4 May |", "When? 4 May"),
    ("  | Date | 4 May |  ", "  Date: 4 May  "),
    ("| Date | 4 May |\n|---|:-:|\n| Fee | |", "Date: 4 May\n\nFee"),
    ("| 09:00 | Opening | Anna Ek |", "09:00 | Opening | Anna Ek"),
    ("|", "|"),
    ("||", "||"),
    ("|||", ""),
    ("Home | News | Contact", "Home | News | Contact"),
    ("When     4 May\nWhere\tTown Hall", "When: 4 May\nWhere: Town Hall"),
    ("When?    4 May", "When? 4 May"),
    ("Anna Ek     Director\nIvo Kovac   Judge", "Anna Ek     Director\nIvo Kovac   Judge"),
    ("Where     Town Hall     Osh", "Where     Town Hall     Osh"),
    (
        "Forty judges from all regions of the country met     here",
        "Forty judges from all regions of the country met     here",
    ),
]
ONE_LINE = [  # the bar stands where a line end is to be put
    "When: 4 May |Where: Town Hall, Osh |Who: thirty judges",
    "A course on bail. |Date: 4 May 2021 |Venue: Town Hall",
    "When: 4 May at noon",
    "She said: Where: nobody knew",
    "The answer was: Yes. Their question: Who pays?",
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_rows_become_lines(knowledge: Knowledge, text: str, wanted: str) -> None:
    assert as_lines(Mapped.of(text), cues_of(knowledge)).text == wanted


ALONE = [
    ("Date\n4 May\nVenue\nTown Hall", "Date\n4 May\nVenue\nTown Hall"),
    ("Date:\n4 May\nVenue:\nTown Hall", "Date: 4 May\nVenue: Town Hall"),
    ("Date:\n\n4 May\n\nVenue:\n\nTown Hall", "Date: 4 May\n\nVenue: Town Hall"),
    ("- When?\n- 4 May\n- Where?\n- Town Hall", "- When: 4 May\n- Where: Town Hall"),
    ("  - When\n  - 4 May\n  - Where\n  - Town Hall", "  - When: 4 May\n  - Where: Town Hall"),
    ("Date:\n   4 May\nVenue:\n   Town Hall", "Date: 4 May\nVenue: Town Hall"),
    ("Date:\n4 May\nA course began", "Date:\n4 May\nA course began"),
    ("Speakers:\nAgenda:\nCosts:\n", "Speakers:\nAgenda:\nCosts:\n"),
    ("Agenda:\n" + "A course began. " * 9 + "\nFee:\nnone", "Agenda:\n" + "A course began. " * 9 + "\nFee:\nnone"),
]


@pytest.mark.parametrize(("text", "wanted"), ALONE)
def test_a_label_alone_takes_up_the_next_line(knowledge: Knowledge, text: str, wanted: str) -> None:
    assert by_line(Mapped.of(text), cues_of(knowledge)).text == wanted


@pytest.mark.parametrize("marked", ONE_LINE)
def test_facts_in_one_line_stand_by_line(knowledge: Knowledge, marked: str) -> None:
    assert by_line(Mapped.of(marked.replace("|", "")), cues_of(knowledge)).text == marked.replace("|", "\n")


FACTS = (
    ("When", "10-14 November 2014"),
    ("Where", "Hotel Bellevue, Praia, Cabo Verde"),
    ("Participants", "28 judges from Angola"),
    ("Organizer", "UNODC"),
)


@pytest.mark.parametrize(
    "piece",
    ["| Venue | Osh |\n", "Venue\tOsh\n", "When: 4 May Where: Osh ", "Venue:\nOsh\n", "|" * 50, " " * 50, "A " * 25],
)
def test_time_grows_with_length(knowledge: Knowledge, growth: Growth, piece: str) -> None:
    cues = cues_of(knowledge)
    assert growth(lambda text: by_line(as_lines(Mapped.of(text), cues), cues), piece) < 16


SETTINGS = {
    "lines": "\n".join(f"{label}: {value}" for label, value in FACTS),
    "table": "\n".join(f"| {label} | {value} |" for label, value in FACTS),
    "tabs": "\n".join(f"{label}\t{value}" for label, value in FACTS),
    "columns": "\n".join(f"{label:<20}{value}" for label, value in FACTS),
    "bold": "\n".join(f"**{label}:** {value}  " for label, value in FACTS),
    "alone": "\n".join(f"{label}:\n{value}" for label, value in FACTS),
    "list": "\n".join(f"- {label}:\n- {value}" for label, value in FACTS),
    "one line": " ".join(f"{label}: {value}" for label, value in FACTS),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_an_event_told_by_labels_alone(extractor: Extractor, setting: str) -> None:
    about = "The training will show judges how assets are traced. It is meant for those who have handled a case."
    text = f"Training on asset recovery\n\n{SETTINGS[setting]}\n\n{about}\n"
    event = extractor.extract(text).event
    assert (event.start, event.end, event.location.venue) == ("2014-11-10", "2014-11-14", "Hotel Bellevue")
    assert (event.location.city, event.location.country) == ("Praia", "CV")
    assert event.participants.count is not None
    assert (event.participants.count.min, event.participants.countries) == (28, ("AO",))
    assert [body.name for body in event.organizers] == ["UNODC"]
