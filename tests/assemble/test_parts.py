"""Roles of the main event in the record: rows of a short release, and what the record says of one field."""

from __future__ import annotations

import pytest

from eventextract.extractor import Extractor

HEAD = "Judges trained in Osh\n\n"
LEAD = "OSH, 4 May 2015 - A three-day training course on evidence for 20 judges began today in Osh. "

ROLES: list[tuple[str, str, list[str]]] = [
    # one role a body: organizer before funder before partner
    ("organizers", "It was organized by UNODC and supported by UNODC.", ["UNODC"]),
    ("partners", "It was organized by UNODC and supported by UNODC.", []),
    ("partners", "The course was supported by the World Bank. It was funded by the World Bank.", []),
    ("funders", "The course was supported by the World Bank. It was funded by the World Bank.", ["World Bank"]),
    # countries pay without being agencies
    ("funders", "It was funded by Norway and the European Union.", ["Norway", "European Union"]),
    # another event's roles are not the main event's
    ("organizers", "It was run by UNODC. A similar course was organized by IOM in Naryn.", ["UNODC"]),
    ("organizers", "The workshop was organized by IOM, whose seat is in Naryn.", ["IOM"]),
    ("funders", "A conference in Naryn was planned as well. It was funded by Norway.", []),
    ("organizers", "It was run by UNODC. A follow-up workshop in May will be hosted by IOM.", ["UNODC"]),
    (
        "organizers",
        "It was run by UNODC. Judges came from Osh and Naryn. The next one is to be hosted by Chile.",
        ["UNODC"],
    ),
    ("organizers", "It was run by UNODC. Judges came from Naryn. Their dinner will be hosted by IOM.", ["UNODC"]),
    # nor are those of a part of it
    ("organizers", "It was run by UNODC. Side sessions on maps were held by IOM.", ["UNODC"]),
    ("funders", "It was run by UNODC. A reception was sponsored by IOM.", []),
    # a sentence that goes on to another event still tells of this one
    ("funders", "This action, financed by Norway, follows the conference held in Naryn last year.", ["Norway"]),
    # who has a role weakly has it where nobody is surer, a programme where there is nobody at all
    ("organizers", "It was held at the initiative of UNODC.", ["UNODC"]),
    ("organizers", "It was held at the initiative of UNODC. It was organized by IOM.", ["IOM"]),
    ("organizers", "The course is held within the Container Control Programme.", ["Container Control Programme"]),
    ("organizers", "It was held at the initiative of UNODC within the Container Control Programme.", ["UNODC"]),
    # a host may have an organizer beside him
    ("organizers", "The UNODC course was hosted by IOM.", ["UNODC", "IOM"]),
    ("organizers", "It was organized by IOM. The UNODC course took place in Osh.", ["IOM"]),
    # only at a ceremony does it matter who gives
    ("organizers", "UNODC handed over ten laptops to the judges.", []),
    # who facilitates organizes where nobody else does
    ("organizers", "UNDP, in collaboration with UNICEF, facilitated the course.", ["UNDP"]),
    ("organizers", "UNDP facilitated the course, which was organized by UNICEF.", ["UNICEF"]),
    ("partners", "UNDP facilitated the course, which was organized by UNICEF.", ["UNDP"]),
    ("partners", "The course was facilitated by UNDP.", ["UNDP"]),
    # a country and its own government are one body
    (
        "funders",
        "It was funded by the Government of Japan. Japan has put 2 million dollars into this project.",
        ["Government of Japan"],
    ),
    # how a thing or body came to be is none of the event's
    ("partners", "It took place at the Police Academy, which was founded in 1999 in cooperation with UNDP.", []),
    ("funders", "The judges sat in a hall that was renovated in 2010 with the financial support of Norway.", []),
    ("partners", "The course, which was set up in cooperation with UNDP, ends on Friday.", ["UNDP"]),
    # nor is what came before
    ("partners", "It was run by UNODC. The course follows an exercise held in Naryn with the support of UNDP.", []),
    ("partners", "The course follows a plan of 2013 and is held with the support of UNDP.", ["UNDP"]),
    # a sentence that recalls something may tell of this event all the same
    ("funders", "It is recalled that the present course benefits from the financial support of Norway.", ["Norway"]),
    (
        "organizers",
        "UNODC runs the course, held within a larger programme which is being implemented by UNDP.",
        ["UNODC"],
    ),
    # words in quotation marks count for nothing
    ("organizers", '"I was told that the course was organized by UNICEF in the end," said Ann Lee.', []),
    # who taught may have organized as well
    ("organizers", "The course was delivered by UNODC.", ["UNODC"]),
    ("trainers", "The course was delivered by UNODC.", ["UNODC"]),
    ("trainers", "It was taught by instructors of the National Police.", ["National Police"]),
    ("trainers", "The trainers come from the Police Academy and INTERPOL.", ["Police Academy", "INTERPOL"]),
    ("trainers", "The course was led by experts from UNODC and the World Bank.", ["UNODC", "World Bank"]),
    ("trainers", "The lecturers were seconded by the World Bank.", ["World Bank"]),
    ("trainers", "Trainers from UNICEF came to Osh for this.", ["UNICEF"]),
    ("trainers", "Two experts from the World Bank lectured.", ["World Bank"]),
    ("trainers", "It was organized by UNODC.", []),
    ("trainers", "The judges of the Supreme Court sat in the first row.", []),
    ("trainers", '"The course should be taught by instructors of the National Police," said Ann Lee.', []),
]

PROGRAMMES: list[tuple[str, str | None]] = [
    ('It was held within the framework of the project "Clean Hands".', "Clean Hands"),
    ('It is part of the EU-funded "Clean Hands" project.', "Clean Hands"),
    (
        'The course was held under the two-year initiative "Fair trials, free media", funded by Norway.',
        "Fair trials, free media",
    ),
    ("It is held in the framework of the Container Control Programme.", "Container Control Programme"),
    ("It forms part of the UNODC Global Maritime Crime Programme.", "UNODC Global Maritime Crime Programme"),
    ("It was funded by Norway under Project Lantern.", "Project Lantern"),
    ("The course was held within the framework of the EU4Harbours project.", "EU4Harbours"),
    ("It was held as part of a larger project.", None),
    ("It was held under a project of the World Bank.", None),
    ("Staff of the Container Control Programme were greeted.", None),
    ('"It is part of the Container Control Programme, as you know," said Ann Lee.', None),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


HANDOVER = "Boats for Osh\n\nOSH, 4 May 2015 - UNDP handed over three boats to the fishers of Osh at a handover ceremony today. "

PAID: list[tuple[str, list[str]]] = [
    ("The Government of Japan granted US$85,000 for the purchase of the boats.", ["Government of Japan"]),
    ("The boats were purchased by the Kingdom of Norway.", ["Kingdom of Norway"]),
    ("Norway has given fishers 2 million dollars since 2009.", []),
    ("Since 2009 Norway has given US$85,000 to fishers.", []),
    ("To date, Norway has provided US$2.5 million.", []),
    ("Norway provided $1.8 billion.", []),
    ("The boats were purchased by a fisher.", []),
]


@pytest.mark.parametrize(("text", "names"), PAID)
def test_who_paid_for_what_is_handed_over(extractor: Extractor, text: str, names: list[str]) -> None:
    record = extractor.extract(HANDOVER + text + "\n")
    assert [party.name for party in record.event.funders] == names


@pytest.mark.parametrize(("field", "text", "names"), ROLES)
def test_roles(extractor: Extractor, field: str, text: str, names: list[str]) -> None:
    record = extractor.extract(HEAD + LEAD + text + "\n")
    assert [party.name for party in getattr(record.event, field)] == names


@pytest.mark.parametrize(("text", "name"), PROGRAMMES)
def test_programme(extractor: Extractor, text: str, name: str | None) -> None:
    assert extractor.extract(HEAD + LEAD + text + "\n").event.programme == name


def test_a_headline_is_corrected_by_the_story(extractor: Extractor) -> None:
    text = "OSCE trains judges in Osh\n\n" + LEAD + "It was organized by the OSCE Centre in Bishkek.\n"
    assert [party.name for party in extractor.extract(text).event.organizers] == ["OSCE Centre in Bishkek"]


def test_who_gives_holds_the_ceremony(extractor: Extractor) -> None:
    gift = "UNODC handed over ten laptops to the Supreme Court of Kyrgyzstan today. The ceremony took place in Osh."
    text = f"Ceremony in Osh\n\nOSH, 4 May 2015 - {gift}\n"
    assert [party.name for party in extractor.extract(text).event.organizers] == ["UNODC"]


def test_a_note_that_opens_with_the_donor(extractor: Extractor) -> None:
    note = "\n\nBackground\n\nFunded by Norway, the project runs until 2020.\n"
    assert [party.name for party in extractor.extract(HEAD + LEAD + note).event.funders] == ["Norway"]


def test_a_note_names_the_donor_of_the_project(extractor: Extractor) -> None:
    note = "\n\nBackground\n\nThe course is part of a project which is financed by Norway.\n"
    assert [party.name for party in extractor.extract(HEAD + LEAD + note).event.funders] == ["Norway"]


def test_a_country_and_its_government_are_one_body_with_one_role(extractor: Extractor) -> None:
    text = (
        "Norway to Co-Host Seminar on Fisheries\n\n"
        "The Government of Norway, in partnership with UNDP, is sponsoring the seminar in Oslo on 3 May 2021."
    )
    event = extractor.extract(text).event
    assert [body.name for body in event.organizers] == ["Government of Norway"]
    assert event.funders == ()
