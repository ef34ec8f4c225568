"""The main event's own name and its format."""

from __future__ import annotations

import pytest

from eventextract import extract_event

NAMES = [
    ('The field exercise "Dry River 2021" was held in Osh on 3 May.', "Dry River 2021"),
    ('A workshop titled "Paper Trails" was held in Osh on 3 May.', "Paper Trails"),
    ('A conference on the theme "Rivers without Borders" was held in Osh on 3 May.', "Rivers without Borders"),
    ("A course called 'First Steps in Court' was held in Osh on 3 May.", "First Steps in Court"),
    ('The "Open Court" seminar was held in Osh on 3 May.', "Open Court"),
    ("The Third Alpine Conference on Juvenile Justice was held in Osh on 3 May.",
     "Third Alpine Conference on Juvenile Justice"),
    ("The 5th Regional Forum on Labour Rights was held in Osh on 3 May.", "5th Regional Forum on Labour Rights"),
    ("The Winter School of Administrative Law was held in Osh from 1 to 3 May.", "Winter School of Administrative Law"),
    ("Twenty judges took part in the Global Workshop on Missing Persons in Osh on 3 May.",
     "Global Workshop on Missing Persons"),
    ("A workshop for judges was held in Osh on 3 May.", None),
    ('A workshop for judges was held in Osh on 3 May. "We Learned A Lot There," said Ann Lee.', None),
    ("The Norwegian workshop was held in Osh on 3 May.", None),
    ("At the seminar in Osh on 3 May the Course Director Ann Lee spoke.", None),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "name"), NAMES)
def test_name(lead: str, name: str | None) -> None:
    assert extract_event(f"News from the hills\n\nOSH, 4 May 2021 – {lead}\n").event.name == name


FORMATS = [
    ("An online workshop on notaries was held on 3 May.", "online"),
    ("A virtual seminar on notaries was held on 3 May.", "online"),
    ("A webinar on notaries was held on 3 May.", "online"),
    ("The workshop was held online on 3 May for twenty notaries.", "online"),
    ("The meeting of notaries was held via Zoom on 3 May.", "online"),
    ("The meeting of notaries took place by videoconference on 3 May.", "online"),
    ("A hybrid conference of notaries was held on 3 May in Osh.", "hybrid"),
    ("The conference was held in a hybrid format in Osh on 3 May.", "hybrid"),
    ("A face-to-face course for notaries was held in Osh on 3 May.", "in-person"),
    ("An in-person workshop for notaries was held in Osh on 3 May.", "in-person"),
    ("A workshop for notaries was held in Osh on 3 May.", None),
    ("A workshop on online fraud was held in Osh on 3 May.", None),
    ("A seminar on virtual assets was held in Osh on 3 May.", None),
    ("A workshop for notaries was held in Osh on 3 May. The papers can be read online.", None),
]


@pytest.mark.parametrize(("lead", "wanted"), FORMATS)
def test_format(lead: str, wanted: str | None) -> None:
    assert extract_event(f"News from the hills\n\nOSH, 4 May 2021 – {lead}\n").event.format == wanted
