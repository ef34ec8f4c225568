"""What an event is about: by its terms, the more so after its noun; less by names of bodies and of people."""

from __future__ import annotations

import pytest

from eventextract import extract_event

ROWS = [
    ("A seminar on drug trafficking was held in Osh on 3 May.", ["drug-trafficking"]),
    ("A workshop on money laundering was held in Osh on 3 May.", ["money-laundering"]),
    ("A training course on customs procedures was held in Osh on 3 May.", ["customs-trade"]),
    ("A course on human trafficking was held in Osh on 3 May.", ["human-trafficking"]),
    ("A round table on media freedom was held in Osh on 3 May.", ["media-freedom"]),
    ("A conference on water resources was held in Osh on 3 May.", ["environment-water"]),
    ("A forum on renewable energy was held in Osh on 3 May.", ["energy"]),
    ("A workshop on cybercrime was held in Osh on 3 May.", ["cybercrime"]),
    ("A seminar on anti-corruption was held in Osh on 3 May.", ["corruption"]),
    ("A workshop on firearms was held in Osh on 3 May.", ["firearms-weapons"]),
    ("A seminar on elections was held in Osh on 3 May.", ["elections"]),
    ("A field exercise on earthquakes was held near Osh on 3 May.", ["disaster-emergency"]),
    ("A seminar on gender equality was held in Osh on 3 May.", ["gender"]),
    ("A seminar on road safety was held in Osh on 3 May.", ["transport"]),
    ("A drill against an oil spill was held in Osh on 3 May.", ["disaster-emergency"]),
    ("A conference on stock theft was held in Osh on 3 May.", ["policing"]),
    ("A seminar on mutual legal assistance was held in Osh on 3 May.", ["justice"]),
    ("A workshop on ozone-depleting refrigerants was held in Osh on 3 May.", ["environment-water"]),
    ("A webinar on restraining orders was held on 3 May.", ["gender"]),
    ("A course on plea bargaining was held in Osh on 3 May.", ["justice"]),
    ("A seminar on seasonal workers and readmission was held in Osh on 3 May.", ["migration"]),
    ("A course on peacekeeping was held in Osh on 3 May.", ["security-military"]),
    ("A course on public financial management was held in Osh on 3 May.", ["governance"]),
    ("A round table on party finance was held in Osh on 3 May.", ["elections"]),
    ("A seminar on bilingual schools was held in Osh on 3 May.", ["minorities-integration"]),
    ("A workshop on false identities and forced prostitution was held in Osh on 3 May.", ["human-trafficking"]),
    ("A workshop on cybercrime and on terrorism was held in Osh on 3 May.", ["cybercrime", "terrorism-extremism"]),
    ("A seminar on wind parks and heat pumps was held in Osh on 3 May.", ["energy"]),
    ("A course on interrogations and crime scenes was held in Osh on 3 May.", ["policing"]),
    ("A workshop on kickbacks was held in Osh on 3 May.", ["corruption"]),
    ("A workshop on family violence was held in Osh on 3 May.", ["gender"]),
    ("A seminar on hospital waste was held in Osh on 3 May.", ["environment-water", "health"]),
    ("A workshop on joint investigation teams was held in Osh on 3 May.", ["organized-crime"]),
    ("A meeting on penal colonies was held in Osh on 3 May.", ["justice"]),
    ("A round table on libel suits was held in Osh on 3 May.", ["media-freedom"]),
    ("A seminar on romance scams was held in Osh on 3 May.", ["cybercrime"]),
    ("A workshop on gun amnesties was held in Osh on 3 May.", ["firearms-weapons"]),
]


@pytest.mark.parametrize(("lead", "wanted"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_topics(lead: str, wanted: list[str]) -> None:
    assert list(extract_event(f"News from Osh\n\nOSH, 4 May 2021 – {lead}\n").event.topics) == wanted


def test_at_most_four_topics() -> None:
    lead = "A forum on corruption, cybercrime, terrorism, gender equality, migration and elections was held on 3 May."
    assert len(extract_event(f"Six things at once\n\nOSH, 4 May 2021 – {lead}\n").event.topics) == 4


def test_the_name_of_the_place_is_no_topic() -> None:
    lead = "A seminar on road safety was held at the University of Oslo on 3 May."
    assert "education-youth" not in extract_event(f"Safer roads\n\nOSLO, 4 May 2021 – {lead}\n").event.topics


def test_who_listens_says_less_than_the_subject() -> None:
    lead = "A workshop on wildlife trafficking for judges, lawyers and police officers was held in Osh on 3 May."
    assert "smuggling" in extract_event(f"Hunters hunted\n\nOSH, 4 May 2021 – {lead}\n").event.topics


def test_services_that_share_a_noun_for_people_are_no_subject() -> None:
    lead = (
        "A training of customs and police officers on drug trafficking was held in Osh on 3 May. "
        "They learned how heroin is hidden, how precursors are diverted and how drug dealers use parcels."
    )
    found = extract_event(
        f"Training of customs and police officers on drugs\n\nOSH, 4 May 2021 – {lead}\n"
    ).event.topics
    assert "customs-trade" not in found


def test_topics_carry_the_words_that_speak_for_them() -> None:
    record = extract_event("News\n\nOSH, 4 May 2021 – A seminar on drug trafficking was held in Osh on 3 May.\n")
    entry = next(e for e in record.evidence if e.path == "/event/topics/0")
    assert [span.text for span in entry.spans] == ["drug trafficking"]


def test_a_topic_of_the_headline_stays_beside_a_stronger_one() -> None:
    lead = (
        "A seminar on legal aid, court procedure and the judiciary was held for judges in Osh on 3 May. "
        "Prosecutors and lawyers spoke of domestic violence, trials, criminal procedure and legal clinics."
    )
    found = extract_event(f"Judges discuss domestic violence\n\nOSH, 4 May 2021 – {lead}\n").event.topics
    assert {"gender", "justice"} <= set(found)


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("A round table on statelessness was held in Osh on 3 May.", {"migration", "human-rights"}),
        ("A seminar on child marriage was held in Osh on 3 May.", {"gender", "human-rights"}),
    ],
)
def test_a_term_may_speak_for_two_topics(lead: str, wanted: set[str]) -> None:
    assert set(extract_event(f"News from Osh\n\nOSH, 4 May 2021 – {lead}\n").event.topics) == wanted


def test_what_comes_again_is_what_it_is_about() -> None:
    once = "A meeting was held in Osh on 3 May. It dealt with roads, with schools, with fisheries and with much else."
    again = f"{once} Fish stocks shrink. Fishery inspectors spoke of fishing gear, of fish farming and of fisheries."
    found = [extract_event(f"News\n\nOSH, 4 May 2021 – {lead}\n").event.topics for lead in (once, again)]
    assert found[1] == ("environment-water",)
    assert "transport" not in found[0]


@pytest.mark.parametrize("place", ["the port of Poti", "Manas airport", "a ferry terminal", "the railway station"])
def test_where_goods_or_people_pass_is_no_topic(place: str) -> None:
    lead = f"A course on drug trafficking was held at {place} on 3 May. Customs officers searched bags for heroin."
    assert "transport" not in extract_event(f"News\n\nPOTI, 4 May 2021 – {lead}\n").event.topics


def test_no_terms_no_topics() -> None:
    assert not extract_event("News\n\nOSH, 4 May 2021 – A picnic was held in Osh on 3 May.\n").event.topics
