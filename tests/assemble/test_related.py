"""Other events of a release: each date with its own town, how it stands to the main event, and what is no event."""

from __future__ import annotations

from typing import Any

import pytest

from eventextract import extract_event

HEAD = "Judges learn in Osh\n\nOSH, 10 May 2021 – A workshop for judges was held in Osh on 3 May 2021.\n"
BODY = "Twenty judges took part in it and asked many questions about papers.\n"


def others(sentence: str) -> list[Any]:
    return list(extract_event(f"{HEAD}\n{BODY}\n{sentence}\n").related_events)


ROWS = [
    ("A similar workshop was held in Naryn in October 2020.",
     "previous", "workshop", "2020-10", "2020-10", None, "Naryn"),
    ("The next one will take place in Batken on 7 June.", "planned", None, "2021-06-07", "2021-06-07", "P1D", "Batken"),
    ("A second workshop is planned in Talas from 7 to 9 June.",
     "planned", "workshop", "2021-06-07", "2021-06-09", "P3D", "Talas"),
    ("The first workshop was held in Tunis in 2009.", "previous", "workshop", "2009", "2009", None, "Tunis"),
    ("A conference will be held in Prague on 7 and 8 October.",
     "planned", "conference", "2021-10-07", "2021-10-08", "P2D", "Prague"),
    ("They will meet again in Prague from 7 to 11 October.",
     "planned", None, "2021-10-07", "2021-10-11", "P5D", "Prague"),
    ("An earlier seminar took place in Bishkek on 3 March.",
     "previous", "seminar", "2021-03-03", "2021-03-03", "P1D", "Bishkek"),
    ("The previous forum was held in Almaty in April 2019.", "previous", "forum", "2019-04", "2019-04", None, "Almaty"),
    ("A study visit to Vilnius is scheduled for September.",
     "planned", "study-visit", "2021-09", "2021-09", None, "Vilnius"),
    ("A three-day course will begin in Batken on 7 June.",
     "planned", "training-course", "2021-06-07", "2021-06-09", "P3D", "Batken"),
    ("A follow-up round table will be held in Oslo in July 2021.",
     "planned", "round-table", "2021-07", "2021-07", None, "Oslo"),
    ("Winter training for the best ten is envisaged in Karakol in January.",
     "planned", "training-course", "2022-01", "2022-01", None, "Karakol"),
    ("The first workshop, which was given in Naryn in 2018 (from 5 to 23 March), was longer.",
     "previous", "workshop", "2018-03-05", "2018-03-23", "P19D", "Naryn"),
    ("The next competition should be held in 2023 in Batken, from 6 to 10 August.",
     "planned", "competition", "2023-08-06", "2023-08-10", "P5D", "Batken"),
    ("8-9 June – Study visit of twelve judges to Vilnius",
     "planned", "study-visit", "2021-06-08", "2021-06-09", "P2D", "Vilnius"),
    ("Naryn (2019) was the sixth.", "previous", None, "2019", "2019", None, "Naryn"),
    ("The workshop was first piloted in Naryn in 2019.", "previous", "workshop", "2019", "2019", None, "Naryn"),
    ("Naryn is to be the venue in 2022.", "planned", None, "2022", "2022", None, "Naryn"),
    ("A course on appeals will follow in the autumn.", "planned", "training-course", "2021", "2021", None, None),
    ("A return course for clerks is going to be held in Naryn in spring.",
     "planned", "training-course", "2022", "2022", None, "Naryn"),
    ("The last workshop of this size was in 2011.", "previous", "workshop", "2011", "2011", None, None),
    ("A national conference is in preparation for 27 November.",
     "planned", "conference", "2021-11-27", "2021-11-27", "P1D", None),
    ("The 2022 edition, which will be held in the first half of May, is for clerks.",
     "planned", None, "2022-05", "2022-05", None, None),
    ("A sister course for clerks follows in Naryn from 10 to 14 June.",
     "planned", "training-course", "2021-06-10", "2021-06-14", "P5D", "Naryn"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "relation", "kind", "start", "end", "duration", "city"), ROWS)
def test_one_other_event(
    sentence: str, relation: str, kind: str | None, start: str, end: str, duration: str | None, city: str
) -> None:
    [event] = others(sentence)
    assert (event.relation, event.type, event.start, event.end) == (relation, kind, start, end)
    assert (event.duration, event.location.city) == (duration, city)


LISTS = [
    ("They were trained in Naryn in 2018 and on 3 March they toured it.", [("2018", "Naryn"), ("2021-03-03", None)]),
    (
        "Heats were held in Naryn on 5 April and in Talas on 12 April.",
        [("2021-04-05", "Naryn"), ("2021-04-12", "Talas")],
    ),
    ("Earlier courses took place in Tunis in 2009 and in Accra in 2011.", [("2009", "Tunis"), ("2011", "Accra")]),
    ("It followed courses in Tunis (May 2019) and Accra (June 2020).", [("2019-05", "Tunis"), ("2020-06", "Accra")]),
    (
        "Such workshops were held in Lima, Peru, in May 2019, in Quito, Ecuador, in 2020 and in Bogota in March.",
        [("2019-05", "Lima"), ("2020", "Quito"), ("2021-03", "Bogota")],
    ),
    ("Two similar workshops were conducted in Tunis and Accra in 2019.", [("2019", "Tunis"), ("2019", "Accra")]),
    ("The next workshop will be held in Batken.", [(None, "Batken")]),
    ("They decided to hold their next workshop in Batken.", [(None, "Batken")]),
    ("On 14 June 2021, the judges will report on their plans at a seminar in Tunis.", [("2021-06-14", "Tunis")]),
    ("In March two of them completed a study visit to the Port of Antwerp.", [("2021-03", "Antwerp")]),
    ("Agreement was reached to hold a course for the clerks in Talas in September.", [("2021-09", "Talas")]),
    ("A similar workshop will follow in Talas in spring next year.", [("2022", "Talas")]),
    ("In March of this year the Academy handed over a set of books to the courts.", [("2021-03", None)]),
    ("A similar workshop was held in Tunis in November last year.", [("2020-11", "Tunis")]),
    ("Twelve judges met in Naryn in May 2019 and in Talas in November of the same year.",
     [("2019-05", "Naryn"), ("2019-11", "Talas")]),
    ("On 12 February, a laboratory was handed over to the court in Talas.", [("2021-02-12", "Talas")]),
    ("A follow-on mission should come to Talas in spring 2022.", [("2022", "Talas")]),
    ("Similar workshops had been held in Naryn and Talas.", [(None, "Naryn"), (None, "Talas")]),
    ("The next workshop would be held in Talas.", [(None, "Talas")]),
    ("A similar workshop for clerks would follow in October.", [("2021-10", None)]),
    ("The next course will commence in February 2022.", [("2022-02", None)]),
    ("The next course is due on 20-24 November.", [("2021-11-20", None)]),
    ("The Academy ran similar courses in Tunis in 2017.", [("2017", "Tunis")]),
    ("Another sixty clerks will be trained in June.", [("2021-06", None)]),
    ("A similar workshop will be held for clerks in the second half of May.", [("2021-05", None)]),
    ("The training took place in Quantico in January and February of this year.", [("2021-01", "Quantico")]),
    ("Notes to editors\n\nThe first and second workshops took place in Tunis (2017) and Accra (2019).",
     [("2017", "Tunis"), ("2019", "Accra")]),
    ("Workshops will be held in Naryn and Talas on 17 and 24 June respectively.",
     [("2021-06-17", "Naryn"), ("2021-06-24", "Talas")]),
    ("Workshops will be held on June 17 and 18, 2021, in Naryn and Talas, respectively.",
     [("2021-06-17", "Naryn"), ("2021-06-18", "Talas")]),
    ("Courses will be held in Naryn and Talas in June and July respectively.",
     [("2021-06", "Naryn"), ("2021-07", "Talas")]),
    ("The second is planned for Naryn in June, and the last one for October.",
     [("2021-06", "Naryn"), ("2021-10", None)]),
    ("Earlier editions: Naryn (2017), Talas (2019).", [("2017", "Naryn"), ("2019", "Talas")]),
    ("In 2017 the workshop for clerks was held for the first time, in Naryn (June 12-16).", [("2017-06-12", "Naryn")]),
    ("The workshop in Naryn, originally planned for 12 June, has been moved to 19 June.", [("2021-06-19", "Naryn")]),
    ("The annual conference returns to Naryn from 5 to 7 December.", [("2021-12-05", "Naryn")]),
    ("Study visits were made to Iceland in May 2017.", [("2017-05", None)]),
    ("The next group would travel to Iceland in the last week of June.", [("2021-06", None)]),
    ("A similar workshop is to be held in the coming months in Naryn.", [(None, "Naryn")]),
    ("A fair is under way in Naryn until 20 May.", [(None, "Naryn")]),
    ("A meeting has been scheduled for early autumn in Naryn.", [("2021", "Naryn")]),
    ("The project included consultations in Naryn (June 2019).", [("2019-06", "Naryn")]),
    ("Similar workshops were held in Naryn in 2017 and again in 2019.", [("2017", "Naryn"), ("2019", "Naryn")]),
    ("In 2015 and 2018, courses for clerks and bailiffs of the lower courts were given in Talas.",
     [("2015", "Talas"), ("2018", "Talas")]),
    ("Two courses will follow in March and in May, the last one in Naryn.", [("2021-03", None), ("2021-05", "Naryn")]),
    ("The judges go on to Naryn, where they will teach clerks of the lower courts on 20 May.", [("2021-05-20", "Naryn")]),
    ("After Tunis in 2017 and Accra in 2019, Naryn will host the seminar on 9 September 2021.",
     [("2017", "Tunis"), ("2019", "Accra"), ("2021-09-09", "Naryn")]),
    ("The textbook was tried in Naryn during a course for bailiffs of the lower courts in March.",
     [("2021-03", "Naryn")]),
    ("Next Thursday the clerks will report on their work with the papers at a reception in Talas.",
     [("2021-05-20", "Talas")]),
    ("A webinar on papers, which drew some 90 clerks on 12 April, had gone before.", [("2021-04-12", None)]),
    ("Opened in Naryn on 11 January, the series will end with a fair in Talas on 9 August.",
     [("2021-01-11", "Naryn"), ("2021-08-09", "Talas")]),
    ("Another group of clerks will be trained in Talas by the end of June.", [("2021-06", "Talas")]),
    ("Another group of clerks will be trained in Talas before the year is out.", [("2021", "Talas")]),
    ("Similar courses are planned in Naryn (23 June), Ivorytown (25 June) and Talas (27 June).",
     [("2021-06-23", "Naryn"), ("2021-06-25", None), ("2021-06-27", "Talas")]),
    ("Earlier courses under the same project trained 60 clerks in Naryn and Talas.", [(None, "Naryn"), (None, "Talas")]),
    ("Similar sessions had been held in Naryn.", [(None, "Naryn")]),
    ("Last year's course was held on 9 September 2020.", [("2020-09-09", None)]),
    ("Last month, clerks in Naryn went through the very same programme.", [("2021-04", "Naryn")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), LISTS)
def test_each_date_has_its_own_town(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert [(event.start, event.location.city) for event in others(sentence)] == wanted


NO_EVENTS = [
    "The flood season opens on 1 June.",
    "He sat in the second row in 2019.",
    "It was the third workshop this spring.",
    "The law was adopted in March 2019 and amended in 2020.",
    "The academy was founded in 1999.",
    "Applications must be sent by 30 June.",
    "Since 2015 the mission has trained 300 judges.",
    "In 2020 the police recorded 112 thefts.",
    "The project runs until December 2022.",
    "On the second day, 3 May, they visited a court.",
    "The flood of July 2018 destroyed twelve houses.",
    "The judges returned to Naryn and Talas.",
    "The workshop was held for judges from Naryn and Talas.",
    "The similar court of Tunis was moved.",
    "Large hauls, with nine tonnes found in Talas in March, show the need for it.",
    "Between October 2016 and October 2018 the courts handed over 19 cases.",
    "The new centre in Talas would be manned from June.",
    "The hotline which the court opened in January had 600 calls.",
    "The judge spoke in Osh on Wednesday.",
    "In the first quarter of this year 300 letters came.",
    "Notes to editors\n\nThe court of Talas has 40 judges since 2019.",
    "The fires of July 2020 ravaged the woods near Naryn.",
    "They saw a drill at the power plant of Talas, which was shut down on 9 December 2009.",
    "It works with the court of Talas, which has had such a desk in Naryn since 2012.",
]


@pytest.mark.parametrize("sentence", NO_EVENTS)
def test_dates_of_other_things_are_no_events(sentence: str) -> None:
    assert others(sentence) == []


SECOND = [
    ("Tomorrow a session for clerks will take place in Naryn.", ("2021-05-11", "Naryn", "KG")),
    ("It follows on from a seminar for clerks staged in Naryn last autumn.", ("2020", "Naryn", "KG")),
    ("A webinar for clerks is scheduled for 20 May.", ("2021-05-20", None, None)),
    ("A similar workshop was held in Georgia in 2019.", ("2019", None, "GE")),
    ("Also this week, 25 clerks are attending a course on papers in Naryn.", ("2021-05", "Naryn", "KG")),
]


@pytest.mark.parametrize(("sentence", "wanted"), SECOND)
def test_another_event_may_be_told_right_behind_the_main_one(sentence: str, wanted: tuple[str, str, str]) -> None:
    [event] = extract_event(f"{HEAD}\n{sentence}\n\n{BODY}").related_events
    assert (event.start, event.location.city, event.location.country) == wanted


NAMES = [
    ('The workshop "Paper Trails" will be held in Oslo on 7 June.', "Paper Trails"),
    ('A conference titled "Rivers without Borders" will take place in Oslo on 7 June.', "Rivers without Borders"),
    ('A forum on "Justice for Children" was held in Oslo in April 2019.', "Justice for Children"),
    ("The Third Nordic Conference on Juvenile Justice will be held in Oslo on 7 June.",
     "Third Nordic Conference on Juvenile Justice"),
    ("They met at the Global Forum on Legal Aid in Oslo in April 2019.", "Global Forum on Legal Aid"),
    ("Next is the Winter School of Criminal Law in Oslo in January 2022.", "Winter School of Criminal Law"),
    ("The last Annual Workshop on Court Records was held in Oslo in May 2019.", "Annual Workshop on Court Records"),
    ("A similar workshop was held in Oslo in April 2019.", None),
    ("The next conference will be held in Oslo on 7 June.", None),
    ("A Norwegian seminar was held in Oslo in April 2019.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_names_of_other_events(sentence: str, name: str | None) -> None:
    assert [event.name for event in others(sentence)] == [name]


def test_the_same_event_told_twice_is_one() -> None:
    twice = "The next workshop will be held on 7 June. The next workshop will take place in Talas on 7 June."
    assert [(event.start, event.location.city) for event in others(twice)] == [("2021-06-07", "Talas")]


def test_a_year_named_apart_holds_for_the_day_of_its_sentence() -> None:
    [event] = others("Last year's workshop was held in Talas on September 18-20.")
    assert (event.start, event.end) == ("2020-09-18", "2020-09-20")


def test_a_release_about_no_event_has_none_beside() -> None:
    text = "New head of customs appointed\n\nOSH, 10 May 2021 – Ann Lee was today appointed head of customs.\n"
    assert not extract_event(text + "A workshop was held in Talas in March 2019.\n").related_events


def test_events_side_by_side_are_told_by_a_warning() -> None:
    record = extract_event(f"{HEAD}\n{BODY}\nA seminar on notaries was held in Talas on 6 May.\n")
    assert [event.relation for event in record.related_events] == ["other"]
    assert "several-events" in [warning.code for warning in record.warnings]


def test_a_day_without_a_year_takes_the_main_events_nearest() -> None:
    text = "Judges learn in Osh\n\nA workshop for judges was held in Osh from 3 to 5 December 2020.\n"
    record = extract_event(text + "\nThe next workshop will be held in Talas on 7 February.\n")
    assert [event.start for event in record.related_events] == ["2021-02-07"]


def test_two_days_on_which_an_event_began_and_ends_are_one() -> None:
    found = others(
        "Cadets came from the patrol course that started on 11 October 2021 and will finish on 19 November 2021."
    )
    assert [(other.start, other.end) for other in found] == [("2021-10-11", "2021-11-19")]


def test_what_began_and_what_else_ends_are_two() -> None:
    found = others("A course started in Naryn on 11 October 2021 and a fair in Talas ended on 19 November 2021.")
    assert [other.start for other in found] == ["2021-10-11", "2021-11-19"]


def test_a_day_on_which_words_were_said_is_no_event() -> None:
    assert others("The Service announced on 12 May 2021 that it had held workshops in the country.") == []


def test_an_agency_that_reported_an_event_tells_no_day_of_announcing() -> None:
    (other,) = others("As Kabar reported, on 12 February, a laboratory was handed over to the police in Naryn.")
    assert other.start == "2021-02-12"


def test_those_elsewhere_are_events_of_the_kind_told_before() -> None:
    found = others("The workshop was the third of its kind, after those in Hungary in 2015 and in Georgia in May 2017.")
    assert [other.start for other in found] == ["2015", "2017-05"]


def test_a_year_holds_for_all_that_is_listed_behind_it() -> None:
    found = others("Similar workshops were run last year in Naryn (June) and Talas (October).")
    assert [(other.start, other.location.city) for other in found] == [("2020-06", "Naryn"), ("2020-10", "Talas")]


def test_what_was_held_is_not_of_the_year_of_what_will_follow() -> None:
    found = others("It built on a course conducted in Naryn in February and will be followed by one in Talas in July.")
    assert [(other.start, other.location.city) for other in found] == [("2021-02", "Naryn"), ("2021-07", "Talas")]


def test_what_is_done_in_a_quarter_of_a_year_is_no_event() -> None:
    assert others("The bank showed products which it intends to launch in the first quarter of 2022.") == []


def test_what_has_stood_somewhere_since_a_month_is_no_event() -> None:
    assert others("They saw the first oven, tested by thirty families in Talas since October.") == []


def test_a_town_from_which_people_come_is_not_that_of_their_course() -> None:
    (other,) = others("Clerks from Talas attended a similar workshop in July 2020.")
    assert (other.start, other.location.city) == ("2020-07", None)
