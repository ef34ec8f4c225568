"""What kind of event a release is about: by the noun it uses, where and how; `none` where other news is told."""

from __future__ import annotations

import pytest

from eventextract import extract_event

LINE = "VIENNA, 4 May 2021 – "
ROWS = [
    (
        "Training on border checks held",
        "A training course on border checks was held in Osh on 3 May.",
        "training-course",
    ),
    ("Police learn to read maps", "A two-day seminar on map reading was held in Osh on 3 May.", "seminar"),
    ("Judges meet in Osh", "A workshop for twenty judges opened in Osh today.", "workshop"),
    ("Water experts gather", "An international conference on rivers took place in Osh yesterday.", "conference"),
    ("Ministers meet", "The ministers held a bilateral meeting in Osh on 3 May.", "meeting"),
    ("Mayors at one table", "A round table on housing was held in Osh on 3 May.", "round-table"),
    ("Youth forum opens in Osh", "A youth forum on jobs opened in Osh today.", "forum"),
    (
        "Customs officers in Lyon",
        "Ten officers took part in a study visit to Lyon. The visit ended on 3 May.",
        "study-visit",
    ),
    ("Secretary's Travel to Oslo", "The Secretary will travel to Oslo on 6 May to meet students.", "visit"),
    ("Rescuers practise", "A field exercise for rescuers was held near Osh on 3 May.", "exercise"),
    ("Posters in every bus", "UNDP launched a campaign against litter in Osh on 3 May.", "launch"),
    ("Clean air asked for", "A peace march was held in Osh on 3 May.", "other"),
    ("Deputies ask about roads", "A parliamentary hearing was held in Osh on 3 May.", "meeting"),
    ("New post handed over", "A handover ceremony for a border post took place in Osh on 3 May.", "ceremony"),
    ("Campaign launch in Osh", "The launch of a campaign against litter took place in Osh on 3 May.", "launch"),
    ("Talking of yachts", "A webinar on yachts was held on 3 May for customs officers.", "webinar"),
    ("Students in the hills", "A summer school on human rights was held in Osh from 1 to 3 May.", "school"),
    (
        "Managers of mines under one roof",
        "The tenth School on Mines took place in Osh. Those who ran the first School in 2010 came back.",
        "school",
    ),
    (
        "Police who talk",
        "A course on dialogue policing for dialogue officers was held in Osh on 3 May.",
        "training-course",
    ),
    ("Coders compete", "A hackathon for students was held in Osh on 3 May.", "competition"),
    ("Full hall in Osh", "A public lecture on rivers was held in Osh on 3 May.", "other"),
    (
        "New head of customs appointed",
        "Ann Lee was today appointed head of customs. She once attended a course.",
        "none",
    ),
    ("Police seize ten tonnes of tea", "Police have seized ten tonnes of tea on a lorry near Osh.", "none"),
    ("Bank approves grant for wells", "The bank has approved a grant of 4 million euros for wells near Osh.", "none"),
    ("Ministry condemns attack", "The ministry condemned the attack. A meeting of envoys will follow.", "none"),
]


@pytest.mark.parametrize(("headline", "lead", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_type(headline: str, lead: str, kind: str) -> None:
    assert extract_event(f"{headline}\n\n{LINE}{lead}\n").event.type == kind


NO_EVENT = [
    "The new training centre has a curriculum and three training officers, whose salaries rose.",
    "In the course of the year prices rose, of course, and nobody was glad about it at all.",
    "Please visit our website, where the prices of bread and of salt are shown by district.",
]


@pytest.mark.parametrize("lead", NO_EVENT)
def test_phrases_that_hold_a_noun_name_no_event(lead: str) -> None:
    assert extract_event(f"Prices and salaries\n\n{LINE}{lead}\n").event.type == "none"


ROLES = [
    ("", "none"),
    ("It was organized by UNICEF and funded by the Government of Norway.", "workshop"),
]


@pytest.mark.parametrize(("roles", "kind"), ROLES, ids=["no roles", "roles"])
def test_roles_that_are_told_speak_for_an_event(roles: str, kind: str) -> None:
    text = f"""A long list of names

{LINE}The bell rang late on Monday. Most of the chairs were new, and some were taken by the window. Nobody
said much about the weather. The radio was off. Two dogs lay by the gate. The clock had stopped. Rain was near.
{roles} Tea was brought in at four, when the workshop was half over.
"""
    assert extract_event(text).event.type == kind


MORE_NOUNS = [
    ("Twelve young lawyers finished an internship on land law in Osh on 3 May.", "training-course"),
    ("A job exchange of plant inspectors was held in Osh from 1 to 3 May.", "study-visit"),
    ("A mock drill for police divers was held in Osh on 3 May.", "exercise"),
    ("The fourth technical table of forest services was held in Osh on 3 May.", "meeting"),
    ("The envoy and the mayor signed a grant contract for a well at the embassy on 3 May.", "ceremony"),
    ("On 3 May in Osh the regional seminar on tariffs has passed.", "seminar"),
]


@pytest.mark.parametrize(("lead", "kind"), MORE_NOUNS)
def test_nouns_that_few_publishers_use(lead: str, kind: str) -> None:
    assert extract_event(f"Notes of the day\n\n{LINE}{lead}\n").event.type == kind


OTHER_NEWS = [
    ("Parliament passes a law on seminars", "Parliament passed a law on fees for seminars and courses."),
    pytest.param(
        "Beware of a false course",
        "There is no such course, the ministry said, and nobody should pay for it.",
        marks=pytest.mark.xfail(strict=True, reason="in a short notice an event said not to exist is taken for one"),
    ),
    ("Key findings on wages", "According to a study half of the workers have never attended a training."),
]


@pytest.mark.parametrize(("headline", "lead"), OTHER_NEWS)
def test_other_news(headline: str, lead: str) -> None:
    assert extract_event(f"{headline}\n\n{LINE}{lead}\n").event.type == "none"


def test_the_visit_is_the_study_visit_that_was_named() -> None:
    text = f"""Ten officers see Lyon

{LINE}Ten officers returned from a study visit to Lyon. The visit was held from 1 to 3 May.
The visit was paid for by Norway.
"""
    event = extract_event(text).event
    assert event.type == "study-visit"


def test_quoted_words_name_no_event() -> None:
    text = f"""Judges learn in Osh

{LINE}A workshop for judges was held in Osh on 3 May. "Our last conference was long,
the conference before it too," said Ann Lee.
"""
    assert extract_event(text).event.type == "workshop"
