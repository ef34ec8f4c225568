"""The publication date: printed line, dateline, metadata, caller; and what is warned of about dates."""

from __future__ import annotations

import pytest

from eventextract.extractor import Extractor

BODY = "A seminar on seed law was held in Samarkand. Forty farmers from three districts took part in the seminar."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


PRINTED = [
    (f"Farmers discuss seeds\n\n12 May 2016\n\n{BODY}", "2016-05-12", "dates.publication-line"),
    (f"Farmers discuss seeds\n\nPosted on: 12.05.2016\n\n{BODY}", "2016-05-12", "dates.publication-line"),
    (f"Farmers discuss seeds\n\nMay 12, 2016\n\n{BODY}", "2016-05-12", "dates.publication-line"),
    (f"Farmers discuss seeds\n\nSAMARKAND, 12 May 2016 - {BODY}", "2016-05-12", "dates.dateline"),
    (f"Farmers discuss seeds\n\nPublished 13 May 2016\n\nSAMARKAND, 12 May 2016 - {BODY}", "2016-05-13", None),
    (f"Farmers discuss seeds\n\n{BODY}\n\nPublished 12 May 2016", "2016-05-12", "dates.publication-line"),
    (f"Farmers discuss seeds\n\nSAMARKAND, May 12 - {BODY}", None, None),
    (f"Farmers discuss seeds\n\nSamarkand, 10-12 May 2016\n\n{BODY}", None, None),
    (f"Farmers discuss seeds\n\n{BODY} The Seed Act is of 12 May 2016.", None, None),
    (f"Farmers discuss seeds\n\n{BODY}", None, None),
    (
        f"Farmers discuss seeds\n\n{BODY}\n\nPublished on 12/05/2016 by the press office of the farmers of the region.",
        "2016-05-12",
        None,
    ),
    (f"Farmers discuss seeds\nBy Anna Ek - May 12,2016 - Last updated at May 14,2016\n\n{BODY}", "2016-05-12", None),
    (f"Farmers discuss seeds\nAll News 14:08 May 12, 2016\n\nSAMARKAND, May 12 (NTB) -- {BODY}", "2016-05-12", None),
    (f"Farmers discuss seeds\nSamarkand, 05.26.2016 19h22\n\n{BODY}", "2016-05-26", None),
    (f"Farmers discuss seeds\n\nSamarkand, Old Town, 24-05-16\n\n{BODY}", "2016-05-24", None),
    (f"Farmers discuss seeds\nWhen? Starting on Monday, 16 May 2016\n\n{BODY}", None, None),
]


@pytest.mark.parametrize(("text", "published", "rule"), PRINTED)
def test_published(extractor: Extractor, text: str, published: str | None, rule: str | None) -> None:
    record = extractor.extract(text)
    assert record.source.published == published
    rules = [entry.rule for entry in record.evidence if entry.path == "/source/published"]
    assert len(rules) == (published is not None)
    assert rule is None or rules == [rule]


def test_the_caller_goes_before_the_text_and_is_warned(extractor: Extractor) -> None:
    record = extractor.extract(PRINTED[0][0], published="2016-05-14")
    assert record.source.published == "2016-05-14"
    assert ("date-contradicts-metadata", "/source/published") in {(w.code, w.path) for w in record.warnings}


WARNED = [
    ("A seminar on seed law was held in Samarkand on Monday, 10 May 2016.", "date-contradicts-weekday", "/event/start"),
    ("A seminar on seed law was held in Samarkand on 03/04/2016.", "date-ambiguous", "/event/start"),
    ("A seminar on seed law opened in Samarkand on 10 May 2016.", "end-unknown", "/event/end"),
    ("A seminar on seed law was held in Samarkand on 10 May.", "year-unknown", "/event/start"),
    (
        "A five-day seminar on seed law was held in Samarkand from 10 to 11 May 2016.",
        "duration-mismatch",
        "/event/duration",
    ),
    ("A seminar on seed law was held in Samarkand.", "value-unstated", "/event/start"),
]


@pytest.mark.parametrize(("text", "code", "path"), WARNED)
def test_warnings(extractor: Extractor, text: str, code: str, path: str) -> None:
    found = {(w.code, w.path) for w in extractor.extract(f"Farmers discuss seeds\n\n{text}").warnings}
    assert (code, path) in found


def test_nothing_doubtful_is_not_warned_of(extractor: Extractor) -> None:
    text = "Farmers discuss seeds\n\nA two-day seminar on seed law was held in Samarkand on 10 and 11 May 2016."
    codes = {w.code for w in extractor.extract(text).warnings}
    assert not codes & {code for _, code, path in WARNED if path.startswith("/event/") and code != "value-unstated"}


def test_an_event_reported_beside_the_main_one_is_warned_of(extractor: Extractor) -> None:
    first = "Farmers discuss seeds\n\nPublished 16 May 2016\n\nA seminar on seed law was held in Samarkand on 5 May."
    text = f"{first}\n\nA conference on wool took place in Termez on 12 May."
    assert "several-events" in {w.code for w in extractor.extract(text).warnings}
    assert "several-events" not in {w.code for w in extractor.extract(first).warnings}


LINES = [
    ("Graz (Austria), 4 May 2016 - ", "Graz (Austria)"),
    ("GRAZ, Austria, 4 May 2016 - ", "GRAZ, Austria"),
    ("Graz, 4 May 2016 - ", "Graz"),
]


@pytest.mark.parametrize(("line", "place"), LINES)
def test_the_place_of_a_dateline(extractor: Extractor, line: str, place: str) -> None:
    assert extractor.extract(f"Farmers discuss seeds\n\n{line}{BODY}").source.dateline == place
