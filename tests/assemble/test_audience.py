"""Who took part, by a table of sentence and value: each sentence stands in a short release of its own."""

from __future__ import annotations

import pytest

from eventextract.extractor import Extractor
from eventextract.record import EventRecord
from eventextract.values import Count

OPENING = "Workshop on cargo inspection held in Valletta\n\nVALLETTA, Malta, 5 May 2020 – A three-day workshop on cargo inspection ended today in Valletta. "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, sentence: str) -> EventRecord:
    return extractor.extract(OPENING + sentence)


def shown(count: object) -> str | None:
    if count is None:
        return None
    plain = count.model_dump()  # type: ignore[attr-defined]
    return str(Count(plain["min"], plain["max"], plain["approximate"]))


COUNTS = [
    ("Twenty customs officers took part.", "20"),
    ("Some 30 customs officers took part in the workshop.", "30~"),
    ("About 45 prosecutors and judges attended the event.", "45~"),
    ("Over 50 representatives of shipping lines attended.", "50.."),
    ("More than 120 delegates from 14 countries attended the workshop.", "120.."),
    ("At least 60 inspectors are attending the course.", "60.."),
    ("Up to 25 inspectors are taking part.", "..25"),
    ("Between 20 and 30 inspectors took part each day.", "20..30"),
    ("As many as 46 students took part.", "46"),
    ("Nearly two dozen inspectors attended.", "24~"),
    ("Dozens of inspectors attended.", None),
    ("The workshop brought together 35 officers of the Customs Department.", "35"),
    ("The workshop gathered around 70 participants from the region.", "70~"),
    ("The event was attended by 60 people, including 25 women.", "60"),
    ("The event was attended by 18 officers (7 women, 11 men).", "18"),
    ("A total of 42 participants, 12 of them women, completed the course.", "42"),
    ("In total, 42 officers completed the course.", "42"),
    ("A group of 15 – nine police officers, four prosecutors and two judges – took part.", "15"),
    ("Nine police officers, four prosecutors and two judges took part.", "15"),
    ("Ten officers of the Customs Department and six of the Port Authority took part.", "16"),
    ("Twelve women and eight men took part.", "20"),
    ("Thirty-six of them went in, and thirty-four came out with certificates.", "36"),
    ("Invitations had gone to 40 officers; thirty-one came.", "31"),
    ("Sixty people had registered, and 42 officers attended the workshop.", "42"),
    ("Twenty-two officers were trained by four instructors from the Coast Guard.", "22"),
    ("The 28 participants included officers of the Customs Department and of the Port Authority.", "28"),
    ("Twenty-four mid-level managers of border agencies, six of them women, completed the course.", "24"),
    ("The training was delivered to 33 officers by two experts.", "33"),
    ("With the participation of 140 officers and forensic chemists, the workshop dealt with containers.", "140"),
    ("Number of participants: 27.", "27"),
    ("Two late entries brought the class to 31.", "31"),
    ("Fifteen law enforcement officers and eight prosecutors learned how to open a container.", "23"),
    ("To date, 850 officers have been trained in such workshops.", None),
    ("Since 2015 the Academy has trained more than 2,000 officers.", None),
    ("The Port Authority employs 1,200 people.", None),
    ("The harbour handles 4,000 containers a year and earns 30 million euros.", None),
    ('"Last year 3,000 people drowned on this route," the Minister said.', None),
    ("The room was built for 200 people.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS)
def test_count(extractor: Extractor, sentence: str, expected: str | None) -> None:
    assert shown(read(extractor, sentence).event.participants.count) == expected


WOMEN = [
    ("Sixty people attended, including 25 women.", "25"),
    ("Eighteen officers (seven women, eleven men) attended.", "7"),
    ("Forty-two participants, 12 of them women, completed the course.", "12"),
    ("Twelve women and eight men took part.", "12"),
    ("Twenty inspectors, among them nine women, took part.", "9"),
    ("Over 30 women from coastal villages took part.", "30.."),
    ("Twenty officers, including five women, took part.", "5"),
    ("The 20 participants – 6 women and 14 men – received certificates.", "6"),
    ("Nineteen officers (twelve female, seven male) took part.", "12"),
    ("Twenty officers took part.", None),
    ("The Academy has trained 300 women since 2015.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), WOMEN)
def test_women(extractor: Extractor, sentence: str, expected: str | None) -> None:
    assert shown(read(extractor, sentence).event.participants.women) == expected


MEN = [
    ("Sixty people attended, including 35 men.", "35"),
    ("Eighteen officers (seven women, eleven men) attended.", "11"),
    ("Forty-two participants, 12 of them men, completed the course.", "12"),
    ("Twelve women and eight men took part.", "8"),
    ("Twenty inspectors, among them nine men, took part.", "9"),
    ("Some 30 young men from coastal villages took part.", "30~"),
    ("The 20 participants – 6 women and 14 men – received certificates.", "14"),
    ("Nineteen officers (twelve female, seven male) took part.", "7"),
    ("Thirty-six pupils (20 girls and 16 boys) took part.", "16"),
    ("Twenty officers took part.", None),
    ("A patrol of 120 men has guarded the harbour since 2015.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), MEN)
def test_men(extractor: Extractor, sentence: str, expected: str | None) -> None:
    assert shown(read(extractor, sentence).event.participants.men) == expected


GROUPS = [
    ("Some 30 customs and police officers took part.", ["customs and police officers"]),
    ("Twenty judges and prosecutors attended the workshop.", ["judges and prosecutors"]),
    ("Over 50 mid-level customs officers from Cyprus took part.", ["mid-level customs officers from Cyprus"]),
    ("The workshop was held for border guards of the Republic of Cyprus.", ["border guards of the Republic of Cyprus"]),
    ("It brought together 24 inspectors from Cyprus and Greece.", ["inspectors from Cyprus and Greece"]),
    ("Sixty people, including 25 women, attended.", ["people"]),
    ("Nine police officers and four prosecutors took part.", ["police officers", "prosecutors"]),
    ("Fifteen young journalists from Malta were trained.", ["young journalists from Malta"]),
    ("Up to 25 tax inspectors are taking part.", ["tax inspectors"]),
    ("The harbour handles 4,000 containers a year.", []),
    ("Maltese customs officers learned how to open a container.", ["Maltese customs officers"]),
]


@pytest.mark.parametrize(("sentence", "expected"), GROUPS)
def test_groups(extractor: Extractor, sentence: str, expected: list[str]) -> None:
    assert list(read(extractor, sentence).event.participants.groups) == expected


COUNTRIES = [
    ("Twenty officers from Cyprus, Greece and Italy took part.", ["CY", "GR", "IT"]),
    ("The participants came from Cyprus, Greece, Italy and the host country.", ["CY", "GR", "IT", "MT"]),
    ("Customs officers of Greece and their counterparts from Cyprus and Italy attended.", ["CY", "GR", "IT"]),
    ("Representatives of the UN Office in Cyprus, Greece and Italy are taking part.", ["CY", "GR", "IT"]),
    ("Ten officers of the Customs Service of Cyprus and six of the Coast Guard of Greece took part.", ["CY", "GR"]),
    ("Thirty officers – ten each from Cyprus, Greece and Italy – took part.", ["CY", "GR", "IT"]),
    ("Thirty officers took part: twelve from Cyprus, ten from Greece and eight from Italy.", ["CY", "GR", "IT"]),
    (
        "Six countries were represented: Cyprus, Greece, Italy, Malta, Spain and France.",
        ["CY", "ES", "FR", "GR", "IT", "MT"],
    ),
    ("Cyprus, Greece and Italy each sent a team of four.", ["CY", "GR", "IT"]),
    ("Delegations from Cyprus and Greece attended the workshop.", ["CY", "GR"]),
    ("The officers, nominated by Cyprus, Greece and Italy, received certificates.", ["CY", "GR", "IT"]),
    ("The workshop was held for Cypriot border guards.", ["CY"]),
    ("Greek and Italian customs officers attended the workshop.", ["GR", "IT"]),
    ("The workshop brought together police officers from Cyprus as well as prosecutors from Greece.", ["CY", "GR"]),
    ("Delegates from Cyprus (12), Greece (8) and Italy (4) attended the workshop.", ["CY", "GR", "IT"]),
    ("Officers of the Customs Department took part.", ["MT"]),
    ("Twenty officers from all regions of the country took part.", ["MT"]),
    ("The sessions were led by instructors from Germany and France.", ["MT"]),
    ("The workshop was funded by the Governments of Japan, Norway and Sweden.", ["MT"]),
    ("Twenty officers took part. Similar workshops were held last year in Spain, France and Italy.", ["MT"]),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTRIES)
def test_countries(extractor: Extractor, sentence: str, expected: list[str]) -> None:
    assert list(read(extractor, sentence).event.participants.countries) == expected


def test_the_host_is_inferred_with_its_basis(extractor: Extractor) -> None:
    record = read(extractor, "Officers of the Customs Department took part.")
    entry = next(e for e in record.evidence if e.path == "/event/participants/countries/0")
    assert (entry.basis, entry.rule) == ("inferred", "participants.countries.event")


def test_a_sum_is_derived_from_its_parts(extractor: Extractor) -> None:
    record = read(extractor, "Nine police officers, four prosecutors and two judges took part.")
    entry = next(e for e in record.evidence if e.path == "/event/participants/count")
    assert (entry.basis, [span.text for span in entry.spans]) == ("derived", ["Nine", "four", "two"])


def test_visitors_are_not_taken_for_hosts(extractor: Extractor) -> None:
    text = "NICOSIA, Cyprus, 5 May 2020 – A study visit on cargo inspection to Nicosia ended today. The visitors saw the harbour."
    assert list(extractor.extract(text).event.participants.countries) == []
